"""Stale files: temporary ones that a save left behind which was killed."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path

STALE_SECONDS = 86_400.0
"""A save takes nowhere near a day."""
_TEMPORARY = re.compile(r"\.guibp-[0-9a-f]{8}")


def sweep_beside(path: Path) -> int:
    """Remove the temporary files of former saves that lie beside a document; returns how many went.

    Only regular files with the name that ``replace_file`` gives, and older than a day. What cannot be
    removed stays.
    """
    folder = Path(os.path.realpath(path)).parent
    try:
        with os.scandir(folder) as entries:
            stale = [Path(entry.path) for entry in entries if _is_stale(entry)]
    except OSError:
        return 0
    return sum(_is_removed(one) for one in stale)


def _is_stale(entry: os.DirEntry[str]) -> bool:
    if _TEMPORARY.fullmatch(entry.name) is None:
        return False
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime > STALE_SECONDS


def _is_removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
