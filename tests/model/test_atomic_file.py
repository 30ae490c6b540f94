"""Saving replaces a file whole or not at all, whatever call fails; reading takes regular files alone."""

from __future__ import annotations

import errno
import os
import stat
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guibp.model import atomic_file
from guibp.model.atomic_file import CHUNK, read_file, replace_file
from guibp.model.document import load, save
from guibp.model.errors import FileError, GuibpError
from guibp.model.graph import Graph

OLD = b"the old content"
NEW = b"n" * (CHUNK + 1000)
CALLS = ("open", "write", "fsync", "close", "replace", "chmod", "read")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

Save = Callable[[Path, bytes], None]


class FailingCall:
    """Stands in for a call of the system, and fails the n-th time."""

    def __init__(self, name: str, turn: int, code: int) -> None:
        self.real: Callable[..., object] = getattr(os, name)
        self.name = name
        self.turn = turn
        self.code = code
        self.count = 0

    def __call__(self, *arguments: object, **options: object) -> object:
        self.count += 1
        if self.count == self.turn:
            if self.name == "close":
                self.real(*arguments)  # the descriptor is gone, as it is when close reports an error
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*arguments, **options)


def save_naively(path: Path, data: bytes) -> None:
    """What saving must not be: it empties the file first."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        for start in range(0, len(data), CHUNK):
            os.write(descriptor, data[start : start + CHUNK])
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def losses(saving: Save, folder: Path, call: str, code: int) -> list[str]:
    """Fail each time that the call is made, until none is left; tell what was lost or left behind."""
    path = folder / "graph.guibp"
    found: list[str] = []
    for turn in range(1, 100):
        path.write_bytes(OLD)
        failing = FailingCall(call, turn, code)
        said = None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, call, failing)
            try:
                saving(path, NEW)
            except (GuibpError, OSError) as error:
                said = error
        if failing.count < turn:
            assert turn > 1, f"{call} is never called"
            return found
        content = path.read_bytes()
        if content not in (OLD, NEW) or [*folder.iterdir()] != [path]:
            found.append(f"{call} {turn}: damage")
        if said is None or (content == NEW and "is saved, but" not in str(said)):
            found.append(f"{call} {turn}: {said}")
        if saving is replace_file and not (isinstance(said, FileError) and str(path) in str(said)):
            found.append(f"{call} {turn}: {said!r}")
    raise AssertionError(call)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["disk full", "input/output error"])
@pytest.mark.parametrize("call", CALLS)
def test_whichever_call_fails_the_old_file_stays(tmp_path: Path, call: str, code: int) -> None:
    assert not losses(replace_file, tmp_path, call, code)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_the_naive_way_is_caught(tmp_path: Path, call: str) -> None:
    assert losses(save_naively, tmp_path, call, errno.ENOSPC)


def test_a_write_that_takes_less_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:1000]))
    replace_file(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def test_a_write_that_takes_nothing_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(FileError, match="nothing more could be written"):
        replace_file(tmp_path / "a", NEW)
    assert not [*tmp_path.iterdir()]


def test_a_disk_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = tmp_path / "a", os.write
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(len(data))))
    with pytest.raises(FileError, match="reads back differently"):
        replace_file(path, NEW)
    assert path.read_bytes() == OLD
    assert [*tmp_path.iterdir()] == [path]


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "a", NEW)
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_cannot_be_flushed_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", FailingCall("fsync", 2, errno.EINVAL))
    replace_file(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


@posix_only
def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    for mode in (0o640, 0o600, 0o666):
        path.chmod(mode)
        replace_file(path, NEW)
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_owner_and_group_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    os.chown(path, 1234, 4321)
    path.chmod(0o2664)
    replace_file(path, NEW)
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o2664)


@posix_only
@pytest.mark.parametrize("kept,mode", [("group", 0o664), ("neither", 0o644)])
def test_another_group_than_its_own_may_do_no_more_than_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str, mode: int
) -> None:
    """Another owner cannot be given but by root, another group by its members."""
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o664)
    given: list[tuple[int, int]] = []
    real = Path.stat

    def of_another(self: Path, **options: bool) -> os.stat_result:
        found = real(self, **options)
        return os.stat_result((*found[:4], 1234, 4321, *found[6:])) if self == path else found

    def give(_: Path, owner: int, group: int) -> None:
        given.append((owner, group))
        if owner != -1 or kept != "group":
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", give)
    monkeypatch.setattr(Path, "stat", of_another)
    replace_file(path, NEW)
    monkeypatch.undo()
    assert given == [(1234, 4321), (-1, 4321)]
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other lists")
def test_attributes_and_access_lists_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o640)
    # The owner reads and writes, user 1234 and the group read, within the same bounds; others may nothing.
    entries = ((1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1))
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    wanted = {"user.guibp.test": b"mine", "system.posix_acl_access": acl}
    try:
        for name, value in wanted.items():
            os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system knows none")
    replace_file(path, NEW)
    assert {name: os.getxattr(path, name) for name in wanted} == wanted
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    replace_file(tmp_path / "saved", NEW)
    assert (tmp_path / "saved").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix_only
def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "real", tmp_path / "link"
    target.write_bytes(OLD)
    link.symlink_to(target)
    replace_file(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@posix_only
def test_links_to_nothing_are_refused(tmp_path: Path) -> None:
    dangling, loop = tmp_path / "dangling", tmp_path / "loop"
    dangling.symlink_to(tmp_path / "gone")
    loop.symlink_to(loop)
    for path in (dangling, loop):
        with pytest.raises(FileError, match=path.name):
            replace_file(path, NEW)
        with pytest.raises(FileError, match=path.name):
            read_file(path, 100)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling", "loop"]


@posix_only
def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """Reading does not wait for a pipe's other end, and does not read a device without end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, said in (
        (pipe, "no regular file"),
        (Path(os.devnull), "no regular file"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(FileError, match=said):
            read_file(path, 100)
        with pytest.raises(FileError, match=said):
            replace_file(path, NEW)
    assert [*tmp_path.iterdir()] == [pipe]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(FileError, match="read-only"):
        replace_file(path, NEW)
    assert path.read_bytes() == OLD
    path.chmod(0o644)


@pytest.mark.parametrize("name", ["no folder/a", "x" * 300, "nul\0", ""])
def test_a_place_where_no_file_can_be(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name) if name else ""
    for act in (lambda: replace_file(path, NEW), lambda: read_file(path, 100), lambda: load(path)):
        with pytest.raises(FileError) as caught:
            act()
        assert str(caught.value).isprintable()
    assert not [*tmp_path.iterdir()]


@posix_only
def test_a_strange_name_is_saved_and_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"new\nline \xff.guibp")
    save(Graph(), path)
    assert load(path).nodes == ()
    path.write_bytes(b"{")
    with pytest.raises(GuibpError) as caught:
        load(path)
    assert "new\\nline \\udcff.guibp: line 1" in str(caught.value)


@posix_only
def test_the_longest_name_is_saved_twice(tmp_path: Path) -> None:
    path = tmp_path / ("\N{HANGUL SYLLABLE GA}" * 82 + ".json")
    for data in (OLD, NEW):
        replace_file(path, data)
        assert path.read_bytes() == data


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(NEW)
    assert read_file(path, len(NEW)) == NEW
    with pytest.raises(FileError, match="larger than"):
        read_file(path, len(NEW) - 1)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_file, "_read_all", lambda _descriptor, most: bytes(most))
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(FileError, match="larger than"):
        read_file(tmp_path / "a", 100)
