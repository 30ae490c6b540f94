"""Where the numbers of wires stand: values above, gradients below, near the operand, clear of the rest."""

from __future__ import annotations

import numpy as np

from guibp.drawing.boxes import index_boxes, join_boxes
from guibp.drawing.label_choice import choose_places
from guibp.drawing.label_contest import contest_places
from guibp.drawing.label_places import CLEARANCE, LABEL_HEIGHT, LABEL_WIDTH, LabelPlaces
from guibp.drawing.ports import Flags, Numbers, Points
from guibp.drawing.shapes import NAME_DROP, NAME_HEIGHT
from guibp.drawing.wires import Wires
from guibp.model.records import Position

__all__ = [
    "LABEL_HEIGHT",
    "LABEL_WIDTH",
    "OPEN_END_LENGTH",
    "LabelPlaces",
    "node_obstacles",
    "open_end_labels",
    "open_end_obstacle",
    "place_labels",
]

OPEN_END_LENGTH = 88.0
"""How far the wire of the output goes on, to the open end where the gradient 1 enters."""
_MOST_CHOSEN = 200
"""Up to so many wires, each is given its best place, which takes some 0.3 ms a wire."""


def place_labels(wires: Wires, obstacles: Points) -> LabelPlaces:
    """A place for both numbers of every wire.

    ``obstacles`` (k, 4) are boxes that no number may cover, as left, top, right, bottom. Where there is
    no free place, the least bad is given.
    """
    nodes = index_boxes(obstacles)
    return choose_places(wires, nodes) if len(wires) <= _MOST_CHOSEN else contest_places(wires, nodes)


def node_obstacles(centres: Points, sizes: Points, circles: Flags, name_widths: Numbers) -> Points:
    """What nodes cover, as boxes (k, 4): their outlines, and the ids below circles."""
    outlines = np.hstack((centres - sizes / 2, centres + sizes / 2))
    middles = centres[circles] + np.array((0.0, NAME_DROP))
    half = np.column_stack((name_widths[circles] / 2, np.full(len(middles), NAME_HEIGHT / 2)))
    return join_boxes((outlines, np.hstack((middles - half, middles + half))))


def open_end_labels(start: Position) -> tuple[Position, Position]:
    """The middles of the value above and the gradient below the open end that begins at an output."""
    x, y = start[0] + OPEN_END_LENGTH / 2, start[1]
    offset = CLEARANCE + LABEL_HEIGHT / 2
    return (x, y - offset), (x, y + offset)


def open_end_obstacle(start: Position) -> Points:
    """What the open end covers with its numbers, (1, 4)."""
    reach = CLEARANCE + LABEL_HEIGHT
    x, y = start
    return np.array([(x, y - reach, x + OPEN_END_LENGTH, y + reach)])
