"""Writes the locks anew: ``python run.py package lock``.

A lock names every package that an installation needs, directly or not, in one exact version for each
Python and system, with the hashes of its files. It says nothing of where a file is fetched from: that is
for the settings of whoever installs.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent
OLDEST_PYTHON = "3.11"
LOCKS: Mapping[str, tuple[str, ...]] = {
    "requirements.lock": (),
    "requirements-test.lock": ("test", "package"),
}
"""File -> the extras of guibp that it holds too."""
HEAD = "# Made by `python run.py package lock` from pyproject.toml; do not edit.\n"


def compile_lock(extras: tuple[str, ...]) -> str:
    """The lock of guibp with these extras, for every Python and system that it runs on."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-header"]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--upgrade"]
    # Neither the addresses that this machine is set up with, nor packages found beside it.
    command += ["--no-config", "--no-emit-index-url", "--no-emit-find-links"]
    for extra in extras:
        command += ["--extra", extra]
    return HEAD + subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> int:
    """Write every lock."""
    for name, extras in LOCKS.items():
        (FOLDER / name).write_text(compile_lock(extras), encoding="utf-8")
        print(f"packaging/{name}")
    return 0
