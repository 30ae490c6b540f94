"""Space: what stands around a box that grows gives way, and keeps its order."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from guibp.drawing.frames import Frame
from guibp.drawing.shapes import GRID
from guibp.model.records import Position

_GAP_ACROSS, _GAP_DOWN = 52.0, 32.0
"""Between what has grown and what gave way: from a frame to a node, so much room does a wire need."""


def give_way(old: Frame, new: Frame, others: Sequence[Frame]) -> list[Position]:
    """How far each of the other boxes moves, so that the new box covers none that the old one did not.

    All that stands beyond one side of the old box moves by the same, as far as the worst of it must: so
    what was in line stays in line, and nothing comes to cover anything.
    """
    needs = [0.0, 0.0, 0.0, 0.0]
    for other in others:
        if _cover(new, other) and not _cover(old, other):
            side, need = _least_need(old, new, other)
            needs[side] = max(needs[side], need)
    left, top, right, bottom = (ceil(need / GRID) * GRID for need in needs)
    moves = []
    for other in others:
        x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
        dx = right if x >= old[2] else -left if x <= old[0] else 0.0
        dy = bottom if y >= old[3] else -top if y <= old[1] else 0.0
        moves.append((dx, dy))
    return moves


def _least_need(old: Frame, new: Frame, other: Frame) -> tuple[int, float]:
    """The side on which the other box gets out of the way soonest, and by how much."""
    needs = {
        0: other[2] + _GAP_ACROSS - new[0] if other[2] <= old[0] else None,
        1: other[3] + _GAP_DOWN - new[1] if other[3] <= old[1] else None,
        2: new[2] + _GAP_ACROSS - other[0] if other[0] >= old[2] else None,
        3: new[3] + _GAP_DOWN - other[1] if other[1] >= old[3] else None,
    }
    return min(((side, need) for side, need in needs.items() if need is not None), key=lambda pair: pair[1])


def _cover(first: Frame, second: Frame) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
