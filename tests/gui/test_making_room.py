"""What stands around a group goes aside when more comes into it; nothing comes to cover anything."""

from itertools import combinations

import pytest

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import outer_boxes
from guibp.gui.making_room import make_room
from guibp.model.edits import AddGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.records import Position


def grid() -> Graph:
    """Nine nodes in rows of three; the one in the middle alone in a group."""
    graph = Graph()
    for row in range(3):
        for column in range(3):
            graph.add("input", id=f"n{row}{column}", value=1.0, position=(column * 200.0, row * 200.0))
    graph.apply(AddGroup("home", ("n11",)))
    return graph


def places_of(graph: Graph) -> dict[str, Position]:
    return {node.id: node.position or (0.0, 0.0) for node in graph.node_records}


def cover(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_where_there_is_room_nothing_moves() -> None:
    graph = grid()
    assert make_room(graph, places_of(graph), "home", [(190.0, 190.0, 220.0, 220.0)]) == {}


@pytest.mark.parametrize(
    "box", [(250, 150, 600, 250), (-300, 150, 150, 250), (150, 250, 250, 700), (-300, -300, 700, 700)]
)
def test_others_go_aside_in_the_order_that_they_have(box: Frame) -> None:
    graph = grid()
    before = places_of(graph)
    graph.apply(MoveNodes(tuple(make_room(graph, before, "home", [box]).items())))
    after = places_of(graph)
    assert after["n11"] == before["n11"]
    boxes = {**outer_boxes(graph, after), "home": box}
    for one, other in combinations(boxes.values(), 2):
        assert not cover(one, other)
    for axis in (0, 1):
        for first, second in combinations([id_ for id_ in before if id_ != "n11"], 2):
            if before[first][axis] < before[second][axis]:
                assert after[first][axis] < after[second][axis]


def test_the_group_around_grows_too_and_its_neighbours_go_aside() -> None:
    graph = grid()
    graph.apply(AddGroup("outer", ("home", "n12")))
    before = places_of(graph)
    graph.apply(MoveNodes(tuple(make_room(graph, before, "home", [(250.0, 150.0, 380.0, 500.0)]).items())))
    after = places_of(graph)
    assert after["n12"][0] > before["n12"][0]
    assert after["n21"][1] > before["n21"][1]
    for one, other in combinations(outer_boxes(graph, after).values(), 2):
        assert not cover(one, other)
