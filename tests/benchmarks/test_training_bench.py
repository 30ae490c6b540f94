"""The benchmark of a training: all is measured, what falls short is named, an absent rival is no fault."""

from __future__ import annotations

import sys

import pytest

from guibp.engine.kernel import Kernel, load_kernel
from guibp.model.presets import preset
from tests.benchmarks import training_frames, training_panels
from tests.benchmarks.judging import Verdict, conclude
from tests.benchmarks.racing import RivalMissingError
from tests.benchmarks.rivals.matplotlib_panels import BlittedPanels
from tests.benchmarks.training import PANELS, judge_frames, judge_panels, main

FRAMES = {
    "load": 0.005,
    "replay": [0.003] * 20,
    "scrub": [0.01] * 20,
    "frames": [0.01] * 20,
    "trained": True,
    "rates": [5e6, 4e6],
}
TIMES = {"field": (0.001, 0.002), **dict.fromkeys(PANELS, (0.001, 0.002))}
GOOD = {"load": 0.005, "absent": "", "panels": TIMES}


@pytest.fixture(scope="module")
def kernel() -> Kernel:
    return load_kernel()


def test_what_is_good_enough_passes() -> None:
    rows = [*judge_frames(FRAMES), *judge_panels(GOOD)]
    assert len(rows) == 6 + len(PANELS)
    assert {row.verdict for row in rows} == {Verdict.PASSED}


@pytest.mark.parametrize(
    "fault",
    [
        {"replay": [0.006] * 20},
        {"scrub": [0.02] * 20},
        {"frames": [0.02] * 20},
        {"trained": False},
        {"rates": [5e6, 2e6]},
    ],
)
def test_planted_slow_frames_fall_short(fault: dict[str, object]) -> None:
    assert any(row.verdict is Verdict.FAILED for row in judge_frames({**FRAMES, **fault}))


@pytest.mark.parametrize("panel", ["field", *PANELS])
def test_a_planted_slow_panel_falls_short(panel: str) -> None:
    said: list[str] = []
    rows = list(judge_panels({**GOOD, "panels": {**TIMES, panel: (0.1, 0.002)}}))
    assert conclude(rows, said.append) == 1
    assert all(("decision boundary, 128" if panel == "field" else panel) in text for text in said)


def test_times_are_read_beside_the_load() -> None:
    busy = {**FRAMES, "load": 0.01, "frames": [0.03] * 20, "replay": [0.009] * 20}
    assert all(row.verdict is Verdict.PASSED for row in judge_frames(busy))


def test_a_rival_that_is_not_there_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(RivalMissingError, match="does not start here"):
        BlittedPanels()
    rows = list(judge_panels({**GOOD, "absent": "not here", "panels": {"field": (0.001, 0.002)}}))
    assert [row.verdict for row in rows] == [Verdict.PASSED] * 2 + [Verdict.ABSENT] * len(PANELS)


@pytest.mark.usefixtures("qtbot")
def test_panels_are_measured() -> None:
    found = training_panels.measure(rounds=2, steps=3)
    panels = found["panels"]
    assert isinstance(panels, dict)
    assert all(number > 0 for times in panels.values() for number in times)
    assert found["absent"] or set(panels) == set(TIMES)


@pytest.mark.usefixtures("qtbot")
def test_frames_and_visits_are_measured() -> None:
    found = training_frames.measure(steps=200, visits=3, frames=3, turns=1)
    assert found["trained"]
    for key in ("frames", "scrub", "replay"):
        seconds = found[key]
        assert isinstance(seconds, list)
        assert len(seconds) == 3
    rates = found["rates"]
    assert isinstance(rates, list)
    assert all(rate > 0 for rate in rates)


def test_both_fields_are_the_same(kernel: Kernel) -> None:
    contest = training_panels.pit_field(preset("xor"), kernel)
    assert contest.ours() is not None
    assert contest.theirs() is not None


def test_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == 2
    assert "--fast" in capsys.readouterr().err
