"""Inserting: a node that is dropped on a wire takes its place in it."""

from __future__ import annotations

from collections.abc import Sequence

from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.hit import find_edge
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.wiring import first_free_port
from guibp.gui.folding import join_at_wire
from guibp.model.edits import Connect, Disconnect, Edit
from guibp.model.graph import Graph
from guibp.model.records import Position

REACH = 16.0
"""A node whose centre is this near to a wire, in viewport pixels, would be dropped on it."""


def wire_under(scene: Scene, place: Position) -> EdgeKey | None:
    """The wire on which a node with its centre there would be dropped."""
    return find_edge(scene.layers, *place, scene.view.zoom, REACH)


def wire_for(scene: Scene, id_: str, place: Position) -> EdgeKey | None:
    """The wire into which a node that is there would go; ``None`` if there is none or it cannot."""
    graph = scene.session.graph
    if graph.node(id_).operation.is_leaf or graph.consumers(id_):
        return None
    key = wire_under(scene, place)
    if key is None:
        return None
    return key if all(can_insert(graph, id_, one) for one in scene.layers.operands_at(*key)) else None


def can_insert(graph: Graph, id_: str, key: EdgeKey) -> bool:
    """Whether a node may go into a wire: it feeds nothing yet, and has an operand to spare."""
    node, (target, _) = graph.node(id_), key
    if node.operation.is_leaf or graph.consumers(id_) or target == id_:
        return False
    return first_free_port(graph, node) is not None and not graph.would_cycle(id_, target)


def plan_insertion(graph: Graph, id_: str, keys: Sequence[EdgeKey]) -> tuple[Edit, ...]:
    """The edits that put a node into a wire, which may lead to several operands in one closed group."""
    target, port = keys[0]
    free = first_free_port(graph, graph.node(id_))
    source = graph.operands(target)[port]
    onward = [edit for key in keys for edit in (Disconnect(*key), Connect(id_, *key))]
    return Connect(source, id_, free or 0), *onward, *join_at_wire(graph, id_, source, target)
