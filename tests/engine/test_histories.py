"""Histories: every column is the training as it was, in few columns, whatever was asked in between."""

import math
from itertools import pairwise

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate
from guibp.engine.histories import (
    MOST_COLUMNS,
    QUANTILES,
    Chosen,
    Gatherer,
    History,
    Series,
    Subject,
    choose_numbers,
    find_quantiles,
    list_members,
)
from guibp.engine.saturation import Saturated, find_saturated
from guibp.engine.trainer import Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Controls
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.engine.graphs import xor

WEIGHTS = Subject.WEIGHTS


def record(steps: int) -> Trainer:
    trainer = Trainer(compile_tape(preset("xor")), Controls(), record=TrainingRecord())
    trainer.run(limit=steps)
    return trainer


def history_of(trainer: Trainer, chosen: Chosen) -> History:
    replay = trainer.replay()
    assert replay is not None
    return History(replay, trainer.tape, chosen)


def fill(history: History, steps: int) -> None:
    while not history.advance(steps, math.inf):
        pass


def parameters_of(graph: Graph) -> tuple[str, ...]:
    return tuple(node.id for node in graph.node_records if node.op == "parameter")


def test_every_column_has_the_weights_of_its_step() -> None:
    trainer = record(0)
    expected = []
    for _ in range(31):
        expected.append([value for _, value in trainer.parameters()])
        trainer.run(limit=1)
    ids = trainer.trained[:5]
    history = history_of(trainer, Chosen(WEIGHTS, ids))
    fill(history, 30)
    assert history.steps.tolist() == list(range(31))
    assert history.columns.tolist() == [row[:5] for row in expected]
    assert history.gatherer.series[1] == Series(ids[1], None)


def test_it_comes_bit_by_bit_and_has_the_same_in_the_end() -> None:
    trainer = record(60)
    chosen = Chosen(Subject.GRADIENTS, trainer.trained)
    whole, pieces = history_of(trainer, chosen), history_of(trainer, chosen)
    fill(whole, 60)
    calls = 1
    while not pieces.advance(60, 0.0):
        calls += 1
    assert calls > 5
    assert pieces.columns.tolist() == whole.columns.tolist()


def test_a_long_training_has_few_columns_and_keeps_those_it_had() -> None:
    trainer = record(200)
    history = history_of(trainer, Chosen(WEIGHTS, trainer.trained[:2]))
    fill(history, 200)
    early = dict(zip(history.steps.tolist(), history.columns.tolist(), strict=True))
    trainer.run(limit=MOST_COLUMNS * 3)
    fill(history, trainer.step)
    assert 0 < len(history.steps) <= MOST_COLUMNS
    assert {after - before for before, after in pairwise(history.steps.tolist())} == {4}
    for step, column in zip(history.steps.tolist(), history.columns.tolist(), strict=True):
        assert early.get(step, column) == column


def test_of_many_numbers_it_keeps_the_quantiles() -> None:
    trainer = record(3)
    computed = tuple(node.id for node in trainer.tape.nodes if not node.operation.is_leaf)
    history = history_of(trainer, Chosen(Subject.ACTIVATIONS, computed))
    fill(history, 3)
    numbers = history.gatherer.read(trainer.frame().evaluation(trainer.tape))
    assert len(numbers) == history.gatherer.count > 12
    assert history.gatherer.series == ()
    np.testing.assert_allclose(history.columns[-1], np.quantile(numbers, QUANTILES))
    assert find_quantiles(np.array([np.nan, np.inf])).tolist() != find_quantiles(numbers).tolist()
    assert np.isnan(find_quantiles(np.array([np.nan, np.inf]))).all()


def test_after_going_on_from_the_past_the_columns_are_of_the_new_way() -> None:
    trainer = record(40)
    history = history_of(trainer, Chosen(WEIGHTS, trainer.trained[:3]))
    fill(history, 40)
    replay = trainer.replay()
    assert replay is not None
    replay.approach(20)
    trainer.rewind(replay.state)
    history.truncate(20)
    trainer.controls = Controls(learning_rate=0.5)
    trainer.run(limit=20)
    fill(history, 40)
    fresh = history_of(trainer, Chosen(WEIGHTS, trainer.trained[:3]))
    fill(fresh, 40)
    assert history.columns.tolist() == fresh.columns.tolist()


def test_what_is_chosen_follows_what_is_meant() -> None:
    graph = Graph()
    x, w, v = (
        graph.add(op, id=id_, value=1.0)
        for op, id_ in (("input", "x"), ("parameter", "w"), ("parameter", "v"))
    )
    hidden = graph.add("sigmoid", [graph.add("multiply", [w, x], id="a")], id="h")
    graph.set_output(graph.add("multiply", [hidden, v], id="f"))
    assert choose_numbers(graph, WEIGHTS, None).ids == ("w", "v")
    assert choose_numbers(graph, WEIGHTS, ["h"]).ids == ("w",)
    assert choose_numbers(graph, WEIGHTS, ["f"]).ids == ("v",)
    assert choose_numbers(graph, WEIGHTS, ["v", "gone"]).ids == ("v",)
    assert choose_numbers(graph, Subject.ACTIVATIONS, None).ids == ("h",)
    assert choose_numbers(graph, Subject.ACTIVATIONS, ["a"]).ids == ("a",)
    assert choose_numbers(graph, Subject.GRADIENTS, ["h", "w"]).ids == ("w",)
    assert choose_numbers(graph, Subject.GRADIENTS, ["h"]).ids == ("h",)


@pytest.mark.parametrize(
    "op, values, rows",
    [
        ("sigmoid", [0.0, 9.0, -9.0, 1.0], 2),
        ("tanh", [0.0, 9.0, -9.0, 8.0], 3),
        ("relu", [-1.0, -2.0, -3.0, 0.0], 4),
        ("sigmoid", [0.0, 1.0, -1.0, 2.0], 0),
    ],
)
def test_saturated_and_dead_activations_are_counted(op: str, values: list[float], rows: int) -> None:
    graph = Graph()
    graph.set_dataset({"x": values})
    graph.set_output(graph.add("sum", [graph.add(op, [graph.add("input", id="x", column="x")], id="h")]))
    found = find_saturated(evaluate(graph), ["h", "x", "gone"])
    assert found == ((Saturated("h", op, rows, 4),) if rows else ())
    assert not found or found[0].is_whole == (rows == 4)


def test_what_a_cross_entropy_judges_is_not_held_up() -> None:
    graph = Graph()
    graph.set_dataset({"x": [9.0, -9.0], "t": [1.0, 0.0]})
    x, t = (graph.add("input", id=id_, column=id_) for id_ in "xt")
    y = graph.add("sigmoid", [x], id="y")
    graph.set_output(graph.add("mean", [graph.add("binary_cross_entropy", [y, t])]))
    assert find_saturated(evaluate(graph), ["y"]) == ()


def test_a_group_has_the_nodes_of_those_within_it() -> None:
    graph = Graph()
    a, b, c = (graph.add("parameter", id=id_, value=1.0) for id_ in "abc")
    graph.group("inner", [a, b])
    graph.group("outer", ["inner", c])
    assert sorted(list_members(graph, "outer")) == [a, b, c]
    assert sorted(list_members(graph, "inner")) == [a, b]
    assert list_members(graph, "gone") == ()


def test_where_there_is_nothing_it_has_nothing() -> None:
    gatherer = Gatherer(compile_tape(xor()), Chosen(WEIGHTS, ()))
    assert gatherer.count == 0
    assert gatherer.series == ()
