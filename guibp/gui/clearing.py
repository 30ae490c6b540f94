"""Clear spots: where there is room for another node, near a place that one wishes for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import floor

import numpy as np

from guibp.drawing.shapes import GRID
from guibp.model.records import Position

APART_X, APART_Y = 104.0, 64.0
"""Centres that are this far apart, in one direction at least, leave room for both nodes."""
_RINGS = 200
_SPOTS_IN_AREA = 4000


Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class ClearSpots:
    """The centres of placed nodes, in a coarse grid so that a free spot among thousands is found at once."""

    def __init__(self, places: Mapping[str, Position], areas: Sequence[Area] = ()) -> None:
        """``areas`` are larger things than nodes, which a node must not cover either."""
        self.places: dict[str, Position] = {}
        self._areas = np.array(areas, dtype=np.float64).reshape(-1, 4)
        self._cells: dict[tuple[int, int], list[Position]] = {}
        for id_, place in places.items():
            self.put(id_, place)

    def put(self, id_: str, place: Position) -> None:
        """Note that a node stands there."""
        self.places[id_] = place
        self._cells.setdefault(_cell(place), []).append(place)

    def take(self, id_: str, wish: Position) -> Position:
        """Put a node at the wished place, or the nearest clear one; returns where."""
        place = self.nearest(wish)
        self.put(id_, place)
        return place

    def nearest(self, wish: Position) -> Position:
        """The wished place if it is clear, else a clear one near it."""
        return next((spot for spot in _spots_around(wish) if self.is_clear(spot)), wish)

    def nearest_within(self, wish: Position, area: Area) -> Position:
        """The same, but inside an area (left, top, right, bottom) as long as there is room in it."""
        left, top, right, bottom = area
        inside = (
            (x, y)
            for x, y in islice(_spots_around(wish), _SPOTS_IN_AREA)
            if left + APART_X / 2 <= x <= right - APART_X / 2
            and top + APART_Y / 2 <= y <= bottom - APART_Y / 2
        )
        return next((spot for spot in inside if self.is_clear(spot)), self.nearest(wish))

    def is_clear(self, spot: Position) -> bool:
        """Whether a node there would cover no other."""
        if self._is_in_area(spot):
            return False
        column, row = _cell(spot)
        return not any(
            abs(x - spot[0]) < APART_X and abs(y - spot[1]) < APART_Y
            for near_column in (column - 1, column, column + 1)
            for near_row in (row - 1, row, row + 1)
            for x, y in self._cells.get((near_column, near_row), ())
        )

    def _is_in_area(self, spot: Position) -> bool:
        left, top, right, bottom = self._areas.T
        (x, y), (across, down) = spot, (APART_X / 2, APART_Y / 2)
        meets = (left < x + across) & (right > x - across) & (top < y + down) & (bottom > y - down)
        return bool(meets.any())

    def corner(self) -> Position:
        """The left and the bottom of all that is placed."""
        if not self.places:
            return 0.0, 0.0
        return min(x for x, _ in self.places.values()), max(y for _, y in self.places.values())


def _cell(place: Position) -> tuple[int, int]:
    return floor(place[0] / APART_X), floor(place[1] / APART_Y)


def _spots_around(wish: Position) -> Iterator[Position]:
    """The place itself, then places around it, ring by ring; those below and above come first in a ring."""
    yield wish
    step_x, step_y = APART_X + GRID, APART_Y + GRID
    for ring in range(1, _RINGS):
        for column in sorted(range(-ring, ring + 1), key=abs):
            for row in (ring, -ring) if abs(column) < ring else sorted(range(-ring, ring + 1), key=abs):
                yield wish[0] + column * step_x, wish[1] + row * step_y
