"""Builds wheel and sdist, and tries every way to install them: ``python run.py package wheel``."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tryout import TryoutError, try_command

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
LOCK = Path(__file__).with_name("requirements.lock")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""


def build(folder: Path, source: Path = ROOT) -> tuple[Path, Path]:
    """Build from a source into a folder; returns the wheel and the sdist."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def names_in_wheel(wheel: Path) -> set[str]:
    """The files of a wheel but its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    return {name.partition(".data/")[2] or name for name in names if ".dist-info/" not in name}


def names_in_sdist(sdist: Path) -> set[str]:
    """The files of an sdist, without the folder that they are all in."""
    with tarfile.open(sdist) as archive:
        return {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}


def expected_in_wheel() -> set[str]:
    """The files of the checkout that an installation needs, by their names in a wheel."""
    code = {path.relative_to(ROOT).as_posix() for path in _files("guibp")}
    resources = {path.relative_to(ROOT / "resources").as_posix() for path in _files("resources")}
    return code | {f"guibp/_resources/{name}" for name in resources} | {"data/share/man/man1/guibp.1"}


def _files(folder: str) -> Iterator[Path]:
    return (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")


def main() -> int:
    """Build into ``dist/`` and try; each way to install has an environment of its own."""
    DIST.mkdir(exist_ok=True)
    for old in (*DIST.glob("*.whl"), *DIST.glob("*.tar.gz")):
        old.unlink()
    wheel, sdist = build(DIST)
    for way in (try_locked, try_sdist, try_pipx, try_uvx):
        print(f"{way.__name__.removeprefix('try_')}: ", end="", flush=True)
        try:
            with tempfile.TemporaryDirectory(prefix="guibp-clean-") as folder:
                way(sdist if way is try_sdist else wheel, Path(folder))
        except (TryoutError, subprocess.CalledProcessError) as error:
            print(f"failed\nguibp: {error}", file=sys.stderr)
            return 1
        print("installs and runs")
    print(f"{wheel.relative_to(ROOT)}\n{sdist.relative_to(ROOT)}")
    return 0


def try_locked(wheel: Path, folder: Path) -> None:
    """With pip, in exactly the versions of the lock, each file held against its hash."""
    pip = make_environment(folder)
    run(*pip, "install", "--require-hashes", "--requirement", str(LOCK))
    run(*pip, "install", "--no-deps", "--no-index", str(wheel))
    try_command([str(folder / SCRIPTS / f"guibp{SUFFIX}")])


def try_sdist(sdist: Path, folder: Path) -> None:
    """With pip, from source, in the newest versions that fit."""
    run(*make_environment(folder), "install", str(sdist))
    try_command([str(folder / SCRIPTS / f"guibp{SUFFIX}")])


def try_pipx(wheel: Path, folder: Path) -> None:
    """As an application with an environment of its own."""
    names = {"PIPX_HOME": "home", "PIPX_BIN_DIR": "bin", "PIPX_MAN_DIR": "man"}
    places = {name: str(folder / place) for name, place in names.items()}
    run(sys.executable, "-m", "pipx", "install", str(wheel), **places)
    try_command([str(folder / "bin" / f"guibp{SUFFIX}")])


def try_uvx(wheel: Path, _: Path) -> None:
    """Without installing anything."""
    uv = [sys.executable, "-m", "uv", "tool", "run", "--quiet", "--no-progress"]
    try_command([*uv, "--from", str(wheel), "guibp"])


def make_environment(folder: Path) -> list[str]:
    """Make an environment; returns the words that start a pip for it."""
    run(
        sys.executable,
        "-m",
        "uv",
        "venv",
        "--quiet",
        "--seed",
        "--python",
        sys.executable,
        "--clear",
        str(folder),
    )
    return [str(folder / SCRIPTS / f"python{SUFFIX}"), "-m", "pip", "--disable-pip-version-check", "--quiet"]


def run(*command: str, **environment: str) -> None:
    """Run a tool; raises ``CalledProcessError`` after its own message."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environment})
