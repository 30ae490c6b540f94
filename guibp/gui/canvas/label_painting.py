"""Paints the numbers on wires: the value above in blue, the gradient below in orange."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPainter

from guibp.drawing.labels import LABEL_WIDTH, LabelPlaces, open_end_labels
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.frames import Frame, framed
from guibp.gui.canvas.layers import OpenEnd
from guibp.gui.canvas.numerals import GRADIENT, VALUE, Ink, Laid, Numerals
from guibp.gui.canvas.view import Array, View


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where numbers stand.

    ``middles`` of their rooms (n, 2), the ``sides`` (n,) of their wires that they are on, and on which of
    the ``grounds`` (n,) they stand.
    """

    middles: Array
    sides: Array
    grounds: Rows


class LabelPainter:
    """Draws the numbers of edges at one zoom."""

    def __init__(self, numerals: Numerals) -> None:
        self._numerals = numerals

    def draw_labels(
        self,
        painter: QPainter,
        places: LabelPlaces,
        rows: Rows,
        annotations: Annotations,
        view: View,
        frames: tuple[Frame, ...],
    ) -> None:
        """Draw value and gradient of edges; where a number is not computed nothing is drawn."""
        listed = rows.tolist()
        values, gradients = annotations.edge_values(listed), annotations.edge_gradients(listed)
        above, below = places.values[rows], places.gradients[rows]
        sides, other_sides = places.value_sides[rows], places.gradient_sides[rows]
        self._numerals.draw(
            painter,
            self._lay(values, _Spots(above, sides, framed(frames, above)), view, VALUE),
            self._lay(gradients, _Spots(below, other_sides, framed(frames, below)), view, GRADIENT),
        )

    def draw_open_end(self, painter: QPainter, end: OpenEnd, annotations: Annotations, view: View) -> None:
        """Draw the output's value above its open end, and its gradient below."""
        above, below = (view.map_points(np.array([place])) for place in open_end_labels(end.start))
        self._numerals.draw(
            painter,
            self._numerals.lay([annotations.node_value(end.row)], above, VALUE),
            self._numerals.lay([annotations.node_gradient(end.row)], below, GRADIENT),
        )

    def _lay(self, texts: list[str], spots: _Spots, view: View, ink: Ink) -> Laid:
        centres = view.map_points(spots.middles)
        spare = np.maximum(LABEL_WIDTH * view.zoom - self._numerals.widths(texts), 0.0)
        # Towards the wire: a room is wider than most numbers.
        centres[:, 0] -= spots.sides * spare / 2
        return self._numerals.lay(texts, centres, ink, spots.grounds)
