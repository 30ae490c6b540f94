"""Evaluation by the lecture's numbers, and where graphs are large, saturated or unfinished."""

from collections.abc import Callable

import numpy as np
import pytest

from guibp.engine.evaluation import Evaluation, evaluate
from guibp.engine.readiness import require_trainable
from guibp.model.edits import AddNodes
from guibp.model.errors import NodeError
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node
from tests.engine.graphs import LECTURE_WEIGHTS, line, numbers, xor

Run = Callable[[Graph], Evaluation]
DEEP = 20_000


def test_line_of_the_lecture(run: Run) -> None:
    evaluation = run(line())
    assert (evaluation.value("g"), evaluation.value("f")) == (-10.0, -7.0)
    assert [evaluation.gradient(id_) for id_ in "wxbgf"] == [5.0, -2.0, 1.0, 1.0, 1.0]
    assert evaluation.edge_gradient("w", "g", 0) == 5.0
    assert evaluation.edge_value("w", "g", 0) == -2.0


def test_neuron_of_the_lecture(run: Run) -> None:
    graph = Graph()
    for id_, value in (("w0", 2.0), ("x0", -1.0), ("w1", -3.0), ("x1", -2.0), ("w2", -3.0)):
        graph.add("parameter", id=id_, value=value)
    products = [graph.add("multiply", ["w0", "x0"]), graph.add("multiply", ["w1", "x1"])]
    graph.add("sigmoid", [graph.add("add", [*products, "w2"])], id="y")
    evaluation = run(graph)
    assert round(float(numbers(evaluation.value("y"))[0]), 2) == 0.73
    gradients = [
        round(float(numbers(evaluation.gradient(id_))[0]), 2) for id_ in ("w0", "x0", "w1", "x1", "w2")
    ]
    assert gradients == [-0.20, 0.39, -0.39, -0.59, 0.20]


def test_weights_of_the_lecture_solve_xor(run: Run) -> None:
    prediction = numbers(run(xor(weights=LECTURE_WEIGHTS)).value("y"))
    np.testing.assert_array_equal(np.round(prediction), [0.0, 1.0, 1.0, 0.0])


def test_gradients_of_a_node_used_twice_add_up(run: Run) -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=3.0)
    graph.add("multiply", ["x", "x"], id="f")
    evaluation = run(graph)
    assert (evaluation.edge_gradient("x", "f", 0), evaluation.edge_gradient("x", "f", 1)) == (3.0, 3.0)
    assert evaluation.gradient("x") == 6.0


def test_operands_of_a_long_product(run: Run) -> None:
    graph = Graph()
    ids = [graph.add("parameter", value=value) for value in (2.0, 3.0, 5.0, 7.0)]
    graph.add("multiply", ids, id="f")
    evaluation = run(graph)
    assert evaluation.value("f") == 210.0
    gradients = [evaluation.edge_gradient(id_, "f", port) for port, id_ in enumerate(ids)]
    assert gradients == [105.0, 70.0, 42.0, 30.0]


def test_gradient_of_a_single_node_is_summed_over_the_samples(run: Run) -> None:
    graph = Graph()
    graph.set_dataset({"x": [1.0, 2.0, 4.0]})
    graph.add("input", id="x", column="x")
    graph.add("parameter", id="w", value=10.0)
    graph.add("multiply", ["w", "x"], id="f")
    evaluation = run(graph)
    np.testing.assert_array_equal(numbers(evaluation.gradient("x")), [10.0, 10.0, 10.0])
    assert evaluation.gradient("w") == evaluation.edge_gradient("w", "f", 0) == 7.0


@pytest.mark.parametrize("op,value,gradient", [("mean", 4.0, 1 / 3), ("sum", 12.0, 1.0)])
def test_reductions(run: Run, op: str, value: float, gradient: float) -> None:
    graph = Graph()
    graph.set_dataset({"x": [3.0, 4.0, 5.0]})
    graph.add("input", id="x", column="x")
    graph.add(op, ["x"], id="f")
    evaluation = run(graph)
    assert evaluation.value("f") == value
    np.testing.assert_array_equal(numbers(evaluation.gradient("x")), [gradient] * 3)


@pytest.mark.parametrize("op", ["mean", "sum"])
def test_reduction_of_a_single_number_is_that_number(run: Run, op: str) -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=-0.0)
    graph.add(op, ["x"], id="f")
    evaluation = run(graph)
    assert str(evaluation.value("f")) == "-0.0"
    assert evaluation.gradient("x") == 1.0


