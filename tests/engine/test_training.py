"""Training a graph in one call: XOR, the settings, the result, refusals and interruptions."""

import itertools

import numpy as np
import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate
from guibp.engine.predictions import find_predictions
from guibp.engine.random_start import draw_start
from guibp.engine.training import TrainingDivergedError, train
from guibp.engine.training_settings import (
    DEFAULT_LEARNING_RATE,
    DEFAULT_OPTIMIZER,
    DEFAULT_STEPS,
    TrainingSettingsError,
    settle_training,
)
from guibp.model.edits import SetValues
from guibp.model.errors import DivergedError, GuibpError, NumberError, UnfinishedGraphError
from guibp.model.graph import Graph, GraphChanged
from tests.engine.graphs import LECTURE_WEIGHTS, XOR_COLUMNS, line, single_unit, xor

TARGET = np.array(XOR_COLUMNS["t"])


@pytest.mark.parametrize("seed", range(5))
def test_preset_is_solved_from_every_seed(seed: int) -> None:
    result = train(guibp.preset("xor"), optimizer="momentum", learning_rate=0.5, steps=4000, seed=seed)
    assert np.all(np.abs(result.predictions["y"] - TARGET) < 0.5)
    assert result.final_loss < 0.01


def test_preset_is_solved_by_its_own_settings() -> None:
    result = train(guibp.preset("xor"))
    assert np.all(np.abs(result.predictions["y"] - TARGET) < 0.5)


@pytest.mark.parametrize("seed", range(5))
def test_one_unit_cannot_solve_xor(seed: int) -> None:
    result = train(single_unit(), optimizer="momentum", learning_rate=0.5, steps=4000, seed=seed)
    assert not np.all(np.abs(result.predictions["y"] - TARGET) < 0.5)
    assert result.final_loss == pytest.approx(np.log(2), rel=1e-6)


def test_graph_and_result_hold_what_was_learned() -> None:
    graph = xor()
    result = train(graph, steps=300, learning_rate=0.5, optimizer="momentum")
    evaluation = evaluate(graph)
    assert result.parameters == {id_: graph.node(id_).value for id_ in LECTURE_WEIGHTS}
    assert result.final_loss == pytest.approx(evaluation.value("loss"), rel=1e-12)
    np.testing.assert_allclose(result.predictions["y"], np.asarray(evaluation.value("y")), rtol=1e-12)
    assert (result.steps, result.losses.shape, result.diverged) == (300, (300,), False)
    np.testing.assert_array_equal(result.loss_steps, np.arange(300))
    assert result.losses[0] == pytest.approx(evaluate(xor()).value("loss"), rel=1e-12)


def test_training_is_one_edit() -> None:
    graph = line()
    graph.add("parameter", id="other", value=2.0)
    graph.set_output("f")
    events: list[GraphChanged] = []
    graph.subscribe(events.append)
    train(graph, steps=3, learning_rate=0.1)
    assert [type(event.edit) for event in events] == [SetValues]
    edit = events[0].edit
    assert isinstance(edit, SetValues)
    assert [id_ for id_, _ in edit.values] == ["w", "b"]


def test_no_steps_change_nothing() -> None:
    graph = xor()
    revision = graph.revision
    result = train(graph, steps=0)
    assert (result.steps, len(result.losses), graph.revision) == (0, 0, revision)
    assert result.final_loss == pytest.approx(evaluate(graph).value("loss"), rel=1e-12)


def test_seed_draws_the_start_first() -> None:
    graph = xor()
    train(graph, steps=0, seed=3)
    generator = np.random.default_rng(3)
    expected = {id_: generator.uniform(-0.5, 0.5) for id_ in LECTURE_WEIGHTS}
    assert {id_: graph.node(id_).value for id_ in LECTURE_WEIGHTS} == expected


def test_start_without_a_range_is_kept() -> None:
    graph = line()
    graph.add("parameter", id="v", value=9.0, random_start=2.0)
    assert draw_start(graph, 0) == (("v", np.random.default_rng(0).uniform(-2.0, 2.0)),)


def test_start_of_any_range_is_finite() -> None:
    graph = Graph()
    graph.add("parameter", id="v", random_start=1.7e308)
    assert np.isfinite(draw_start(graph, 0)[0][1])


@pytest.mark.parametrize("seed", [-1, 1.5, True, "1"])
def test_seed_that_is_none_is_refused(seed: object) -> None:
    with pytest.raises(NumberError, match="a seed is"):
        draw_start(xor(), seed)  # type: ignore[arg-type]  # what a caller may pass


