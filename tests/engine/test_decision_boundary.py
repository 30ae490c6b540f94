"""The prediction over the plane of two columns."""

import numpy as np

from guibp.engine.decision_boundary import find_plane
from guibp.engine.evaluation import evaluate
from tests.engine.graphs import LECTURE_WEIGHTS, line, numbers, single_unit, xor


def test_field_is_the_prediction_at_every_point() -> None:
    graph = xor()
    plane = find_plane(graph, side=5)
    assert plane is not None
    assert (plane.node, plane.x, plane.y) == ("y", "x1", "x2")
    assert plane.x_range == plane.y_range == (-0.25, 1.25)
    field = plane.field(np.array(list(LECTURE_WEIGHTS.values())))
    places = np.linspace(-0.25, 1.25, 5).tolist()
    graph = xor(weights=LECTURE_WEIGHTS)
    for row, y in enumerate(places):
        graph.set_dataset({"x1": places, "x2": [y] * 5, "t": [0.0] * 5})
        np.testing.assert_allclose(field[row], numbers(evaluate(graph).value("y")), rtol=1e-12)


def test_present_parameters_give_the_present_prediction() -> None:
    plane = find_plane(xor(), side=4)
    assert plane is not None
    np.testing.assert_array_equal(
        plane.field(plane.present_parameters())[0], plane.field(plane.present_parameters())[0]
    )
    assert plane.present_parameters()[0] == 0.13


def test_large_graph_gets_a_coarser_field() -> None:
    graph = xor()
    last = "y"
    for _ in range(2100):
        last = graph.add("negate", [last])
    graph.set_output(last)
    plane = find_plane(graph)
    assert plane is not None
    assert plane.field(plane.present_parameters()).shape == (31, 31)


def test_graph_without_two_columns_has_no_plane() -> None:
    assert find_plane(line()) is None
    graph = single_unit()
    graph.set_value("x2", 1.0)
    assert find_plane(graph) is None
