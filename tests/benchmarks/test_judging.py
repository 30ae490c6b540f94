"""The benchmark's own judgement: planted faults, short ratios and wrong rivals are seen; none is needed."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.drawings import draw_chain, draw_network, draw_wide_sum, random_network, xor_network
from tests.benchmarks.engine import FIGURES, main
from tests.benchmarks.judging import (
    Limit,
    Row,
    Sense,
    Verdict,
    conclude,
    write_json,
    write_seconds,
    write_table,
)
from tests.benchmarks.ours import training_of
from tests.benchmarks.racing import (
    QUIET_LOAD,
    Effort,
    Losses,
    Rival,
    RivalMissingError,
    Train,
    at_most,
    find_disagreement,
    growth_exponent,
    race,
    slowed,
    times_faster,
)
from tests.benchmarks.random_drawings import ELEMENTWISE, draw_random
from tests.benchmarks.rivals.numpy_by_hand import train_by_hand

EFFORT = Effort(rounds=7, seconds=0.0)
SLOW_SECONDS = 0.002


def pretend(seconds: float, loss: float = 1.0) -> Callable[[], Train]:
    """A contestant that takes so long for each step."""

    def train(steps: int) -> Losses:
        until = time.perf_counter() + seconds * steps
        while time.perf_counter() < until:
            pass
        return [loss / (step + 1) for step in range(steps)]

    return lambda: train


def missing() -> Train:
    raise RivalMissingError("it is not installed")


def verdict(rival: Rival) -> Verdict:
    (row,) = race("a figure", pretend(SLOW_SECONDS)(), [rival], EFFORT)
    return row.verdict


def test_a_rival_that_is_much_slower_or_faster_is_judged() -> None:
    assert verdict(Rival("slow", pretend(20 * SLOW_SECONDS), times_faster(5))) is Verdict.PASSED
    assert verdict(Rival("slow", pretend(20 * SLOW_SECONDS), at_most(0.5))) is Verdict.PASSED
    assert verdict(Rival("fast", pretend(SLOW_SECONDS / 20), times_faster(0.5))) is Verdict.FAILED
    assert verdict(Rival("fast", pretend(SLOW_SECONDS / 20), at_most(5))) is Verdict.FAILED
    assert verdict(Rival("for information", pretend(SLOW_SECONDS))) is Verdict.TOLD


def test_a_rival_that_computes_something_else_is_not_timed() -> None:
    (row,) = race("a figure", pretend(0.0)(), [Rival("wrong", pretend(0.0, 1.0 + 1e-8))], EFFORT)
    assert row.verdict is Verdict.FAILED
    assert "something else" in row.remark
    assert math.isnan(row.measured)


def test_a_rival_that_is_not_there_does_not_fail() -> None:
    (row,) = race("a figure", pretend(0.0)(), [Rival("absent", missing, at_most(1.0))], EFFORT)
    assert row.verdict is Verdict.ABSENT
    assert conclude([row], lambda _: None) == 0


@pytest.mark.parametrize("theirs", [[1.0], [1.0, 2.1], [1.0, math.nan], [1.0, math.inf], []])
def test_a_disagreement_is_found(theirs: list[float]) -> None:
    assert find_disagreement([1.0, 2.0], theirs)


def test_an_agreement_is_found() -> None:
    assert not find_disagreement([1.0, 2.0], np.array([1.0, 2.0 + 1e-12]))


@pytest.mark.parametrize(
    "sense,measured,expected",
    [
        (Sense.AT_MOST, 1.0, Verdict.PASSED),
        (Sense.AT_MOST, 1.01, Verdict.FAILED),
        (Sense.AT_LEAST, 1.0, Verdict.PASSED),
        (Sense.AT_LEAST, 0.99, Verdict.FAILED),
        (Sense.AT_MOST, math.nan, Verdict.FAILED),
        (Sense.AT_LEAST, math.nan, Verdict.FAILED),
    ],
)
def test_a_limit_is_kept_or_not(sense: Sense, measured: float, expected: Verdict) -> None:
    assert Row("a figure", "a row", measured=measured, limit=Limit(sense, 1.0)).verdict is expected


def test_what_falls_short_is_named() -> None:
    said: list[str] = []
    rows = [
        Row("speed", "good", measured=1.0, limit=at_most(1.0)),
        Row("speed", "bad", measured=3.0, limit=at_most(1.0)),
        Row("shape", "broken", fault="gives 3, not 2"),
    ]
    assert conclude(rows, said.append) == 1
    assert len(said) == 2
    assert "speed: bad: 3" in said[0]
    assert "gives 3, not 2" in said[1]
    table = write_table(rows)
    assert "FAIL" in next(line for line in table.splitlines() if "bad" in line)
    assert "pass" in next(line for line in table.splitlines() if "good" in line)


def test_json_holds_every_row(tmp_path: Path) -> None:
    rows = [
        Row("speed", "good", measured=0.5, limit=at_most(1.0)),
        Row("speed", "absent", absence="not here"),
    ]
    write_json(tmp_path / "rows.json", rows, {"machine": "this one"})
    document = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    assert [line["verdict"] for line in document["rows"]] == ["pass", "absent"]
    assert document["rows"][0]["limit"] == {"sense": "≤", "number": 1.0, "unit": "× its time"}
    assert document["rows"][1]["measured"] is None


def test_growth_is_the_slope() -> None:
    sizes = [1e3, 1e4, 1e5]
    assert growth_exponent(sizes, [3 * size**1.25 for size in sizes]) == pytest.approx(1.25)


@pytest.mark.parametrize(
    "seconds,text", [(2.5, "2.5 s"), (0.0123, "12.3 ms"), (4.2e-5, "42 µs"), (1.2e-7, "0.120 µs")]
)
def test_seconds_read_well(seconds: float, text: str) -> None:
    assert write_seconds(seconds) == text


@pytest.mark.parametrize("loss", ["squared_error", "binary_cross_entropy"])
def test_a_rival_by_hand_trains_the_same_xor(loss: str) -> None:
    network = xor_network(loss)
    ours = training_of(draw_network(network, in_pairs=False).graph(), network.rate)
    assert not find_disagreement(ours(20), train_by_hand(network)(20))


def test_layers_are_drawn_as_scalars() -> None:
    network = random_network((2, 3, 1), 5)
    drawing = draw_network(network, in_pairs=True)
    assert all(len(node.operands) <= 2 for node in drawing.nodes)
    assert not find_disagreement(training_of(drawing.graph(), network.rate)(5), train_by_hand(network)(5))


def test_random_drawings_are_tame_and_hold_every_operation() -> None:
    drawing = draw_random(600, 3)
    assert {node.op for node in drawing.nodes} >= set(ELEMENTWISE)
    assert all(math.isfinite(loss) for loss in training_of(drawing.graph(), 1e-6)(3))
    assert draw_random(600, 3).document() == drawing.document()


def test_extreme_shapes_have_known_values() -> None:
    assert list(training_of(draw_chain(40).graph(), 1e-9)(1)) == [2.0]
    assert list(training_of(draw_wide_sum(40).graph(), 1e-9)(1)) == [39 * 38 / 2 + 2]


def test_only_what_matches_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "nothing of this name"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in FIGURES)


@pytest.mark.parametrize("load, times", [(0.5, 1.0), (1.0, 1.0), (2.0, 2.0)])
def test_a_slower_machine_is_given_its_time_and_a_faster_one_no_credit(load: float, times: float) -> None:
    assert slowed(load * QUIET_LOAD) == times
