"""Paints what lies above the graph: sockets, the gesture under way, the reason of a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from guibp.drawing.ports import PORT_RADIUS
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.bulk import draw_copies
from guibp.gui.canvas.ground_painting import FRAME_RADIUS
from guibp.gui.canvas.scene import Notice
from guibp.gui.canvas.view import Array, Bounds, View
from guibp.gui.theme import Theme

_GLOW_ALPHA, _BAND_ALPHA = 70, 28
_GLOW_REACH = 4.5
_LEAST_DOT, _LEAST_GOAL, _MOST_DOT = 0.2, 0.6, 1.5
"""Dots grow with the zoom between these: from afar they are smaller than nodes, and can still be seen."""
_CONSTANT_SIZE, _LEAST_CONSTANT = 11.5, 8
"""The word below a constant, in pixels: at 100 %, and at least."""
_BUBBLE_PADDING = 8.0
_BUBBLE_OFFSET = (14.0, 18.0)


class OverlayPainter:
    """Draws hints above the graph; their size does not follow the zoom."""

    def __init__(self, theme: Theme, font: QFont, pixel_ratio: float) -> None:
        self._theme, self._font, self._ratio = theme, font, pixel_ratio
        self._metrics = QFontMetricsF(font)

    def draw_free_sockets(self, painter: QPainter, points: Array, view: View) -> None:
        """Draw operands that wait for a wire, as hollow dots."""
        pen = QPen(self._theme.quiet, 1.2)
        painter.setPen(pen)
        painter.setBrush(self._theme.canvas)
        self._draw_dots(painter, points, view, PORT_RADIUS)

    def draw_sockets(self, painter: QPainter, points: Array, view: View) -> None:
        """Draw sockets as full dots."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ring)
        self._draw_dots(painter, points, view, PORT_RADIUS)

    def draw_travellers(self, painter: QPainter, points: Array, view: View, colour: QColor) -> None:
        """Draw numbers on their way along wires."""
        glow = QColor(colour)
        glow.setAlpha(_GLOW_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        self._draw_dots(painter, points, view, PORT_RADIUS + _GLOW_REACH)
        painter.setBrush(colour)
        self._draw_dots(painter, points, view, PORT_RADIUS + 1.5)

    def draw_glow(self, painter: QPainter, points: Array, view: View) -> None:
        """Draw the sockets that would take the wire in hand: of a large graph thousands."""
        size = min(max(view.zoom, _LEAST_DOT), _MOST_DOT)
        picture = self._picture_glow(PORT_RADIUS * size, (PORT_RADIUS + _GLOW_REACH) * size)
        reach, seen = picture.width() / self._ratio, painter.window()
        middles = view.map_points(points)
        least, most = (seen.left() - reach, seen.top() - reach), (seen.right() + reach, seen.bottom() + reach)
        middles = middles[((middles > least) & (middles < most)).all(axis=1)]
        draw_copies(painter, picture, middles, self._ratio)

    def _picture_glow(self, radius: float, reach: float) -> QPixmap:
        """One dot with what shines around it."""
        side = 2 * ceil(reach * self._ratio) + 2
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        glow = QColor(self._theme.selection)
        glow.setAlpha(_GLOW_ALPHA)
        brush = QPainter(picture)
        try:
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.setPen(Qt.PenStyle.NoPen)
            for colour, wide in ((glow, reach), (self._theme.selection, radius)):
                brush.setBrush(colour)
                brush.drawEllipse(QPointF(side / 2, side / 2), wide * self._ratio, wide * self._ratio)
        finally:
            brush.end()
        return picture

    def draw_goal(self, painter: QPainter, goal: tuple[float, float], view: View) -> None:
        """Draw the socket onto which the wire in hand would fall."""
        painter.setPen(QPen(self._theme.selection, 2.0))
        painter.setBrush(self._theme.canvas)
        self._draw_dots(painter, np.array([goal]), view, PORT_RADIUS + 2.5, _LEAST_GOAL)

    def draw_constants(self, painter: QPainter, bodies: Bodies, rows: Rows, view: View) -> None:
        """Write below leaves that they count as constants."""
        text = QCoreApplication.translate("Canvas", "constant")
        font = QFont(self._font)
        font.setPixelSize(max(_LEAST_CONSTANT, round(_CONSTANT_SIZE * view.zoom)))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.quiet)
        drop = metrics.ascent() + 1.0
        for row in rows.tolist():
            x, y = bodies.centres[row].tolist()
            left, top = view.to_viewport(x, y + bodies.sizes[row, 1] / 2)
            painter.drawText(QPointF(left - metrics.horizontalAdvance(text) / 2, top + drop), text)

    def draw_stroke(self, painter: QPainter, stroke: Sequence[tuple[float, float]], view: View) -> None:
        """Draw the way of the knife."""
        pen = QPen(self._theme.warning, 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(*view.to_viewport(x, y)) for x, y in stroke])

    def draw_band(self, painter: QPainter, band: Bounds, view: View) -> None:
        """Draw the box of a selection."""
        left, top = view.to_viewport(band.left, band.top)
        ground = QColor(self._theme.selection)
        ground.setAlpha(_BAND_ALPHA)
        painter.setPen(QPen(self._theme.selection, 1.0))
        painter.setBrush(ground)
        painter.drawRect(QRectF(left, top, band.width * view.zoom, band.height * view.zoom))

    def draw_joined(self, painter: QPainter, frame: Bounds, view: View) -> None:
        """Draw the frame of the group that what is in hand would join."""
        left, top = view.to_viewport(frame.left, frame.top)
        radius = FRAME_RADIUS * view.zoom
        painter.setPen(QPen(self._theme.selection, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(left, top, frame.width * view.zoom, frame.height * view.zoom)
        painter.drawRoundedRect(box, radius, radius)

    def draw_hint(self, painter: QPainter, hint: Notice, width: float, height: float) -> None:
        """Draw what a drop would mean, beside the pointer and inside the viewport."""
        self._draw_bubble(painter, hint, self._theme.selection, QSizeF(width, height))

    def draw_notice(self, painter: QPainter, notice: Notice, width: float, height: float) -> None:
        """Draw why something is refused, beside the pointer and inside the viewport."""
        self._draw_bubble(painter, notice, self._theme.warning, QSizeF(width, height))

    def _draw_bubble(self, painter: QPainter, notice: Notice, colour: QColor, room: QSizeF) -> None:
        lines = notice.text.split("\n")
        text_width = max(self._metrics.horizontalAdvance(line) for line in lines)
        line_height = self._metrics.height()
        box = QRectF(0, 0, text_width + 2 * _BUBBLE_PADDING, line_height * len(lines) + _BUBBLE_PADDING * 1.5)
        x, y = notice.x + _BUBBLE_OFFSET[0], notice.y + _BUBBLE_OFFSET[1]
        box.moveTo(
            max(min(x, room.width() - box.width() - 4), 4), max(min(y, room.height() - box.height() - 4), 4)
        )
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(self._theme.panel)
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(self._font)
        painter.setPen(self._theme.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, notice.text)

    def _draw_dots(
        self, painter: QPainter, points: Array, view: View, radius: float, least: float = _LEAST_DOT
    ) -> None:
        if not len(points):
            return
        radius *= min(max(view.zoom, least), _MOST_DOT)
        for x, y in view.map_points(points).tolist():
            painter.drawEllipse(QPointF(x, y), radius, radius)
