"""``guibp train`` on a real terminal: its progress, its silence with --json, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import guibp

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def read_history(path: Path) -> list[tuple[int, float]]:
    lines = path.read_text(encoding="ascii").splitlines()
    assert lines[0] == "step,loss"
    return [(int(step), float(loss)) for step, loss in (line.split(",") for line in lines[1:])]


def train_on_a_terminal(*arguments: str, interrupt_at: bytes = b"") -> tuple[int, bytes, str]:
    """Exit code, standard output, and what stood on the terminal that standard error is.

    A Ctrl-C comes when the terminal shows what ``interrupt_at`` says.
    """
    own, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "guibp", "train", *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
    )
    os.close(theirs)
    told, waits = b"", bool(interrupt_at)
    while piece := read_terminal(own):
        told += piece
        if waits and interrupt_at in told:
            waits = False
            process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    os.close(own)
    return process.returncode, out, told.decode()


def read_terminal(own: int) -> bytes:
    """What comes next; nothing when the other end is closed, which Linux tells as an error."""
    try:
        return os.read(own, 4096)
    except OSError:
        return b""


def test_ctrl_c_keeps_what_was_learned(tmp_path: Path) -> None:
    learned, history = tmp_path / "learned.guibp", tmp_path / "h.csv"
    code, out, told = train_on_a_terminal(
        "preset:xor",
        *("--steps", "50000000", "--output", str(learned), "--history", str(history)),
        interrupt_at=b"  loss ",
    )
    assert code == 130
    assert " of 50,000,000  loss " in told
    assert f"what was learned is in {learned}" in told
    assert b"parameter" in out
    graph = guibp.load(learned)
    assert graph.node("w11").value != guibp.preset("xor").node("w11").value
    steps, loss = read_history(history)[-1]
    assert 0 < steps < 50_000_000
    assert loss == pytest.approx(guibp.evaluate(graph).value("loss"))


def test_with_json_nothing_stands_on_the_terminal() -> None:
    code, out, told = train_on_a_terminal("preset:xor", "--steps", "2000000", "--json")
    assert (code, told) == (0, "")
    assert json.loads(out)["steps"] == 2_000_000
