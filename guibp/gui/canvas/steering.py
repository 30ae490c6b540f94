"""Steering: from node to node by the keys, along the wires and in a circle."""

from __future__ import annotations

from enum import Enum
from heapq import heappop, heappush

import numpy as np

from guibp.gui.canvas.layers import Layers
from guibp.model.graph import Graph

_COLUMN = 64.0
"""Nodes whose centres are this near across stand above each other."""


class Way(Enum):
    """Where to go from a node."""

    TO_OPERAND = "to operand"
    TO_CONSUMER = "to consumer"
    UP = "up"
    DOWN = "down"


def step_along(graph: Graph, layers: Layers, start: str, way: Way) -> str | None:
    """The node that is next on the way; ``None`` where it ends. A closed group is passed as one."""
    card = layers.bodies.body_row(start)
    if card != layers.bodies.rows[start]:
        return _step_from_card(layers, card, way)
    if way is Way.TO_OPERAND:
        operands = graph.operands(start)
        return operands[min(operands)] if operands else None
    if way is Way.TO_CONSUMER:
        consumers = graph.consumers(start)
        return consumers[0].target if consumers else None
    siblings = _siblings(graph, layers, start)
    place = siblings.index(start) + (1 if way is Way.DOWN else -1)
    return siblings[place] if 0 <= place < len(siblings) else None


def _step_from_card(layers: Layers, card: int, way: Way) -> str | None:
    """From a closed group through its first port on that side, or to the next body above or below."""
    cables, nodes = layers.cables, layers.bodies.nodes
    if way in {Way.UP, Way.DOWN}:
        return _beside_card(layers, card, way)
    forwards = way is Way.TO_CONSUMER
    near, far = (cables.tails, cables.targets) if forwards else (cables.heads, cables.sources)
    slots = cables.out_slots if forwards else cables.slots
    edges = np.flatnonzero((near == card) & cables.shown)
    return nodes[int(far[edges[np.argmin(slots[edges])]])].id if len(edges) else None


def _beside_card(layers: Layers, card: int, way: Way) -> str | None:
    """The nearest body that overlaps the column of a closed group, above or below it."""
    bodies = layers.bodies
    across, down = np.abs(bodies.centres - bodies.centres[card]).T
    is_beyond = (bodies.centres[:, 1] > bodies.centres[card, 1]) == (way is Way.DOWN)
    reach = (bodies.sizes[:, 0] + bodies.sizes[card, 0]) / 2
    rows = np.flatnonzero(bodies.shown & (across < reach) & is_beyond & (down > 0))
    return bodies.ids_in(int(rows[np.argmin(down[rows])]))[-1] if len(rows) else None


def others_in_circle(graph: Graph, start: str | None) -> list[str]:
    """The other nodes from this one on, operands before consumers, round to the one before it.

    Without a start it is all of them.
    """
    order = _order(graph)
    if start is None or start not in graph:
        return order
    place = order.index(start)
    return order[place + 1 :] + order[:place]


def _order(graph: Graph) -> list[str]:
    """All nodes, each after its operands, and otherwise as the graph has them."""
    ids, ranks = graph.nodes, {id_: rank for rank, id_ in enumerate(graph.nodes)}
    missing, fed = [0] * len(ids), [list[int]() for _ in ids]
    for edge in graph.edges:
        missing[ranks[edge.target]] += 1
        fed[ranks[edge.source]].append(ranks[edge.target])
    ready = [rank for rank, count in enumerate(missing) if not count]
    order: list[str] = []
    while ready:
        rank = heappop(ready)
        order.append(ids[rank])
        for consumer in fed[rank]:
            missing[consumer] -= 1
            if not missing[consumer]:
                heappush(ready, consumer)
    return order


def _siblings(graph: Graph, layers: Layers, start: str) -> list[str]:
    """The operands of the same consumer; of a node that stands alone there, those above and below it."""
    consumers = graph.consumers(start)
    if consumers:
        operands = graph.operands(consumers[0].target)
        together = list(dict.fromkeys(operands[port] for port in sorted(operands)))
        if len(together) > 1:
            return sorted(together, key=lambda id_: layers.shown_position(id_)[1])
    x, _ = layers.shown_position(start)
    column = [id_ for id_ in graph.nodes if abs(layers.shown_position(id_)[0] - x) <= _COLUMN]
    return sorted(column, key=lambda id_: layers.shown_position(id_)[1])
