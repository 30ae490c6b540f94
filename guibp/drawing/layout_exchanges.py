"""Exchanges: items that stand next to each other change places where that takes crossings away.

All pairs that do not touch each other, in every second layer, are exchanged at once. Alone that soon comes
to rest at an order that is only better than its neighbours; shaken in between, with exchanges that change
nothing or cost one crossing, it goes on to much better ones.
"""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_rows import Rows, Side
from guibp.drawing.ports import Integers, Numbers

_MOST_COMPARED = 4096
"""Two items with so many pairs of neighbours are left to the sweeps."""
_IMPROVING = 1.0
_SHAKING = -1.0


def settle(rows: Rows, most: int) -> None:
    """Exchange neighbours in all layers, at most so many times over, as long as that helps."""
    for _ in range(most):
        if not _exchange_all(rows, _IMPROVING):
            break


def shake(rows: Rows) -> None:
    """Exchange all neighbours once that cost at most one crossing, then settle a little."""
    _exchange_all(rows, _SHAKING)
    settle(rows, 1)


def _exchange_all(rows: Rows, least: float) -> int:
    """Exchange neighbours where that gains the least or more; returns how many."""
    sequence = rows.sequence()
    layer_of = rows.layer_of[sequence]
    uppers = np.flatnonzero(layer_of[:-1] == layer_of[1:])
    kinds = 2 * (layer_of[uppers] % 2) + (uppers - rows.starts[layer_of[uppers]]) % 2
    return sum(_exchange(rows, sequence, uppers[kinds == kind], least) for kind in range(4))


def _exchange(rows: Rows, sequence: Integers, uppers: Integers, least: float) -> int:
    """Exchange some disjoint pairs; returns how many."""
    above, below = sequence[uppers], sequence[uppers + 1]
    gains = _gains(rows.places, rows.left, above, below) + _gains(rows.places, rows.right, above, below)
    chosen = gains >= least
    above, below, uppers = above[chosen], below[chosen], uppers[chosen]
    sequence[uppers], sequence[uppers + 1] = below, above
    rows.places[above] += 1
    rows.places[below] -= 1
    return len(uppers)


def _gains(places: Numbers, side: Side, above: Integers, below: Integers) -> Numbers:
    """How many crossings go away if each pair is exchanged, by the neighbours on one side."""
    uppers, lowers = side.counts[above], side.counts[below]
    uppers = np.where(uppers * lowers > _MOST_COMPARED, 0, uppers)
    # Each neighbour of an upper item is compared with all of the lower one, which stand in one row.
    upper = runs(side.first[above], uppers)
    times = lowers.repeat(uppers)
    lower = runs(side.first[below].repeat(uppers), times)
    keys = places[side.others] + side.places
    upper_keys, lower_keys = keys[upper].repeat(times), keys[lower]
    signs = (upper_keys > lower_keys).view(np.int8) - (upper_keys < lower_keys).view(np.int8)
    sums = np.concatenate((np.zeros(1, dtype=np.intp), signs.cumsum(dtype=np.intp)))
    ends = (uppers * lowers).cumsum()
    return np.asarray(sums[ends] - sums[ends - uppers * lowers], dtype=np.float64)


def runs(starts: Integers, lengths: Integers) -> Integers:
    """So many whole numbers from each start on, in one row."""
    ends = lengths.cumsum()
    runs: Integers = np.arange(lengths.sum()) + (starts - ends + lengths).repeat(lengths)
    return runs
