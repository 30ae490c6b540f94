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
    fresh = place_labels(wires.part(bent), obstacles)
    places.values[bent], places.gradients[bent] = fresh.values, fresh.gradients
    places.value_sides[bent], places.gradient_sides[bent] = fresh.value_sides, fresh.gradient_sides


def keep_labels(places: LabelPlaces, former: Cables, cables: Cables, obstacles: Array) -> LabelPlaces:
    """The places for all cables: of wires that were there before and did not change, the former ones."""
    wires = cables.wires
    known = np.fromiter((former.rows.get(key, -1) for key in cables.rows), np.intp, len(cables))
    same = known >= 0
    same[same] = (wires.starts[same] == former.wires.starts[known[same]]).all(axis=1)
    same[same] = (wires.ends[same] == former.wires.ends[known[same]]).all(axis=1)
    fresh = place_labels(wires.part(np.flatnonzero(~same)), obstacles)

    def join(old: Array, new: Array) -> Array:
        joined = np.empty((len(cables), *old.shape[1:]))
        joined[same], joined[~same] = old[known[same]], new
        return joined

    return LabelPlaces(
        join(places.values, fresh.values),
        join(places.gradients, fresh.gradients),
        join(places.value_sides, fresh.value_sides),
        join(places.gradient_sides, fresh.gradient_sides),
    )
