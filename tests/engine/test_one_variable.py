"""The output as a function of one leaf, against Python's own arithmetic and whole evaluations."""

from __future__ import annotations

import math

import numpy as np
import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.one_variable import OneVariable
from guibp.model.errors import NodeError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.presets import preset


def of(text: str, id_: str) -> OneVariable:
    return OneVariable(evaluate(parse(text)), id_)


def test_the_lecture_s_line() -> None:
    line = of("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b", "w")
    assert (line.place, line.value, line.slope) == (-2.0, -7.0, 5.0)
    assert line.at(np.array([-2.0, 0.0, 1.0])).tolist() == [-7.0, 3.0, 8.0]
    assert line.nodes_between == ("g", "f")


def test_a_curve_is_that_of_the_function() -> None:
    curve = of("x = 0.5; y = 2; a = x*x; b = exp(x); f = a*b + sigmoid(x) - y/x", "x")
    places = np.linspace(-2, 2, 41)
    expected = [
        x * x * math.exp(x) + 1 / (1 + math.exp(-x)) - 2 / x if x else -math.inf for x in places.tolist()
    ]
    assert np.allclose(curve.at(places), expected, rtol=1e-13)


@pytest.mark.parametrize("id_", ["w11", "b1", "v2"])
def test_each_point_is_a_whole_evaluation(id_: str) -> None:
    graph = preset("xor")
    curve = OneVariable(evaluate(graph), id_, sample=2)
    for place in (-1.5, 0.0, 40.0):
        graph.set_value(id_, place)
        assert curve.at(np.array([place]))[0] == pytest.approx(evaluate(graph).value("loss"), rel=1e-12)


def test_every_parameter_of_xor_has_a_curve_through_its_point() -> None:
    evaluation = evaluate(preset("xor"))
    for id_ in evaluation.tape.parameter_ids:
        curve = OneVariable(evaluation, id_, sample=1)
        assert curve.value == pytest.approx(evaluation.value("loss"), rel=1e-14)
        assert curve.at(np.array([curve.place]))[0] == pytest.approx(curve.value, rel=1e-12)
        assert curve.slope == evaluation.gradient(id_)
        (numeric,) = curve.central_differences(np.array([1e-5]))
        assert numeric == pytest.approx(curve.slope, rel=1e-5, abs=1e-9)


def rows() -> Graph:
    graph = parse('w = param(2); x = data("x"); f = w*x*x')
    graph.set_dataset({"x": [1.0, 3.0, -2.0]})
    return graph


def test_one_row_of_a_column_moves_alone() -> None:
    evaluation = evaluate(rows())
    one = OneVariable(evaluation, "x", sample=1)
    assert (one.place, one.value, one.slope) == (3.0, 18.0, 12.0)
    assert one.at(np.array([5.0])).tolist() == [50.0]
    every = OneVariable(evaluation, "x")
    assert (every.value, every.slope) == (28.0, 4.0 + 12.0 - 8.0)
    # All rows go up by 1: 2 (4 + 16 + 1).
    assert every.at(np.array([2.0])).tolist() == [42.0]


def test_a_shared_weight_has_the_slope_of_what_is_shown() -> None:
    evaluation = evaluate(rows())
    one, every = OneVariable(evaluation, "w", sample=2), OneVariable(evaluation, "w")
    assert (one.value, one.slope) == (8.0, 4.0)
    assert (every.value, every.slope) == (28.0, 14.0)


@pytest.mark.parametrize("sample", [None, 0, 1])
def test_of_a_leaf_that_the_output_does_not_depend_on_it_is_constant(sample: int | None) -> None:
    graph = parse('w = param(2); x = data("x"); idle = param(7); f = w*x*x')
    graph.set_dataset({"x": [1.0, 3.0, -2.0]})
    graph.set_output("f")
    curve = OneVariable(evaluate(graph), "idle", sample)
    assert curve.at(np.array([0.0, 5.0])).tolist() == [curve.value] * 2
    assert curve.slope == 0.0


def test_a_reduction_between_makes_it_the_sum() -> None:
    graph = parse('x = data("x"); m = mean(x); f = x*m')
    graph.set_dataset({"x": [1.0, 3.0]})
    one = OneVariable(evaluate(graph), "x", sample=0)
    # f1 + f2 = (x1 + x2)² / 2, whose derivative is x1 + x2.
    assert (one.value, one.slope) == (8.0, 4.0)
    assert one.at(np.array([2.0])).tolist() == [12.5]
    assert one.central_differences(np.array([0.5])).tolist() == [4.0]


def test_the_error_of_differences_shrinks_and_then_grows() -> None:
    curve = of("x = 1; f = exp(x)", "x")
    steps = np.array([1e-1, 1e-3, 1e-5, 1e-10, 1e-14])
    errors = np.abs(curve.central_differences(steps) - math.e)
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < errors[3] < errors[4]
    # The error of a central difference is h² f‴ / 6.
    assert errors[0] == pytest.approx(math.e * 1e-2 / 6, rel=1e-2)


def test_a_leaf_without_a_way_to_the_output_changes_nothing() -> None:
    graph = parse("x = 3; y = 2; g = x + y; f = square(y)")
    alone = OneVariable(evaluate(graph, "f"), "x")
    assert (alone.value, alone.slope, alone.nodes_between) == (4.0, 0.0, ())
    assert alone.at(np.array([7.0, 8.0])).tolist() == [4.0, 4.0]


def test_what_has_no_curve_is_refused() -> None:
    evaluation = evaluate(parse("x = 3; f = square(x)"))
    for id_ in ("f", "nothing"):
        with pytest.raises(NodeError):
            OneVariable(evaluation, id_)
    with pytest.raises(NodeError):
        OneVariable(evaluate(parse("x = 3; f = square(x); g = exp(x)")), "x")
