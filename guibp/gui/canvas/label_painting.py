"""Paints the numbers on wires: the value above in blue, the gradient below in orange."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtGui import QPainter

from guibp.drawing.labels import LABEL_WIDTH, LabelPlaces, open_end_labels
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.bodies import Flags, Rows
from guibp.gui.canvas.frames import framed
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.numerals import GRADIENT, VALUE, Laid, Line, Numerals
from guibp.gui.canvas.standing import OpenEnd
from guibp.gui.canvas.view import Array, View

_OVERHANG = 8.0
"""So much longer than its room may a number be, in scene units: there is as much room at both of its ends."""

_Set = tuple[Numerals, Line, Rows]
"""Figures, texts as glyphs of these, and the places of the texts among all."""
_Columns = tuple[Array, Array, Rows, Rows | None]
"""Of all numbers the middles of their rooms, their sides, inks and grounds."""


class LabelPainter:
    """Draws the numbers of edges at one zoom."""

    def __init__(self, numerals: Numerals, ask_for_narrow: Callable[[], Numerals]) -> None:
        """``ask_for_narrow`` gives figures for numbers that have not enough room: most zooms need none."""
        self._numerals, self._ask_for_narrow = numerals, ask_for_narrow
        self._texts = list[str]()
        self._sets: tuple[_Set, ...] = ()

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
        rows = rows[_are_in_sight(places, rows, view, painter)]
        listed = rows.tolist()
        texts = annotations.edge_values(listed)
        texts += annotations.wire_gradients(listed, layers.cables.bundles)
        middles = np.concatenate((places.values[rows], places.gradients[rows]))
        sides = np.concatenate((places.value_sides[rows], places.gradient_sides[rows]))
        inks = np.repeat(np.array((VALUE, GRADIENT), dtype=np.intp), len(listed))
        centres = view.map_points(middles)
        grounds = framed(frames, middles) if frames else None
        drawn = [
            (numerals, _lay(numerals, line, (centres, sides, inks, grounds), among, view.zoom))
            for numerals, line, among in self.set(texts, view.zoom)
        ]
        # All halos first, so that none covers a neighbour's number.
        for numerals, laid in drawn:
            numerals.draw_halos(painter, laid)
        for numerals, laid in drawn:
            numerals.draw_plain(painter, laid)

    def set(self, texts: list[str], zoom: float) -> tuple[_Set, ...]:
        """The texts in wide and in narrow figures; in a drag and a pan they are those of the last frame.

        Below 70 % figures shrink less than the drawing does: there a long number would reach beyond its room.
        """
        if texts != self._texts or not self._sets:
            self._texts, self._sets = texts, tuple(self._part(texts, zoom))
        return self._sets

    def _part(self, texts: list[str], zoom: float) -> Iterator[_Set]:
        line = self._numerals.measure(texts)
        is_long = line.widths > (LABEL_WIDTH + _OVERHANG) * zoom
        if not is_long.any():
            yield self._numerals, line, np.arange(len(texts))
            return
        yield self._numerals, line.part(~is_long), np.flatnonzero(~is_long)
        long, narrow = np.flatnonzero(is_long), self._ask_for_narrow()
        yield narrow, narrow.measure([texts[place] for place in long.tolist()]), long

    def draw_open_end(self, painter: QPainter, end: OpenEnd, annotations: Annotations, view: View) -> None:
        """Draw the output's value above its open end, and its gradient below."""
        above, below = (view.map_points(np.array([place])) for place in open_end_labels(end.start))
        numerals = self._numerals
        numerals.draw(
            painter,
            numerals.lay(numerals.measure([annotations.node_value(end.row)]), above, VALUE),
            numerals.lay(numerals.measure([annotations.node_gradient(end.row)]), below, GRADIENT),
        )


def _are_in_sight(places: LabelPlaces, rows: Rows, view: View, painter: QPainter) -> Flags:
    """Whether a number of each edge is on what is painted: of a long wire they often are not."""
    sheet = painter.window()
    seen = view.visible(sheet.width(), sheet.height()).grown(LABEL_WIDTH)
    least, most = np.array((seen.left, seen.top)), np.array((seen.right, seen.bottom))
    middles = np.stack((places.values[rows], places.gradients[rows]))
    return np.asarray(((middles > least) & (middles < most)).all(axis=2).any(axis=0))


def _lay(numerals: Numerals, line: Line, columns: _Columns, places: Rows, zoom: float) -> Laid:
    """Lay the numbers at some places among all."""
    centres, sides, inks, grounds = columns
    middles = centres[places]
    # Towards the wire: a room is wider than most numbers.
    middles[:, 0] -= sides[places] * np.maximum(LABEL_WIDTH * zoom - line.widths, 0.0) / 2
    return numerals.lay(line, middles, inks[places], None if grounds is None else grounds[places])
