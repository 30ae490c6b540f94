"""Advice on trainings: each cause provoked, and told apart from its healthy twin."""

import math

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate_tape
from guibp.engine.kernel import load_kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.trainer import Status, Trainer
from guibp.engine.training_settings import WHOLE, Batching, Controls, settle_training
from guibp.explain.data_trouble import find_crossing
from guibp.explain.training_advice import advise
from guibp.explain.training_situation import Advice, Cause, Situation
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from tests.engine.graphs import LECTURE_WEIGHTS, XOR_START, single_unit, xor


def look(
    graph: Graph,
    steps: int,
    rate: float = 0.1,
    optimizer: OptimizerKind = OptimizerKind.SGD,
    batching: Batching = WHOLE,
) -> tuple[Advice, ...]:
    """What is advised after so many steps."""
    kernel = load_kernel()
    trainer = Trainer(compile_tape(graph), Controls(optimizer, rate), lambda: kernel, batching)
    outcome = trainer.run(limit=steps)
    frame = trainer.frame()
    return advise(
        Situation(
            graph,
            frame.evaluation(trainer.tape),
            frame.loss_steps,
            frame.losses,
            frame.newest_losses,
            rate,
            has_diverged=outcome.status is Status.DIVERGED,
            takes_batches=trainer.batch is not None,
        )
    )


def causes(advices: tuple[Advice, ...]) -> list[Cause]:
    for advice in advices:
        assert advice.evidence
        for said in (advice.finding, *advice.evidence, advice.remedy):
            assert "{" not in str(said)
    return [advice.cause for advice in advices]


def text(advices: tuple[Advice, ...], cause: Cause) -> str:
    (advice,) = [advice for advice in advices if advice.cause is cause]
    return " ".join(str(said) for said in (advice.finding, *advice.evidence, advice.remedy))


def regression(xs: list[float], targets: list[float], weights: tuple[float, float] = (0.0, 0.0)) -> Graph:
    """The mean squared error of w·x + b."""
    graph = Graph()
    graph.set_dataset({"x": xs, "t": targets})
    for column in ("x", "t"):
        graph.add("input", id=column, column=column)
    for id_, value in zip(("w", "b"), weights, strict=True):
        graph.add("parameter", id=id_, value=value)
    graph.add("multiply", ["w", "x"], id="p")
    graph.add("add", ["p", "b"], id="y")
    graph.add("squared_error", ["y", "t"], id="error")
    graph.add("mean", ["error"], id="loss")
    return graph


def relu_net(bias: float) -> Graph:
    """v·relu(w·x + b) + c, to meet the targets of |x|."""
    graph = regression([-2.0, -1.0, 1.0, 2.0], [2.0, 1.0, 1.0, 2.0])
    graph.remove("error", "loss", "y", "p", "w", "b")
    for id_, value in (("w", 0.5), ("b", bias), ("v", 0.5), ("c", 0.1)):
        graph.add("parameter", id=id_, value=value)
    graph.add("relu", [graph.add("add", [graph.add("multiply", ["w", "x"]), "b"], id="z")], id="h")
    graph.add("add", [graph.add("multiply", ["v", "h"]), "c"], id="y")
    graph.add("mean", [graph.add("squared_error", ["y", "t"])], id="loss")
    return graph


# -- a healthy training is left alone --------------------------------------------------------------


@pytest.mark.parametrize("name", presets())
@pytest.mark.parametrize("steps", [0, 10, 60, 150, 250, 400, 4000])
def test_what_is_well_gets_no_advice(name: str, steps: int) -> None:
    graph = preset(name)
    controls = settle_training(graph.training).controls
    if name == "single-unit-xor" or not any(node.op == "parameter" for node in graph.node_records):
        return
    advices = look(graph, steps, controls.learning_rate, controls.optimizer)
    assert causes(advices) == []


@pytest.mark.parametrize("kind", OptimizerKind)
@pytest.mark.parametrize("steps", [5, 60, 200, 1000])
def test_a_line_that_is_learned_gets_no_advice(kind: OptimizerKind, steps: int) -> None:
    graph = regression([-1.0, 0.0, 1.0], [-0.9, 0.1, 1.1])
    assert causes(look(graph, steps, 0.1, kind)) == []


def test_nothing_is_advised_where_nothing_can_be_seen() -> None:
    graph = Graph()
    graph.add("parameter", id="w", value=1.0)
    tape = compile_tape(graph)
    empty = Situation(graph, evaluate_tape(tape), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0), 0.1)
    assert advise(empty) == ()


