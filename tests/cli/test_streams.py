"""The answer on its way out: streams that are closed, full, or speak another encoding; always one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guibp.cli import main


def run(
    *arguments: str, closed: str = "", encoding: str = "utf-8", output: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with a stream that is closed before it begins."""
    code = (
        f"import os, sys; from guibp.cli import main\nsys.{closed} = None\n"
        if closed
        else "import sys; from guibp.cli import main\n"
    )
    into = os.open(output, os.O_WRONLY) if output else subprocess.PIPE
    try:
        return subprocess.run(
            [sys.executable, "-c", f"{code}sys.exit(main(sys.argv[1:]))", *arguments],
            stdout=into,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            timeout=60,
            check=False,
        )
    finally:
        if output:
            os.close(into)


def test_without_a_standard_output_a_command_still_runs() -> None:
    done = run("presets", closed="stdout")
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_a_standard_error_a_refusal_does_not_come_out_of_standard_output() -> None:
    done = run("eval", "preset:nowhere", closed="stderr")
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [("presets",), ("eval", "preset:wx+b", "--json"), ("--version",)])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, output="/dev/full")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"the answer cannot be written" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_in_every_encoding(encoding: str) -> None:
    done = run("steps", "preset:wx+b", "--json", encoding=encoding)
    assert json.loads(done.stdout.decode("utf-8"))[0]["text"] == "g = w × x = -2 × 5 = -10"


def test_a_gradient_that_differs_is_one_line_also_of_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "expr:x = 0\nf = log(x)"]) == 1
    assert capsys.readouterr().err == 'expr:x = 0 f = log(x): the gradient of "x" differs\n'


def test_a_file_is_named_also_where_the_refusal_begins_with_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("node").write_text(
        '{"format": "guibp", "version": 1, "nodes": [{"id": "f", "op": "add"}], "edges": []}',
        encoding="utf-8",
    )
    assert main(["eval", "node"]) == 1
    assert capsys.readouterr().err == 'node: node "f": port 0 has no edge\n'
