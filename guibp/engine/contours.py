"""Where a field over a grid passes one half: straight pieces through its cells, by marching squares."""

from __future__ import annotations

import numpy as np

from guibp.engine.judgement import EDGE
from guibp.engine.tape import Booleans, Floats, Integers

_ENDS = 2
"""A piece goes from one side of a cell to another."""


def find_contour(field: Floats, *places: Floats) -> tuple[Floats, ...]:
    """The pieces of the contour at one half, for each of several places (side, side, 2) of the grid's points.

    Each result is (pieces, 2, 2): two ends of two coordinates; the same pieces in the same order in each.
    On a side of a cell the crossing is found by linear interpolation. A cell with four crossings gets two
    pieces, which do not cross.
    """
    above = np.nan_to_num(field, nan=0.0) - EDGE
    ends = [_crossings(above, place) for place in places]
    crossed = _crossed_sides(above)
    count = crossed.sum(axis=0)
    pieces = [_pairs(crossed & (count == _ENDS), _ENDS), *_split(crossed & (count == 2 * _ENDS))]
    rows = np.concatenate([one for one in pieces if len(one)] or [np.zeros((0, 2), dtype=np.intp)])
    return tuple(end.reshape(-1, 2)[rows] for end in ends)


def _crossed_sides(above: Floats) -> Booleans:
    """(4, cells) whether the contour crosses the lower, right, upper and left side of each cell."""
    is_above = above > 0
    low, high = is_above[:-1], is_above[1:]
    corners = (low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1])
    sides = [one != other for one, other in zip(corners, (*corners[1:], corners[0]), strict=True)]
    return np.stack([side.ravel() for side in sides])


def _crossings(above: Floats, place: Floats) -> Floats:
    """(4, cells, 2) where each side of each cell would be crossed."""
    corners = _corners(above), _corners(place)
    found = []
    for number in range(4):
        first, second = (corners[0][one % 4] for one in (number, number + 1))
        start, end = (corners[1][one % 4] for one in (number, number + 1))
        with np.errstate(all="ignore"):
            share = np.clip(np.nan_to_num(first / (first - second), nan=0.5), 0.0, 1.0)[..., None]
            found.append((start + share * (end - start)).reshape(-1, 2))
    return np.stack(found)


def _corners(numbers: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    return numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, 1:], numbers[1:, :-1]


def _pairs(crossed: Booleans, count: int) -> Integers:
    """(pieces, 2) the numbers of the two crossed sides of each cell that has so many, side by side."""
    cells = crossed.shape[1]
    places = np.argwhere(crossed.T)
    numbers = places[:, 1] * cells + places[:, 0]
    pairs: Integers = numbers.reshape(-1, count)
    return pairs


def _split(crossed: Booleans) -> tuple[Integers, Integers]:
    """Of cells that are crossed four times: lower with right, upper with left."""
    numbers = _pairs(crossed, 4)
    return numbers[:, :2], numbers[:, 2:]
