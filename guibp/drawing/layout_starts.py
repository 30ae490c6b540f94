"""First orders of the layers, from which the ordering sets out: walks through the graph."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from guibp.drawing.layout_layers import Layers
from guibp.drawing.ports import Integers


def walk_from_ends(layers: Layers) -> list[Integers]:
    """The order of a walk from the ends against the wires, operand by operand: right for every tree."""
    segments = layers.segments
    lowest_first = np.argsort(-segments.arriving, kind="stable")
    entering = _neighbours(layers.items, segments.heads[lowest_first], segments.tails[lowest_first])
    walk = _Walk(entering, {})
    return walk.go(layers, np.argsort(-layers.layer_of, kind="stable"))


def walk_from_starts(layers: Layers) -> list[Integers]:
    """The order of a walk along the wires; an item brings with it the leaves that it alone needs."""
    segments = layers.segments
    backwards = slice(None, None, -1)
    leaving = _neighbours(layers.items, segments.tails[backwards], segments.heads[backwards])
    fed = np.bincount(segments.heads, minlength=layers.items)
    alone = (fed == 0) & (np.bincount(segments.tails, minlength=layers.items) == 1)
    walk = _Walk(leaving, _followers(layers, np.flatnonzero(alone[segments.tails])))
    return walk.go(layers, np.lexsort((alone, layers.layer_of)))


def _followers(layers: Layers, among: Integers) -> dict[int, list[int]]:
    """The tails of some segments, from the uppermost operand of each head to its lowest."""
    heads, tails = layers.segments.heads[among], layers.segments.tails[among]
    by_drop = np.argsort(layers.segments.arriving[among], kind="stable")
    followers: dict[int, list[int]] = {}
    for head, tail in zip(heads[by_drop].tolist(), tails[by_drop].tolist(), strict=True):
        followers.setdefault(head, []).append(tail)
    return followers


def _neighbours(count: int, owners: Integers, others: Integers) -> list[list[int]]:
    """The neighbours of each of so many items, in the order in which they are given."""
    others_in_turn = others[np.argsort(owners, kind="stable")].tolist()
    ends = np.cumsum(np.bincount(owners, minlength=count)).tolist()
    return [others_in_turn[start:end] for start, end in zip([0, *ends], ends, strict=False)]


class _Walk:
    """Goes through all items, depth first; of each one's neighbours the last comes first."""

    def __init__(self, neighbours: list[list[int]], followers: dict[int, list[int]]) -> None:
        self._neighbours, self._followers = neighbours, followers
        self._seen = bytearray(len(neighbours))

    def go(self, layers: Layers, roots: Integers) -> list[Integers]:
        """The items of each layer in the order in which they are met."""
        met: list[int] = []
        for root in roots.tolist():
            if not self._seen[root]:
                self._follow(root, met)
        sequence = np.array(met, dtype=np.intp)
        by_layer = sequence[np.argsort(layers.layer_of[sequence], kind="stable")]
        return np.split(by_layer, np.cumsum(np.bincount(layers.layer_of, minlength=layers.depth))[:-1])

    def _follow(self, root: int, met: list[int]) -> None:
        path = [root]
        while path:
            item = path.pop()
            if not self._seen[item]:
                self._meet((item, *self._followers.get(item, ())), met)
                path.extend(self._neighbours[item])

    def _meet(self, items: Iterable[int], met: list[int]) -> None:
        for item in items:
            if not self._seen[item]:
                self._seen[item] = 1
                met.append(item)
