"""File stamps: what a file was when it was read or written, to tell whether somebody changed it since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from guibp.model.atomic_file import read_file
from guibp.model.document_json import MAXIMUM_BYTES
from guibp.model.errors import FileError


@dataclass(frozen=True, slots=True)
class FileStamp:
    """The size in bytes, the time of change in nanoseconds, and a SHA-256 of the content."""

    size: int
    changed_ns: int
    digest: str


def stamp_file(path: Path) -> FileStamp | None:
    """The stamp of a document's file, or ``None`` where none can be read."""
    try:
        status = path.stat()
        data = read_file(path, MAXIMUM_BYTES)
    except (OSError, ValueError, FileError):
        return None
    return FileStamp(len(data), status.st_mtime_ns, hashlib.sha256(data).hexdigest())


def is_gone(path: Path) -> bool:
    """Whether there is no such file any more; one that cannot be looked at may be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def has_changed(path: Path, stamp: FileStamp) -> bool:
    """Whether a file that is there holds something else than it did; a mere touch is no change."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    if (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.changed_ns):
        return False
    now = stamp_file(path)
    return now is None or now.digest != stamp.digest
