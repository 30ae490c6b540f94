"""Files read whole within a limit, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from guibp.model.errors import FileError, GuibpError
from guibp.model.file_rights import Rights, give_rights, read_rights

CHUNK = 2**16
"""Bytes in one write: a full disk then shows at the next one."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""A pipe without a writer would keep us waiting."""
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
"""What a file system answers that cannot flush folders, or a folder that we may not read."""

_ANYONE_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

PathLike = str | os.PathLike[str]


class UnflushedError(FileError):
    """A file is saved, but its folder is not known to be on the disk."""


def read_file(path: PathLike, limit: int) -> bytes:
    """The bytes of a regular file; raises ``FileError``, also if there are more than ``limit``."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
        try:
            return _read_open_file(path, descriptor, limit)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _failure("cannot read {path}: {reason}", path, error) from error


def _read_open_file(path: PathLike, descriptor: int, limit: int) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise FileError("{path} is a folder", path=os.fspath(path))
    if not stat.S_ISREG(status.st_mode):
        raise FileError("{path} is no regular file", path=os.fspath(path))
    if status.st_size <= limit:
        data = _read_all(descriptor, limit + 1)
        if len(data) <= limit:
            return data
    raise FileError("{path} is larger than {limit} MiB", path=os.fspath(path), limit=limit // 2**20)


def _read_all(descriptor: int, most: int) -> bytes:
    chunks = []
    while most > 0 and (chunk := os.read(descriptor, min(most, 2**20))):
        chunks.append(chunk)
        most -= len(chunk)
    return b"".join(chunks)


def replace_file(path: PathLike, data: bytes) -> None:
    """Make the file hold these bytes; raises ``FileError``, and then the file is what it was.

    But for an ``UnflushedError``: then it holds the bytes, and may lose them in a power failure.

    The bytes go to a temporary file beside it, are flushed to the disk, read back and compared, and
    take the file's place in one step. A link is followed and stays a link; owner and permissions stay. Other
    hard links to the file keep the former content.
    """
    try:
        target = _find_target(path)
        _write_beside(target, data, _rights_of(target))
    except (OSError, ValueError) as error:
        raise _failure("cannot save {path}: {reason}", path, error) from error
    try:
        _sync_folder(target.parent)
    except OSError as error:
        template = "{path} is saved, but could be lost in a power failure: {reason}"
        raise UnflushedError(template, path=os.fspath(path), reason=error.strerror or str(error)) from error


def _failure(template: str, path: PathLike, error: OSError | ValueError) -> GuibpError:
    reason = error.strerror if isinstance(error, OSError) else None
    return FileError(template, path=os.fspath(path), reason=reason or str(error))


def _find_target(path: PathLike) -> Path:
    """The file itself, behind all links."""
    if Path(path).is_symlink():
        return Path(os.path.realpath(path, strict=True))
    return Path(path).absolute()


def _rights_of(target: Path) -> Rights | None:
    """The rights of the file that is there, if one is; refuses what must not be replaced."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    if not mode & _ANYONE_WRITES or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    return read_rights(target, status)


def _write_beside(target: Path, data: bytes, rights: Rights | None) -> None:
    # A short name of its own: one made from the target's could be too long.
    temporary = target.with_name(f".guibp-{secrets.token_hex(4)}")
    private = stat.S_IRUSR | stat.S_IWUSR
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(temporary, flags, 0o666 if rights is None else private)
    try:
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)
        _compare(temporary, data)
        if rights is not None:
            give_rights(temporary, rights)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    waiting = memoryview(data)
    while waiting:
        written = os.write(descriptor, waiting[:CHUNK])
        if written <= 0:
            raise OSError(errno.EIO, "nothing more could be written")
        waiting = waiting[written:]
    os.fsync(descriptor)


def _compare(temporary: Path, data: bytes) -> None:
    descriptor = os.open(temporary, os.O_RDONLY | _BINARY)
    try:
        if _read_all(descriptor, len(data) + 1) != data:
            raise OSError(errno.EIO, "what was written reads back differently")
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Flush the folder, so that the new name survives a power failure; Windows knows no such thing."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _BINARY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
