"""Whether a line separates two classes of points in a plane: decided exactly, with the points that show it.

Two sets can be separated exactly if their convex hulls have no point in common, and in a plane four of
their points are enough to show that the hulls have one (theorems of Radon and Kirchberger).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats

Point = tuple[float, float]
_SURE = 2.0**-50
"""Beyond this part of what is subtracted, a determinant has the sign that it would have without rounding."""
_UNDERFLOW = 1e-250
"""What is smaller may have lost digits without saying so."""
_TRIANGLE = 3


@dataclass(frozen=True, slots=True)
class Witness:
    """Rows of each class whose hulls meet.

    They are two points on one place, a point on a way or in a triangle, or two ways that cross.
    """

    zeros: tuple[int, ...]
    ones: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Separation:
    """What was found out: a witness that no line will do, or the line in the middle of the widest gap."""

    witness: Witness | None
    line: Line | None = None
    gap: float = 0.0
    """How far the hulls are apart, in the units of the plane."""

    @property
    def is_separable(self) -> bool:
        """Whether some line has each class on a side of its own."""
        return self.witness is None


def find_separation(points: Floats, is_one: NDArray[np.bool_]) -> Separation | None:
    """Whether a line separates points, (n, 2), of class 0 from those of class 1, (n,).

    ``None`` where one of the classes is empty, or a number is not finite.
    """
    if not np.isfinite(points).all() or is_one.all() or not is_one.any():
        return None
    places = [(float(x), float(y)) for x, y in points.tolist()]
    zeros, ones = (
        find_hull(places, np.flatnonzero(chosen).tolist()) for chosen in (~is_one, np.array(is_one))
    )
    witness = next(_find_witnesses(places, zeros, ones), None)
    if witness is not None:
        return Separation(witness)
    return _stand_between(points[zeros], points[ones])


def find_hull(places: Sequence[Point], rows: Sequence[int]) -> list[int]:
    """The rows at the corners of the convex hull, counter-clockwise, by Andrew's monotone chain."""
    first_at = {places[row]: row for row in reversed(rows)}
    ordered = [first_at[place] for place in sorted(first_at)]
    if len(ordered) < _TRIANGLE:
        return ordered
    return [*_chain(places, ordered)[:-1], *_chain(places, ordered[::-1])[:-1]]


def turn(first: Point, second: Point, third: Point) -> int:
    """The exact sign of the area that three points enclose: 1 counter-clockwise, 0 on one line."""
    left = (first[0] - third[0]) * (second[1] - third[1])
    right = (first[1] - third[1]) * (second[0] - third[0])
    doubt = (abs(left) + abs(right)) * _SURE
    if abs(left - right) > doubt > _UNDERFLOW:
        return 1 if left > right else -1
    (ax, ay), (bx, by), (cx, cy) = ((Fraction(x), Fraction(y)) for x, y in (first, second, third))
    area = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
    return (area > 0) - (area < 0)


def _chain(places: Sequence[Point], ordered: Sequence[int]) -> list[int]:
    found: list[int] = []
    for row in ordered:
        while len(found) > 1 and turn(places[found[-2]], places[found[-1]], places[row]) <= 0:
            found.pop()
        found.append(row)
    return found


def _find_witnesses(places: Sequence[Point], zeros: list[int], ones: list[int]) -> Iterator[Witness]:
    """Points of one hull within the other, then edges that cross."""
    for row in zeros:
        around = _find_around(places, ones, row)
        if around:
            yield Witness((row,), around)
    for row in ones:
        around = _find_around(places, zeros, row)
        if around:
            yield Witness(around, (row,))
    for zero_edge in _edges(zeros):
        for one_edge in _edges(ones):
            if _cross(places, zero_edge, one_edge):
                yield Witness(zero_edge, one_edge)


def _edges(hull: list[int]) -> list[tuple[int, int]]:
    return list(zip(hull, [*hull[1:], hull[0]], strict=True)) if len(hull) > 1 else []


def _find_around(places: Sequence[Point], hull: list[int], row: int) -> tuple[int, ...]:
    """The fewest corners of a hull between which a point lies: one, two or three; none if it is outside."""
    point = places[row]
    for corner in hull:
        if places[corner] == point:
            return (corner,)
    for edge in _edges(hull):
        if _lies_on(point, *(places[corner] for corner in edge)):
            return edge
    for second, third in pairwise(hull[1:]):
        triangle = (hull[0], second, third)
        first, *_ = corners = [places[corner] for corner in triangle]
        ends = [*corners[1:], first]
        if all(turn(a, b, point) >= 0 for a, b in zip(corners, ends, strict=True)):
            return triangle
    return ()


def _lies_on(point: Point, first: Point, second: Point) -> bool:
    return (
        min(first[0], second[0]) <= point[0] <= max(first[0], second[0])
        and min(first[1], second[1]) <= point[1] <= max(first[1], second[1])
        and turn(first, second, point) == 0
    )


def _cross(places: Sequence[Point], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the ways between two points each cross at an inner point of both."""
    (a, b), (c, d) = ((places[row] for row in edge) for edge in (one, other))
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def _stand_between(zeros: Floats, ones: Floats) -> Separation:
    """The line half-way between the nearest places of two hulls, (k, 2) each, with class 1 above 0."""
    ways = [*_ways_to_edges(zeros, ones), *(-way for way in _ways_to_edges(ones, zeros))]
    starts = [*_starts(zeros, ones)]
    nearest = int(np.argmin([float(np.hypot(*way)) for way in ways]))
    way, (start, is_zero) = ways[nearest], starts[nearest]
    gap = float(np.hypot(*way))
    if gap == 0.0:
        return Separation(None)
    across, up = (way / gap).tolist()
    x, y = (start + way / 2 if is_zero else start - way / 2).tolist()
    return Separation(None, Line(across, up, -(across * x + up * y)), gap)


def _ways_to_edges(points: Floats, hull: Floats) -> Iterator[Floats]:
    """From each point the shortest way to each edge of a hull, (2,)."""
    for point in points:
        for first, second in zip(hull, np.roll(hull, -1, axis=0), strict=True):
            along = second - first
            length = float(along @ along)
            share = min(max(float((point - first) @ along) / length, 0.0), 1.0) if length > 0 else 0.0
            yield first + share * along - point


def _starts(zeros: Floats, ones: Floats) -> Iterator[tuple[Floats, bool]]:
    for point in zeros:
        for _ in ones:
            yield point, True
    for point in ones:
        for _ in zeros:
            yield point, False
