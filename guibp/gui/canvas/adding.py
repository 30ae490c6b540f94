"""Adding: a new node of an operation at a place, as one edit."""

from __future__ import annotations

from math import hypot

import numpy as np

from guibp.drawing.placement import Placement
from guibp.drawing.shapes import GRID
from guibp.gui.canvas.bodies import Bodies, Flags
from guibp.gui.canvas.view import Array
from guibp.gui.operation_search import Choice
from guibp.model.edits import AddNodes, Batch, Edit, MoveNodes
from guibp.model.errors import NodeError
from guibp.model.graph import OPERATION_PREFIX, PREFIXES, Graph
from guibp.model.operations import OPERATIONS
from guibp.model.records import Node, Position

OPERATION_MIME = "application/x-guibp-operation"
"""The kind of data in which an operation's id travels from the palette."""
UNIT_MIME = "application/x-guibp-unit"
"""The same for the kind of a ready-made unit."""


_ROOM_ACROSS, _ROOM_ABOVE, _ROOM_BELOW = 44.0, 54.0, 36.0
"""How far from its own centre, in scene units, the edge of a box must be: above a node's, its id is below."""


def plan_node(graph: Graph, placement: Placement, choice: Choice, place: Position) -> tuple[str, Edit]:
    """The id of a new node, and the edit that puts it on the grid point nearest to a place.

    Places on show that the model does not hold yet join the edit: else one node with a position among
    many without would change the layout of these at the next opening. Raises ``NodeError`` for an
    operation that there is not.
    """
    operation = choice.operation
    if operation not in OPERATIONS:
        raise NodeError('unknown operation "{op}"', op=operation)
    id_ = graph.free_id(PREFIXES.get(operation, OPERATION_PREFIX))
    number = 1.0 if choice.value is None else choice.value
    value = number if OPERATIONS[operation].is_leaf else None
    adding = AddNodes((Node(id_, operation, value=value, position=(_on_grid(place[0]), _on_grid(place[1]))),))
    pending = placement.pending_moves()
    return id_, Batch((adding, MoveNodes(pending))) if pending else adding


def step_aside(bodies: Bodies, place: Position) -> Position:
    """The place itself, or the nearest at which a new node does not lie across the edge of a closed group."""
    rows = np.flatnonzero(bodies.shown[len(bodies.nodes) :]) + len(bodies.nodes)
    boxes = bodies.boxes(rows) + np.array((-_ROOM_ACROSS, -_ROOM_ABOVE, _ROOM_ACROSS, _ROOM_BELOW))
    covering = boxes[_holding(boxes, place)]
    if not len(covering):
        return place
    x, y = place
    left, top, right, bottom = covering[0].tolist()
    exits = sorted(
        ((left, y), (right, y), (x, top), (x, bottom)), key=lambda out: hypot(out[0] - x, out[1] - y)
    )
    return next((out for out in exits if not _holding(boxes, out).any()), place)


def _holding(boxes: Array, place: Position) -> Flags:
    """Which of some boxes have a place inside them, not on their edge."""
    x, y = place
    left, top, right, bottom = boxes.T
    inside: Flags = (left < x) & (x < right) & (top < y) & (y < bottom)
    return inside


def _on_grid(coordinate: float) -> float:
    return round(coordinate / GRID) * GRID
