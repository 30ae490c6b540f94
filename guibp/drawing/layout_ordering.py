"""The order of the items in each layer, with few crossings and operands in the order of their ports.

Layer by layer, items are sorted by the mean place of their neighbours, to the left and to the right in
turn (the barycentre heuristic of K. Sugiyama, S. Tagawa, M. Toda: Methods for Visual Understanding of
Hierarchical System Structures, IEEE Trans. Syst. Man Cybern. 11 (2), 1981), then neighbours are
exchanged as long as that helps. A port counts as a place within its item, so operand 0 comes above 1.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from guibp.drawing.layout_layers import Layers, neighbour_lists
from guibp.drawing.ports import Integers, Numbers

_MOST_SWEEPS = 16
_PATIENCE = 4
_MOST_EXCHANGED_ITEMS = 3000
_MOST_EXCHANGES = 12


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The segments seen from the items of each layer: to the left neighbours and to the right ones."""

    by_head: list[Integers]
    by_tail: list[Integers]
    tail_fractions: Numbers
    head_fractions: Numbers


def order_layers(layers: Layers) -> list[Integers]:
    """The items of each layer from top to bottom."""
    gaps = _gaps_of(layers)
    orders = _first_orders(layers)
    best, fewest = orders, count_crossings(layers, orders)
    idle = 0
    for sweep in range(_MOST_SWEEPS):
        if not fewest or idle >= _PATIENCE:
            break
        orders = _sweep(layers, gaps, orders, sweep)
        crossings = count_crossings(layers, orders)
        idle = 0 if crossings < fewest else idle + 1
        if crossings < fewest:
            best, fewest = orders, crossings
    if fewest and layers.items <= _MOST_EXCHANGED_ITEMS:
        best = _exchange_neighbours(layers, gaps, best)
    return best


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


def _gaps_of(layers: Layers) -> _Gaps:
    segments = layers.segments
    depth = int(layers.layer_of.max(initial=0)) + 1
    heights = layers.tops + layers.bottoms
    return _Gaps(
        by_head=_split(layers.layer_of[segments.heads], depth),
        by_tail=_split(layers.layer_of[segments.tails], depth),
        tail_fractions=np.clip(segments.leaving / heights[segments.tails], -0.45, 0.45),
        head_fractions=np.clip(segments.arriving / heights[segments.heads], -0.45, 0.45),
    )


def _split(keys: Integers, depth: int) -> list[Integers]:
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.cumsum(np.bincount(keys, minlength=depth))[:-1])


def _places(layers: Layers, orders: list[Integers]) -> Integers:
    places = np.empty(layers.items, dtype=np.intp)
    for order in orders:
        places[order] = np.arange(len(order))
    return places


def _first_orders(layers: Layers) -> list[Integers]:
    """The order of a walk from the ends against the wires, operand by operand: right for every tree."""
    segments = layers.segments
    by_drop = np.argsort(segments.arriving, kind="stable")
    entering = neighbour_lists(layers.items, segments.heads[by_drop], segments.tails[by_drop])
    seen = bytearray(layers.items)
    orders: list[list[int]] = [[] for _ in range(int(layers.layer_of.max(initial=0)) + 1)]
    layer_of = layers.layer_of.tolist()
    for root in np.argsort(-layers.layer_of, kind="stable").tolist():
        path = [root]
        while path:
            item = path.pop()
            if seen[item]:
                continue
            seen[item] = 1
            orders[layer_of[item]].append(item)
            path.extend(tail for tail, _ in reversed(entering[item]) if not seen[tail])
    return [np.array(order, dtype=np.intp) for order in orders]


def _sweep(layers: Layers, gaps: _Gaps, orders: list[Integers], number: int) -> list[Integers]:
    """Sort every layer by the places of its neighbours: from the right in even sweeps, else from the left."""
    segments, places = layers.segments, _places(layers, orders)
    orders = list(orders)
    depth = len(orders)
    from_right = number % 2 == 0
    # In every second pair of sweeps ties change places, which leads out of some dead ends.
    step = 1 if number % 4 < 2 else -1  # noqa: PLR2004 - a pair of sweeps, and the pair after it
    for layer in range(depth - 2, -1, -1) if from_right else range(1, depth):
        if from_right:
            part = gaps.by_tail[layer]
            items, wanted = segments.tails[part], places[segments.heads[part]] + gaps.head_fractions[part]
        else:
            part = gaps.by_head[layer]
            items, wanted = segments.heads[part], places[segments.tails[part]] + gaps.tail_fractions[part]
            wanted = wanted - gaps.head_fractions[part]
        keys = _mean_keys(len(orders[layer]), places[items], wanted)[::step]
        orders[layer] = orders[layer][::step][np.argsort(keys, kind="stable")]
        places[orders[layer]] = np.arange(len(orders[layer]))
    return orders


def _mean_keys(count: int, places: Integers, wanted: Numbers) -> Numbers:
    """The mean wanted place for each place in a layer; without a neighbour, the place itself."""
    sums = np.bincount(places, weights=wanted, minlength=count)
    degrees = np.bincount(places, minlength=count)
    keys: Numbers = np.where(degrees > 0, sums / np.maximum(degrees, 1), np.arange(count))
    return keys


def _exchange_neighbours(layers: Layers, gaps: _Gaps, orders: list[Integers]) -> list[Integers]:
    """Exchange items that stand next to each other, as long as that takes crossings away."""
    segments = layers.segments
    rows = [order.tolist() for order in orders]
    places = _places(layers, orders).astype(np.float64)
    waiting = set(range(len(rows)))
    for _ in range(_MOST_EXCHANGES):
        active, waiting = sorted(waiting), set()
        for layer in active:
            left, right = gaps.by_head[layer], gaps.by_tail[layer]
            before = _sorted_lists(
                segments.heads[left], places[segments.tails[left]] + gaps.tail_fractions[left]
            )
            after = _sorted_lists(
                segments.tails[right], places[segments.heads[right]] + gaps.head_fractions[right]
            )
            if _exchange_in_row(rows[layer], before, after):
                places[rows[layer]] = np.arange(len(rows[layer]))
                waiting.update(near for near in (layer - 1, layer, layer + 1) if 0 <= near < len(rows))
        if not waiting:
            break
    return [np.array(row, dtype=np.intp) for row in rows]


def _sorted_lists(items: Integers, keys: Numbers) -> dict[int, list[float]]:
    lists: dict[int, list[float]] = {}
    order = np.argsort(keys, kind="stable")
    for item, key in zip(items[order].tolist(), keys[order].tolist(), strict=True):
        lists.setdefault(item, []).append(key)
    return lists


def _exchange_in_row(row: list[int], before: dict[int, list[float]], after: dict[int, list[float]]) -> bool:
    changed = False
    for place in range(len(row) - 1):
        upper, lower = row[place], row[place + 1]
        gain = 0
        for lists in (before, after):
            above, below = lists.get(upper), lists.get(lower)
            if above and below:
                gain += _pairs_in_order(below, above) - _pairs_in_order(above, below)
        if gain > 0:
            row[place], row[place + 1] = lower, upper
            changed = True
    return changed


def _pairs_in_order(first: list[float], second: list[float]) -> int:
    """How many pairs of two sorted lists have the first's key below the second's."""
    return sum(bisect_left(first, key) for key in second)
