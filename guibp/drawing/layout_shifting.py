"""Boxes that only gain by moving together: sets of them go to other layers where that shortens the wires.

A box that should move, but stands right before one of its consumers, takes that along, and so on: the
smallest set that can move (as in the network simplex method, but without its tree; sets stay small).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MOST_TOGETHER = 16
"""Larger sets rarely gain and are costly to find."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Right or left: ``step`` is 1 or −1, ``ahead`` the neighbours there of each box.

    ``gains`` says by how much the wires become shorter for each layer that a box moves in that direction.
    """

    step: int
    ahead: Sequence[Sequence[int]]
    gains: Sequence[int]


def shift_together(rank_of: list[int], order: Iterable[int], direction: Direction) -> int:
    """Move the boxes that gain and what stands in their way, in that order; returns how often one did."""
    moved = 0
    for box in order:
        if direction.gains[box] > 0:
            together = _find_together(rank_of, box, direction)
            distance = _room_ahead(rank_of, together, direction) if together else 0
            for member in together:
                rank_of[member] += direction.step * distance
            moved += distance > 0
    return moved


def _find_together(rank_of: list[int], box: int, direction: Direction) -> set[int]:
    """The box with all that must move with it; none if that gains nothing, or is too many."""
    together, waiting, gain = {box}, [box], 0
    while waiting and len(together) <= _MOST_TOGETHER:
        member = waiting.pop()
        gain += direction.gains[member]
        next_rank = rank_of[member] + direction.step
        for other in direction.ahead[member]:
            if rank_of[other] == next_rank and other not in together:
                together.add(other)
                waiting.append(other)
    return together if gain > 0 and not waiting else set()


def _room_ahead(rank_of: list[int], together: set[int], direction: Direction) -> int:
    rooms = [
        abs(rank_of[other] - rank_of[member]) - 1
        for member in together
        for other in direction.ahead[member]
        if other not in together
    ]
    return min(rooms, default=0)
