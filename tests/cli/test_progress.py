"""What a terminal shows of long work, and that nobody else is shown it."""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from functools import partial

import pytest

import guibp
from guibp.cli import main, progress
from guibp.cli.progress import Activity, fit_line, progress_line, show_rate, watch_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is told at once, and as often as may be."""
    monkeypatch.setattr(progress, "SECONDS_UNTOLD", 0.0)
    monkeypatch.setattr(progress, "LINES_PER_SECOND", 1e6)


@contextmanager
def on_terminal() -> Iterator[Terminal]:
    """Standard error is a terminal."""
    with redirect_stderr(Terminal()) as terminal:
        yield terminal


def asked(*, as_json: bool = False) -> argparse.Namespace:
    return argparse.Namespace(source="big.guibp", json=as_json)


def wait_for(terminal: Terminal, text: str) -> None:
    while text not in terminal.getvalue():
        time.sleep(0.001)


def test_long_work_says_what_it_is_and_leaves_an_empty_line() -> None:
    with on_terminal() as terminal, Activity(asked(), "drawing"):
        wait_for(terminal, "drawing big.guibp  0:00")
    assert terminal.getvalue().endswith("\r")
    assert terminal.getvalue().split("\r")[-2].strip() == ""


def test_a_refusal_ends_the_line_first() -> None:
    def refuse(terminal: Terminal) -> None:
        with Activity(asked(), "reading"):
            wait_for(terminal, "reading")
            raise guibp.FileError("no")

    with on_terminal() as terminal, pytest.raises(guibp.FileError):
        refuse(terminal)
    assert terminal.getvalue().endswith("\r")


def test_a_check_shows_a_bar_with_its_rate() -> None:
    with on_terminal() as terminal:
        assert main(["check", "preset:xor"]) == 0
    told = terminal.getvalue()
    assert "node 9 of 9" in told
    assert "/s" in told
    assert told.endswith("\r")


def test_a_comparison_names_the_run() -> None:
    with on_terminal() as terminal:
        assert main(["compare", "preset:xor", "--seeds", "0-1", "--steps", "5"]) == 0
    told = terminal.getvalue()
    assert "step 10 of 10" in told
    assert "run 2 of 2  loss 0." in told


@pytest.mark.parametrize(
    "command", [["check", "preset:xor"], ["eval", "preset:xor"], ["steps", "preset:xor"]]
)
def test_with_json_a_terminal_is_shown_nothing(command: list[str]) -> None:
    with on_terminal() as terminal:
        assert main([*command, "--json"]) == 0
    assert terminal.getvalue() == ""


def test_a_pipe_is_shown_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Activity(asked(), "drawing"), watch_progress(asked(), 10) as bar:
        assert bar is None
    assert main(["check", "preset:xor"]) == 0
    assert capsys.readouterr().err == ""


def test_rates_are_short() -> None:
    assert [show_rate(rate) for rate in (0.333, 4.56, 33.3, 123456.7)] == ["0.33", "4.6", "33", "123,457"]
    assert progress_line(10, 10, 5.0, ("#", "-")).endswith("2/s  0:00 left")


@pytest.mark.parametrize("columns", [69, 79, 99, 139])
def test_rate_and_time_left_are_never_cut_off(columns: int) -> None:
    line = partial(progress_line, 1_326_680, 14_000_000, 0.6, ("#", "-"), "step")
    told = fit_line(line, "run 4 of 35  loss 8.28e-4", columns)
    assert len(told) <= columns
    assert told.endswith("/s  0:06 left")
    assert ("run 4 of 35" in told) == (columns > 79)
    assert told.startswith("##" + 22 * "-" + " ") == (columns == 139)
