"""Paints the numbers on wires: the value above in blue, the gradient below in orange."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.layers import OpenEnd
from guibp.gui.canvas.numerals import Ink, Numerals
from guibp.gui.canvas.view import View

_OPEN_END_DROP = 11.0
"""How far above and below the open end its numbers stand."""


class LabelPainter:
    """Draws the numbers of edges at one zoom."""

    def __init__(self, numerals: Numerals) -> None:
        self._numerals = numerals

    def draw_labels(
        self, painter: QPainter, cables: Cables, rows: Rows, annotations: Annotations, view: View
    ) -> None:
        """Draw value and gradient of edges; where a number is not computed nothing is drawn."""
        listed = rows.tolist()
        places = cables.label_places
        values = annotations.edge_values(listed)
        self._numerals.draw(painter, values, view.map_points(places.values[rows]), Ink.VALUE)
        gradients = annotations.edge_gradients(listed)
        self._numerals.draw(painter, gradients, view.map_points(places.gradients[rows]), Ink.GRADIENT)

    def draw_open_end(self, painter: QPainter, end: OpenEnd, annotations: Annotations, view: View) -> None:
        """Draw the output's value above its open end, and its gradient below."""
        middle, y = (end.start[0] + end.end[0]) / 2, end.start[1]
        above = view.map_points(np.array([[middle, y - _OPEN_END_DROP]]))
        below = view.map_points(np.array([[middle, y + _OPEN_END_DROP]]))
        self._numerals.draw(painter, [annotations.node_value(end.row)], above, Ink.VALUE)
        self._numerals.draw(painter, [annotations.node_gradient(end.row)], below, Ink.GRADIENT)
