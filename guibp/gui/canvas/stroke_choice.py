"""Stroke choice: how each wire is drawn in the heat view, and where a lineage stands out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

import numpy as np
from PySide6.QtGui import QColor, QPen

from guibp.drawing.heat import NOT_COMPUTED, SHADES, ZERO, shade_colour, shade_width
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.strokes import Strokes, dashed, dotted, solid_pen
from guibp.gui.theme import Theme, mix
from guibp.model.lineage import Lineage

MOST_WIDE = 600
"""Beyond so many wires each is one device pixel wide: wider ones take too long, and colour tells the same."""
_USUAL_WIDTH, _STRONG_WIDTH = 1.5, 2.25
_FULL_WIDTH_ZOOM, _LEAST_GROWTH = 0.7, 0.35
_ZERO_WIDTH, _ZERO_SHARE = 1.3, 0.6


class Weight(Enum):
    """Whether widths differ."""

    FULL = "full"
    THIN = "thin"


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """Edges (n,) with their strokes, and ``among`` how many the whole picture has."""

    edges: Rows
    strokes: Strokes | None
    among: int


class StrokeChoice:
    """The pens of one theme at one zoom: what is wide at 100 % is less so where nodes are small."""

    def __init__(self, theme: Theme, pixel_ratio: float, zoom: float) -> None:
        self._theme, self._ratio = theme, pixel_ratio
        self._growth = min(max(zoom / _FULL_WIDTH_ZOOM, _LEAST_GROWTH), 1.0)
        self.heat_pens = cache(self._make_heat_pens)

    def choose(
        self, scene: Scene, edges: Rows, kin: Lineage | None, among: int | None = None
    ) -> Strokes | None:
        """How to draw these edges, ``among`` so many; ``None`` if all alike, as wires are.

        Of a lineage, what leads to it is drawn solid and what it leads to is dashed.
        """
        count = len(edges) if among is None else among
        weight = Weight.FULL if count <= MOST_WIDE else Weight.THIN
        if scene.heat.is_on:
            pens, choices = (
                self.heat_pens(weight),
                scene.heat.shades_on_wires(edges, scene.layers.cables.bundles),
            )
        elif kin is not None:
            pens, choices = (self._strong_pen(weight),), np.zeros(len(edges), dtype=np.intp)
        else:
            return None
        if kin is None:
            return Strokes(choices, pens)
        return Strokes(choices + len(pens) * kin.downstream[edges], (*pens, *(dashed(pen) for pen in pens)))

    def open_end(self, scene: Scene, row: int) -> QPen:
        """How to draw the wire that leaves the output, by the output's row."""
        if not scene.heat.is_on:
            # The colours of all shades take some milliseconds to find: not where nobody sees them.
            return self._heat_pen(NOT_COMPUTED, Weight.FULL)
        return self.heat_pens(Weight.FULL)[scene.heat.shade_of_output(row)]

    def _strong_pen(self, weight: Weight) -> QPen:
        width = _STRONG_WIDTH * self._ratio if weight is Weight.FULL else 1.0
        return solid_pen(self._theme.ring, width)

    def _make_heat_pens(self, weight: Weight) -> tuple[QPen, ...]:
        return tuple(self._heat_pen(shade, weight) for shade in range(SHADES))

    def _heat_pen(self, shade: int, weight: Weight) -> QPen:
        """A wire without a number is as ever; with the gradient 0 it is a row of dots, or faint from afar."""
        theme, wide = self._theme, weight is Weight.FULL
        if shade == NOT_COMPUTED:
            return solid_pen(theme.wire, _USUAL_WIDTH * self._ratio if wide else 1.0)
        if shade == ZERO:
            if wide:
                return dotted(solid_pen(theme.quiet, _ZERO_WIDTH * self._ratio))
            return solid_pen(mix(theme.wire, theme.canvas, _ZERO_SHARE), 1.0)
        colour = QColor(shade_colour(theme.palette, shade))
        width = 1.0 + (shade_width(shade) - 1.0) * self._growth
        return solid_pen(colour, width * self._ratio if wide else 1.0)
