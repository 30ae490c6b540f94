"""Where wires end: the operands on a node's left rim, the output on its right."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import numpy.typing as npt

from guibp.drawing.shapes import CIRCLE_SIZE, Shape, Size
from guibp.model.records import Position

Points = npt.NDArray[np.float64]
"""Points as rows (x, y), in canvas units."""
Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

PORT_RADIUS = 3.5
GRAB_RADIUS = 12.0
"""A pointer this near to a port, in pixels of the screen, has hold of it; of several the nearest."""

_CIRCLE_STEP = 36.0
_CIRCLE_SPREAD = 36.0
"""Operands of a circle stand this far apart, and all together take at most this height."""
_BOX_STEP = 34.0
"""Apart enough for the numbers of two wires beside each other."""
_BOX_MARGIN = 24.0
# Below the last operand on a circle's rim: the wired operands stay symmetric while one more is offered.
_FREE_ANGLE = radians(75)
_RADIUS = CIRCLE_SIZE[0] / 2
_FREE_PORT = (-_RADIUS * cos(_FREE_ANGLE), _RADIUS * sin(_FREE_ANGLE))


def operand_point(
    centre: Position, size: Size, port: int, count: int, shape: Shape = Shape.CIRCLE
) -> Position:
    """Where the wire to one operand ends.

    ``count`` is the number of operands that have a place; ``port`` = ``count`` is the free place
    after the last, which a variadic operation offers.
    """
    point = operand_points(
        np.array([centre], dtype=np.float64),
        np.array([size], dtype=np.float64),
        np.array([port], dtype=np.intp),
        np.array([count], dtype=np.intp),
        np.array([shape is Shape.CIRCLE]),
    )[0]
    return float(point[0]), float(point[1])


def output_point(centre: Position, size: Size) -> Position:
    """Where a node's wires begin."""
    return centre[0] + size[0] / 2, centre[1]


def operand_points(
    centres: Points, sizes: Points, ports: Integers, counts: Integers, circles: Flags
) -> Points:
    """Where the wires of many edges end, (n, 2).

    One row for each edge: centre and size of its target, its port, the target's number of operands,
    and whether the target is a circle (else a box, with its ports on a straight edge).
    """
    drops = np.where(
        circles,
        _spread(ports, counts, np.full(len(ports), _CIRCLE_STEP), np.full(len(ports), _CIRCLE_SPREAD)),
        _spread(ports, counts, np.full(len(ports), _BOX_STEP), sizes[:, 1] - _BOX_MARGIN),
    )
    half = sizes[:, 0] / 2
    rim = np.sqrt(np.maximum(half**2 - drops**2, 0.0))
    offsets = np.column_stack((-np.where(circles, rim, half), drops))
    offsets[circles & (ports >= counts)] = _FREE_PORT
    points: Points = centres + offsets
    return points


def output_points(centres: Points, sizes: Points) -> Points:
    """Where the wires of many edges begin, (n, 2): centre and size of each one's source."""
    points = centres.astype(np.float64)
    points[:, 0] += sizes[:, 0] / 2
    return points


def spread_outputs(centres: Points, sizes: Points, slots: Integers, counts: Integers) -> Points:
    """Where the wires of many edges begin, (n, 2), on bodies with several outputs on the right side.

    ``slots`` and ``counts`` (n,) say which output of how many; a node has one.
    """
    points = output_points(centres, sizes)
    steps = np.full(len(slots), _BOX_STEP)
    points[:, 1] += _spread(slots, counts, steps, sizes[:, 1] - _BOX_MARGIN)
    return points


def box_drops(slots: Integers, count: int, height: float) -> Numbers:
    """How far below the middle of a box so high its ports are, (n,), at ``slots`` (n,) of ``count``."""
    steps = np.full(len(slots), _BOX_STEP)
    return _spread(slots, np.full(len(slots), count), steps, np.full(len(slots), height - _BOX_MARGIN))


def _spread(ports: Integers, counts: Integers, step: Numbers, most: Numbers) -> Numbers:
    """Heights around the middle: evenly apart, and denser where they would take more than ``most``."""
    gaps = np.maximum(counts - 1, 1)
    return (ports - (counts - 1) / 2) * np.minimum(step, most / gaps)
