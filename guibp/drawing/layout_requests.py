"""What the items of a layer ask for: heights level with their neighbours, or amid those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.drawing.layout_layers import Layers
from guibp.drawing.ports import Flags, Integers, Numbers

_MIDDLE = 0.03


@dataclass(frozen=True, slots=True)
class Requests:
    """What items hear from neighbours: item, neighbour, offset and weight of each, all arrays (r,)."""

    items: Integers
    others: Integers
    offsets: Numbers
    weights: Numbers

    def part(self, rows: Integers) -> Requests:
        """Some of the requests."""
        return Requests(self.items[rows], self.others[rows], self.offsets[rows], self.weights[rows])


class Hearing:
    """The requests to one layer, sorted by the items that hear them: made once, and granted often."""

    def __init__(self, parts: Sequence[Requests]) -> None:
        items = np.concatenate([part.items for part in parts])
        order = np.argsort(items, kind="stable")
        items = items[order]
        self._others = np.concatenate([part.others for part in parts])[order]
        self._offsets = np.concatenate([part.offsets for part in parts])[order]
        self._weights = np.concatenate([part.weights for part in parts])[order]
        self._starts = np.flatnonzero(np.concatenate(([True], items[1:] != items[:-1]))[: len(items)])
        self._items = items[self._starts]
        counts = np.diff(np.append(self._starts, len(items)))
        self._group = np.repeat(np.arange(len(self._starts)), counts)
        totals = np.bincount(self._group, weights=self._weights, minlength=len(self._starts))
        self._lower = ((0.5 - _MIDDLE) * totals)[self._group]
        self._upper = ((0.5 + _MIDDLE) * totals)[self._group]
        self._single = bool((counts == 1).all())

    def grant(self, heights: Numbers) -> None:
        """Set the items that are asked for heights to the weighted median of those.

        Where two heights share the middle, but for the little that leaves weigh, it is their mean.
        """
        if not len(self._items):
            return
        values = heights[self._others] + self._offsets
        if self._single:
            heights[self._items] = values
            return
        by_value = np.lexsort((values, self._group))
        values, sums = values[by_value], np.cumsum(self._weights[by_value])
        before = np.concatenate(([0.0], sums[self._starts[1:] - 1]))
        sums -= before[self._group]
        lower = self._first(sums >= self._lower)
        upper = self._first(sums > self._upper)
        heights[self._items] = (values[lower] + values[upper]) / 2

    def _first(self, holds: Flags) -> Integers:
        """The index of the first true entry of each group; the last of a group is always true."""
        places = np.where(holds, np.arange(len(holds)), len(holds))
        return np.asarray(np.minimum.reduceat(places, self._starts), dtype=np.intp)


def requests_by_layer(layers: Layers, hearing: Numbers) -> tuple[list[Requests], list[Requests]]:
    """For each layer the requests from the left, and those from the right as well as each item hears them."""
    segments = layers.segments
    depth = int(layers.layer_of.max(initial=0)) + 1
    offsets = segments.pulls - segments.leaving
    weights = segments.weights * hearing[segments.tails]
    from_left = Requests(segments.heads, segments.tails, -offsets, segments.weights)
    from_right = Requests(segments.tails, segments.heads, offsets, weights).part(np.flatnonzero(weights > 0))
    return (
        _split(from_left, layers.layer_of[from_left.items], depth),
        _split(from_right, layers.layer_of[from_right.items], depth),
    )


def _split(requests: Requests, keys: Integers, depth: int) -> list[Requests]:
    order = np.argsort(keys, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(keys, minlength=depth))[:-1])
    return [requests.part(part) for part in parts]
