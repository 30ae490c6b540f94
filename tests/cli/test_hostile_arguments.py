"""Arguments and names that a shell, a script or a stranger may hand over; and readers that leave early."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import guibp
from guibp.cli import BROKEN_PIPE, main
from guibp.model.document import load, save, write_document

LINEAR = "expr:w = param(-2); x = 5; f = w*x"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
NUMBERS = (
    "nan",
    "inf",
    "-inf",
    "Infinity",
    "1e309",
    "1_000",
    "٣",
    "\N{FULLWIDTH DIGIT THREE}",
    "0x10",
    "1,5",
    "",
    " ",
    "1 2",
    "½",
)
COUNTS = ("-1", "1.0", "1e9", "1_000", "٣", "+3", str(2**63), "9" * 1001, "", " 3")


def usage(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of bad usage, in the last line."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    captured = capsys.readouterr()
    assert (stopped.value.code, captured.out) == (2, "")
    return captured.err.splitlines()[-1]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a refusal."""
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    return line


@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.parametrize("flag", ["--learning-rate", "--l2"])
def test_a_rate_is_plain_digits_with_a_point(
    capsys: pytest.CaptureFixture[str], flag: str, text: str
) -> None:
    assert flag in usage(capsys, "train", LINEAR, f"{flag}={text}")


@pytest.mark.parametrize("text", NUMBERS)
def test_a_value_is_plain_digits_with_a_point(capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert "--set" in usage(capsys, "eval", LINEAR, "--set", f"w={text}")


@pytest.mark.parametrize("text", COUNTS)
@pytest.mark.parametrize(
    "command", [("train", "--steps"), ("train", "--seed"), ("train", "--batch"), ("steps", "--sample")]
)
def test_a_count_is_plain_digits_within_its_range(
    capsys: pytest.CaptureFixture[str], command: tuple[str, str], text: str
) -> None:
    name, flag = command
    assert flag in usage(capsys, name, LINEAR, f"{flag}={text}")


def test_no_steps_and_the_most_seeds_are_within_the_range(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", LINEAR, "--steps", "0", "--seed", str(2**63 - 1), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == 0


def test_one_leaf_is_set_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert '"w" is given twice' in usage(capsys, "eval", LINEAR, "--set", "w=1", "--set", "w=2")
    assert 'there is no node "v"' in refused(capsys, "eval", LINEAR, "--set", "v=1")
    assert main(["eval", LINEAR, "--set", "w=1", "--set", "x=2"]) == 0


def test_the_output_may_be_the_source_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "xor.guibp"
    save(guibp.preset("xor"), path)
    assert main(["train", str(path), "--steps", "5", "--output", str(path)]) == 0
    assert load(path).node("v1").value != guibp.preset("xor").node("v1").value
    assert [*tmp_path.iterdir()] == [path]


def test_an_output_is_replaced_whole_or_stays(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "out.py"
    path.write_text("mine", encoding="utf-8")
    bad = tmp_path / "bad.guibp"
    bad.write_text("{", encoding="utf-8")
    refused(capsys, "export", str(bad), "--to", "numpy", "-o", str(path))
    assert path.read_text(encoding="utf-8") == "mine"
    assert main(["export", LINEAR, "--to", "numpy", "-o", str(path)]) == 0
    assert "def " in path.read_text(encoding="utf-8")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.guibp", "out.py"]


def test_a_dash_is_a_file_like_any_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(capsys, "eval", "-").startswith("-: cannot read -: ")
    save(guibp.preset("wx+b"), "-")
    assert main(["validate", "-"]) == 0


NAMES = (
    b"-x.guibp", b"--json", b"a b.guibp", b"two\nlines.guibp", "가중치.guibp".encode(), b"\xff\xfe.guibp",
    b"%s{0}\\n.guibp", b"preset", b"a\x1b[31mb", "🙂.guibp".encode(), "\u202eabc.guibp".encode(),
)  # fmt: skip


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, *arguments: str) -> tuple[int, bytes]:
    """The exit code, and all that comes out where the terminal speaks an encoding."""
    raw = io.BytesIO()
    streams = [io.TextIOWrapper(raw, encoding=encoding, write_through=True) for _ in range(2)]
    with monkeypatch.context() as patch:
        for name, stream in zip(("stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        code = main(arguments)
    for stream in streams:
        stream.detach()
    return code, raw.getvalue()


@posix_only
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp949"])
def test_any_name_is_read_and_told_in_one_line(
    tmp_path: Path, name: bytes, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / os.fsdecode(name)
    save(guibp.preset("wx+b"), path)
    for arguments, code in ((("validate",), 0), (("eval", "--of", "no"), 1)):
        monkeypatch.chdir(tmp_path)
        done, said = printed(monkeypatch, encoding, *arguments, "--", path.name)
        assert (done, said.count(b"\n"), said[-1:]) == (code, 1, b"\n"), said
        assert b"\x1b" not in said


@pytest.mark.parametrize("command", ["eval", "steps", "check", "train"])
def test_an_id_cannot_command_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    graph = guibp.Graph()
    graph.add("parameter", id="\x1b]0;owned\x07", value=2.0)
    graph.add("square", ["\x1b]0;owned\x07"], id="two\nlines\u202e")
    save(graph, tmp_path / "a")
    code, said = printed(monkeypatch, "utf-8", command, str(tmp_path / "a"))
    assert code == 0
    assert b"owned" in said
    assert all(line.isprintable() for line in said.decode().split("\n"))


@posix_only
def test_what_is_no_regular_file_is_refused_at_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name in ("pipe", "socket", "/dev/zero", "/dev/null", "."):
            assert name in refused(capsys, "eval", name)
            assert name in refused(capsys, "eval", LINEAR, "--data", name)


@posix_only
@pytest.mark.parametrize(
    "arguments", [("steps", "preset:xor", "--json"), ("export", "preset:xor", "--to", "dot")]
)
def test_a_reader_that_leaves_is_no_error(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "guibp", *arguments],
            check=False, stdout=writing, stderr=subprocess.PIPE, timeout=60,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, b"")


def test_commands_know_nothing_of_qt(tmp_path: Path) -> None:
    path = str(tmp_path / "a.guibp")
    save(guibp.preset("xor"), path)
    commands = [["presets"], ["train", path, "--steps", "3"], ["export", path, "--to", "numpy"]]
    commands += [[name, path] for name in ("eval", "steps", "check", "validate")]
    code = (
        "import sys, json; from guibp.cli import main\n"
        "assert not any(main(one) for one in json.loads(sys.argv[1]))\n"
        "sys.exit(10 * any(name.split('.')[0] == 'PySide6' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(commands)], check=False, capture_output=True, timeout=100
    )
    assert done.returncode == 0, done.stderr


def test_a_document_comes_back_from_the_command_with_every_bit(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Training of no step is a load and a save."""
    graph = guibp.parse("w = param(0.1); v = param(-5e-324); x = 1.7976931348623157e308; f = w*x + v")
    save(graph, tmp_path / "a.guibp")
    given = str(tmp_path / "a.guibp")
    assert main(["train", given, "--steps", "0", "--output", str(tmp_path / "b.guibp")]) == 0
    assert (tmp_path / "b.guibp").read_bytes() == (tmp_path / "a.guibp").read_bytes() == write_document(graph)
