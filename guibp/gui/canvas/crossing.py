"""Crossing: which wires a stroke of the knife goes through."""

from __future__ import annotations

import numpy as np

from guibp.drawing.wires import sample_wires
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.view import Array

Point = tuple[float, float]


def wires_across(cables: Cables, start: Point, end: Point) -> Rows:
    """The rows of the shown wires that a straight stroke crosses, in scene units."""
    left, top, right, bottom = cables.boxes.T
    near = (left <= max(start[0], end[0])) & (right >= min(start[0], end[0]))
    near &= (top <= max(start[1], end[1])) & (bottom >= min(start[1], end[1]))
    rows = np.flatnonzero(near & cables.shown)
    if not len(rows):
        return rows
    points = sample_wires(cables.wires.part(rows))
    sides = _sides(np.array(start), np.array(end), points)
    stroke = np.array([start, end])
    apart = sides[:, :-1] * sides[:, 1:] <= 0
    starts, ends = points[:, :-1], points[:, 1:]
    across = _sides(starts, ends, stroke[0]) * _sides(starts, ends, stroke[1]) <= 0
    return np.asarray(rows[(apart & across).any(axis=1)], dtype=np.intp)


def _sides(start: Array, end: Array, point: Array) -> Array:
    """On which side of the line from start to end a point lies, as a sign."""
    along, to = end - start, point - start
    sides: Array = np.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
    return sides
