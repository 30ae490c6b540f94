"""Paints the numbers on wires: the value above in blue, the gradient below in orange."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from guibp.drawing.labels import LABEL_WIDTH, open_end_labels
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.frames import framed
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.numerals import GRADIENT, VALUE, Line, Numerals
from guibp.gui.canvas.standing import OpenEnd
from guibp.gui.canvas.view import View


class LabelPainter:
    """Draws the numbers of edges at one zoom."""

    def __init__(self, numerals: Numerals) -> None:
        self._numerals = numerals
        self._texts = list[str]()
        self._line = numerals.measure(self._texts)

    def draw_labels(
        self,
        painter: QPainter,
        layers: Layers,
        rows: Rows,
        annotations: Annotations,
        view: View,
    ) -> None:
        """Draw value and gradient of edges; where a number is not computed nothing is drawn.

        Edges that are drawn as one wire have one value, and beside it the sum of their gradients.
        """
        places, frames = layers.label_places, layers.frames
        rows = layers.cables.one_of_each(rows)
        rows = rows[~layers.crowded_out[rows]]
        listed = rows.tolist()
        texts = annotations.edge_values(listed)
        texts += annotations.wire_gradients(listed, layers.cables.bundles)
        middles = np.concatenate((places.values[rows], places.gradients[rows]))
        sides = np.concatenate((places.value_sides[rows], places.gradient_sides[rows]))
        inks = np.repeat(np.array((VALUE, GRADIENT), dtype=np.intp), len(listed))
        line, centres = self._measure(texts), view.map_points(middles)
        spare = np.maximum(LABEL_WIDTH * view.zoom - line.widths, 0.0)
        # Towards the wire: a room is wider than most numbers.
        centres[:, 0] -= sides * spare / 2
        grounds = framed(frames, middles) if frames else None
        self._numerals.draw(painter, self._numerals.lay(line, centres, inks, grounds))

    def _measure(self, texts: list[str]) -> Line:
        """The texts as glyphs; in a drag and while the view moves they are those of the last frame."""
        if texts != self._texts:
            self._texts, self._line = texts, self._numerals.measure(texts)
        return self._line

    def draw_open_end(self, painter: QPainter, end: OpenEnd, annotations: Annotations, view: View) -> None:
        """Draw the output's value above its open end, and its gradient below."""
        above, below = (view.map_points(np.array([place])) for place in open_end_labels(end.start))
        numerals = self._numerals
        numerals.draw(
            painter,
            numerals.lay(numerals.measure([annotations.node_value(end.row)]), above, VALUE),
            numerals.lay(numerals.measure([annotations.node_gradient(end.row)]), below, GRADIENT),
        )
