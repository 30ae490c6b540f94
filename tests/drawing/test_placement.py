"""Nodes without a position: near what they belong to, in the frames of their groups, and over nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import closed_groups, cover_boxes, outer_boxes
from guibp.drawing.layout import layered_layout
from guibp.drawing.picture import draw_graph
from guibp.drawing.placement import Placement
from guibp.gui.excerpt import cut_out, place_clear
from guibp.model.edits import CollapseGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.drawing.random_graphs import graphs


def meet(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def node_boxes(graph: Graph, placement: Placement) -> dict[str, Frame]:
    boxes = cover_boxes(graph, placement.positions(), closed_groups(graph))
    return {id_: boxes[id_] for id_ in graph.nodes}


def covered(boxes: dict[str, Frame], fresh: set[str]) -> list[tuple[str, str]]:
    return [
        (one, other) for one in fresh for other in boxes if one != other and meet(boxes[one], boxes[other])
    ]


@settings(max_examples=100, deadline=None)
@given(graphs(), st.sets(st.integers(0, 29), min_size=1))
def test_a_document_with_some_positions_gets_the_rest_over_nothing(graph: Graph, chosen: set[int]) -> None:
    """Whichever nodes have places, the others cover no node."""
    places = layered_layout(graph)
    kept = [id_ for place, id_ in enumerate(graph.nodes) if place in chosen]
    if kept:
        graph.apply(MoveNodes(tuple((id_, places[id_]) for id_ in kept)))
    fresh = {id_ for id_ in graph.nodes if graph.node(id_).position is None}
    assert covered(node_boxes(graph, Placement(graph)), fresh) == []


def test_new_nodes_keep_out_of_frames_and_boxes() -> None:
    graph = preset("xor")
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    graph.apply(CollapseGroup("unit 3"))
    placement = Placement(graph)
    for source in ("h1", "p11", "y", "x1"):
        id_ = graph.add("tanh", [source])
        placement.place_missing(graph)
        boxes = outer_boxes(graph, placement.positions())
        assert covered(boxes, {id_}) == []


def test_a_member_without_a_place_joins_its_group() -> None:
    graph = preset("xor")
    places = layered_layout(graph)
    graph.apply(MoveNodes(tuple((id_, place) for id_, place in places.items() if id_ not in {"b1", "p22"})))
    placement = Placement(graph)
    boxes = outer_boxes(graph, placement.positions())
    for id_ in ("b1", "p22"):
        assert abs(placement.position_of(id_)[0] - places[id_][0]) < 150
        assert abs(placement.position_of(id_)[1] - places[id_][1]) < 150
    assert not meet(boxes["unit 1"], boxes["unit 3"])


def test_an_import_keeps_its_groups_apart_from_the_rest() -> None:
    graph = preset("wx+b")
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    placement = Placement(graph)
    other = preset("xor-lecture")
    for id_ in other.nodes:
        node = other.node(id_)
        graph.add(node.op, id=f"{id_} too", value=node.value)
    for edge in other.edges:
        graph.connect(f"{edge.source} too", f"{edge.target} too", edge.port)
    for group in other.groups:
        graph.group(f"{group.id} too", [f"{member} too" for member in group.members])
    placement.place_missing(graph)
    boxes = outer_boxes(graph, placement.positions())
    assert covered(boxes, set(boxes)) == []


@settings(max_examples=100, deadline=None)
@given(graphs(), st.integers(0, 15))
def test_a_copy_covers_nothing_wherever_it_is_put(graph: Graph, choice: int) -> None:
    for place, group in enumerate(graph.groups):
        if choice >> place & 1:
            graph.apply(CollapseGroup(group.id))
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    placement = Placement(graph)
    excerpt = cut_out(graph, graph.nodes, placement.position_of)
    before = set(graph.nodes) | {group.id for group in graph.groups}
    graph.apply(place_clear(graph, excerpt, (40.0, 40.0), placement.positions()))
    boxes = outer_boxes(graph, Placement(graph).positions())
    assert covered(boxes, set(boxes) - before) == []


def test_a_picture_places_nodes_as_the_window_does() -> None:
    """A few nodes without a position move none of the others."""
    graph = preset("xor")
    graph.add("parameter", id="late", value=0.5)
    graph.add("multiply", ["late", "h1"], id="added")
    graph.add("tanh", ["added"], id="further")
    picture = draw_graph(graph)
    centres = {one.node.id: one.centre for one in picture.nodes}
    assert centres == dict(Placement(graph).positions())
    assert all(centres[node.id] == node.position for node in graph.node_records if node.position)