# -- units -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0.0, 0.3])
@pytest.mark.parametrize("steps", [0, 1, 300])
def test_a_symmetric_start(value: float, steps: int) -> None:
    advices = look(xor(weights=dict.fromkeys(XOR_START, value)), steps, 0.5)
    assert causes(advices)[0] is Cause.SYMMETRIC
    assert "h1 and h2" in text(advices, Cause.SYMMETRIC)


def test_a_start_that_differs_a_little_is_not_symmetric() -> None:
    weights = dict.fromkeys(XOR_START, 0.3) | {"w11": 0.30001}
    assert Cause.SYMMETRIC not in causes(look(xor(weights=weights), 0))


@pytest.mark.parametrize("steps", [0, 200])
def test_saturated_units(steps: int) -> None:
    weights = dict(XOR_START) | {"w11": 9.0, "w12": 8.0, "b1": 20.0, "w21": 9.0, "w22": -8.0, "b2": -40.0}
    advices = look(xor(weights=weights), steps, 0.01)
    assert Cause.SATURATED in causes(advices)
    assert "h1 is saturated" in text(advices, Cause.SATURATED)
    assert "In 4 of 4 rows" in text(advices, Cause.SATURATED)


@pytest.mark.parametrize("scale", [1.0, 4.0])
def test_saturated_units_that_solve_it_are_well(scale: float) -> None:
    weights = {id_: value * scale for id_, value in LECTURE_WEIGHTS.items()}
    assert causes(look(xor(weights=weights), 0)) == []


def test_an_output_that_a_cross_entropy_rescues_is_not_saturated() -> None:
    graph = single_unit()
    graph.set_value("b", 12.0)
    assert Cause.SATURATED not in causes(look(graph, 0))


def test_an_output_that_a_squared_error_leaves_saturated() -> None:
    weights = dict(XOR_START) | {"b3": 12.0}
    assert Cause.SATURATED in causes(look(xor("squared_error", weights), 200, 0.01))


def test_a_dead_relu() -> None:
    advices = look(relu_net(-5.0), 100, 0.05)
    assert Cause.DEAD in causes(advices)
    assert "h is dead" in text(advices, Cause.DEAD)
    assert "at most −4 in all 4 rows" in text(advices, Cause.DEAD)


def test_a_relu_that_wakes_for_one_row_is_not_dead() -> None:
    assert Cause.DEAD not in causes(look(relu_net(-0.9), 0))


# -- the rate --------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [20, 3000])
def test_a_rate_with_which_it_diverges(steps: int) -> None:
    advices = look(regression([-1.0, 0.0, 3.0], [0.0, 1.0, 2.0]), steps, 0.5)
    assert causes(advices)[0] is Cause.DIVERGING
    assert "0.05" in text(advices, Cause.DIVERGING)
    assert ("out of the finite numbers" in text(advices, Cause.DIVERGING)) == (steps == 3000)


def test_a_rate_at_which_it_only_just_converges_does_not_diverge() -> None:
    found = causes(look(regression([-1.0, 0.0, 3.0], [0.0, 1.0, 2.0]), 300, 0.2))
    assert Cause.DIVERGING not in found


def test_a_rate_with_which_it_oscillates() -> None:
    graph = xor(weights=dict(XOR_START))
    advices = look(graph, 120, 60.0)
    assert Cause.OSCILLATING in causes(advices)
    assert "In the last 40 steps it rose" in text(advices, Cause.OSCILLATING)
    assert Cause.OSCILLATING not in causes(look(xor(), 120, 0.5))


def test_it_still_oscillates_after_more_steps_than_a_curve_has_points() -> None:
    advices = look(swinging(), 9001, 0.3)
    assert Cause.OSCILLATING in causes(advices)
    assert "In the last 40 steps it rose" in text(advices, Cause.OSCILLATING)
    assert Cause.OSCILLATING not in causes(look(swinging(), 9001, 0.1))


def swinging() -> Graph:
    """(w² − 1)²: at a rate of 0.3 every second step is at the same point, on this or that side."""
    return parse("w = param(0.3); loss = squared_error(w*w, 1)")


@pytest.mark.parametrize("batch", [1, 2])
def test_a_loss_that_changes_with_the_batch_is_no_oscillation(batch: int) -> None:
    for steps in (120, 3000):
        found = causes(look(single_unit(), steps, 0.1, batching=Batching(batch)))
        assert Cause.OSCILLATING not in found


@pytest.mark.parametrize("rate", [1e-6, 1e-9, 1e-13])
def test_a_rate_that_is_too_small(rate: float) -> None:
    graph = regression([-1.0, 0.0, 1.0], [-1.0, 1.0, 3.0])
    advices = look(graph, 200, rate)
    assert causes(advices) == [Cause.TOO_SLOW]
    said = text(advices, Cause.TOO_SLOW)
    assert "In the last 100 steps it fell from" in said
    assert "Try the learning rate" in said


