"""The gradient check: right gradients never look wrong, and planted faults always do."""

import math
from collections.abc import Callable

import numpy as np
import pytest

import guibp
from guibp.engine import evaluation as interpreted
from guibp.engine.difference_quotients import estimate_slope
from guibp.engine.gradient_check import TOLERANCE, check_gradients
from guibp.engine.opcodes import CODES
from guibp.engine.training import train
from guibp.model.errors import UnfinishedGraphError
from guibp.model.formula import compile_formula
from guibp.model.graph import Graph
from tests.engine.graphs import line, single_unit, xor
from tests.engine.test_random_graphs import RandomGraph


def one_operation(op: str, *operands: float) -> Graph:
    graph = Graph()
    graph.add(op, [graph.add("parameter", value=value) for value in operands], id="f")
    return graph


@pytest.mark.parametrize("name", guibp.presets())
def test_presets_pass(name: str) -> None:
    check = check_gradients(guibp.preset(name))
    assert check.nodes or name == "xor-lecture"
    assert check.max_relative_error < TOLERANCE
    assert not check.differs


@pytest.mark.parametrize("seed", range(30))
def test_random_graphs_pass(seed: int) -> None:
    assert check_gradients(RandomGraph(seed).graph).max_relative_error < TOLERANCE


@pytest.mark.parametrize(
    "op,operands",
    [
        ("log", (1e-300,)), ("log", (1e-12,)), ("log", (1e300,)), ("reciprocal", (1e-12,)),
        ("reciprocal", (1e6,)), ("sigmoid", (30.0,)), ("sigmoid", (-700.0,)), ("tanh", (25.0,)),
        ("exp", (700.0,)), ("exp", (-300.0,)), ("power", (2.0, 3.0)), ("power", (1e-5, 0.5)),
        ("power", (1e10, -3.0)), ("power", (0.0, 2.0)), ("power", (-2.0, 3.0)), ("divide", (1e-8, 1e8)),
        ("binary_cross_entropy", (1e-9, 1.0)), ("binary_cross_entropy", (0.5, 0.5)),
        ("squared_error", (1e8, 1e8)), ("add", (1e15, 1.0)),
    ],
)  # fmt: skip
def test_ill_scaled_operations_pass(op: str, operands: tuple[float, ...]) -> None:
    assert check_gradients(one_operation(op, *operands)).max_relative_error < TOLERANCE


@pytest.mark.parametrize("value", [0.0, 1e-12, 1e-7, -1e-7, 3.0, -1e6, 1e300])
def test_kink_of_relu_passes(value: float) -> None:
    assert check_gradients(one_operation("relu", value)).max_relative_error < TOLERANCE


def test_at_a_kink_the_nearer_side_counts() -> None:
    def slope(expected: float) -> float:
        return estimate_slope(lambda x: max(x, 0.0) + 2 * x, 0.0, expected)

    assert (slope(2.0), slope(3.0), slope(2.4), slope(2.6)) == (2.0, 3.0, 2.0, 3.0)


def test_kink_within_the_smallest_step_passes() -> None:
    graph = Graph()
    graph.add("parameter", id="w", value=1 + 1e-10)
    graph.add("relu", [graph.add("subtract", ["w", graph.add("constant", value=1.0)])], id="f")
    assert check_gradients(graph).max_relative_error < TOLERANCE


@pytest.mark.parametrize(
    "function,place,slope",
    [
        (lambda x: 1e9 + math.sin(x), 0.3, math.cos(0.3)),
        (lambda x: math.sin(1e4 * x), 0.3, 1e4 * math.cos(3e3)),
        (lambda x: math.tanh(1e6 * x), 0.0, 1e6),
        (lambda x: math.exp(-x * x), 0.0, 0.0),
        (lambda x: x**3, 1e5, 3e10),
    ],
)
def test_slopes_of_noisy_steep_and_flat_functions(
    function: Callable[[float], float], place: float, slope: float
) -> None:
    assert abs(estimate_slope(function, place, slope) - slope) <= TOLERANCE * max(abs(slope), 1e-8)


