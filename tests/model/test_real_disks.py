"""Saving on file systems that are full, read-only or lose power, on hard links, and from several threads."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from guibp.model.atomic_file import CHUNK, read_file, replace_file
from guibp.model.errors import FileError
from guibp.model.stale_files import STALE_SECONDS, sweep_beside

OLD, NEW = b"o" * 50_000, b"n" * 3 * CHUNK
MOUNT, UNMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="file systems are mounted on Linux alone")


@dataclass(frozen=True, slots=True)
class Disk:
    """A small file system of its own."""

    folder: Path

    def remount(self, options: str) -> None:
        subprocess.run([MOUNT, "-o", f"remount,{options}", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A real file system of 256 KiB; only root may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not MOUNT:
        pytest.skip("no file system can be mounted here")
    kind = ["-t", "tmpfs", "-o", "size=256k", "guibp-test"]
    made = subprocess.run([MOUNT, *kind, str(folder)], check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield Disk(folder)
    subprocess.run([UNMOUNT, str(folder)], check=True)


def write_over(path: Path, data: bytes) -> None:
    """The naive way, which the controls show to lose."""
    path.write_bytes(data)


@linux_only
@pytest.mark.parametrize("room", [0, 1, 4096, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_full_disk_leaves_the_old_file_whole(disk: Disk, room: int) -> None:
    path = disk.folder / "a.guibp"
    path.write_bytes(OLD)
    fill(disk, room)
    with pytest.raises(FileError, match="No space left"):
        replace_file(path, NEW)
    assert path.read_bytes() == OLD
    assert sorted(one.name for one in disk.folder.iterdir()) == ["a.guibp", "filler"]
    (disk.folder / "filler").unlink()
    path.unlink()
    replace_file(path, NEW)
    assert path.read_bytes() == NEW


@linux_only
def test_on_a_full_disk_writing_over_loses(disk: Disk) -> None:
    """The control."""
    path = disk.folder / "a.guibp"
    path.write_bytes(OLD)
    fill(disk, 4096)
    with pytest.raises(OSError, match="No space left"):
        write_over(path, NEW)
    assert path.read_bytes() != OLD


def fill(disk: Disk, room: int) -> None:
    """Leave so many bytes, rounded to the pages of the file system."""
    with (disk.folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"f" * 4096)
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - no other error fills a disk
        file.truncate(max(0, file.tell() - room))


@linux_only
def test_a_read_only_place_is_told_and_stays(disk: Disk) -> None:
    path = disk.folder / "a.guibp"
    path.write_bytes(OLD)
    disk.remount("ro")
    try:
        with pytest.raises(FileError, match="ead-only"):
            replace_file(path, NEW)
        with pytest.raises(FileError, match="Read-only"):
            replace_file(disk.folder / "new.guibp", NEW)
        assert read_file(path, 10**6) == OLD
    finally:
        disk.remount("rw")
    assert [*disk.folder.iterdir()] == [path]


@pytest.mark.skipif(not hasattr(os, "link"), reason="there are no hard links here")
def test_another_hard_link_keeps_the_former_content(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(OLD)
    os.link(path, other)
    replace_file(path, NEW)
    assert (path.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_what_may_not_be_read_or_has_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    with pytest.raises(FileError, match="No such file"):
        read_file(path, 100)
    path.write_bytes(OLD)

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileError, match="Permission denied"):
        read_file(path, 100)


def save_often(path: Path, data: bytes) -> None:
    for _ in range(20):
        replace_file(path, data)


def test_saves_from_several_threads_leave_one_of_them_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = [bytes([letter]) * 100_000 for letter in b"abcd"]
    threads = [threading.Thread(target=save_often, args=(path, data)) for data in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert [*tmp_path.iterdir()] == [path]


def test_a_clock_that_jumps_back_sweeps_nothing_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    young = tmp_path / ".guibp-0123abcd"
    young.write_bytes(OLD)
    monkeypatch.setattr("time.time", lambda: young.stat().st_mtime - 10 * STALE_SECONDS)
    assert sweep_beside(tmp_path / "a") == 0
    monkeypatch.setattr("time.time", lambda: young.stat().st_mtime + 2 * STALE_SECONDS)
    assert sweep_beside(tmp_path / "a") == 1


# -- power failures ------------------------------------------------------------------------------


@dataclass(slots=True)
class Journal:
    """What a save asked of the disk, in its order: what is not flushed may be lost, in any order."""

    deeds: list[tuple[str, ...]] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note the calls that change the disk."""
        opened, written, synced, replaced = os.open, os.write, os.fsync, os.replace

        def note_open(path: str, flags: int, mode: int = 0o777) -> int:
            descriptor = opened(path, flags, mode)
            self.names[descriptor] = Path(path).name
            if flags & os.O_TRUNC:
                self.deeds.append(("empty", Path(path).name))
            return descriptor

        def note_write(descriptor: int, data: bytes) -> int:
            count = written(descriptor, data)
            self.deeds.append(("write", self.names[descriptor]))
            return count

        def note_sync(descriptor: int) -> None:
            synced(descriptor)
            self.deeds.append(("sync", self.names[descriptor]))

        def note_replace(source: Path, target: Path, **_: object) -> None:
            replaced(source, target)
            self.deeds.append(("rename", Path(source).name, Path(target).name))

        for name, noting in (("open", note_open), ("write", note_write), ("fsync", note_sync)):
            patch.setattr(os, name, noting)
        patch.setattr(os, "replace", note_replace)

    def may_lose(self, target: str) -> bool:
        """Whether the power can fail at an instant where the target is neither old nor new.

        A rename may reach the disk before what was written before it; a write in place may reach it half.
        """
        flushed: set[str] = set()
        for deed in self.deeds:
            if deed[0] in {"empty", "write"}:
                flushed.discard(deed[1])
                if deed[1] == target:
                    return True
            elif deed[0] == "sync":
                flushed.add(deed[1])
            elif deed[0] == "rename" and deed[2] == target and deed[1] not in flushed:
                return True
        return False


def unflushed(path: Path, data: bytes) -> None:
    """A rename without a flush, as the second control."""
    descriptor = os.open(path.with_name("tmp"), os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, data)
    os.close(descriptor)
    os.replace(path.with_name("tmp"), path)  # noqa: PTH105 - it is watched there


def in_place(path: Path, data: bytes) -> None:
    """Writing over the file, as the first."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be flushed there")
@pytest.mark.parametrize(
    "save,loses",
    [(replace_file, False), (unflushed, True), (in_place, True)],
    ids=["ours", "unflushed", "in place"],
)
def test_a_power_failure_leaves_the_old_or_the_new(
    tmp_path: Path, save: Callable[[Path, bytes], None], loses: bool
) -> None:
    path, journal = tmp_path / "a", Journal()
    path.write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        journal.watch(patch)
        save(path, NEW)
    assert journal.may_lose("a") is loses
    if not loses:
        # The last thing is that the folder with the new name is flushed.
        assert journal.deeds[-1] == ("sync", tmp_path.name)
        assert ("rename", journal.deeds[0][1], "a") in [one for one, _ in pairwise(journal.deeds)]
