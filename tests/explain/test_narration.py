"""What the steps say: the lecture's sentences, and products that a learner can check."""

from __future__ import annotations

import re

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import list_steps
from guibp.explain.narration import local_term, narrate_latex, narrate_text
from guibp.model.formula_text import render_text
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS


def linear() -> Graph:
    graph = Graph()
    graph.add("parameter", id="w", value=-2.0)
    graph.add("input", id="x", value=5.0)
    graph.add("parameter", id="b", value=3.0)
    graph.add("multiply", ["w", "x"], id="g")
    graph.add("add", ["g", "b"], id="f")
    return graph


def told(graph: Graph, sample: int = 0) -> list[str]:
    evaluation = evaluate(graph)
    return [narrate_text(evaluation, sample, step).line for step in list_steps(evaluation, sample)]


def test_the_lecture_in_its_own_numbers() -> None:
    assert told(linear()) == [
        "g = w × x = -2 × 5 = -10",
        "f = g + b = -10 + 3 = -7",
        "∂f/∂g = ∂f/∂f · ∂f/∂g = 1 × 1 = 1; ∂f/∂b = ∂f/∂f · ∂f/∂b = 1 × 1 = 1",
        "∂f/∂w = ∂f/∂g · ∂g/∂w = 1 × 5 = 5; ∂f/∂x = ∂f/∂g · ∂g/∂x = 1 × (-2) = -2",
    ]


def test_latex_balances_its_braces() -> None:
    evaluation = evaluate(linear())
    lines = [narrate_latex(evaluation, 0, step).line for step in list_steps(evaluation)]
    assert lines[0] == r"g = w \times x = -2 \times 5 = -10"
    assert r"\frac{\partial f}{\partial w}" in lines[3]
    assert all(line.count("{") == line.count("}") for line in lines)


def test_a_step_has_upstream_local_and_downstream_apart() -> None:
    evaluation = evaluate(linear())
    narration = narrate_text(evaluation, 0, list_steps(evaluation)[3])
    assert narration.upstream == "∂f/∂g = 1"
    assert narration.local == ("∂g/∂w = x = 5", "∂g/∂x = w = -2")
    assert len(narration.downstream) == 2


def test_one_of_two_ways_is_not_called_the_whole_gradient() -> None:
    graph = Graph()
    graph.add("input", id="x", value=3.0)
    graph.add("multiply", ["x", "x"], id="y")
    assert told(graph)[-1] == "∂y/∂y · ∂y/∂x = 1 × 3 = 3; ∂y/∂y · ∂y/∂x = 1 × 3 = 3"


def test_a_reduction_shows_its_samples_and_their_number() -> None:
    graph = Graph()
    graph.set_dataset({"a": [1, 2, 6]})
    graph.add("input", id="x", column="a")
    graph.add("mean", ["x"], id="m")
    assert told(graph) == ["m = mean(x) = (1 + 2 + 6) / 3 = 3", "∂m/∂x = ∂m/∂m · ∂m/∂x = 1 × 0.3333 = 0.3333"]


@pytest.mark.parametrize(
    "port, expected",
    [(0, "1 × 2"), (1, "0 × 2"), (2, "0 × 1")],
)
def test_the_local_gradient_of_a_product_is_the_product_of_the_others(port: int, expected: str) -> None:
    assert render_text(local_term(OPERATIONS["multiply"], 3, port), {}) == expected


def test_every_operation_is_told_with_its_numbers() -> None:
    for operation in OPERATIONS.values():
        if operation.is_leaf:
            continue
        graph = Graph()
        operands = [
            graph.add("input", id=f"a{place}", value=0.25 * (place + 1))
            for place in range(len(operation.operands))
        ]
        graph.add(operation.id, operands, id="y")
        forward, backward = told(graph)
        assert forward.startswith("y = ")
        assert re.search(r"∂y/∂a0 = 1 × .+ = ", backward), operation.id