def test_where_nothing_is_finite_there_is_no_slope() -> None:
    assert math.isnan(estimate_slope(lambda _: math.inf, 1.0, 0.0))
    assert math.isnan(estimate_slope(lambda x: x if x == 3.0 else math.nan, 3.0, 0.0))


def test_trained_graphs_pass() -> None:
    for steps in (300, 100_000):
        graph = xor()
        train(graph, steps=steps, learning_rate=1.0, optimizer="momentum")
        assert check_gradients(graph).max_relative_error < TOLERANCE


@pytest.mark.parametrize(
    "op,operand,wrong",
    [
        ("sigmoid", 0, "1.001*y*(1 - y)"),
        ("sigmoid", 0, "-y*(1 - y)"),
        ("multiply", 1, "1.001*a"),
        ("multiply", 0, "a"),
        ("add", 0, "1.001"),
        ("mean", 0, "1.001/n"),
        ("mean", 0, "1"),
        ("sigmoid_cross_entropy", 2, "1.001*(1/(1 + exp(-a)) - b)"),
    ],
)
def test_planted_fault_differs(monkeypatch: pytest.MonkeyPatch, op: str, operand: int, wrong: str) -> None:
    right = interpreted._locals_of
    planted = list(right(CODES[op]))
    planted[operand] = compile_formula(wrong)
    graph = xor()
    graph.add("sigmoid", [graph.add("add", ["loss", "w11"])], id="outer")
    assert not check_gradients(graph).differs
    monkeypatch.setattr(
        interpreted, "_locals_of", lambda asked: tuple(planted) if asked == CODES[op] else right(asked)
    )
    check = check_gradients(graph)
    assert check.differs
    assert check.max_relative_error > 1e-5


def test_parameters_and_single_inputs_are_checked_in_order() -> None:
    graph = line()
    graph.add("constant", id="c", value=2.0)
    graph.add("parameter", id="aside", value=1.0)
    graph.add("add", ["f", "c"], id="out")
    graph.set_output("out")
    check = check_gradients(graph)
    assert [node.node for node in check.nodes] == ["w", "x", "b", "aside"]
    assert [node.backprop for node in check.nodes] == [5.0, -2.0, 1.0, 0.0]
    assert check.nodes[-1].numeric == check.nodes[-1].relative_error == 0.0


def test_bound_inputs_are_not_checked_and_per_sample_outputs_are_summed() -> None:
    graph = Graph()
    graph.set_dataset({"x": [1.0, 2.0, 4.0]})
    graph.add("input", id="x", column="x")
    graph.add("parameter", id="w", value=3.0)
    graph.add("multiply", ["w", "x"], id="f")
    (node,) = check_gradients(graph).nodes
    assert (node.node, node.backprop) == ("w", 7.0)
    assert node.numeric == pytest.approx(7.0, rel=1e-9)


def test_check_leaves_the_graph_alone() -> None:
    graph = single_unit()
    before = graph.revision, graph.node_records
    check_gradients(graph, "y")
    assert (graph.revision, graph.node_records) == before


def test_graph_without_leaves_to_check_passes() -> None:
    graph = Graph()
    graph.add("exp", [graph.add("constant")], id="f")
    check = check_gradients(graph)
    assert (check.nodes, check.max_relative_error, check.differs) == ((), 0.0, False)


def test_gradient_that_is_not_finite_differs() -> None:
    check = check_gradients(one_operation("reciprocal", 0.0))
    assert check.differs
    assert np.isinf(check.max_relative_error)


def test_unfinished_graph_is_refused() -> None:
    graph = line()
    graph.disconnect("g", 1)
    with pytest.raises(UnfinishedGraphError, match='node "g": port 1 has no edge'):
        check_gradients(graph)


@pytest.mark.parametrize("place", [5e-324, -5e-324, 1e-320, 2.3e-308])
def test_the_smallest_numbers_are_checked_too(place: float) -> None:
    graph = guibp.parse(f"x = {place!r}; f = exp(x)")
    assert guibp.check_gradients(graph).max_relative_error < 1e-6
