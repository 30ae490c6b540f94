"""Arrangements that were made last: the same boxes with the same wires are arranged once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import fields

from guibp.drawing.arrangement import arrange
from guibp.drawing.layout_layers import Diagram
from guibp.drawing.ports import Points

MOST_BYTES = 4 * 2**20
"""All that is kept takes no more."""


class Arrangements:
    """Gives the places of a diagram's boxes, those of a diagram that came before without any work.

    Many groups of a graph, such as the units of a layer, are alike; and an example, or a file, is opened
    again and again.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[bytes, Points] = OrderedDict()
        self.nbytes = 0
        """About how much memory they take."""

    def arrange(self, diagram: Diagram) -> Points:
        """The centres of the diagram's boxes, (k, 2), on the grid; they cannot be changed."""
        key = b"|".join(getattr(diagram, field.name).tobytes() for field in fields(diagram))
        found = self._kept.get(key)
        if found is None:
            found = arrange(diagram)
            found.setflags(write=False)
            self._keep(key, found)
        else:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: bytes, places: Points) -> None:
        self._kept[key] = places
        self.nbytes += len(key) + places.nbytes
        while self.nbytes > self._most_bytes:
            gone, its_places = self._kept.popitem(last=False)
            self.nbytes -= len(gone) + its_places.nbytes
