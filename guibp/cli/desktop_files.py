"""What makes a desktop know guibp: its entry, the type of its documents and its icons, below one folder.

Follows the Desktop Entry, Shared MIME-info and Icon Theme specifications of freedesktop.org.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guibp import resources
from guibp.model.atomic_file import replace_file
from guibp.model.errors import FileError

ENTRY = "applications/guibp.desktop"
TYPE = "mime/packages/guibp.xml"
ICONS = "icons/hicolor"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_DOCUMENT_ICON = "application-x-guibp+json"
"""Desktops look for the icon of a type under its name with a dash for the slash."""
_MEANS_MORE = re.compile(r'(["`$\\])')
_MOST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class DesktopFile:
    """A file that a desktop reads: its place below the data folder, and what it holds."""

    place: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """What a desktop reads in place of the files of a folder, and the program that makes it anew."""

    folder: str
    command: tuple[str, ...]
    name: str = ""
    """Of the index, where it is only brought up to date, never begun; else it is always made."""


INDEXES = (
    Index("mime", ("update-mime-database",)),
    Index("applications", ("update-desktop-database", "--quiet")),
    Index(ICONS, ("gtk-update-icon-cache", "--quiet", "--ignore-theme-index"), "icon-theme.cache"),
)


def find_data_home(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's data folder; a relative ``XDG_DATA_HOME`` is to be ignored, says its specification."""
    named = Path(environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def list_desktop_files(command: Sequence[str]) -> tuple[DesktopFile, ...]:
    """All that is installed for a program that is started by these words."""
    icon = resources.path("icons", "guibp.svg").read_bytes()
    document = resources.path("icons", "guibp-document.svg").read_bytes()
    sizes = ((size, resources.path("icons", "sizes", f"{size}.png").read_bytes()) for size in ICON_SIZES)
    return (
        DesktopFile(ENTRY, write_entry(command).encode("utf-8")),
        DesktopFile(TYPE, resources.path("desktop", "guibp.xml").read_bytes()),
        DesktopFile(f"{ICONS}/scalable/apps/guibp.svg", icon),
        DesktopFile(f"{ICONS}/scalable/mimetypes/{_DOCUMENT_ICON}.svg", document),
        *(DesktopFile(f"{ICONS}/{size}x{size}/apps/guibp.png", picture) for size, picture in sizes),
    )


def write_entry(command: Sequence[str]) -> str:
    """The desktop entry that starts a program by these words, and gives it the file that was opened."""
    entry = resources.read_text("desktop", "guibp.desktop")
    words = " ".join(quote_word(word) for word in command)
    return entry.replace("@PROGRAM@", _escape(command[0])).replace("@COMMAND@", words)


def quote_word(word: str) -> str:
    """A word of the key Exec, in quotes, whatever is in it.

    Two rules work one upon the other (Desktop Entry Specification, The Exec key): a backslash before
    what means something within quotes, and then the escapes of every string; ``%%`` is a per cent sign.
    """
    return _escape('"' + _MEANS_MORE.sub(r"\\\1", word) + '"').replace("%", "%%")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def install_files(files: Sequence[DesktopFile], data_home: Path) -> list[Path]:
    """Write what is not there yet or is different, each file whole or not at all; returns what was written.

    Raises ``FileError`` for the first that cannot be written.
    """
    return [data_home / file.place for file in files if _write(data_home / file.place, file.content)]


def _write(path: Path, content: bytes) -> bool:
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(path, error) from error
    replace_file(path, content)
    return True


def remove_files(files: Sequence[DesktopFile], data_home: Path) -> list[Path]:
    """Take away what is there; returns what was. Raises ``FileError`` for the first that cannot go."""
    removed = []
    for path in (data_home / file.place for file in files):
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _failure(path, error) from error
        removed.append(path)
    return removed


def _failure(path: Path, error: OSError) -> FileError:
    return FileError("cannot change {path}: {reason}", path=path, reason=error.strerror or str(error))


def update_indexes(data_home: Path) -> list[str]:
    """Have the desktop read the folders anew; returns the programs for that which are not here or failed."""
    missed = []
    for index in INDEXES:
        folder = data_home / index.folder
        if not folder.is_dir() or (index.name and not (folder / index.name).is_file()):
            continue
        if not _run([*index.command, str(folder)]):
            missed.append(index.command[0])
    _touch(data_home / ICONS)
    return missed


def _run(command: Sequence[str]) -> bool:
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        ended = subprocess.run(
            [program, *command[1:]], capture_output=True, timeout=_MOST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def _touch(folder: Path) -> None:
    """Icon themes are read anew when their folder is younger than what a desktop remembers of it."""
    if folder.is_dir():
        os.utime(folder)
