"""Numbers on wires: none covers another, a node or its own wire, in any preset at 100 %, with any sample."""

import numpy as np
import pytest
from hypothesis import given, settings

from guibp.drawing.boxes import index_boxes
from guibp.drawing.label_choice import choose_places
from guibp.drawing.label_contest import contest_places
from guibp.drawing.label_places import struck
from guibp.drawing.labels import LABEL_HEIGHT, LABEL_WIDTH, LabelPlaces, open_end_labels, place_labels
from guibp.drawing.numbers import shown_number
from guibp.drawing.ports import output_point
from guibp.drawing.shapes import size_of
from guibp.drawing.wires import points_at, route_wires
from guibp.engine.evaluation import evaluate
from guibp.engine.reading import Reading, read_all_samples, read_sample
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from tests.drawing.picture import Array, Picture, draw
from tests.drawing.random_graphs import graphs

FIGURE = 7.3
"""The width of a figure in the semibold type of 12.5 pixels in which numbers are set."""

on_each_preset = pytest.mark.parametrize("name", presets())


def readings_of(graph: Graph) -> list[Reading]:
    evaluation = evaluate(graph)
    samples = graph.dataset.samples if graph.dataset is not None else 1
    return [*(read_sample(evaluation, sample) for sample in range(samples)), read_all_samples(evaluation)]


def text_boxes(middles: Array, sides: Array, numbers: Array) -> Array:
    widths = np.array([FIGURE * len(shown_number(number)) for number in numbers])
    x = middles[:, 0] - sides * (LABEL_WIDTH - widths) / 2
    half = np.column_stack((widths / 2, np.full(len(widths), LABEL_HEIGHT / 2)))
    points = np.column_stack((x, middles[:, 1]))
    return np.hstack((points - half, points + half))


def label_boxes(picture: Picture, reading: Reading) -> Array:
    """What the numbers cover: the values, the gradients, and the two at the open end."""
    labels = picture.labels
    parts = [
        text_boxes(labels.values, labels.value_sides, reading.edge_values),
        text_boxes(labels.gradients, labels.gradient_sides, reading.edge_gradients),
    ]
    output = picture.graph.resolve_output()
    if output is not None:
        ends = open_end_labels(output_point(picture.positions[output], size_of(picture.graph.node(output))))
        row = picture.graph.nodes.index(output)
        numbers = np.array([reading.node_values[row], reading.node_gradients[row]])
        parts.append(text_boxes(np.array(ends), np.zeros(2), numbers))
    return np.vstack(parts)


def covered_pairs(boxes: Array) -> int:
    first, second = index_boxes(boxes).pairs(boxes)
    return int((first != second).sum())


@on_each_preset
def test_no_number_covers_another(name: str) -> None:
    picture = draw(preset(name))
    for reading in readings_of(picture.graph):
        assert covered_pairs(label_boxes(picture, reading)) == 0


@on_each_preset
def test_no_number_covers_a_node_or_its_id(name: str) -> None:
    picture = draw(preset(name))
    for reading in readings_of(picture.graph):
        assert not index_boxes(picture.obstacles).hits(label_boxes(picture, reading)).any()


@on_each_preset
def test_the_room_of_every_number_is_free(name: str) -> None:
    """Whatever numbers a training brings, as long as they fit their room."""
    picture = draw(preset(name))
    boxes = label_boxes_of_room(picture.labels)
    assert covered_pairs(boxes) == 0
    assert not index_boxes(picture.obstacles).hits(boxes).any()


@on_each_preset
def test_no_wire_runs_through_its_own_numbers(name: str) -> None:
    picture = draw(preset(name))
    count = len(picture.wires)
    for reading in readings_of(picture.graph):
        boxes = label_boxes(picture, reading)
        assert not struck(boxes[:count], picture.wires).any()
        assert not struck(boxes[count : 2 * count], picture.wires).any()


@on_each_preset
def test_the_value_is_above_the_gradient_and_both_are_by_their_wire(name: str) -> None:
    picture = draw(preset(name))
    labels = picture.labels
    along = np.stack([points_at(picture.wires, float(t)) for t in np.linspace(0, 1, 100)], axis=1)
    assert np.all(labels.values[:, 1] < labels.gradients[:, 1])
    for middles in (labels.values, labels.gradients):
        assert np.hypot(*(along - middles[:, np.newaxis]).T).min(axis=0).max() < LABEL_WIDTH


@on_each_preset
def test_numbers_on_long_wires_are_at_the_operand(name: str) -> None:
    picture = draw(preset(name))
    middles = (picture.labels.values + picture.labels.gradients) / 2
    to_end, to_start = (np.hypot(*(middles - ends).T) for ends in (picture.wires.ends, picture.wires.starts))
    level = picture.wires.ends[:, 0] - picture.wires.bends[:, 0] > LABEL_WIDTH
    assert np.all(to_end[level] < to_start[level])


def test_numbers_at_a_fixed_place_would_collide() -> None:
    """A planted fault: numbers that all stand at the same share of their wires fail the tests above."""
    picture = draw(preset("xor"))
    middle = points_at(picture.wires, 0.8)
    zeros = np.zeros(len(middle))
    shift = np.array((0.0, LABEL_HEIGHT / 2))
    naive = Picture(
        picture.graph,
        picture.positions,
        picture.sources,
        picture.targets,
        picture.wires,
        picture.obstacles,
        LabelPlaces(middle - shift, middle + shift, zeros, zeros),
    )
    boxes = label_boxes(naive, readings_of(picture.graph)[0])
    assert covered_pairs(boxes) > 0
    assert struck(boxes[: len(middle)], picture.wires).any()
    assert index_boxes(picture.obstacles).hits(boxes).any()


@settings(max_examples=60)
@given(graphs())
def test_random_graphs_have_a_place_for_every_number(graph: Graph) -> None:
    picture = draw(graph)
    labels = picture.labels
    assert labels.values.shape == labels.gradients.shape == (len(graph.edges), 2)
    assert np.isfinite(labels.values).all()
    assert np.isfinite(labels.gradients).all()


def label_boxes_of_room(labels: LabelPlaces) -> Array:
    middles = np.vstack((labels.values, labels.gradients))
    half = np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
    return np.hstack((middles - half, middles + half))


def test_a_large_graph_with_room_has_no_number_on_another() -> None:
    """Rows of wires into pairs of operands, as many as a large graph has, by the way made for those."""
    rows = np.arange(6000)
    starts = np.column_stack((rows % 60 * 200.0, rows // 60 * 60.0))
    ends = starts + np.column_stack((0 * rows + 100, np.where(rows // 60 % 2, -8, 8)))
    labels = contest_places(route_wires(starts, ends), index_boxes(np.zeros((0, 4))))
    assert covered_pairs(label_boxes_of_room(labels)) == 0


def test_two_wires_on_the_same_way_get_numbers_apart() -> None:
    starts, ends = np.zeros((2, 2)), np.full((2, 2), (400.0, 0.0))
    for labels in (
        contest_places(route_wires(starts, ends), index_boxes(np.zeros((0, 4)))),
        place_labels(route_wires(starts, ends), np.zeros((0, 4))),
    ):
        assert covered_pairs(label_boxes_of_room(labels)) == 0


def test_an_obstacle_is_avoided() -> None:
    wires = route_wires(np.array([(0.0, 0.0)]), np.array([(400.0, 0.0)]))
    for place in (contest_places, choose_places):
        box = label_boxes_of_room(place(wires, index_boxes(np.zeros((0, 4)))))[:1]
        again = place(wires, index_boxes(box))
        assert not index_boxes(box).hits(label_boxes_of_room(again)).any()
