"""The canvas's benchmark: every task is measured, what falls short is named, an absent rival is no fault."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.heat import WireColours
from tests.benchmarks.canvas import HEAT, compare, judge_crossings, judge_frames, judge_opening, main
from tests.benchmarks.canvas_contest import CONTESTANTS, measure
from tests.benchmarks.canvas_frames import draw_grouped, draw_trained, measure_crossings
from tests.benchmarks.canvas_frames import measure as measure_frames
from tests.benchmarks.canvas_subjects import draw_columns
from tests.benchmarks.judging import Verdict, conclude
from tests.benchmarks.our_canvas import OurCanvas
from tests.benchmarks.racing import RivalMissingError

RIVAL = {"build": 2.0, "fit": 0.8, "drag": 0.01, "labels": 0.1, "memory": 2e7}
GOOD = {"build": 0.009, "fit": 0.09, "drag": 0.005, "labels": 0.009, "memory": 0.9e6}
FRAMES = {"opening": 1.0, "frames": [0.01] * 30, "steps": [0.012] * 30, "load": 0.005, "trained": True}


def test_what_is_good_enough_passes() -> None:
    rows = [*compare([(GOOD, RIVAL)]), *judge_opening(FRAMES), *judge_frames(FRAMES)]
    assert len(rows) == 10
    assert {row.verdict for row in rows} == {Verdict.PASSED}


@pytest.mark.parametrize("task", ["build", "fit", "drag", "labels", "memory"])
def test_a_planted_slow_task_falls_short(task: str) -> None:
    said: list[str] = []
    rows = list(compare([({**GOOD, task: 1.3 * GOOD[task]}, RIVAL)]))
    assert conclude(rows, said.append) == 1
    assert len(said) == 1
    assert f": {task}:" in said[0]


def test_of_three_rounds_the_middle_ratio_counts() -> None:
    """A machine that is slow in one of our turns is not our fault; in two of three it would be."""
    busy = {task: 3 * number for task, number in GOOD.items()}
    rounds = [(busy, RIVAL), (GOOD, RIVAL), (GOOD, RIVAL)]
    assert all(row.verdict is Verdict.PASSED for row in compare(rounds))
    assert all(row.verdict is Verdict.FAILED for row in compare([*rounds, (busy, RIVAL), (busy, RIVAL)]))


@pytest.mark.parametrize(
    "fault",
    [{"frames": [0.01] * 20 + [0.03] * 10}, {"steps": [0.02] * 30}, {"trained": False}],
)
def test_planted_slow_frames_fall_short(fault: dict[str, object]) -> None:
    rows = list(judge_frames({**FRAMES, **fault}, HEAT))
    assert {row.figure for row in rows} == {HEAT}
    assert any(row.verdict is Verdict.FAILED for row in rows)


def test_a_planted_slow_opening_falls_short() -> None:
    assert [row.verdict for row in judge_opening({**FRAMES, "opening": 2.5})] == [Verdict.FAILED]


def test_a_rival_that_is_not_there_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "NodeGraphQt", None)
    with pytest.raises(RivalMissingError, match="does not start here"):
        CONTESTANTS["NodeGraphQt"]()
    rows = list(compare([(GOOD, {"absent": "not here"})]))  # type: ignore[dict-item]  # as it comes from JSON
    assert {row.verdict for row in rows} == {Verdict.ABSENT}
    assert conclude(rows, lambda _: None) == 0


def test_our_canvas_does_every_task(qtbot: QtBot) -> None:
    contestant = OurCanvas()
    qtbot.addWidget(contestant.window)
    found = measure(contestant, draw_columns(60, 90), 2)
    assert found.keys() == RIVAL.keys()
    assert all(number > 0 for number in found.values())
    assert len(contestant.session.graph) == 60
    # The drag was one: the node is elsewhere, and the value is the last that was shown.
    node = contestant.session.graph.node("n0")
    assert node.position != draw_columns(60, 90).nodes[0].position
    assert node.value != draw_columns(60, 90).nodes[0].value


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("colours", WireColours)
def test_frames_are_measured_while_it_trains(colours: WireColours) -> None:
    found = measure_frames(draw_trained(300, 450), (0.5, 1.0), 1, colours)
    assert found["trained"]
    steps = found["steps"]
    assert isinstance(steps, list)
    assert len(steps) == 2


def test_the_columns_are_as_large_as_they_say() -> None:
    columns = draw_columns(1000, 1500)
    assert (len(columns.nodes), len(columns.edges)) == (1000, 1500)
    graph = draw_trained(1000, 1500)
    assert (len(graph), len(graph.edges)) == (1000, 1500)


def test_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == 2
    assert "--fast" in capsys.readouterr().err


CROSSINGS = {"rounds": [[0.01] * 300, [0.01] * 299 + [0.03]], "load": 0.005, "trained": True}


def test_crossings_that_are_short_enough_pass() -> None:
    rows = list(judge_crossings(CROSSINGS))
    assert len(rows) == 3
    assert {row.verdict for row in rows} == {Verdict.PASSED}


@pytest.mark.parametrize(
    "fault",
    [{"rounds": [[0.01] * 299 + [0.3]]}, {"rounds": [[0.01] * 270 + [0.02] * 30]}, {"trained": False}],
)
def test_a_planted_long_crossing_falls_short(fault: dict[str, object]) -> None:
    assert any(row.verdict is Verdict.FAILED for row in judge_crossings({**CROSSINGS, **fault}))


@pytest.mark.usefixtures("qtbot")
def test_crossings_are_measured_while_it_trains() -> None:
    graph = draw_grouped(300, 450)
    assert {group.id for group in graph.groups} >= {"unit 0", "layer 0"}
    found = measure_crossings(graph, (0.5, 0.39, 0.5), 1)
    assert found["trained"]
    rounds = found["rounds"]
    assert isinstance(rounds, list)
    assert len(rounds[0]) > 2


def test_the_groups_are_as_many_as_they_say() -> None:
    assert 950 < len(draw_grouped(10_000, 15_000).groups) < 1150
