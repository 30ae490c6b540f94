"""What the items of a layer ask for: heights level with their neighbours, or amid those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.drawing.layout_layers import Layers
from guibp.drawing.ports import Integers, Numbers

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

    def by_layer(self, layers: Layers) -> list[Requests]:
        """The requests to each layer."""
        asked = layers.layer_of[self.items]
        order = np.argsort(asked, kind="stable")
        counts = np.bincount(asked, minlength=layers.depth)
        return [self.part(part) for part in np.split(order, np.cumsum(counts)[:-1])]


@dataclass(frozen=True, slots=True)
class Hearing:
    """The requests to one layer, sorted by the items that hear them: made once, and granted often.

    Each of the requests, (r,), belongs to one of the ``items`` (k,), which ``groups`` (r,) counts. The sum
    of the weights reaches ``lower`` (k,) and ``upper`` (k,) just before and behind each item's median.
    """

    items: Integers
    groups: Integers
    others: Integers
    offsets: Numbers
    weights: Numbers
    lower: Numbers
    upper: Numbers

    def grant(self, heights: Numbers) -> None:
        """Set the items that are asked for heights to the weighted median of those.

        Where two heights share the middle, but for the little that leaves weigh, it is their mean.
        """
        values = heights[self.others] + self.offsets
        if len(self.items) < len(values):
            by_value = np.lexsort((values, self.groups))
            values, sums = values[by_value], self.weights[by_value].cumsum()
            lower, upper = sums.searchsorted(self.lower), sums.searchsorted(self.upper, side="right")
            values = (values[lower] + values[upper]) / 2
        heights[self.items] = values


def hear(layers: Layers, parts: Sequence[Requests]) -> list[Hearing]:
    """What each layer hears of some requests."""
    items = np.concatenate([part.items for part in parts])
    order = np.lexsort((items, layers.layer_of[items]))
    items = items[order]
    others = np.concatenate([part.others for part in parts])[order]
    offsets = np.concatenate([part.offsets for part in parts])[order]
    weights = np.concatenate([part.weights for part in parts])[order]
    new = np.concatenate(([True], items[1:] != items[:-1]))[: len(items)]
    groups, heard = np.cumsum(new) - 1, items[new]
    totals = np.bincount(groups, weights=weights, minlength=len(heard))
    ends = np.arange(layers.depth + 1)
    rows = np.searchsorted(layers.layer_of[items], ends).tolist()
    firsts = np.searchsorted(layers.layer_of[heard], ends).tolist()
    hearings = []
    for layer in range(layers.depth):
        row, one = slice(rows[layer], rows[layer + 1]), slice(firsts[layer], firsts[layer + 1])
        before = totals[one].cumsum() - totals[one]
        hearings.append(
            Hearing(
                heard[one],
                groups[row] - one.start,
                others[row],
                offsets[row],
                weights[row],
                lower=before + (0.5 - _MIDDLE) * totals[one],
                upper=before + (0.5 + _MIDDLE) * totals[one],
            )
        )
    return hearings


def requests_of(layers: Layers, hearing: Numbers) -> tuple[Requests, Requests]:
    """The requests from the left, and those from the right as well as each item hears them."""
    segments = layers.segments
    offsets = segments.pulls - segments.leaving
    weights = segments.weights * hearing[segments.tails]
    from_left = Requests(segments.heads, segments.tails, -offsets, segments.weights)
    from_right = Requests(segments.tails, segments.heads, offsets, weights)
    return from_left, from_right.part(np.flatnonzero(weights > 0))
