"""Where compiled code is kept between two starts: a folder that is ours and can be written."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs

DIGEST_BYTES = hashlib.sha256().digest_size


def list_cache_folders() -> Iterator[Path]:
    """Folders to try, best first: the user's cache, and one of ours in the temporary folder."""
    yield platformdirs.user_cache_path("guibp", appauthor=False) / "kernel"
    temporary = _own_temporary_folder()
    if temporary is not None:
        yield temporary


def _own_temporary_folder() -> Path | None:
    """A folder in the temporary one that only this user can write; code is loaded from it."""
    if not hasattr(os, "getuid"):
        return None
    folder = Path(tempfile.gettempdir()) / f"guibp-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    owned = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    return folder if owned else None


def find_code(name: str) -> bytes | None:
    """The code that is kept under a name, if it is whole."""
    for folder in list_cache_folders():
        try:
            kept = (folder / name).read_bytes()
        except OSError:
            continue
        digest, code = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
        # Code that was cut short or changed would crash the program instead of failing.
        if hashlib.sha256(code).digest() == digest:
            return code
    return None


def keep_code(name: str, code: bytes) -> None:
    """Keep code under a name in the first folder that takes it; without one it is compiled every time."""
    for folder in list_cache_folders():
        try:
            _write_whole(folder, name, hashlib.sha256(code).digest() + code)
        except OSError:
            continue
        return


def _write_whole(folder: Path, name: str, content: bytes) -> None:
    """Write a file so that another process sees all of it or nothing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(folder / name)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
