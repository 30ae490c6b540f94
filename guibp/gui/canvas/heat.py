"""Heat: the canvas's side of the heat view, which gradients have which shade now, on which scale."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum

import numpy as np

from guibp.drawing.heat import Decades, Shades, follow_decades, shade_gradients
from guibp.engine.reading import Reading
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.wire_sums import sum_on_wires

MANY_WIRES, FRAMES_KEPT = 2000, 15
"""Of more wires than that, the shades change with every so many readings only while numbers move."""


class WireColours(Enum):
    """What the colour of wires says; a matter of view, never of the document."""

    NEUTRAL = "neutral"
    GRADIENT = "gradient"


class Heat:
    """The shades of all wires for the reading on show, worked out once for each."""

    def __init__(self, annotations: Annotations) -> None:
        self.colours = WireColours.NEUTRAL
        self._annotations = annotations
        self._reading: Reading | None = None
        self._decades: Decades | None = None
        self._shades: Shades = np.empty(0, dtype=np.intp)
        self._seen: Reading | None = None
        self._skipped = 0
        self._version = 0

    @property
    def is_on(self) -> bool:
        """Whether wires show their gradients and there are any to show."""
        return self.colours is WireColours.GRADIENT and self._annotations.reading is not None

    @property
    def decades(self) -> Decades:
        """What the scale covers now."""
        self._read()
        return follow_decades(None, np.empty(0)) if self._decades is None else self._decades

    @property
    def shades(self) -> Shades:
        """The shade of each edge, by row (edges,)."""
        self._read()
        return self._shades

    def key_of(self, cables: Cables) -> Hashable:
        """The same for as long as all wires have the same shades."""
        if not self.is_on:
            return None
        self._read()
        # What goes together on one wire may have another sum.
        return self._version, self._reading if cables.bundles else None

    def shades_on_wires(self, rows: Rows, bundles: Mapping[int, Rows]) -> Shades:
        """The shades of some wires, by the rows of their first edges: of a bundle that of the sum."""
        self._read()
        summed = np.flatnonzero(np.isin(rows, list(bundles))) if bundles else np.empty(0, dtype=np.intp)
        shades = self._shades[rows]
        if len(summed) and self._reading is not None:
            chosen = rows[summed]
            numbers, known = sum_on_wires(self._reading, chosen.tolist(), bundles)
            shades[summed] = shade_gradients(numbers[chosen], known[chosen], self.decades)
        return shades

    def shade_of_output(self, row: int) -> int:
        """The shade of the gradient that enters at a node, by its row."""
        number = self._annotations.node_gradient_number(row)
        known = np.array([number is not None])
        return int(shade_gradients(np.array([number or 0.0]), known, self.decades)[0])

    def forget(self) -> None:
        """Another document begins with a scale of its own."""
        self._reading, self._decades = None, None

    def _read(self) -> None:
        reading = self._annotations.reading
        if reading is None or reading is self._reading or self._may_wait(reading):
            return
        self._skipped = 0
        gradients, known = reading.edge_gradients, reading.edge_gradients_known
        former, decades = self._shades, self._decades
        if known.any():
            self._decades = follow_decades(self._decades, gradients[known])
        self._reading = reading
        self._shades = shade_gradients(gradients, known, self.decades)
        if decades != self._decades or not np.array_equal(former, self._shades):
            self._version += 1

    def _may_wait(self, reading: Reading) -> bool:
        """Whether so many wires move that they cannot all be drawn anew in every frame."""
        count = len(reading.edge_gradients)
        if count <= MANY_WIRES or count != len(self._shades) or not self._annotations.are_moving:
            return False
        if reading is not self._seen:
            self._seen, self._skipped = reading, self._skipped + 1
        return self._skipped < FRAMES_KEPT
