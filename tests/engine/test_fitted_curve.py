"""The prediction along the only input column of a graph."""

import numpy as np
import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.fitted_curve import find_fitted_curve
from guibp.engine.kernel import Kernel
from guibp.model.graph import Graph
from tests.engine.graphs import numbers, xor

X, T = [-1.0, 0.0, 1.0], [2.0, 4.0, 8.0]


def bend(x: list[float] = X, t: list[float] = T) -> Graph:
    """The mean squared error of tanh(w·x) + b."""
    graph = Graph()
    graph.set_dataset({"x": x, "t": t})
    graph.add("input", id="x", column="x")
    graph.add("input", id="t", column="t")
    graph.add("parameter", id="w", value=0.5)
    graph.add("parameter", id="b", value=-1.0)
    graph.add("multiply", ["w", "x"], id="g")
    graph.add("tanh", ["g"], id="h")
    graph.add("add", ["h", "b"], id="y")
    graph.add("squared_error", ["y", "t"], id="e")
    graph.add("mean", ["e"], id="loss")
    return graph


def test_its_heights_are_the_prediction_at_every_place() -> None:
    curve = find_fitted_curve(bend(), points=7)
    assert curve is not None
    assert (curve.x, curve.target, curve.prediction) == ("x", "t", "y")
    assert (curve.x_range, curve.y_range) == ((-1.5, 1.5), (0.5, 9.5))
    np.testing.assert_allclose(curve.places, [-1.5, -1, -0.5, 0, 0.5, 1, 1.5])
    graph = bend(curve.places.tolist(), [0.0] * 7)
    graph.set_value("w", 3.0)
    expected = numbers(evaluate(graph).value("y"))
    np.testing.assert_allclose(curve.heights(np.array([3.0, -1.0])), expected, rtol=1e-12)


def test_the_compiled_loops_give_the_same(kernel: Kernel) -> None:
    curve = find_fitted_curve(bend())
    assert curve is not None
    parameters = np.array([-2.0, 0.25])
    interpreted = curve.heights(parameters)
    np.testing.assert_allclose(curve.heights(parameters, kernel), interpreted, rtol=1e-12)
    assert len(interpreted) == 256


def test_a_prediction_that_does_not_move_is_a_level_line() -> None:
    graph = bend()
    curve = find_fitted_curve(graph)
    assert curve is not None
    assert curve.heights(np.array([0.0, 7.0])).tolist() == pytest.approx([7.0] * 256)


def test_graphs_without_one_input_and_a_target_have_none() -> None:
    assert find_fitted_curve(xor()) is None
    bare = bend()
    bare.set_value("t", 1.0)
    bare.set_dataset({"x": X})
    assert find_fitted_curve(bare) is None
    empty = Graph()
    assert find_fitted_curve(empty) is None


def test_a_prediction_from_a_mean_over_the_samples_has_none() -> None:
    """Over other rows it would be another number."""
    graph = bend()
    graph.add("mean", ["x"], id="m")
    graph.add("subtract", ["h", "m"], id="y2")
    graph.add("squared_error", ["y2", "t"], id="e2")
    graph.set_output(graph.add("mean", ["e2"], id="loss2"))
    assert find_fitted_curve(graph) is None
