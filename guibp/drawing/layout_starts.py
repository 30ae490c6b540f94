"""First orders of the layers, from which the ordering sets out: walks through the graph."""

from __future__ import annotations

import numpy as np

from guibp.drawing.layout_layers import Layers
from guibp.drawing.layout_ranking import neighbour_lists
from guibp.drawing.ports import Integers


def walk_from_ends(layers: Layers) -> list[Integers]:
    """The order of a walk from the ends against the wires, operand by operand: right for every tree."""
    entering = _entering(layers)
    walk = _Walk(layers)
    for root in np.argsort(-layers.layer_of, kind="stable").tolist():
        path = [root]
        while path:
            item = path.pop()
            if walk.visit(item):
                path.extend(tail for tail in reversed(entering[item]) if not walk.seen[tail])
    return walk.orders()


def walk_from_starts(layers: Layers) -> list[Integers]:
    """The order of a walk along the wires; an item brings with it the leaves that it alone needs."""
    segments = layers.segments
    entering, leaving = _entering(layers), neighbour_lists(layers.items, segments.tails, segments.heads)
    alone = [not sources and len(targets) == 1 for sources, targets in zip(entering, leaving, strict=True)]
    follows = np.array(alone, dtype=np.bool_)
    walk = _Walk(layers)
    for root in np.lexsort((follows, layers.layer_of)).tolist():
        path = [root]
        while path:
            item = path.pop()
            if walk.visit(item):
                for leaf in entering[item]:
                    if alone[leaf]:
                        walk.visit(leaf)
                path.extend(head for head, _ in reversed(leaving[item]) if not walk.seen[head])
    return walk.orders()


class _Walk:
    """Items in the order in which they are met, each in its layer."""

    def __init__(self, layers: Layers) -> None:
        self.seen = bytearray(layers.items)
        self._layer_of = layers.layer_of.tolist()
        self._orders: list[list[int]] = [[] for _ in range(int(layers.layer_of.max(initial=0)) + 1)]

    def visit(self, item: int) -> bool:
        """Take an item up, if it is new."""
        if self.seen[item]:
            return False
        self.seen[item] = 1
        self._orders[self._layer_of[item]].append(item)
        return True

    def orders(self) -> list[Integers]:
        return [np.array(order, dtype=np.intp) for order in self._orders]


def _entering(layers: Layers) -> list[list[int]]:
    """The neighbours to the left of each item, from the uppermost operand to the lowest."""
    segments = layers.segments
    by_drop = np.argsort(segments.arriving, kind="stable")
    lists = neighbour_lists(layers.items, segments.heads[by_drop], segments.tails[by_drop])
    return [[tail for tail, _ in tails] for tails in lists]
