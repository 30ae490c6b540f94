"""The best places for the numbers of a small graph: wire by wire, in the best of several orders."""

from __future__ import annotations

import numpy as np

from guibp.drawing.boxes import BoxIndex, index_boxes, overlap_of
from guibp.drawing.label_places import ABOVE, BELOW, STEPS, LabelPlaces, label_boxes, places_beside, struck
from guibp.drawing.ports import Integers, Numbers, Points
from guibp.drawing.wires import Wires, bounding_boxes, lengths_of

# What a place costs, in pixels of distance from the operand.
_COVERING = 1000.0
_STRUCK = 400.0
_CROSSED = 250.0
_SPLIT = 1.5
"""Each pixel by which the two numbers are apart along the wire."""


def choose_places(wires: Wires, nodes: BoxIndex) -> LabelPlaces:
    """The places of least cost: near the operand, off nodes, numbers placed before, and wires."""
    shape = 2, len(STEPS), len(wires)
    # All places of all wires as one array: a call of numpy takes longer than what it does for a few wires.
    number, place, wire = (indices.ravel() for indices in np.indices(shape))
    tried, steps = wires.part(wire), np.array(STEPS)[place]
    middles, sides = places_beside(tried, steps, np.array((ABOVE, BELOW))[number])
    costs = (np.abs(steps) + _cost(middles, tried, wire, wires, nodes)).reshape(shape)
    middles, sides = middles.reshape(*shape, 2), sides.reshape(shape)
    (first, second), _ = min(
        (_choose_in_order(order, middles, costs) for order in _orders(wires, costs)),
        key=lambda choice: choice[1],
    )
    rows = np.arange(len(wires))
    return LabelPlaces(
        middles[0, first, rows], middles[1, second, rows], sides[0, first, rows], sides[1, second, rows]
    )


def _cost(middles: Points, tried: Wires, wire: Integers, wires: Wires, nodes: BoxIndex) -> Numbers:
    """What each place costs, (q,): beside the wires ``tried``, which are those of index ``wire`` of all."""
    boxes = label_boxes(middles)
    asker, found = index_boxes(bounding_boxes(wires)).pairs(boxes)
    others = wire[asker] != found
    asker, found = asker[others], found[others]
    crossed = np.zeros(len(boxes))
    crossed[asker[struck(boxes[asker], wires.part(found))]] = _CROSSED
    return np.asarray(crossed + _COVERING * nodes.hits(boxes) + _STRUCK * struck(boxes, tried))


def _orders(wires: Wires, costs: Numbers) -> tuple[Integers, ...]:
    """Orders worth trying: the wires with the least choice first, the longest first, the shortest first."""
    choice = (costs < _CROSSED).sum(axis=1).min(axis=0)
    lengths = lengths_of(wires)
    return tuple(np.argsort(keys, kind="stable") for keys in (choice, -lengths, lengths))


def _choose_in_order(
    order: Integers, middles: Points, costs: Numbers
) -> tuple[tuple[Integers, Integers], float]:
    """For each wire the numbers of the places of its value and its gradient, and what they cost in all."""
    distances = np.array(STEPS)
    split = np.abs(distances[:, np.newaxis] - distances) * _SPLIT
    first, second = np.zeros(len(order), dtype=np.intp), np.zeros(len(order), dtype=np.intp)
    taken, used, total = np.empty((2 * len(order), 4)), 0, 0.0
    for wire in order.tolist():
        boxes = label_boxes(middles[:, :, wire].reshape(-1, 2))
        covering = overlap_of(boxes[:, np.newaxis], taken[np.newaxis, :used]).any(axis=1)
        cost = costs[:, :, wire] + _COVERING * covering.reshape(2, -1)
        values, gradients = boxes.reshape(2, -1, 4)
        both = overlap_of(values[:, np.newaxis], gradients[np.newaxis])
        pairs = cost[0][:, np.newaxis] + cost[1] + split + _COVERING * both
        best = int(np.argmin(pairs))
        first[wire], second[wire] = divmod(best, len(STEPS))
        total += float(pairs.flat[best])
        taken[used : used + 2] = values[first[wire]], gradients[second[wire]]
        used += 2
    return (first, second), total
