"""The order of the items in each layer, with few crossings and operands in the order of their ports.

From two first orders, sweeps and exchanges, then insertions look for better ones; the best is kept. A port
counts as a place within its item, so operand 0 comes above 1.
"""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_exchanges import settle, shake
from guibp.drawing.layout_insertions import Insertions
from guibp.drawing.layout_layers import Layers
from guibp.drawing.layout_rows import Rows
from guibp.drawing.layout_starts import walk_from_ends, walk_from_starts
from guibp.drawing.layout_sweeps import sweep
from guibp.drawing.ports import Integers, Numbers

_SWEEPS = 4
_SETTLING = 2
"""Rounds of exchanges after each sweep."""
_MOST_SHAKES, _MOST_ROUNDS = 60, 20
_SHAKEN, _SETTLED = 70_000, 50_000
"""Large diagrams are shaken and settled less often: so many items in all."""
_MOST_INSERTIONS = 6


def order_layers(layers: Layers) -> list[Integers]:
    """The items of each layer from top to bottom."""
    from_ends = walk_from_ends(layers)
    search = _Search(layers, from_ends)
    if search.fewest:
        search.sweep_from(from_ends)
        search.settle_from(walk_from_starts(layers))
        search.better_the_best()
    return search.best


class _Search:
    """Looks for better orders and keeps the best."""

    def __init__(self, layers: Layers, start: list[Integers]) -> None:
        self._layers, self._rows = layers, Rows(layers)
        self.best, self.fewest = start, count_crossings(layers, start)

    def sweep_from(self, start: list[Integers]) -> None:
        """Sweep to and fro, and exchange neighbours in between.

        What comes out of a sweep from the right agrees best with the heights, which wires have from there.
        """
        self._rows.take(start)
        for number in range(_SWEEPS):
            sweep(self._rows, number)
            settle(self._rows, _SETTLING)
            if number % 2:
                self._keep()

    def settle_from(self, start: list[Integers]) -> None:
        """Exchange neighbours only: sweeps would forget this order."""
        self._rows.take(start)
        settle(self._rows, self._affordable(_MOST_ROUNDS, _SETTLED))
        self._keep()

    def better_the_best(self) -> None:
        """Shake the best order, settle it, and insert what can stand better elsewhere."""
        self._rows.take(self.best)
        for _ in range(self._affordable(_MOST_SHAKES, _SHAKEN)):
            shake(self._rows)
        settle(self._rows, self._affordable(_MOST_ROUNDS, _SETTLED))
        Insertions(self._rows).improve(_MOST_INSERTIONS)
        self._keep()

    def _affordable(self, most: int, items: int) -> int:
        return min(most, 1 + items // self._layers.items)

    def _keep(self) -> None:
        orders = self._rows.orders()
        crossings = count_crossings(self._layers, orders)
        if crossings < self.fewest:
            self.best, self.fewest = orders, crossings


def count_crossings(layers: Layers, orders: list[Integers]) -> int:
    """How many pairs of segments cross; those that share an end do not."""
    segments, places = layers.segments, _places(layers, orders)
    if not len(segments.tails):
        return 0
    gap = layers.layer_of[segments.tails]
    head_keys = np.lexsort((segments.arriving, places[segments.heads], gap))
    rank = _dense_ranks(gap, places[segments.heads], segments.arriving, head_keys)
    by_tail = np.lexsort((rank, segments.leaving, places[segments.tails], gap))
    return _count_inversions(rank[by_tail])


def _dense_ranks(gap: Integers, place: Integers, drop: Numbers, order: Integers) -> Integers:
    changes = np.zeros(len(order), dtype=np.intp)
    for key in (gap, place, drop):
        changes[1:] |= np.diff(key[order]) != 0
    ranks = np.empty(len(order), dtype=np.intp)
    ranks[order] = np.cumsum(changes)
    return ranks


def _count_inversions(ranks: Integers) -> int:
    """The pairs out of order, counted bit by bit: of two numbers that agree above a bit, one has it first."""
    total = 0
    for bit in range(int(ranks.max()).bit_length() - 1, -1, -1):
        prefix, ones = ranks >> (bit + 1), (ranks >> bit) & 1
        before = np.cumsum(ones) - ones
        starts = np.flatnonzero(np.concatenate(([True], prefix[1:] != prefix[:-1])))
        group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(ranks))))
        total += int(((before - before[starts][group]) * (1 - ones)).sum())
        ranks = ranks[np.argsort(ranks >> bit, kind="stable")]
    return total


def _places(layers: Layers, orders: list[Integers]) -> Integers:
    places = np.empty(layers.items, dtype=np.intp)
    for order in orders:
        places[order] = np.arange(len(order))
    return places
