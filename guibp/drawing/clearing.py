"""Clear spots: where there is room for another node, near a place that one wishes for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from math import floor

from guibp.drawing.frames import Frame, box_at
from guibp.drawing.shapes import LEAF_SIZE, NAME_DROP, NAME_HEIGHT, Extent
from guibp.model.records import Position

USUAL_EXTENT: Extent = (LEAF_SIZE[0] / 2, 24.0, LEAF_SIZE[0] / 2, NAME_DROP + NAME_HEIGHT / 2)
"""What a node takes at most whose operation is not known yet."""
_GAP = 8.0
"""Between a new node and any other, at least."""
_STEP_X, _STEP_Y = 112.0, 40.0
_RINGS = 250
_SPOTS_IN_AREA = 8000
_CELL = 128.0


class ClearSpots:
    """Boxes that are taken, in a coarse grid so that a free spot among thousands is found at once."""

    def __init__(self, boxes: Mapping[str, Frame]) -> None:
        self._boxes: dict[str, Frame] = {}
        self._cells: dict[tuple[int, int], list[str]] = {}
        for id_, box in boxes.items():
            self.put(id_, box)

    def put(self, id_: str, box: Frame) -> None:
        """Note that a box is taken; one of the same name is forgotten."""
        self._boxes[id_] = box
        for cell in _cells_of(box):
            self._cells.setdefault(cell, []).append(id_)

    def take(self, id_: str, wish: Position, extent: Extent, ignored: Collection[str] = ()) -> Position:
        """Put a node at the wished place, or the nearest clear one; returns where."""
        place = self.nearest(wish, extent, ignored)
        self.put(id_, box_at(place, extent))
        return place

    def nearest(self, wish: Position, extent: Extent, ignored: Collection[str] = ()) -> Position:
        """The wished place if it is clear, else a clear one near it; boxes of some names may be covered."""
        dx, dy = self.clear_shift([box_at(wish, extent)], ignored)
        return wish[0] + dx, wish[1] + dy

    def clear_shift(self, boxes: Sequence[Frame], ignored: Collection[str] = ()) -> Position:
        """The least shift, about, after which none of these boxes covers one that is taken."""
        shifts = _spots_around((0.0, 0.0))
        return next((shift for shift in shifts if self._are_clear(boxes, shift, ignored)), (0.0, 0.0))

    def nearest_within(self, wish: Position, extent: Extent, area: Frame) -> Position | None:
        """The same, but inside an area (left, top, right, bottom); nothing if there is no room in it."""
        left, top, right, bottom = area
        for x, y in islice(_spots_around(wish), _SPOTS_IN_AREA):
            box = box_at((x, y), extent)
            inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
            if inside and self.is_clear(box):
                return x, y
        return None

    def is_clear(self, box: Frame, ignored: Collection[str] = ()) -> bool:
        """Whether a box there would cover no other, and keep a little away from all."""
        left, top, right, bottom = box[0] - _GAP, box[1] - _GAP, box[2] + _GAP, box[3] + _GAP
        for cell in _cells_of((left, top, right, bottom)):
            for id_ in self._cells.get(cell, ()):
                other = self._boxes[id_]
                meets = left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
                if meets and id_ not in ignored:
                    return False
        return True

    def corner(self) -> Position:
        """The left and the bottom of all that is taken."""
        if not self._boxes:
            return 0.0, 0.0
        return min(box[0] for box in self._boxes.values()), max(box[3] for box in self._boxes.values())

    def _are_clear(self, boxes: Sequence[Frame], shift: Position, ignored: Collection[str]) -> bool:
        dx, dy = shift
        moved = ((box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy) for box in boxes)
        return all(self.is_clear(box, ignored) for box in moved)


def _cells_of(box: Frame) -> Iterator[tuple[int, int]]:
    for column in range(floor(box[0] / _CELL), floor(box[2] / _CELL) + 1):
        for row in range(floor(box[1] / _CELL), floor(box[3] / _CELL) + 1):
            yield column, row


def _spots_around(wish: Position) -> Iterator[Position]:
    """The place itself, then places around it, ring by ring; those below and above come first in a ring."""
    yield wish
    for ring in range(1, _RINGS):
        for column in sorted(range(-ring, ring + 1), key=abs):
            for row in (ring, -ring) if abs(column) < ring else sorted(range(-ring, ring + 1), key=abs):
                yield wish[0] + column * _STEP_X, wish[1] + row * _STEP_Y