def test_the_rate_it_proposes_does_better() -> None:
    graph = regression([-1.0, 0.0, 1.0], [-1.0, 1.0, 3.0])
    (advice,) = look(graph, 200, 1e-5)
    rate = float(dict(advice.remedy.arguments)["rate"])
    better = Trainer(compile_tape(graph), Controls(learning_rate=rate))
    better.run(limit=200)
    assert better.frame().loss < 0.5 * float(better.history.losses[0])


def test_a_plateau_is_no_small_rate() -> None:
    for steps in (60, 120, 150, 200, 240):
        for rate in (0.5, 0.2, 0.1):
            found = causes(look(preset("xor"), steps, rate, OptimizerKind.MOMENTUM))
            assert Cause.TOO_SLOW not in found


def test_the_best_that_there_is_is_no_small_rate() -> None:
    graph = regression([0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 1.0, 2.0])
    assert causes(look(graph, 5000, 0.1)) == []


# -- data ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_a_single_unit_that_cannot(rate: float) -> None:
    advices = look(single_unit(), 3000, rate)
    assert causes(advices) == [Cause.SINGLE_UNIT]
    said = text(advices, Cause.SINGLE_UNIT)
    assert "(0, 0) and (1, 1) have target 0, (0, 1) and (1, 0) have target 1" in said


def test_a_single_unit_that_can() -> None:
    graph = single_unit()
    graph.set_dataset({"x1": [0.0, 0.0, 1.0, 1.0], "x2": [0.0, 1.0, 0.0, 1.0], "t": [0.0, 0.0, 0.0, 1.0]})
    for steps in (100, 3000):
        assert Cause.SINGLE_UNIT not in causes(look(graph, steps, 0.01))


def test_it_is_not_told_before_anybody_could_know() -> None:
    assert Cause.SINGLE_UNIT not in causes(look(single_unit(), 20, 0.5))


def test_hidden_units_are_not_told_that_they_cannot() -> None:
    assert Cause.SINGLE_UNIT not in causes(look(xor(), 100, 0.01))


def test_crossing_lines_are_found_only_where_they_are() -> None:
    square = np.array([(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)])
    assert find_crossing(square[:2], square[2:]) is not None
    assert find_crossing(square[[0, 2]], square[[1, 3]]) is None
    assert find_crossing(square[:1], square[2:]) is None


@pytest.mark.parametrize("loss, target", [("binary_cross_entropy", 2.0), ("squared_error", -1.0)])
def test_targets_out_of_reach(loss: str, target: float) -> None:
    graph = xor(loss)
    graph.set_dataset({"x1": [0.0, 0.0, 1.0, 1.0], "x2": [0.0, 1.0, 0.0, 1.0], "t": [0.0, 1.0, target, 0.0]})
    advices = look(graph, 0)
    assert causes(advices)[0] is Cause.OUT_OF_REACH
    assert "In 1 of 4 rows t lies outside: row 3" in text(advices, Cause.OUT_OF_REACH)


def test_targets_at_the_ends_of_the_reach_are_well() -> None:
    assert Cause.OUT_OF_REACH not in causes(look(xor(), 0))
    assert Cause.OUT_OF_REACH not in causes(look(regression([0.0, 1.0], [5.0, -7.0]), 0))


def test_data_that_is_not_normalised() -> None:
    xs = [100.0, 200.0, 300.0, 400.0]
    targets = [3.0, 4.0, 5.0, 6.0]
    diverging = look(regression(xs, targets), 30, 0.1)
    assert causes(diverging)[:2] == [Cause.NOT_NORMALISED, Cause.DIVERGING]
    assert "x runs from 100 to 400" in text(diverging, Cause.NOT_NORMALISED)
    crawling = look(regression(xs, targets), 2000, 1e-6)
    assert Cause.NOT_NORMALISED in causes(crawling)


def test_data_that_is_normalised_and_large_data_that_does_no_harm() -> None:
    xs = ((np.arange(4.0) - 1.5) / math.sqrt(1.25)).tolist()
    normalised = look(regression(xs, [3.0, 4.0, 5.0, 6.0]), 30, 5.0)
    assert Cause.NOT_NORMALISED not in causes(normalised)
    assert Cause.DIVERGING in causes(normalised)
    assert causes(look(regression([0.0, 20.0], [1.0, 21.0], (0.9, 0.9)), 10, 0.001)) == []