@pytest.mark.parametrize(
    "logit,target", [(800.0, 0.0), (-800.0, 1.0), (1e308, 0.0), (40.0, 1.0), (-5e3, 0.0)]
)
def test_saturated_cross_entropy_is_exact(run: Run, logit: float, target: float) -> None:
    graph = Graph()
    graph.add("parameter", id="z", value=logit)
    graph.add("input", id="t", value=target)
    graph.add("sigmoid", ["z"], id="y")
    graph.add("binary_cross_entropy", ["y", "t"], id="loss")
    evaluation = run(graph)
    wrong = (logit > 0) == (target == 0)
    np.testing.assert_allclose(
        numbers(evaluation.value("loss")), abs(logit) if wrong else np.exp(-abs(logit)), rtol=1e-15
    )
    expected = (1.0 if wrong else np.exp(-abs(logit))) * (1 if target == 0 else -1)
    np.testing.assert_allclose(numbers(evaluation.gradient("z")), expected, rtol=1e-15)


def test_gradient_passes_a_sigmoid_that_others_use_too(run: Run) -> None:
    """The fused pair and the sigmoid's own edge share the way to the logit."""
    graph = Graph()
    graph.set_dataset({"t": [0.0, 1.0, 1.0]})
    graph.add("input", id="t", column="t")
    graph.add("parameter", id="z", value=0.3)
    graph.add("sigmoid", ["z"], id="y")
    graph.add("sum", [graph.add("binary_cross_entropy", ["y", "t"])], id="e")
    graph.add("add", ["e", graph.add("square", ["y"])], id="f")
    evaluation = run(graph)
    y = 1 / (1 + np.exp(-0.3))
    expected = (3 * y - 2) + 2 * y * y * (1 - y)
    np.testing.assert_allclose(numbers(evaluation.gradient("z")), expected, rtol=1e-12)


def test_what_the_output_does_not_depend_on_has_gradient_zero(run: Run) -> None:
    graph = line()
    graph.add("parameter", id="other", value=4.0)
    graph.add("exp", ["other"], id="aside")
    graph.set_output("f")
    evaluation = run(graph)
    assert (evaluation.gradient("other"), evaluation.gradient("aside")) == (0.0, 0.0)
    assert evaluation.value("aside") == np.exp(4.0)


def test_without_an_output_there_are_values_and_no_gradients() -> None:
    graph = line()
    graph.add("exp", ["w"], id="second")
    evaluation = evaluate(graph)
    assert evaluation.value("f") == -7.0
    assert evaluation.gradient("w") is None
    assert evaluation.edge_gradient("w", "g", 0) is None


def test_unfinished_graph_is_computed_as_far_as_it_goes() -> None:
    graph = line()
    graph.disconnect("f", 1)
    evaluation = evaluate(graph)
    assert evaluation.value("g") == -10.0
    assert evaluation.value("f") is None
    assert evaluation.gradient("w") is None


def test_unknown_node_or_edge_is_refused() -> None:
    evaluation = evaluate(line())
    with pytest.raises(NodeError, match='there is no node "nobody"'):
        evaluation.value("nobody")
    with pytest.raises(NodeError, match='no edge from "b" to port 0 of "f"'):
        evaluation.edge_gradient("b", "f", 0)
    with pytest.raises(NodeError):
        evaluate(line(), "nobody")


def test_first_node_that_leaves_the_finite_numbers_is_told() -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=0.0)
    graph.add("log", ["x"], id="broken")
    graph.add("add", ["broken", "x", "x"], id="f")
    assert evaluate(graph).first_nonfinite() == "broken"
    assert evaluate(line()).first_nonfinite() is None


def test_chain_of_many_nodes(run: Run) -> None:
    nodes = [Node(f"n{number}", "negate") for number in range(DEEP)]
    edges = [Edge("x" if number == 0 else f"n{number - 1}", f"n{number}", 0) for number in range(DEEP)]
    graph = Graph()
    graph.apply(AddNodes((Node("x", "parameter", value=1.0), *nodes), tuple(edges)))
    evaluation = run(graph)
    assert (evaluation.value(f"n{DEEP - 1}"), evaluation.gradient("x")) == (1.0, 1.0)
    require_trainable(graph)


def test_node_of_many_operands(run: Run) -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=0.5)
    graph.add("add", ["x"] * DEEP, id="f")
    evaluation = run(graph)
    assert (evaluation.value("f"), evaluation.gradient("x")) == (DEEP / 2, DEEP)


def test_base_0_with_an_infinite_exponent_has_no_gradient(run: Run) -> None:
    graph = Graph()
    graph.add("constant", id="zero", value=0.0)
    graph.add("exp", [graph.add("constant", value=1000.0)], id="e")
    graph.add("power", ["zero", "e"], id="f")
    assert run(graph).edge_gradient("e", "f", 1) == 0.0


def test_wide_gaps_cost_nothing(run: Run) -> None:
    graph = Graph()
    graph.add("constant", id="one")
    for number in range(2000):
        graph.add("add", id=f"a{number}")
        graph.connect("one", f"a{number}", port=10**6)
    assert run(graph).value("a0") is None
