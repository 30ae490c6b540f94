"""The rows' shares of a gradient: those of the steps, and together the gradient, on every example."""

import numpy as np
import pytest

import guibp
from guibp.engine.batches import Batches
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.row_gradients import (
    Missing,
    Reduction,
    RowGradients,
    find_row_gradients,
    measure_batch_gradient,
)
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Batching, Controls
from guibp.model.edits import BindColumn
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from tests.engine.graphs import xor

MOST_ROWS = 6
"""Of a larger table so many are compared with the steps, and all with the sum."""


def shares_of(evaluation: Evaluation, parameter: str) -> RowGradients:
    found = find_row_gradients(evaluation, parameter)
    assert isinstance(found, RowGradients), (parameter, found)
    return found


def parameters_of(graph: Graph) -> list[str]:
    return [node.id for node in graph.node_records if node.op == "parameter"]


def sum_of_steps(graph: Graph, parameter: str, sample: int) -> float:
    """What the steps for one sample send back to a parameter."""
    edges = [edge for step in guibp.steps(graph, sample=sample) for edge in step.edges]
    return sum(edge.gradient for edge in edges if edge.source == parameter)


@pytest.mark.parametrize("name", presets())
def test_the_shares_are_those_of_the_steps_and_sum_to_the_gradient(name: str) -> None:
    graph = preset(name)
    if graph.dataset is None:
        return
    evaluation = evaluate(graph)
    for parameter in parameters_of(graph)[:12]:
        found = shares_of(evaluation, parameter)
        assert len(found.shares) == graph.dataset.samples
        for row in range(min(MOST_ROWS, len(found.shares))):
            assert found.shares[row] == pytest.approx(
                sum_of_steps(graph, parameter, row), rel=1e-12, abs=1e-15
            )
        assert found.total == pytest.approx(evaluation.gradient(parameter), rel=1e-9, abs=1e-12)


def test_a_mean_hides_the_factor_and_a_sum_does_not() -> None:
    for reduce, expected in (("mean", Reduction.MEAN), ("sum", Reduction.SUM), (None, Reduction.SUM)):
        graph = Graph()
        graph.set_dataset({"x": [1.0, 2.0, -4.0]})
        w = graph.add("parameter", id="w", value=3.0)
        product = graph.add("multiply", [w, graph.add("input", id="x", column="x")])
        graph.set_output(graph.add(reduce, [product], id="f") if reduce else product)
        found = shares_of(evaluate(graph), "w")
        assert found.reduction is expected
        assert found.own.tolist() == [1.0, 2.0, -4.0]
        factor = 3 if expected is Reduction.MEAN else 1
        np.testing.assert_allclose(found.shares, np.array([1.0, 2.0, -4.0]) / factor)


def test_a_weight_behind_single_nodes_has_its_shares_too() -> None:
    graph = Graph()
    graph.set_dataset({"x": [1.0, 2.0, -4.0]})
    w = graph.add("parameter", id="w", value=3.0)
    squared = graph.add("square", [w])
    product = graph.add("multiply", [squared, graph.add("input", id="x", column="x")])
    graph.set_output(graph.add("mean", [product]))
    found = shares_of(evaluate(graph), "w")
    np.testing.assert_allclose(found.own, [6.0, 12.0, -24.0])


def test_where_no_rows_can_be_told_apart_it_says_so() -> None:
    graph = Graph()
    x = graph.add("input", id="x", value=2.0)
    w = graph.add("parameter", id="w", value=3.0)
    lonely = graph.add("parameter", id="lonely", value=1.0)
    graph.set_output(graph.add("multiply", [w, x], id="f"))
    evaluation = evaluate(graph)
    assert find_row_gradients(evaluation, "w") is Missing.DATA
    assert find_row_gradients(evaluation, lonely) is Missing.PARAMETER
    assert find_row_gradients(evaluation, "nobody") is Missing.PARAMETER
    graph.set_dataset({"x": [1.0, 2.0]})
    graph.apply(BindColumn("x", "x"))
    scale = graph.add("parameter", id="scale", value=0.5)
    graph.set_output(graph.add("multiply", [graph.add("mean", ["f"]), scale]))
    assert find_row_gradients(evaluate(graph), "scale") is Missing.WHOLE
    assert isinstance(find_row_gradients(evaluate(graph), "w"), RowGradients)
    assert find_row_gradients(evaluate(Graph()), "w") is Missing.OUTPUT


def test_the_gradient_of_a_batch_is_the_one_that_its_step_takes() -> None:
    graph = xor()
    tape = compile_tape(graph)
    trainer = Trainer(tape, Controls(learning_rate=1.0), batching=Batching(3, seed=5))
    for step in range(4):
        before = dict(trainer.parameters())
        rows = Batches(tape.samples, 3, 5).rows_of(step, 1).order
        evaluation = trainer.frame().evaluation(tape)
        trainer.run(limit=1)
        assert trainer.drawn_rows() == tuple(rows.tolist())
        for id_, value in trainer.parameters():
            step_taken = before[id_] - value
            assert measure_batch_gradient(evaluation, id_, rows.tolist()) == pytest.approx(
                step_taken, abs=1e-12
            )


def test_without_batches_no_rows_are_drawn() -> None:
    trainer = Trainer(compile_tape(xor()))
    trainer.run(limit=1)
    assert trainer.drawn_rows() is None
    assert Trainer(compile_tape(xor()), batching=Batching(2)).drawn_rows() is None
