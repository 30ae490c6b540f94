"""Sweeps: layer by layer, items are sorted by the mean place of their neighbours on one side.

This is the barycentre heuristic (K. Sugiyama, S. Tagawa, M. Toda: Methods for Visual Understanding of
Hierarchical System Structures, IEEE Trans. Syst. Man Cybern. 11 (2), 1981).
"""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_rows import Rows, Side
from guibp.drawing.ports import Numbers


def sweep(rows: Rows, number: int) -> None:
    """Sort every layer but the first: from the left in even sweeps, from the right in odd ones.

    In every second pair of sweeps ties change places, which leads out of some dead ends.
    """
    from_left, keeps_ties = number % 2 == 0, number // 2 % 2 == 0
    side = rows.left if from_left else rows.right
    tie_sign = 1.0 if keeps_ties else -1.0
    for start, end in rows.spans if from_left else reversed(rows.spans):
        if end - start > 1:
            _sort_layer(rows.places, side, start, end, tie_sign)


def _sort_layer(places: Numbers, side: Side, start: int, end: int, tie_sign: float) -> None:
    part = side.between(start, end)
    owners = side.owners[part] - start
    wanted = places[side.others[part]] + side.leans[part]
    now = places[start:end]
    degrees = np.bincount(owners, minlength=end - start)
    means = np.bincount(owners, weights=wanted, minlength=end - start) / np.maximum(degrees, 1)
    order = np.lexsort((tie_sign * now, np.where(degrees > 0, means, now)))
    now[order] = np.arange(end - start)
