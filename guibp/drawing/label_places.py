"""The places beside a wire at which its two numbers may stand, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.ports import Flags, Numbers, Points
from guibp.drawing.wires import Wires, heights_at, lengths_of, points_at, tangents_at

LABEL_WIDTH = 58.0
"""Room for eight figures: places do not change with the numbers, so that nothing jitters."""
LABEL_HEIGHT = 14.0
CLEARANCE = 2.0
"""Between a number and its wire."""
STEPS = (0.0, 8.0, 16.0, 26.0, 38.0, -14.0, 54.0, 74.0, 98.0, 130.0, 170.0, 220.0)
"""How much farther from the operand a number is tried than where it ends before it."""
ABOVE, BELOW = -1.0, 1.0

_FROM_OPERAND = 8.0
_FROM_SOURCE = 12.0
_LEANING = 4.0
"""How fast numbers draw to their wire's side as it gets steeper."""


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Where the numbers of n wires stand.

    ``values`` and ``gradients`` (n, 2) are the middles of the room for each, ``LABEL_WIDTH`` wide. A text
    of width w that is drawn towards its wire has its middle side · (``LABEL_WIDTH`` − w) / 2 to the left
    of that. Sides (n,) are 1 for a number right of a steep wire, −1 left of one, 0 above or below a level
    one, and between.
    """

    values: Points
    gradients: Points
    value_sides: Numbers
    gradient_sides: Numbers


def places_beside(wires: Wires, step: Numbers | float, side: Numbers | float) -> tuple[Points, Numbers]:
    """Middles (n, 2) of numbers ``ABOVE`` or ``BELOW`` their wires, and the sides (n,) they are on.

    ``step`` and ``side`` are one for all wires, or (n,). Each is moved off its wire along the normal, as
    far as its box needs.
    """
    lengths = lengths_of(wires)
    farthest = np.maximum(lengths / 2, lengths - _FROM_SOURCE)
    distances = np.minimum(LABEL_WIDTH / 2 + _FROM_OPERAND + step, farthest)
    t = 1.0 - distances / np.maximum(lengths, 1.0)
    points, tangents = points_at(wires, t), tangents_at(wires, t)
    normals = np.column_stack((-tangents[:, 1] * side, tangents[:, 0] * side))
    normals[normals[:, 1] * side < 0] *= -1.0
    reach = CLEARANCE + np.abs(normals) @ np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
    return points + normals * reach[:, np.newaxis], np.clip(normals[:, 0] * _LEANING, -1.0, 1.0)


def label_boxes(middles: Points) -> Points:
    """What numbers with these middles cover, (n, 4)."""
    half = np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
    return np.hstack((middles - half, middles + half))


def struck(boxes: Points, wires: Wires) -> Flags:
    """Whether each wire passes through the box of the same index: there it takes all heights between two."""
    first, second = heights_at(wires, boxes[:, 0]), heights_at(wires, boxes[:, 2])
    beside = (boxes[:, 2] < wires.starts[:, 0]) | (boxes[:, 0] > wires.ends[:, 0])
    through = (np.minimum(first, second) < boxes[:, 3]) & (np.maximum(first, second) > boxes[:, 1])
    return np.asarray(through & ~beside)