def test_settings_come_from_the_call_then_the_document_then_the_defaults() -> None:
    graph = line()
    defaults = settle_training(graph.training)
    assert (defaults.controls.optimizer, defaults.controls.learning_rate, defaults.steps) == (
        DEFAULT_OPTIMIZER, DEFAULT_LEARNING_RATE, DEFAULT_STEPS,
    )  # fmt: skip
    graph.set_training(optimizer="adam", learning_rate=0.25, steps=7)
    document = settle_training(graph.training)
    assert (document.controls.optimizer, document.controls.learning_rate, document.steps) == ("adam", 0.25, 7)
    given = settle_training(graph.training, optimizer="sgd", steps=0)
    assert (given.controls.optimizer, given.controls.learning_rate, given.steps) == ("sgd", 0.25, 0)


@pytest.mark.parametrize(
    "settings",
    [
        {"steps": -1},
        {"steps": 2.5},
        {"steps": True},
        {"learning_rate": 0.0},
        {"learning_rate": -0.1},
        {"learning_rate": float("nan")},
        {"learning_rate": float("inf")},
        {"learning_rate": 10**400},
        {"learning_rate": "fast"},
        {"optimizer": "adagrad"},
        {"optimizer": 3},
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, object]) -> None:
    graph = xor()
    before = graph.node_records
    with pytest.raises(TrainingSettingsError) as caught:
        train(graph, **settings)  # type: ignore[arg-type]  # what a caller may pass
    assert isinstance(caught.value, GuibpError)
    assert str(caught.value)
    assert graph.node_records == before


def test_divergence_is_told_and_keeps_the_last_finite_parameters() -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=1.0)
    graph.add("square", [graph.add("square", ["x"])], id="f")
    with pytest.raises(DivergedError, match='after 3 steps: "f" left') as caught:
        train(graph, steps=50, learning_rate=1e10)
    error = caught.value
    assert isinstance(error, TrainingDivergedError)
    assert (error.step, error.node) == (3, "f")
    assert error.result.diverged
    assert np.isfinite(error.result.losses).all()
    assert graph.node("x").value == error.result.parameters["x"] != 1.0


def test_interrupt_leaves_what_was_learned_in_the_graph() -> None:
    graph, asked = xor(), itertools.count()

    def interrupt() -> bool:
        if next(asked) == 5:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        train(graph, steps=10**9, learning_rate=0.5, should_stop=interrupt)
    assert graph.node("w11").value != xor().node("w11").value


def test_stop_gives_a_result() -> None:
    asked = itertools.count()
    result = train(xor(), steps=10**9, should_stop=lambda: next(asked) > 5)
    assert 0 < result.steps < 10**9
    assert len(result.losses) == len(result.loss_steps)


def test_little_and_much_work_give_the_same() -> None:
    """Few steps are interpreted, many compiled."""
    one = train(xor(), steps=2000, learning_rate=0.3)
    graph = xor()
    for _ in range(20):
        train(graph, steps=100, learning_rate=0.3)
    for id_, value in one.parameters.items():
        assert graph.node(id_).value == pytest.approx(value, rel=1e-9)


def test_losses_are_thinned_evenly_beyond_a_million_steps() -> None:
    result = train(single_unit(), steps=1_000_001, learning_rate=1e-3)
    assert len(result.losses) == len(result.loss_steps) == 500_001
    np.testing.assert_array_equal(np.diff(result.loss_steps), 2)
    assert result.steps == 1_000_001


def test_predictions_are_those_of_the_losses_next_to_the_output() -> None:
    graph = Graph()
    for id_, value in (("a", 1.0), ("b", 2.0), ("t", 0.5)):
        graph.add("parameter", id=id_, value=value)
    graph.add("squared_error", ["a", "t"], id="inner")
    graph.add("sigmoid", ["inner"], id="p")
    first = graph.add("binary_cross_entropy", ["p", "t"])
    second = graph.add("squared_error", ["b", "t"])
    graph.add("add", [first, second], id="loss")
    tape = compile_tape(graph)
    found = find_predictions(tape, evaluate(graph).values)
    assert list(found) == ["b", "p"]
    np.testing.assert_array_equal(found["b"], [2.0])


@pytest.mark.parametrize("what", ["no output", "two outputs", "no parameter", "unconnected operand"])
def test_graph_that_cannot_be_trained_is_refused(what: str) -> None:
    graph = line()
    match what:
        case "no output":
            graph.remove("f", "g")
        case "two outputs":
            graph.add("exp", ["w"], id="second")
        case "no parameter":
            graph = Graph()
            graph.add("exp", [graph.add("input")], id="f")
        case _:
            graph.disconnect("f", 1)
    before = graph.node_records
    with pytest.raises(UnfinishedGraphError):
        train(graph)
    assert graph.node_records == before
