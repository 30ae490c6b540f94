"""Labelling: how the numbers of wires keep their places, or get new ones, as wires come, go and move."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from guibp.drawing.boxes import index_boxes, join_boxes
from guibp.drawing.label_contest import contest_by_tries
from guibp.drawing.label_places import label_boxes
from guibp.drawing.labels import LabelPlaces, place_labels
from guibp.drawing.wires import Wires, heights_at
from guibp.gui.canvas.bodies import Flags, Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.view import Array

MANY_WIRES = 2000
"""Beyond so many, an edit places the numbers of those wires only that it changed."""
_PART, _REACH = 750, 400.0
"""Wires of a part, and how far before its operand a number stands at most."""
_MOST_SETTLED = 200
"""Beyond so many wires that were moved among many, their numbers stay where they were carried to."""


def label_cables(cables: Cables, obstacles: Array) -> LabelPlaces:
    """A place for the numbers of every wire on show; those within closed groups take none.

    Of edges that are drawn as one wire the first has it for all.
    """
    drawn = np.flatnonzero(cables.drawn)
    if len(drawn) == len(cables):
        return place_labels(cables.wires, obstacles)
    places = _no_places(len(cables))
    _put(places, drawn, place_labels(cables.wires.part(drawn), obstacles))
    return places


def crowded_out(places: LabelPlaces, cables: Cables) -> Flags:
    """The wires at closed groups whose numbers would cover others, and are left out: as few as need be."""
    hidden = np.zeros(len(cables), dtype=np.bool_)
    drawn, count = np.flatnonzero(cables.drawn), len(cables.bodies.nodes)
    if not cables.bodies.cards or len(drawn) > MANY_WIRES:
        return hidden
    boxes = label_boxes(np.concatenate((places.values[drawn], places.gradients[drawn])))
    first, second = index_boxes(boxes).pairs(boxes)
    meeting = {
        (int(one), int(other))
        for one, other in zip(drawn[first % len(drawn)], drawn[second % len(drawn)], strict=True)
        if one < other
    }
    at_boxes = (cables.heads >= count) | (cables.tails >= count)
    for one, other in sorted(meeting):
        if not hidden[one] and not hidden[other]:
            hidden[other if at_boxes[other] else one] = at_boxes[other] or at_boxes[one]
    return hidden


def label_in_parts(cables: Cables, obstacles: Array) -> Generator[None, None, LabelPlaces]:
    """The same in short steps, column by column: each part keeps clear of the numbers of those before."""
    shown = np.flatnonzero(cables.drawn)
    ends = cables.wires.ends[shown, 0]
    order = np.argsort(ends, kind="stable")
    places, nodes, taken = _no_places(len(cables)), index_boxes(obstacles), join_boxes(())
    for first in range(0, len(order), _PART):
        yield
        chosen = order[first : first + _PART]
        rows = shown[chosen]
        taken = taken[taken[:, 2] > ends[chosen[0]] - _REACH]
        found = yield from contest_by_tries(cables.wires.part(rows), nodes, taken)
        _put(places, rows, found)
        taken = join_boxes((taken, label_boxes(found.values), label_boxes(found.gradients)))
    return places


def _no_places(count: int) -> LabelPlaces:
    return LabelPlaces(np.zeros((count, 2)), np.zeros((count, 2)), np.zeros(count), np.zeros(count))


def _put(places: LabelPlaces, rows: Rows, fresh: LabelPlaces) -> None:
    places.values[rows], places.gradients[rows] = fresh.values, fresh.gradients
    places.value_sides[rows], places.gradient_sides[rows] = fresh.value_sides, fresh.gradient_sides


def carry_labels(places: LabelPlaces, former: Wires, wires: Wires, touched: Rows) -> None:
    """Let the numbers of touched wires go with them, in place, from what the ``former`` were to these.

    They keep their distance from the operand along x, and from the wire along y. That is exact, so that
    they are back where they stood when the wires are.
    """
    if not len(touched):
        return
    middles = np.stack((places.values[touched], places.gradients[touched]))
    middles[..., 1] -= heights_at(former, middles[..., 0])
    middles[..., 0] += wires.ends[:, 0] - former.ends[:, 0]
    middles[..., 1] += heights_at(wires, middles[..., 0])
    places.values[touched], places.gradients[touched] = middles


def settle_moved(places: LabelPlaces, cables: Cables, obstacles: Array) -> None:
    """Place the numbers of those wires anew, in place, that were moved, if they are not too many."""
    moved = cables.in_hand[cables.drawn[cables.in_hand]]
    if 0 < len(moved) <= _MOST_SETTLED:
        _put(places, moved, place_labels(cables.wires.part(moved), obstacles))


def keep_labels(places: LabelPlaces, former: Cables, cables: Cables, obstacles: Array) -> LabelPlaces:
    """The places for all cables: of wires that were there before and did not change, the former ones."""
    wires = cables.wires
    known = np.fromiter((former.rows.get(key, -1) for key in cables.rows), np.intp, len(cables))
    same = (known >= 0) & cables.shown
    same[same] = former.shown[known[same]]
    same[same] = (wires.starts[same] == former.wires.starts[known[same]]).all(axis=1)
    same[same] = (wires.ends[same] == former.wires.ends[known[same]]).all(axis=1)
    joined, kept = _no_places(len(cables)), known[same]
    _put(
        joined,
        np.flatnonzero(same),
        LabelPlaces(
            places.values[kept],
            places.gradients[kept],
            places.value_sides[kept],
            places.gradient_sides[kept],
        ),
    )
    fresh = np.flatnonzero(~same & cables.drawn)
    _put(joined, fresh, place_labels(wires.part(fresh), obstacles))
    return joined
