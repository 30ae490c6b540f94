"""Labelling: how the numbers of wires keep their places, or get new ones, as wires come, go and move."""

from __future__ import annotations

import numpy as np

from guibp.drawing.labels import LabelPlaces, place_labels
from guibp.drawing.wires import Wires
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.view import Array

MANY_WIRES = 2000
"""Beyond so many, an edit places the numbers of those wires only that it changed."""
_SAME = 1e-6
_MOST_BENT = 20
"""So many wires that change their shape in a drag get new places at every move of the pointer."""


def label_cables(cables: Cables, obstacles: Array) -> LabelPlaces:
    """A place for the numbers of every wire on show; those within closed groups take none."""
    shown = np.flatnonzero(cables.shown)
    if len(shown) == len(cables):
        return place_labels(cables.wires, obstacles)
    places = _no_places(len(cables))
    _put(places, shown, place_labels(cables.wires.part(shown), obstacles))
    return places


def _no_places(count: int) -> LabelPlaces:
    return LabelPlaces(np.zeros((count, 2)), np.zeros((count, 2)), np.zeros(count), np.zeros(count))


def _put(places: LabelPlaces, rows: Rows, fresh: LabelPlaces) -> None:
    places.values[rows], places.gradients[rows] = fresh.values, fresh.gradients
    places.value_sides[rows], places.gradient_sides[rows] = fresh.value_sides, fresh.gradient_sides


def carry_labels(places: LabelPlaces, wires: Wires, touched: Rows, went: Array, obstacles: Array) -> None:
    """Let the numbers of touched wires go with them, in place.

    ``went`` (2, n, 2) is how far their starts and ends went. Where these differ the wire is bent, and
    its numbers are placed anew if such wires are few.
    """
    for middles in (places.values, places.gradients):
        middles[touched] += went.mean(axis=0)
    bent = touched[np.abs(went[0] - went[1]).max(axis=1, initial=0.0) > _SAME]
    if not 0 < len(bent) <= _MOST_BENT:
        return
    _put(places, bent, place_labels(wires.part(bent), obstacles))


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
    fresh = np.flatnonzero(~same & cables.shown)
    _put(joined, fresh, place_labels(wires.part(fresh), obstacles))
    return joined
