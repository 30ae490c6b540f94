"""Strokes: which pen draws which wire, where not all wires look the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from guibp.gui.canvas.bodies import Rows

_DASH, _DASH_GAP, _DOT, _DOT_GAP = 9.0, 5.0, 1.0, 4.0
"""Lengths in device pixels, whatever the width of the pen."""


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Pens by their order, and for each of n wires the one that draws it, ``choices`` (n,).

    Later pens draw above earlier ones.
    """

    choices: Rows
    pens: tuple[QPen, ...]

    def parts(self) -> Iterator[tuple[QPen, Rows]]:
        """Every pen that has wires to draw, with the places of these among the n."""
        if len(self.pens) == 1:
            yield self.pens[0], np.arange(len(self.choices))
            return
        order = self.order
        bounds = np.searchsorted(self.choices[order], np.arange(len(self.pens) + 1))
        for pen, first, end in zip(self.pens, bounds, bounds[1:], strict=False):
            if first < end:
                yield pen, order[first:end]

    @property
    def order(self) -> Rows:
        """The places of the n wires, pen by pen."""
        return np.argsort(self.choices, kind="stable")

    def of(self, places: Rows) -> Strokes:
        """The strokes of some of the n wires."""
        return Strokes(self.choices[places], self.pens)

    @property
    def key(self) -> Hashable:
        """What the drawing depends on besides where the wires are."""
        pens = tuple((pen.color().rgba(), pen.widthF(), *pen.dashPattern()) for pen in self.pens)
        return self.choices.tobytes(), pens


def all_with(pen: QPen, count: int) -> Strokes:
    """One pen for all."""
    return Strokes(np.zeros(count, dtype=np.intp), (pen,))


def solid_pen(colour: QColor, width: float) -> QPen:
    """A pen of a width in device pixels."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def dashed(pen: QPen) -> QPen:
    """The same pen with gaps."""
    return _broken(pen, _DASH, _DASH_GAP)


def dotted(pen: QPen) -> QPen:
    """The same pen, a row of dots."""
    return _broken(pen, _DOT, _DOT_GAP)


def _broken(pen: QPen, length: float, gap: float) -> QPen:
    # Patterns count in widths of the pen.
    broken = QPen(pen)
    broken.setCapStyle(Qt.PenCapStyle.FlatCap)
    broken.setDashPattern([length / pen.widthF(), gap / pen.widthF()])
    return broken
