"""The space of two hidden units: its axes, the places in it, the image of the grid and the output's line."""

import numpy as np
import pytest

from guibp.engine.contours import find_contour
from guibp.engine.evaluation import evaluate
from guibp.engine.hidden_space import SIDE, HiddenSpace, Missing, find_hidden_space
from guibp.engine.input_plane import PlaneWish
from guibp.engine.kernel import Kernel
from guibp.engine.output_line import find_output_line
from guibp.engine.separability import find_separation
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.engine.graphs import LECTURE_WEIGHTS, line, numbers, single_unit, xor


def space_of(graph: Graph, across: str = "", up: str = "") -> HiddenSpace:
    found = find_hidden_space(graph, PlaneWish(), across, up)
    assert isinstance(found, HiddenSpace)
    return found


@pytest.mark.parametrize("graph", [xor(), xor("squared_error"), preset("xor"), preset("xor-lecture")])
def test_its_axes_are_the_operands_of_the_output_unit(graph: Graph) -> None:
    space = space_of(graph)
    assert (space.across, space.up) == ("h1", "h2")
    assert space.nodes[:2] == ("h1", "h2")
    assert not {"x1", "x2", "t", "y", "loss"} & set(space.nodes)


def test_axes_are_chosen_among_what_has_a_value_for_each_sample() -> None:
    space = space_of(preset("xor"), "z1", "h2")
    assert (space.across, space.up) == ("z1", "h2")
    assert (space_of(xor(), "h2").across, space_of(xor(), "h2").up) == ("h2", "h1")
    assert (space_of(xor(), "", "h1").across, space_of(xor(), "", "h1").up) == ("h2", "h1")
    assert (space_of(xor(), "h1", "h1").across, space_of(xor(), "h1", "h1").up) == ("h1", "h2")
    assert (space_of(xor(), "w11", "nothing").across, space_of(xor(), "w11").up) == ("h1", "h2")


def test_xor_becomes_separable() -> None:
    graph = xor(weights=LECTURE_WEIGHTS)
    evaluation = evaluate(graph)
    space = space_of(graph)
    is_one = np.array([False, True, True, False])
    before, after = find_separation(space.inputs, is_one), find_separation(space.places(evaluation), is_one)
    assert before is not None
    assert after is not None
    assert not before.is_separable
    assert after.is_separable
    expected = np.column_stack([numbers(evaluation.value(node)) for node in ("h1", "h2")])
    np.testing.assert_array_equal(space.places(evaluation), expected)


def test_the_image_of_the_grid_goes_through_the_samples_places(kernel: Kernel) -> None:
    graph = xor(weights=LECTURE_WEIGHTS)
    evaluation = evaluate(graph)
    space = space_of(graph)
    image, again = space.image(evaluation), space.image(evaluation, kernel)
    assert image.inputs.shape == image.hidden.shape == (SIDE, SIDE, 2)
    np.testing.assert_allclose(again.hidden, image.hidden, rtol=1e-12)
    # Over −0.25 … 1.25 no point of the grid is a sample: the nearest four of the middle are as good.
    for row, column in ((3, 7), (SIDE - 1, 0), (20, 20)):
        x1, x2 = image.inputs[row, column]
        h1, h2 = 1 / (1 + np.exp(-(5 * x1 + 5 * x2 - 8))), 1 / (1 + np.exp(7 * x1 + 7 * x2 - 3))
        np.testing.assert_allclose(image.hidden[row, column], (h1, h2), rtol=1e-12)
        y = 1 / (1 + np.exp(11 * h1 + 11 * h2 - 6))
        assert image.predicted[row, column] == pytest.approx(y, rel=1e-12)


def test_the_boundary_bends_onto_the_outputs_line() -> None:
    graph = preset("xor-lecture")
    evaluation, space = evaluate(graph), space_of(graph)
    found = find_output_line(graph, evaluation, space.prediction, space.across, space.up)
    assert found is not None
    assert (found.line.across, found.line.up, found.line.offset, found.held) == (-11.0, -11.0, 6.0, ())
    image = space.image(evaluation)
    before, after = find_contour(image.predicted, image.inputs, image.hidden)
    assert len(before) == len(after) > 20
    distances = (after.reshape(-1, 2) @ [-11.0, -11.0] + 6.0) / found.line.norm
    assert np.abs(distances).max() < 0.01
    sums = before.reshape(-1, 2).sum(axis=1)
    # In the inputs it is two straight lines across the diagonal.
    for line_sums in (sums[sums < 1], sums[sums > 1]):
        assert np.ptp(line_sums) < 0.01


def test_what_else_the_output_reads_is_held_at_its_mean() -> None:
    graph = xor(weights=LECTURE_WEIGHTS)
    graph.add("tanh", ["x1"], id="k")
    graph.add("parameter", id="v3", value=2.0)
    graph.add("multiply", ["v3", "k"], id="q3")
    graph.connect("q3", graph.operands("y")[0], 3)
    evaluation = evaluate(graph)
    found = find_output_line(graph, evaluation, "y", "h1", "h2")
    assert found is not None
    assert found.held == ("k",)
    assert found.line.offset == pytest.approx(6.0 + 2.0 * np.tanh([0.0, 0.0, 1.0, 1.0]).mean())
    assert find_output_line(graph, evaluation, "y", "x1", "x2") is None


def test_a_plain_sum_is_undecided_at_one_half() -> None:
    graph = Graph()
    graph.set_dataset({"a": [0.0, 1.0], "b": [1.0, 0.0], "t": [0.0, 1.0]})
    for name in ("a", "b"):
        graph.add("input", id=name, column=name)
        graph.add("relu", [name], id=f"h{name}")
    graph.add("subtract", ["ha", "hb"], id="d")
    graph.add("negate", ["d"], id="y")
    evaluation = evaluate(graph)
    space = space_of(graph)
    assert (space.across, space.up) == ("ha", "hb")
    found = find_output_line(graph, evaluation, "y", "ha", "hb")
    assert found is not None
    assert (found.line.across, found.line.up, found.line.offset) == (-1.0, 1.0, -0.5)
    (low, high), _ = space.extents(space.places(evaluation))
    assert low < 0.0
    assert high > 1.0


def test_why_there_is_none() -> None:
    wish = PlaneWish()
    assert find_hidden_space(line(), wish) is Missing.DATA
    assert find_hidden_space(single_unit(), wish) is Missing.UNITS
    graph = single_unit()
    graph.set_value("x2", 1.0)
    assert find_hidden_space(graph, wish) is Missing.INPUTS
    graph = Graph()
    graph.set_dataset({"a": [0.0, 1.0]})
    graph.add("parameter", id="w", value=1.0)
    assert find_hidden_space(graph, wish) is Missing.PREDICTION


def test_a_contour_has_the_same_pieces_in_every_place() -> None:
    side = np.linspace(0.0, 1.0, 6)
    grid = np.stack(np.meshgrid(side, side), axis=-1)
    field = grid[..., 0] * 0.9 + 0.1 * grid[..., 1]
    one, other = find_contour(field, grid, 2 * grid + 1)
    np.testing.assert_allclose(other, 2 * one + 1)
    np.testing.assert_allclose(one @ [0.9, 0.1], 0.5)
    saddle = np.array([[1.0, 0.0], [0.0, 1.0]])
    (crossed,) = find_contour(saddle, grid[:2, :2])
    assert len(crossed) == 2
    assert len(find_contour(np.zeros((3, 3)), grid[:3, :3])[0]) == 0
