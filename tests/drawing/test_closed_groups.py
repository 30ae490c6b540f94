"""Closed groups: laid out as the boxes that they are, and what is around them gives way when they open."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import closed_groups, cover_boxes
from guibp.drawing.layout import layered_layout
from guibp.drawing.placement import Placement
from guibp.drawing.shapes import CARD_SIZE, GRID
from guibp.drawing.space import give_way
from guibp.gui.folding import Folds
from guibp.gui.unfolding import fold_clearly
from guibp.model.edits import CollapseGroup, ExpandGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from guibp.model.records import Position
from tests.drawing.random_graphs import graphs, perceptron


def seen(graph: Graph, id_: str) -> bool:
    """Whether no closed group hides a node or a group."""
    group = graph.group_of(id_)
    while group is not None:
        if graph.group_record(group).collapsed:
            return False
        group = graph.group_of(group)
    return True


def holders(graph: Graph, id_: str) -> set[str]:
    found, group = set(), graph.group_of(id_)
    while group is not None:
        found.add(group)
        group = graph.group_of(group)
    return found


def covered(graph: Graph, places: dict[str, Position]) -> list[tuple[str, str]]:
    """Pairs of what is on show that cover each other, a frame and what is in it left out."""
    boxes = cover_boxes(graph, places, closed_groups(graph))
    shown = [id_ for id_ in boxes if seen(graph, id_)]
    return [
        (one, other)
        for one, other in combinations(shown, 2)
        if one not in holders(graph, other) and other not in holders(graph, one)
        if meet(boxes[one], boxes[other])
    ]


def meet(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def close_some(graph: Graph, choice: int) -> None:
    for place, group in enumerate(graph.groups):
        if choice >> place & 1:
            graph.apply(CollapseGroup(group.id))


@settings(max_examples=100, deadline=None)
@given(graphs(), st.integers(0, 15))
def test_what_is_on_show_is_clear(graph: Graph, choice: int) -> None:
    close_some(graph, choice)
    places = layered_layout(graph)
    assert covered(graph, places) == []


@settings(max_examples=100, deadline=None)
@given(graphs(), st.integers(0, 15), st.lists(st.integers(0, 3), max_size=5))
def test_it_stays_clear_whatever_is_opened_and_closed(graph: Graph, choice: int, turns: list[int]) -> None:
    close_some(graph, choice)
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    placement = Placement(graph)
    groups = [group.id for group in graph.groups]
    for turn in turns if groups else ():
        id_ = groups[turn % len(groups)]
        folds: Folds = (ExpandGroup(id_) if graph.group_record(id_).collapsed else CollapseGroup(id_),)
        graph.apply(fold_clearly(graph, placement, folds))
        assert covered(graph, dict(placement.positions())) == []


def test_closed_units_take_the_room_of_boxes() -> None:
    graph = preset("xor")
    opened = layered_layout(graph)
    close_some(graph, 7)
    places = layered_layout(graph)
    assert places["loss"][0] < 0.7 * opened["loss"][0]
    boxes = cover_boxes(graph, places, closed_groups(graph))
    assert boxes["unit 2"][1] - boxes["unit 1"][3] < CARD_SIZE[1]
    # The wire of one unit into the next runs level, and so does the one behind it.
    assert (boxes["unit 3"][1] + boxes["unit 3"][3]) / 2 == pytest.approx(places["bce"][1], abs=GRID)


def test_the_ports_of_a_closed_unit_stand_in_the_order_of_its_inputs() -> None:
    graph = perceptron(6, 1)
    graph.apply(CollapseGroup("unit 1_0"))
    heights = [layered_layout(graph)[f"x{place}"][1] for place in range(6)]
    assert heights == sorted(heights)


def test_closed_units_of_a_layer_stand_in_one_column() -> None:
    """Side by side, the wires of one would run through another."""
    graph = perceptron(8, 5)
    graph.group("layer", [f"unit 1_{place}" for place in range(5)])
    for place in range(5):
        graph.apply(CollapseGroup(f"unit 1_{place}"))
    places = layered_layout(graph)
    boxes = cover_boxes(graph, places, closed_groups(graph))
    assert len({boxes[f"unit 1_{place}"][0] for place in range(5)}) == 1
    assert covered(graph, places) == []


def test_opening_is_no_move_where_there_is_room() -> None:
    graph = preset("xor")
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    graph.apply(CollapseGroup("unit 1"))
    assert fold_clearly(graph, Placement(graph), (ExpandGroup("unit 1"),)) == ExpandGroup("unit 1")


def test_what_stands_in_line_stays_in_line() -> None:
    old, new = (0.0, 0.0, 10.0, 10.0), (-20.0, -20.0, 30.0, 30.0)
    near, far, above, away = (
        (12.0, 0.0, 22.0, 10.0),
        (100.0, 0.0, 110.0, 10.0),
        (0.0, -30.0, 10.0, -12.0),
        old,
    )
    moves = give_way(old, new, [near, far, above, away])
    assert moves[0] == moves[1] == (72.0, 0.0)
    assert moves[2] == (0.0, -40.0)
    assert moves[3] == (0.0, 0.0)
