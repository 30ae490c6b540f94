"""Insertions: an item moves to the place in its layer where its wires cross fewest others.

For every two items of a layer it is counted how many crossings it takes away to exchange their order;
the sum of that over the items passed is what a move brings. The best moves that do not meet are made
together, until none is left (after sifting: R. Rudell, 1993; C. Matuszewski, R. Schönfeld, P. Molitor:
Using Sifting for k-Layer Straightline Crossing Minimization, Graph Drawing 1999).
"""

from __future__ import annotations

from math import isqrt

import numpy as np

from guibp.drawing.layout_rows import Rows, Side
from guibp.drawing.ports import Flags, Integers, Numbers

_WORK = 3_000_000
"""Of a whole layout, in pairs looked at; wide layers cost their square."""
_MOST_MOVES = 12
"""Rounds of moves in one layer at a time."""


class Insertions:
    """Moves items to better places, as long as there are such and work is left."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._work = rows, _WORK
        self._spans = rows.spans
        # A layer that is wider would use up the work at once.
        widest = min(max((end - start for start, end in self._spans), default=0), isqrt(_WORK))
        self._below = np.tri(widest, k=-1, dtype=np.bool_)

    def improve(self, most: int) -> None:
        """Go through all layers, to and fro, at most so many times; again only where something moved."""
        waiting = set(range(self._rows.depth))
        for turn in range(most):
            found: set[int] = set()
            for layer in sorted(waiting, reverse=turn % 2 == 1):
                if self._improve_layer(*self._spans[layer]):
                    found.update((layer - 1, layer, layer + 1))
            waiting = found & set(range(self._rows.depth))
            if not waiting:
                break

    def _improve_layer(self, start: int, end: int) -> bool:
        count = end - start
        if count <= 1:
            return False
        places = self._rows.places[start:end]
        order = np.argsort(places)
        gains = self._gains(start, end)
        moved = False
        below = self._below[:count, :count]
        while self._work > 0 and gains is not None:
            self._work -= count * count
            better = _move_best(order, gains[order[:, np.newaxis], order], below)
            if better is None:
                break
            order, moved = better, True
        if moved:
            places[order] = np.arange(count)
        return moved

    def _gains(self, start: int, end: int) -> Integers | None:
        """How many crossings go away if the row's item moves below the column's, which it is above."""
        if end - start > len(self._below):
            return None
        gains = np.zeros((end - start, end - start), dtype=np.intp)
        for side in (self._rows.left, self._rows.right):
            part = side.between(start, end)
            self._work -= (part.stop - part.start) ** 2
            if self._work < 0:
                return None
            _add_gains(gains, side, part, start, self._rows.places)
        return gains


def _add_gains(gains: Integers, side: Side, part: slice, start: int, places: Numbers) -> None:
    keys = places[side.others[part]] + side.places[part]
    if len(keys) <= 1:
        return
    owners = side.owners[part] - start
    firsts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    lower = keys[:, np.newaxis] > keys
    signs = lower.view(np.int8) - lower.T.view(np.int8)
    if len(firsts) < len(owners):
        sums = np.add.reduceat(signs, firsts, axis=0, dtype=np.intp)
        signs = np.add.reduceat(sums, firsts, axis=1)
    found = owners[firsts]
    gains[found[:, np.newaxis], found] += signs


def _move_best(order: Integers, gains: Integers, below: Flags) -> Integers | None:
    """The order after the best moves that do not meet; nothing if no move helps.

    ``gains`` is in that order: what it brings if the row's item and the column's exchange their order,
    the row's being above. ``below`` marks the columns before the row.
    """
    sums = gains.cumsum(axis=1)
    own = sums.diagonal()[:, np.newaxis]
    # Down past all up to the column's; up past all from the column's on, seen from those: hence the sign.
    brought = np.where(below, sums - gains - own, sums - own)
    goals = brought.argmax(axis=1)
    best = brought[np.arange(len(order)), goals]
    if best.max() <= 0:
        return None
    return _apply(order, goals, best)


def _apply(order: Integers, goals: Integers, best: Integers) -> Integers:
    free: Flags = np.ones(len(order), dtype=np.bool_)
    arranged = order.copy()
    for place in (-best).argsort(kind="stable").tolist():
        if best[place] <= 0:
            break
        goal = int(goals[place])
        low, high = min(place, goal), max(place, goal) + 1
        if free[low:high].all():
            free[low:high] = False
            arranged[low:high] = np.roll(order[low:high], -1 if goal > place else 1)
    return arranged
