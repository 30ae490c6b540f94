"""Who may do what with a file: its owner, group, permissions and access lists, which a saved one keeps."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rights:
    """What a file has besides its content."""

    mode: int
    """The permission bits."""
    owner: int
    group: int
    attributes: tuple[tuple[str, bytes], ...]
    """Extended ones, access lists among them."""


def read_rights(path: Path, status: os.stat_result) -> Rights:
    """The rights of a file whose status is known."""
    return Rights(stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid, tuple(_attributes(path)))


def give_rights(path: Path, rights: Rights) -> None:
    """Give a new file the rights of the one whose place it takes.

    An owner or a group that may not be given stays ours; then nobody of ours may do more than anybody.
    Raises ``OSError`` if the permissions cannot be set.
    """
    mode = rights.mode
    if not _is_given(path, rights):
        mode = mode & (stat.S_IRWXU | stat.S_IRWXO) | (mode & stat.S_IRWXO) << 3
    if sys.platform == "linux":
        for name, value in rights.attributes:
            with suppress(OSError):
                os.setxattr(path, name, value)
    # At last: another owner takes bits away.
    path.chmod(mode)


def _is_given(path: Path, rights: Rights) -> bool:
    """Whether the file has the group that it should have, and the owner if that can be."""
    if sys.platform == "win32":
        return True
    found = path.stat()
    if (found.st_uid, found.st_gid) == (rights.owner, rights.group):
        return True
    for owner in (rights.owner, -1):
        with suppress(OSError):
            os.chown(path, owner, rights.group)
            return True
    return False


def _attributes(path: Path) -> Iterator[tuple[str, bytes]]:
    if sys.platform != "linux":
        return
    with suppress(OSError):
        for name in os.listxattr(path):
            # The system labels files itself.
            if not name.startswith("security."):
                yield name, os.getxattr(path, name)
