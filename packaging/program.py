"""Builds the program that needs no Python, one folder, and tries it: ``python run.py package program``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import icons
from tryout import TryoutError, try_command

ROOT = Path(__file__).parents[1]
SPEC = Path(__file__).with_name("guibp.spec")
DIST, BUILD = ROOT / "dist", ROOT / "build"
NEEDED = ("guibp/engine/loops/compiler.py", "licence-texts/LGPL-3.0.txt", "qtbase_ko.qm", "*qsvgicon*")
"""What nothing would miss at once. The text of the loops names the compiled code that is kept: without it, a
newer program of the same version would load what an older one compiled."""
UNWANTED = "direct_url.json"
"""Holds a path of the machine that it was built on."""
MEGABYTE = 10**6


def main() -> int:
    """Build into ``dist/guibp`` and try."""
    icons.write_containers(BUILD / "icons")
    places = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places]
    subprocess.run([*command, str(SPEC)], check=True, cwd=ROOT)
    program = find_program(DIST)
    try:
        try_program(program)
    except TryoutError as error:
        print(f"guibp: {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in _files(program.parent)) // MEGABYTE
    print(f"{program.relative_to(ROOT)} runs; its folder has {size} MB")
    return 0


def find_program(dist: Path) -> Path:
    """The program that was built, where each system has it."""
    if sys.platform == "darwin":
        return dist / "guibp.app" / "Contents" / "MacOS" / "guibp"
    return dist / "guibp" / ("guibp.exe" if os.name == "nt" else "guibp")


def try_program(program: Path) -> None:
    """Try what was built, and that it holds what nothing would miss at once."""
    folder = program.parent if sys.platform != "darwin" else program.parents[1]
    missing = [name for name in NEEDED if not any(folder.rglob(name))]
    if missing:
        raise TryoutError(f"not in the folder: {', '.join(missing)}")
    if any(folder.rglob(UNWANTED)):
        raise TryoutError(f"in the folder, and not to be: {UNWANTED}")
    try_command([str(program)])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
