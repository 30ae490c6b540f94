"""Recovery files: documents that are not saved, kept where no user's own file is touched."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_state_path
from PySide6.QtCore import QLockFile

from guibp.gui.file_stamp import FileStamp, is_gone
from guibp.gui.preferences import APPLICATION
from guibp.model.atomic_file import read_file
from guibp.model.document_json import MAXIMUM_BYTES
from guibp.model.document_reading import read_document
from guibp.model.errors import FileError, GuibpError
from guibp.model.graph import Graph
from guibp.model.stale_files import sweep_beside

FORMAT, VERSION = "guibp-recovery", 1
SUFFIX, LOCK_SUFFIX = ".recovery", ".lock"
KEPT_DAYS = 30
_DAY_SECONDS = 86_400.0
_MOST_HEADER = 2**16


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document that is not saved belongs."""

    path: Path | None
    """Its own file, if it has one."""
    name: str
    """What it is called without one."""
    stamp: FileStamp | None
    """What its file was when the document was read from it or written to it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document out of a recovery file."""

    origin: Origin
    seconds: float
    """When it was kept, since the epoch."""
    graph: Graph


def recovery_folder() -> Path:
    """Where recovery files are; it need not be there yet."""
    return user_state_path(APPLICATION) / "recovery"


def new_place(folder: Path) -> Path:
    """A name that no other window has."""
    return folder / f"{secrets.token_hex(8)}{SUFFIX}"


def claim(place: Path) -> QLockFile | None:
    """The lock on a recovery file, or ``None`` while the process that holds it lives.

    The lock holds pid and host; that of a process which is dead is broken.
    """
    lock = QLockFile(str(place.with_suffix(LOCK_SUFFIX)))
    # Never by its age: a window may be open for days.
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None


def write_header(origin: Origin, seconds: float) -> bytes:
    """The line that comes before the document."""
    stamp = origin.stamp
    fields = {
        "format": FORMAT,
        "version": VERSION,
        "path": None if origin.path is None else str(origin.path),
        "name": origin.name,
        "time": seconds,
        "stamp": None if stamp is None else [stamp.size, stamp.changed_ns, stamp.digest],
    }
    return json.dumps(fields).encode("ascii") + b"\n"


def read_kept(place: Path) -> Kept:
    """The document of a recovery file, checked as any document is; raises ``GuibpError``."""
    data = read_file(place, MAXIMUM_BYTES + _MOST_HEADER)
    header, _, document = data.partition(b"\n")
    origin, seconds = _read_header(header, place)
    return Kept(origin, seconds, read_document(document, str(place)))


def _read_header(header: bytes, place: Path) -> tuple[Origin, float]:
    try:
        fields = json.loads(header[:_MOST_HEADER].decode("ascii"))
        _require_known(fields["format"], fields["version"])
        path, name, stamp = fields["path"], fields["name"], fields["stamp"]
        origin = Origin(
            None if path is None else Path(path),
            str(name),
            None if stamp is None else FileStamp(int(stamp[0]), int(stamp[1]), str(stamp[2])),
        )
        return origin, float(fields["time"])
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError) as error:
        raise FileError("{path} is no recovery file", path=str(place)) from error


def _require_known(format_: object, version: object) -> None:
    if (format_, version) != (FORMAT, VERSION):
        raise ValueError(version)


def is_old(place: Path, days: float) -> bool:
    """Whether a file was last written so many days ago; one that is gone is not."""
    try:
        return time.time() - place.stat().st_mtime > days * _DAY_SECONDS
    except OSError:
        return False


def find_left(folder: Path) -> list[Path]:
    """The recovery files in the folder, the newest first."""
    try:
        places = [place for place in folder.iterdir() if place.suffix == SUFFIX]
        return sorted(places, key=lambda place: place.stat().st_mtime, reverse=True)
    except OSError:
        return []


def try_reading(place: Path) -> Kept | None:
    """What a recovery file holds, or ``None`` where it is damaged."""
    try:
        return read_kept(place)
    except GuibpError:
        return None


def sweep(folder: Path) -> None:
    """Remove what processes left that are dead: old recovery files, temporary ones, locks of none."""
    try:
        found = list(folder.iterdir())
    except OSError:
        return
    sweep_beside(folder / "any")
    for path in found:
        if path.suffix == LOCK_SUFFIX and is_gone(path.with_suffix(SUFFIX)):
            _release_dead(path)
        elif path.suffix == SUFFIX and is_old(path, KEPT_DAYS):
            lock = claim(path)
            if lock is not None:
                remove(path)
                lock.unlock()


def _release_dead(path: Path) -> None:
    lock = claim(path)
    if lock is not None:
        lock.unlock()


def remove(place: Path) -> None:
    """Remove a file that may be gone already; one that cannot be removed stays."""
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return
