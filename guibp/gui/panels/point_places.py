"""Points on the plot: which one is under the pointer, and where a place of the plane is round."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF

from guibp.engine.tape import Floats
from guibp.gui.panels.line_handles import Frame, Point

REACH = 9.0
"""In pixels: so near to its centre a point is taken."""


def find_point(points: Floats, frame: Frame, place: QPointF, reach: float = REACH) -> int | None:
    """The nearest of points, (points, 2), to a place on the widget, if one is within reach.

    Of equals it is the last, which is painted on top.
    """
    if not len(points):
        return None
    area, (left, right), (low, high) = frame.area, frame.across, frame.up
    across = area.left() + (points[:, 0] - left) / (right - left) * area.width() - place.x()
    down = area.bottom() - (points[:, 1] - low) / (high - low) * area.height() - place.y()
    gaps = np.hypot(across, down)[::-1]
    nearest = int(gaps.argmin())
    return len(points) - 1 - nearest if gaps[nearest] <= reach else None


def to_round_place(frame: Frame, place: QPointF) -> Point:
    """The place in the plane, in decimals that are about as fine as a pixel."""
    x, y = frame.to_plane(place)
    area = frame.area
    return _round(x, frame.across, area.width()), _round(y, frame.up, area.height())


def _round(number: float, extent: tuple[float, float], pixels: float) -> float:
    step = (extent[1] - extent[0]) / pixels
    # Adding 0 makes +0 of a −0 that rounding left.
    return round(number, math.ceil(-math.log10(step))) + 0.0
