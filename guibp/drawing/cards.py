"""The boxes that closed groups are drawn as: how large they are, and at which heights their wires end."""

from __future__ import annotations

import numpy as np

from guibp.drawing.ports import Numbers, box_drops
from guibp.drawing.shapes import CARD_SIZE, Size

_PORT_STEP = 34.0
_PORT_MARGIN = 24.0
_MOST_HEIGHT = 280.0
"""Of more ports than have room in that, a box has them denser: a layer of many units stays one box."""


def card_size(ports: int) -> Size:
    """Width and height of a closed group with so many ports on the side that has more."""
    width, height = CARD_SIZE
    needed = _PORT_MARGIN + _PORT_STEP * max(ports - 1, 0)
    return width, max(height, min(needed, _MOST_HEIGHT))


def card_drops(heights: Numbers, size: Size) -> Numbers:
    """How far below the middle of a closed group's box its ports are, (n,), in the order of their heights.

    ``heights`` (n,) are those that the ends of the wires have while the group is open.
    """
    slots = np.empty(len(heights), dtype=np.intp)
    slots[np.argsort(heights, kind="stable")] = np.arange(len(heights))
    return box_drops(slots, len(heights), size[1])
