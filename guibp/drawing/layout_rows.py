"""The items of all layers in their order, with their neighbours: what the ordering works on.

Items are numbered anew, layer by layer, so that those of one layer are next to each other in every
array, and so are their segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from guibp.drawing.layout_layers import Layers
from guibp.drawing.ports import Integers, Numbers

_MOST_FRACTION = 0.45
"""A port counts as a place within its item, and stays within it."""


@dataclass(frozen=True, slots=True)
class Side:
    """The neighbours of all items on one side.

    ``first`` (items + 1,) says where each item's neighbours begin in the others, each (segments,), and
    ``counts`` (items,) how many there are:
    ``owners`` are the items themselves, ``others`` their neighbours, ``places`` the neighbour's port
    as a fraction of its height, and ``leans`` that less the fraction of the item's own port.
    """

    first: Integers
    counts: Integers
    owners: Integers
    others: Integers
    places: Numbers
    leans: Numbers

    def between(self, start: int, end: int) -> slice:
        """The segments of the items from ``start`` up to, not including, ``end``."""
        return slice(int(self.first[start]), int(self.first[end]))


class Rows:
    """The order of the items in each layer, which the ways to better it change in place."""

    def __init__(self, layers: Layers) -> None:
        self.items = np.argsort(layers.layer_of, kind="stable")
        """The number that the diagram's layers have for each item."""
        self.layer_of = layers.layer_of[self.items]
        self.depth = int(self.layer_of.max(initial=0)) + 1
        self.starts = np.searchsorted(self.layer_of, np.arange(self.depth + 1))
        self.places = np.zeros(len(self.items))
        """Whole numbers: 0 is the top of a layer."""
        self.left, self.right = _sides(layers, self.items)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the items of each layer begin and end."""
        return list(pairwise(self.starts.tolist()))

    def take(self, orders: list[Integers]) -> None:
        """Set the items in these orders, one for each layer, in the diagram's numbers."""
        new_of = np.empty(len(self.items), dtype=np.intp)
        new_of[self.items] = np.arange(len(self.items))
        for order in orders:
            self.places[new_of[order]] = np.arange(len(order))

    def sequence(self) -> Integers:
        """All items, from layer to layer and from top to bottom."""
        sequence = np.empty(len(self.items), dtype=np.intp)
        sequence[self.starts[self.layer_of] + self.places.astype(np.intp)] = np.arange(len(self.items))
        return sequence

    def orders(self) -> list[Integers]:
        """The order in each layer, in the diagram's numbers."""
        return np.split(self.items[self.sequence()], self.starts[1:-1])


def _sides(layers: Layers, items: Integers) -> tuple[Side, Side]:
    segments = layers.segments
    new_of = np.empty(len(items), dtype=np.intp)
    new_of[items] = np.arange(len(items))
    heights = layers.tops + layers.bottoms
    leaving = _fractions(segments.leaving, heights[segments.tails])
    arriving = _fractions(segments.arriving, heights[segments.heads])
    tails, heads = new_of[segments.tails], new_of[segments.heads]
    return _side(heads, tails, arriving, leaving, len(items)), _side(
        tails, heads, leaving, arriving, len(items)
    )


def _fractions(drops: Numbers, heights: Numbers) -> Numbers:
    return np.clip(drops / heights, -_MOST_FRACTION, _MOST_FRACTION)


def _side(owners: Integers, others: Integers, own: Numbers, far: Numbers, count: int) -> Side:
    order = np.argsort(owners, kind="stable")
    counts = np.bincount(owners, minlength=count)
    first = np.concatenate((np.zeros(1, dtype=np.intp), np.cumsum(counts)))
    return Side(first, counts, owners[order], others[order], far[order], (far - own)[order])
