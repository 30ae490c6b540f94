"""Where compiled code is kept: whole, for this user alone, and passed over where it is damaged."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from guibp.engine import kernel_cache
from guibp.engine.kernel_cache import find_code, keep_code, list_cache_folders

CODE = b"machine code " * 100
posix_only = pytest.mark.skipif(os.name != "posix", reason="folders' modes and owners are POSIX")


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Path]:
    """The folders that are looked into; neither is there yet."""
    places = (tmp_path / "first" / "kernel", tmp_path / "second")
    monkeypatch.setattr(kernel_cache, "list_cache_folders", lambda: iter(places))
    return places


def test_what_is_kept_is_found_under_its_name(folders: tuple[Path, Path]) -> None:
    assert find_code("name") is None
    keep_code("name", CODE)
    keep_code("other", b"other code")
    assert find_code("name") == CODE
    assert find_code("other") == b"other code"
    assert not folders[1].exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda kept: kept[:20],
        lambda kept: kept[:-1],
        lambda kept: kept + b"\0",
        lambda kept: kept[:50] + b"?" + kept[51:],
        lambda kept: b"?" + kept[1:],
    ],
    ids=["empty", "no checksum", "cut short", "too long", "a byte changed", "checksum changed"],
)
def test_damaged_code_is_passed_over(folders: tuple[Path, Path], damage: Callable[[bytes], bytes]) -> None:
    keep_code("name", CODE)
    path = folders[0] / "name"
    path.write_bytes(damage(path.read_bytes()))
    assert find_code("name") is None
    folders[1].mkdir()
    (folders[0] / "name").replace(folders[1] / "name")
    keep_code("name", CODE)
    assert find_code("name") == CODE


def test_sound_code_behind_damaged_code_is_found(folders: tuple[Path, Path]) -> None:
    keep_code("name", CODE)
    folders[1].mkdir()
    (folders[1] / "name").write_bytes((folders[0] / "name").read_bytes())
    (folders[0] / "name").write_bytes(b"damaged")
    assert find_code("name") == CODE


def test_first_folder_that_takes_it_keeps_it(folders: tuple[Path, Path]) -> None:
    folders[0].parent.write_text("a file, no folder", encoding="utf-8")
    keep_code("name", CODE)
    assert (folders[1] / "name").is_file()
    assert find_code("name") == CODE


def test_no_folder_takes_it(folders: tuple[Path, Path]) -> None:
    for folder in (folders[0].parent, folders[1]):
        folder.write_text("a file, no folder", encoding="utf-8")
    keep_code("name", CODE)
    assert find_code("name") is None


def test_failed_write_leaves_nothing(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    keep_code("name", CODE)
    assert [list(folder.iterdir()) for folder in folders] == [[], []]


def test_interrupted_write_leaves_nothing(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        keep_code("name", CODE)
    assert not list(folders[0].iterdir())


@posix_only
def test_folders_are_for_this_user_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    user, own = list_cache_folders()
    assert user == platformdirs.user_cache_path("guibp", appauthor=False) / "kernel"
    assert own.parent == tmp_path
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    assert list(list_cache_folders()) == [user, own]


@posix_only
@pytest.mark.parametrize("trap", ["others may write", "others may read", "a link", "a file"])
def test_temporary_folder_of_others_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trap: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = tmp_path / f"guibp-{os.getuid()}"
    match trap:
        case "a link":
            (tmp_path / "elsewhere").mkdir(mode=0o700)
            path.symlink_to(tmp_path / "elsewhere")
        case "a file":
            path.touch(mode=0o600)
        case _:
            path.mkdir()
            path.chmod(0o777 if "write" in trap else 0o750)
    assert path not in list_cache_folders()


@posix_only
def test_temporary_folder_of_another_owner_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    stranger = os.getuid() + 1
    (tmp_path / f"guibp-{stranger}").mkdir(mode=0o700)
    monkeypatch.setattr(os, "getuid", lambda: stranger)
    assert len(list(list_cache_folders())) == 1
