"""Crash stacks: the file that takes the stacks of a hard crash, and the one that keeps those of the last."""

from __future__ import annotations

import platform
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import PySide6

from guibp import __version__

NAME, FORMER_NAME = "crash.log", "crash.log.1"
_HEAD = "guibp "


def begin_stacks(folder: Path) -> tuple[TextIO, Path | None]:
    """Open the file for this run, which begins with the versions.

    What a run that crashed left there is put aside first, and where to is the second part of the answer.
    Raises ``OSError`` where the folder cannot be written.
    """
    path = folder / NAME
    former = _put_aside(path, folder / FORMER_NAME) if _holds_stacks(path) else None
    # Appended to, and not written anew: another window that runs has the same file open.
    stacks = path.open("a", encoding="utf-8")
    if not _holds_stacks(path):
        stacks.truncate(0)
    stacks.write(f"{_HEAD}{__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}\n")
    stacks.flush()
    return stacks, former


def _holds_stacks(path: Path) -> bool:
    """Whether there is more in it than the lines with which runs began."""
    if not path.exists():
        return False
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return any(line and not line.startswith(_HEAD) for line in lines)


def _put_aside(path: Path, place: Path) -> Path:
    """Rename it; where another process holds it fast it stays, and this run's stacks come behind."""
    with suppress(OSError):
        return path.replace(place)
    return path
