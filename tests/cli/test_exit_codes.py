"""The exit codes of the contract, command by command, and what a reader that leaves makes of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import guibp
from guibp.cli import BROKEN_PIPE, main
from guibp.cli.arguments import DESCRIBED

SOURCE = "preset:wx+b"
DONE: Mapping[str, tuple[str, ...]] = {
    "presets": (),
    "nodes": (SOURCE,),
    "eval": (SOURCE,),
    "steps": (SOURCE,),
    "train": ("preset:xor", "--steps", "3"),
    "compare": ("preset:xor", "--steps", "3"),
    "check": (SOURCE,),
    "quiz": (SOURCE,),
    "worksheet": (SOURCE, "-o", "w.svg"),
    "export": (SOURCE, "--to", "numpy"),
    "render": (SOURCE, "-o", "r.svg"),
    "validate": ("x.guibp",),
    "install-desktop": (),
    "self-test": (),
    "completion": ("bash",),
    "manual": (),
}
NO_SOURCE = {"presets", "install-desktop", "self-test", "completion", "manual"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    guibp.save(guibp.preset("xor"), tmp_path / "x.guibp")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_every_command_is_here() -> None:
    assert set(DONE) == set(DESCRIBED)


# The codes of self-test are in test_self_test.py, in a process of its own, as it needs.
@pytest.mark.parametrize("name", [name for name in DESCRIBED if name != "self-test"])
def test_done_is_0_and_says_nothing_besides(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([name, *DONE[name]]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", sorted(set(DESCRIBED) - NO_SOURCE))
def test_a_source_that_is_not_there_is_1_and_one_line(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([name, "nowhere.guibp", *DONE[name][1:]]) == 1
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.startswith("nowhere.guibp: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("name", DESCRIBED)
def test_an_unknown_flag_is_2(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, *DONE[name], "--nowhere"])
    assert ended.value.code == 2
    assert f"usage: guibp {name}" in capfd.readouterr().err


@pytest.mark.parametrize("name", DESCRIBED)
def test_ctrl_c_is_130(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("guibp.cli.commands.run_command", interrupt)
    assert main([name, *DONE[name]]) == 130


def test_a_reader_that_leaves_is_told_as_a_shell_tells_it() -> None:
    command = [sys.executable, "-m", "guibp", "steps", "preset:xor"]
    root = str(Path(guibp.__file__).parent.parent)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == BROKEN_PIPE
