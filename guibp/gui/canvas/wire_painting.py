"""Paints the wires: curves one by one where they can be told apart, straight lines by the thousand else."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from guibp.drawing.wires import Wires, sample_smoothly, sample_wires
from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.bulk import draw_lines
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.standing import OpenEnd
from guibp.gui.canvas.strokes import Strokes, all_with
from guibp.gui.canvas.view import Array, View
from guibp.gui.theme import Theme

_VERY_FEW_WIRES, FEW_WIRES = 100, 250
"""Up to so many, wires can afford the stroke that is wider than one device pixel, and is nicer."""
MANY_WIRES = 600
"""Beyond so many, which are small then, each is drawn as some straight pieces, and all pieces at once."""
_PIECES, _ROUND_PIECES = 8, 24
_USUAL_WIDTH = 1.5
_STRONG_WIDTH = 2.25
_END_RADIUS = 5.0


class WirePainter:
    """Draws wires on the viewport."""

    def __init__(self, theme: Theme, pixel_ratio: float) -> None:
        self._theme, self._ratio = theme, pixel_ratio

    def draw_curves(
        self,
        painter: QPainter,
        cables: Cables,
        rows: Rows,
        view: View,
        count: int,
        strokes: Strokes | None = None,
    ) -> None:
        """Draw wires as they are, as it fits a picture with ``count`` of them.

        Without ``strokes`` all look alike.
        """
        # Above one device pixel the stroker takes five times as long.
        width = _USUAL_WIDTH * self._ratio if count <= FEW_WIRES else 1.0
        pens = strokes or all_with(_pen(self._theme.wire, width), len(rows))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, part in pens.parts():
            self._draw_curves(painter, cables.wires.part(rows[part]), view, pen, count)

    def _draw_curves(self, painter: QPainter, wires: Wires, view: View, pen: QPen, count: int) -> None:
        painter.setPen(pen)
        if not pen.dashPattern() and _VERY_FEW_WIRES < count <= FEW_WIRES:
            # Half the time that paths take where the pen is wide, and nearly the same picture.
            square = QPen(pen)
            square.setCapStyle(Qt.PenCapStyle.SquareCap)
            painter.setPen(square)
            pieces = round(_ROUND_PIECES * (self._ratio * max(view.zoom, 1.0)) ** 0.5)
            _draw_pieces(painter, sample_smoothly(wires, pieces + 1), view)
        elif count <= MANY_WIRES:
            _draw_paths(painter, _map_wires(wires, view))
        else:
            _draw_pieces(painter, sample_wires(wires, _PIECES + 1), view)

    def draw_strong(
        self, painter: QPainter, cables: Cables, rows: Collection[int], view: View, colour: QColor
    ) -> None:
        """Draw some wires so that they stand out."""
        if not rows:
            return
        chosen = np.array(sorted(rows), dtype=np.intp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, _STRONG_WIDTH * self._ratio))
        _draw_paths(painter, _map_wires(cables.wires.part(chosen[cables.shown[chosen]]), view))

    def draw_loose(self, painter: QPainter, wires: Wires, view: View, colour: QColor) -> None:
        """Draw a wire that is in hand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, _STRONG_WIDTH * self._ratio))
        _draw_paths(painter, _map_wires(wires, view))

    def draw_lines(
        self, painter: QPainter, cables: Cables, rows: Rows, view: View, strokes: Strokes | None = None
    ) -> None:
        """Draw wires as straight lines, all at once: from afar the curve cannot be seen."""
        lines = np.empty((len(rows), 4))
        lines[:, :2] = view.map_points(cables.wires.starts[rows])
        lines[:, 2:] = view.map_points(cables.wires.ends[rows])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = strokes or all_with(_pen(self._theme.wire, 1.0), len(rows))
        for pen, part in pens.parts():
            painter.setPen(pen)
            draw_lines(painter, lines[part])

    def draw_open_end(self, painter: QPainter, end: OpenEnd, view: View, pen: QPen) -> None:
        """Draw the output's wire into the open, and the dot where the gradient 1 enters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, stop = QPointF(*view.to_viewport(*end.start)), QPointF(*view.to_viewport(*end.end))
        painter.setPen(pen)
        painter.drawLine(start, stop)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ring)
        radius = _END_RADIUS * min(max(view.zoom, 0.4), 1.5)
        painter.drawEllipse(stop, radius, radius)


def _map_wires(wires: Wires, view: View) -> Array:
    """The five points that make each wire, in the viewport, (n, 10)."""
    parts = np.stack((wires.starts, wires.firsts, wires.seconds, wires.bends, wires.ends), axis=1)
    return view.map_points(parts).reshape(-1, 10)


def _draw_pieces(painter: QPainter, samples: Array, view: View) -> None:
    """Draw wires as the straight pieces between some points on each, (n, k, 2), all at once."""
    points = view.map_points(samples)
    draw_lines(painter, np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4))


def _draw_paths(painter: QPainter, points: Array) -> None:
    for x0, y0, x1, y1, x2, y2, x3, y3, x4, y4 in points.tolist():
        path = QPainterPath(QPointF(x0, y0))
        path.cubicTo(x1, y1, x2, y2, x3, y3)
        if x4 != x3:
            path.lineTo(x4, y4)
        painter.drawPath(path)


def _pen(colour: QColor, width: float) -> QPen:
    """A pen of a width in device pixels."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
