"""The editor under abuse, short: no law breaks, and a fault that is planted is found within a thousand."""

from __future__ import annotations

import re

import pytest

from tests.endurance.abuse import __main__ as command
from tests.endurance.abuse.__main__ import Outcome, Report, run_chunk
from tests.endurance.abuse.faults import FAULTS
from tests.endurance.abuse.machine import OPERATIONS_IN_A_RUN

RUNS = 5
ENOUGH = 1_000
"""Within so many operations a planted fault must be found."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_to_the_window_it_holds(seed: int) -> None:
    outcome = run_chunk(seed, RUNS)
    assert outcome.problem == ""
    assert outcome.operations >= RUNS * OPERATIONS_IN_A_RUN


@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    outcome = run_chunk(1, ENOUGH // OPERATIONS_IN_A_RUN, fault)
    assert "AssertionError" in outcome.problem
    assert not outcome.crashed
    assert 0 < outcome.operations < ENOUGH


def test_a_crash_is_counted_and_its_seed_told() -> None:
    report = Report()
    for outcome in (Outcome(5, 200), Outcome(6, 0, "exit code -11", crashed=True), Outcome(7, 9, "no")):
        report.note(outcome)
    assert str(report) == "209 operations in 3 processes: 1 crashes, 1 broken laws, seed 6, seed 7"


@pytest.mark.timeout(600)
def test_the_command_ends_in_one_line_of_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--operations", "100", "--jobs", "1", "--seed", "3"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"abuse: \d+ operations in 1 processes: 0 crashes, 0 broken laws", line)
