"""``guibp install-desktop``: what it writes, that desktops can read it, and that all of it goes again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from guibp import resources
from guibp.cli import main
from guibp.cli.desktop_command import find_program
from guibp.cli.desktop_files import ENTRY, TYPE, find_data_home, quote_word, write_entry
from guibp.gui.clipboard import MIME_TYPE

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="desktops of freedesktop.org")

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "the user's data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def keys(entry: str) -> dict[str, str]:
    """What a desktop entry says, with the escapes of its strings undone."""
    lines = (line.partition("=") for line in entry.splitlines() if "=" in line)
    return {
        key: value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\") for key, _, value in lines
    }


def words(exec_key: str) -> list[str]:
    """The quoted words of the key Exec, as the specification has them read."""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', exec_key)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]


def check_by(program: str, *arguments: str) -> None:
    """By a tool of the desktop's own, where it is."""
    found = shutil.which(program)
    if found is not None:
        ended = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert not ended.stdout + ended.stderr


def test_it_writes_entry_type_and_icons_and_takes_them_away(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["install-desktop", "--json"]) == 0
    written = [Path(name) for name in json.loads(capsys.readouterr().out)["written"]]
    assert data_home / ENTRY in written
    assert data_home / TYPE in written
    assert data_home / "icons/hicolor/scalable/apps/guibp.svg" in written
    assert data_home / "icons/hicolor/48x48/apps/guibp.png" in written
    assert all(path.is_relative_to(data_home) for path in written)
    assert all(path.is_file() for path in written)
    check_by("desktop-file-validate", str(data_home / ENTRY))
    check_by("xmllint", "--noout", str(data_home / TYPE))

    assert main(["install-desktop", "--uninstall", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["removed"] == [str(path) for path in written]
    assert not any(path.exists() for path in written)
    assert main(["install-desktop", "--uninstall"]) == 0
    assert "gone already" in capsys.readouterr().out


def test_done_twice_it_writes_nothing_and_mends_what_was_changed(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["install-desktop"]) == 0
    assert ENTRY in capsys.readouterr().out
    assert main(["install-desktop"]) == 0
    assert "there already" in capsys.readouterr().out
    (data_home / TYPE).write_text("<half")
    assert main(["install-desktop", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == [str(data_home / TYPE)]


def test_what_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "applications").write_text("a file where a folder has to be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["install-desktop"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert str(tmp_path / "applications") in captured.err


def test_a_relative_data_folder_is_ignored() -> None:
    assert find_data_home({"XDG_DATA_HOME": "here"}) == Path.home() / ".local/share"
    assert find_data_home({}) == Path.home() / ".local/share"
    assert find_data_home({"XDG_DATA_HOME": "/there"}) == Path("/there")


@pytest.mark.parametrize(
    "name", ["guibp", "my guibp", 'a"b`c$d\\e', "100%", "\N{HANGUL SYLLABLE HAN}", "a\nb"]
)
def test_any_place_can_stand_in_the_entry(name: str) -> None:
    program = f"/opt/{name}/guibp"
    entry = keys(write_entry([program, "-m", "guibp"]))
    assert words(entry["Exec"]) == [program, "-m", "guibp"]
    assert entry["Exec"].endswith('" %f')
    assert entry["TryExec"] == program


def test_quoting_follows_the_example_of_the_specification() -> None:
    assert quote_word("$") == r'"\\$"'
    assert quote_word("\\") == r'"\\\\"'


def test_the_script_that_was_started_is_what_the_entry_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "guibp"
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script), "install-desktop"])
    assert find_program() == [str(script)]
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "__main__.py")])
    assert find_program() == [sys.executable, "-P", "-m", "guibp"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert find_program() == [sys.executable]


def test_entry_type_and_clipboard_call_documents_alike() -> None:
    entry = keys(resources.read_text("desktop", "guibp.desktop"))
    root = ET.fromstring(resources.read_text("desktop", "guibp.xml"))  # noqa: S314 - we wrote it ourselves
    assert [kind.get("type") for kind in root] == [MIME_TYPE]
    assert entry["MimeType"] == f"{MIME_TYPE};"
    assert [glob.get("pattern") for glob in root.iter(f"{MIME}glob")] == ["*.guibp"]
    for key in ("GenericName", "Comment", "Keywords"):
        assert {key, f"{key}[ko]"} <= entry.keys()


def test_every_document_begins_as_the_type_says(tmp_path: Path) -> None:
    """The signs by which a desktop knows a document whose name says nothing."""
    from guibp.model.document import save
    from guibp.model.presets import preset

    path = tmp_path / "xor.guibp"
    save(preset("xor"), path)
    root = ET.fromstring(resources.read_text("desktop", "guibp.xml"))  # noqa: S314 - we wrote it ourselves
    signs = [match.get("value", "") for match in root.iter(f"{MIME}match") if match.get("offset") != "0"]
    for file in (path, *resources.path("presets").glob("*.guibp")):
        beginning = file.read_text(encoding="utf-8")
        assert beginning.startswith("{")
        assert any(0 < beginning.find(sign) <= 16 for sign in signs), file


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="needs shared-mime-info")
def test_the_desktop_knows_the_type(data_home: Path) -> None:
    assert main(["install-desktop"]) == 0
    assert "application/x-guibp+json:*.guibp" in (data_home / "mime/globs").read_text(encoding="utf-8")
    assert main(["install-desktop", "--uninstall"]) == 0
    assert "guibp" not in (data_home / "mime/globs").read_text(encoding="utf-8")
