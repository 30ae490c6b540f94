"""Exported pictures and the canvas draw closed groups alike: the same boxes, ports, wires and notes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from guibp.drawing.colours import LIGHT, mix
from guibp.drawing.group_boxes import closed_groups
from guibp.drawing.note_lines import NOTE_PADDING
from guibp.drawing.picture import draw_graph
from guibp.drawing.placement import Placement
from guibp.gui import theme
from guibp.gui.canvas import notes
from guibp.gui.canvas.bodies import Bodies
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.sockets import OUT, Sockets
from guibp.model.edits import AddGroup, CollapseGroup
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.drawing.random_graphs import perceptron


def closed_xor() -> Graph:
    graph = preset("xor")
    for group in graph.groups:
        graph.apply(CollapseGroup(group.id))
    return graph


def half_closed_xor() -> Graph:
    graph = preset("xor")
    graph.apply(CollapseGroup("unit 2"))
    graph.disconnect("p21", port=1)
    return graph


def closed_layers() -> Graph:
    graph = perceptron(3, 4, 2)
    for depth, width in ((1, 4), (2, 2)):
        graph.apply(AddGroup(f"layer {depth}", tuple(f"unit {depth}_{k}" for k in range(width))))
        graph.apply(CollapseGroup(f"layer {depth}"))
    return graph


@pytest.mark.parametrize("make", [closed_xor, half_closed_xor, closed_layers])
def test_boxes_ports_and_wires_are_those_of_the_canvas(make: Callable[[], Graph]) -> None:
    graph = make()
    placement = Placement(graph)
    bodies = Bodies(graph, placement)
    output = graph.resolve_output()
    cables = Cables(graph, bodies, output)
    sockets = Sockets(bodies, cables)
    picture = draw_graph(graph, places=placement.positions(), closed=closed_groups(graph))
    assert {card.id for card in picture.cards} == set(bodies.cards)
    points = sockets.points()
    for card in picture.cards:
        row = bodies.card_rows[card.id]
        np.testing.assert_allclose(card.centre, bodies.centres[row])
        np.testing.assert_allclose(card.size, bodies.sizes[row])
        leaving = {
            bodies.nodes[sockets.nodes[place]].id: points[place]
            for place in np.flatnonzero((sockets.hosts == row) & (sockets.ports == OUT)).tolist()
        }
        assert set(leaving) == set(card.leaving)
        for id_, point in leaving.items():
            np.testing.assert_allclose(card.leaving[id_], point)
        waiting = [points[place] for place in sockets.waiting.tolist() if sockets.hosts[place] == row]
        np.testing.assert_allclose(sorted(card.waiting), sorted(map(tuple, waiting)))
    drawn = {cables.key(row): row for row in np.flatnonzero(cables.drawn).tolist()}
    assert {(edge.target, edge.port) for edge in picture.edges} == set(drawn)
    for place, edge in enumerate(picture.edges):
        row = drawn[edge.target, edge.port]
        np.testing.assert_allclose(picture.wires.starts[place], cables.wires.starts[row])
        np.testing.assert_allclose(picture.wires.ends[place], cables.wires.ends[row])


def test_papers_and_margins_are_those_of_the_canvas() -> None:
    assert NOTE_PADDING == notes.NOTE_PADDING
    light = theme.Theme.light()
    assert mix(LIGHT.halo, LIGHT.canvas, 0.26) == theme.mix(light.halo, light.canvas, 0.26).name().upper()
