"""Where the compiled loops are kept between two starts: a folder that is ours and can be written."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

FIXED_TIME = 1_000_000_000
"""The time stamp of every module file: numba's cache compares it, and two processes may both write."""


@contextmanager
def open_cache_folders() -> Iterator[Iterator[Path]]:
    """Folders to try, best first: the user's cache, one of ours in the temporary folder, a fleeting one."""
    with tempfile.TemporaryDirectory(prefix="guibp-", ignore_cleanup_errors=True) as last:
        yield _list_folders(Path(last))


def _list_folders(last: Path) -> Iterator[Path]:
    yield platformdirs.user_cache_path("guibp", appauthor=False) / "kernel"
    temporary = _own_temporary_folder()
    if temporary is not None:
        yield temporary
    yield last


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


def keep_module(folder: Path, name: str, text: str) -> Path:
    """The file of a module with this text, written whole if it is not there; raises ``OSError``."""
    path = folder / f"{name}.py"
    if _has_text(path, text):
        return path
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.utime(temporary, (FIXED_TIME, FIXED_TIME))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def _has_text(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False


def holds_compiled(folder: Path, name: str, functions: int) -> bool:
    """Whether the folder has numba's index of that many compiled functions of a module."""
    return len(list(folder.glob(f"__pycache__/{name}*.nbi"))) >= functions


def discard_module(folder: Path, name: str) -> None:
    """Remove what is kept of a module, so that a damaged cache is made anew at the next start."""
    for path in (*folder.glob(f"{name}*"), *folder.glob(f"__pycache__/{name}*")):
        try:
            path.unlink()
        except OSError:  # read-only, or gone: then it cannot be mended from here
            continue
