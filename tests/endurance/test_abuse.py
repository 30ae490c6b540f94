"""The editor under abuse, short: no law breaks, and a fault that is planted is found within a thousand."""

from __future__ import annotations

import re
import sys

import pytest

from tests.endurance.abuse import __main__ as command
from tests.endurance.abuse.chunks import Kind, Outcome, Report, Told, run_chunk, watch
from tests.endurance.abuse.faults import FAULTS
from tests.endurance.abuse.machine import OPERATIONS_IN_A_RUN

RUNS = 5
ENOUGH = 1_000
"""Within so many operations a planted fault must be found."""
CRASHES = "import os; print('a run begins', flush=True); print('click()', flush=True); os.abort()"
HANGS = (
    "import faulthandler; faulthandler.enable(); print('click()', flush=True); import time; time.sleep(600)"
)
ENDS_NEVER = "import os, time; print('operations 3', flush=True); os.close(1); time.sleep(600)"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_to_the_window_it_holds(seed: int) -> None:
    outcome = run_chunk(seed, RUNS)
    assert outcome.problem == ""
    assert outcome.operations >= RUNS * OPERATIONS_IN_A_RUN // 2


@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    outcome = run_chunk(1, ENOUGH // OPERATIONS_IN_A_RUN, fault)
    assert "AssertionError" in outcome.problem
    assert outcome.kind is Kind.BROKEN
    assert 0 < outcome.operations < ENOUGH


def test_a_crash_is_told_with_what_led_to_it() -> None:
    outcome = watch([sys.executable, "-c", CRASHES], 5, 600)
    assert (outcome.kind, outcome.operations) == (Kind.CRASHED, 1)
    assert "a run begins\nclick()" in outcome.problem


@pytest.mark.parametrize("program", [HANGS, ENDS_NEVER])
def test_a_hang_is_silence(program: str) -> None:
    outcome = watch([sys.executable, "-c", program], 5, 3)
    assert outcome.kind is Kind.HANGS
    assert "no operation for 3 s" in outcome.problem


def test_operations_are_those_of_all_runs_and_told_are_those_of_the_last() -> None:
    told = Told()
    for line in ("a run begins: xor", "click()", "drag()", "a run begins: neuron", "click()"):
        told.take(line)
    assert (told.operations, told.last_run) == (3, ["a run begins: neuron", "click()"])
    told.take("operations 5")
    assert told.operations == 5


def test_what_was_found_is_counted_and_its_seed_told() -> None:
    report = Report()
    for outcome in (
        Outcome(5, 200),
        Outcome(6, 0, Kind.CRASHED, "exit code -11"),
        Outcome(7, 9, Kind.BROKEN, "no"),
        Outcome(8, 1, Kind.HANGS, "no"),
    ):
        report.note(outcome)
    assert str(report) == (
        "210 operations in 4 processes: 1 crashes, 1 hangs, 1 broken laws, seed 6, seed 7, seed 8"
    )


@pytest.mark.timeout(600)
def test_the_command_ends_in_one_line_of_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--operations", "200", "--jobs", "1", "--seed", "3"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"abuse: \d+ operations in 1 processes: 0 crashes, 0 hangs, 0 broken laws", line)
