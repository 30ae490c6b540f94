"""A sigmoid that is taken apart gets room: nothing covers anything, and all numbers stay readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guibp.drawing.group_boxes import closed_groups, cover_boxes
from guibp.drawing.layout import layered_layout
from guibp.drawing.placement import Placement
from guibp.drawing.shapes import GRID
from guibp.explain.sigmoid_parts import take_apart
from guibp.gui.taking_apart import put_in_a_row
from guibp.model.edits import CollapseGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset, presets
from tests.drawing.picture import draw_at
from tests.drawing.random_graphs import graphs
from tests.drawing.test_closed_groups import covered
from tests.drawing.test_labels import covered_pairs, label_boxes, readings_of

SIGMOIDS = [
    (name, id_) for name in presets() for id_ in preset(name).nodes if preset(name).node(id_).op == "sigmoid"
]


def laid_out(name: str) -> Graph:
    graph = preset(name)
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    return graph


@pytest.mark.parametrize("name, id_", SIGMOIDS)
def test_of_every_preset(name: str, id_: str) -> None:
    graph = laid_out(name)
    graph.apply(put_in_a_row(graph, Placement(graph), take_apart(graph, id_), id_))
    places = dict(Placement(graph).positions())
    assert covered(graph, places) == []
    picture = draw_at(graph, places)
    for reading in readings_of(graph):
        assert covered_pairs(label_boxes(picture, reading)) == 0


def test_what_was_in_line_stays_in_line() -> None:
    graph = laid_out("xor")
    before = dict(Placement(graph).positions())
    graph.apply(put_in_a_row(graph, Placement(graph), take_apart(graph, "h1"), "h1"))
    after = Placement(graph).positions()
    moved = {id_: after[id_][0] - before[id_][0] for id_ in ("v1", "v2", "c", "q1", "z", "y", "t", "bce")}
    assert len(set(moved.values())) == 1
    assert min(moved.values()) > 0
    assert after["h2"] == before["h2"]
    assert after["h1"][1] == before["h1"][1]


def test_in_a_closed_group_nothing_around_it_moves() -> None:
    graph = laid_out("xor")
    graph.apply(CollapseGroup("unit 1"))
    boxes = cover_boxes(graph, Placement(graph).positions(), closed_groups(graph))
    closed, box = boxes["unit 1"], boxes["unit 3"]
    graph.apply(put_in_a_row(graph, Placement(graph), take_apart(graph, "h1"), "h1"))
    boxes = cover_boxes(graph, Placement(graph).positions(), closed_groups(graph))
    assert boxes["unit 3"] == box
    assert boxes["unit 1"] == pytest.approx(closed, abs=GRID)
    assert covered(graph, dict(Placement(graph).positions())) == []


@settings(max_examples=100, deadline=None)
@given(graphs(), st.data())
def test_of_any_graph(graph: Graph, data: st.DataObject) -> None:
    graph.add("sigmoid", [data.draw(st.sampled_from(graph.nodes))], id="s")
    if graph.groups:
        others = [id_ for id_ in graph.nodes if graph.group_of(id_) is None and id_ != "s"][:1]
        graph.group("around", ["s", *others])
    graph.apply(MoveNodes(tuple(layered_layout(graph).items())))
    graph.apply(put_in_a_row(graph, Placement(graph), take_apart(graph, "s"), "s"))
    assert covered(graph, dict(Placement(graph).positions())) == []
