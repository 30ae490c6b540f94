"""The prediction over the plane of two columns."""

import numpy as np
import pytest

from guibp.engine.decision_boundary import find_plane
from guibp.engine.evaluation import evaluate
from guibp.engine.input_plane import PlaneWish
from guibp.engine.kernel import Kernel
from guibp.model.graph import Graph
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


def three_inputs() -> Graph:
    """Y = σ(2a − b + 3c), h = tanh(a), over three columns of different means."""
    graph = Graph()
    graph.set_dataset({"a": [0.0, 1.0], "b": [2.0, 4.0], "c": [-1.0, 1.0], "t": [0.0, 1.0]})
    for name, weight in (("a", 2.0), ("b", -1.0), ("c", 3.0)):
        graph.add("input", id=name, column=name)
        graph.add("parameter", id=f"w{name}", value=weight)
        graph.add("multiply", [f"w{name}", name], id=f"p{name}")
    graph.add("tanh", ["a"], id="h")
    graph.add("multiply", ["h", "pa"], id="ha")
    graph.add("add", ["ha", "pb", "pc"], id="z")
    graph.add("sigmoid", ["z"], id="y")
    return graph


def test_the_field_of_a_hidden_unit_is_its_own() -> None:
    graph = xor()
    plane = find_plane(graph, 5, PlaneWish("h2"))
    assert plane is not None
    assert (plane.node, plane.prediction, plane.units) == ("h2", "y", ("h1", "h2"))
    field = plane.field(np.array(list(LECTURE_WEIGHTS.values())))
    places = np.linspace(-0.25, 1.25, 5)
    across, up = np.meshgrid(places, places)
    np.testing.assert_allclose(field, 1 / (1 + np.exp(7 * across + 7 * up - 3)), rtol=1e-12)
    assert plane.levels(field) is field


def test_compiled_and_interpreted_fields_agree(kernel: Kernel) -> None:
    plane = find_plane(xor(), 9, PlaneWish("h1"))
    assert plane is not None
    parameters = plane.present_parameters()
    np.testing.assert_allclose(plane.field(parameters, kernel), plane.field(parameters), rtol=1e-12)


@pytest.mark.parametrize("node", ["nothing", "t", "x1", "bce", "loss"])
def test_what_says_nothing_about_the_plane_gives_way_to_the_prediction(node: str) -> None:
    plane = find_plane(xor(), 4, PlaneWish(node))
    assert plane is not None
    assert plane.node == "y"


def test_of_more_columns_two_are_axes_and_the_others_are_held() -> None:
    graph = three_inputs()
    plane = find_plane(graph, 3)
    assert plane is not None
    assert (plane.x, plane.y, plane.held) == ("a", "b", (("c", 0.0),))
    plane = find_plane(graph, 3, PlaneWish(x="c", y="a", held=(("b", 7.0), ("a", 9.0))))
    assert plane is not None
    assert (plane.x, plane.y, plane.held) == ("c", "a", (("b", 7.0),))
    field = plane.field(plane.present_parameters())
    c, a = np.linspace(-1.5, 1.5, 3)[2], np.linspace(-0.25, 1.25, 3)[0]
    expected = 1 / (1 + np.exp(-(np.tanh(a) * 2 * a - 7.0 + 3 * c)))
    assert field[0, 2] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("node", ["pc", "twice"])
def test_what_depends_on_no_axis_gives_way_to_the_prediction(node: str) -> None:
    graph = three_inputs()
    graph.add("multiply", ["wa", "wa"], id="twice")
    graph.connect("twice", "z", 3)
    plane = find_plane(graph, 3, PlaneWish(node))
    assert plane is not None
    assert plane.node == "y"


@pytest.mark.parametrize("wish", [PlaneWish(x="b"), PlaneWish(y="a"), PlaneWish(x="t", y="no")])
def test_axes_that_do_not_fit_are_passed_over(wish: PlaneWish) -> None:
    plane = find_plane(three_inputs(), 3, wish)
    assert plane is not None
    assert plane.x != plane.y
    assert {plane.x, plane.y, *(name for name, _ in plane.held)} == {"a", "b", "c"}
    assert wish.x != "b" or plane.x == "b"
    assert wish.y != "a" or plane.y == "a"


def test_a_signed_value_is_undecided_at_zero() -> None:
    plane = find_plane(three_inputs(), 5, PlaneWish("h"))
    assert plane is not None
    field = plane.field(plane.present_parameters())
    levels = plane.levels(field)
    np.testing.assert_array_equal(levels > 0.5, field > 0)
    assert levels.max() == 1.0
    assert np.all(plane.levels(np.zeros((5, 5))) == 0.5)
