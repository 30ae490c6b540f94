"""The partial derivative in equations: the lecture's examples, and whole examples against differences."""

from __future__ import annotations

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.one_variable import OneVariable
from guibp.explain.partial_derivative import (
    FIRST_LINES,
    LAST_LINES,
    PartialDerivative,
    tell_partial_derivative,
)
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset


def told(graph: Graph, id_: str, sample: int = 0) -> PartialDerivative:
    evaluation = evaluate(graph)
    return tell_partial_derivative(evaluation, OneVariable(evaluation, id_, sample), id_, sample)


@pytest.mark.parametrize(
    "text,id_,function,derivative",
    [
        ("x = 4; f = 2*x", "x", "f = 2 × x", "∂f/∂x = x · ∂2/∂x + c · ∂x/∂x = 4 × 0 + 2 × 1 = 2"),
        (
            "x = 3; y = -4; f = x*y",
            "x",
            "f = x × (-4)",
            "∂f/∂x = y · ∂x/∂x + x · ∂y/∂x = -4 × 1 + 3 × 0 = -4",
        ),
        ("x = 3; y = -4; f = x*y", "y", "f = 3 × y", "∂f/∂y = y · ∂x/∂y + x · ∂y/∂y = -4 × 0 + 3 × 1 = 3"),
        ("x = 3; f = x + x", "x", "f = x + x", "∂f/∂x = ∂x/∂x + ∂x/∂x = 1 + 1 = 2"),
        ("x = 3; f = x + 3", "x", "f = x + 3", "∂f/∂x = ∂x/∂x + ∂3/∂x = 1 + 0 = 1"),
        ("x = 3; y = 2; f = x + y", "y", "f = 3 + y", "∂f/∂y = ∂x/∂y + ∂y/∂y = 0 + 1 = 1"),
        (
            "w = param(-2); x = 5; b = param(3); g = w*x; f = g + b",
            "w",
            "f = w × 5 + 3",
            "∂f/∂w = ∂g/∂w + ∂b/∂w = 5 + 0 = 5",
        ),
    ],
)
def test_the_lecture_s_examples(text: str, id_: str, function: str, derivative: str) -> None:
    partial = told(parse(text), id_)
    assert [equation.text for equation in partial.function] == [function]
    assert partial.derivative is not None
    assert partial.derivative.text == derivative


def test_a_long_formula_goes_node_by_node() -> None:
    partial = told(preset("xor-lecture"), "x1", sample=1)
    assert len(partial.function) == FIRST_LINES + LAST_LINES
    assert partial.hidden > 0
    assert partial.function[0].text.endswith("× x1")
    assert partial.function[-1].text.startswith("y = σ(")


def test_what_differs_from_sample_to_sample_keeps_its_name() -> None:
    graph = parse('w = param(2); k = 7; x = data("x"); f = mean(w*x + k)')
    graph.set_dataset({"x": [1.0, 2.0]})
    partial = told(graph, "w")
    assert [equation.text for equation in partial.function] == ["f = mean(w × x + 7)"]
    assert partial.derivative is None


def test_the_derivative_is_the_slope() -> None:
    for name in ("wx+b", "neuron", "sigmoid", "xor-lecture"):
        evaluation = evaluate(preset(name))
        for node in evaluation.tape.nodes:
            if node.operation.is_leaf:
                variable = OneVariable(evaluation, node.id, 2)
                partial = tell_partial_derivative(
                    evaluation, variable, node.id, min(2, evaluation.tape.samples - 1)
                )
                if partial.derivative is not None:
                    last = float(partial.derivative.text.rpartition(" = ")[2])
                    assert last == pytest.approx(variable.slope, rel=1e-3, abs=1e-12)


def test_what_is_not_on_the_way_is_named_constant() -> None:
    partial = told(parse("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"), "w")
    assert partial.constants == ("b",)
    graph = parse("x = 3; y = 2; g = x + y; f = square(y)")
    graph.set_output("f")
    assert told(graph, "x") == PartialDerivative((), 0, None, ())
