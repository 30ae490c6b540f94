"""Paints what lies above the graph: sockets, the gesture under way, the reason of a refusal, the legend."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from guibp.drawing.ports import PORT_RADIUS
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.ground_painting import FRAME_RADIUS
from guibp.gui.canvas.scene import Notice
from guibp.gui.canvas.view import Array, Bounds, View
from guibp.gui.theme import Theme

_GLOW_ALPHA, _BAND_ALPHA = 70, 28
_GLOW_REACH = 4.5
_MARGIN, _LEAST_GAP = 20.0, 8.0
LEGEND_ROOM = 64.0
"""The legend stands at the bottom in a strip that is no higher, in pixels."""
_LEGEND_DOT = 4.5
_LEGEND_GROUND_ALPHA = 225
_CONSTANT_SIZE, _LEAST_CONSTANT = 11.5, 8
"""The word below a constant, in pixels: at 100 %, and at least."""
_BUBBLE_PADDING = 8.0
_BUBBLE_OFFSET = (14.0, 18.0)


class OverlayPainter:
    """Draws hints above the graph; their size does not follow the zoom."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font
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
        """Draw the sockets that would take the wire in hand."""
        glow = QColor(self._theme.selection)
        glow.setAlpha(_GLOW_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        self._draw_dots(painter, points, view, PORT_RADIUS + _GLOW_REACH)
        painter.setBrush(self._theme.selection)
        self._draw_dots(painter, points, view, PORT_RADIUS)

    def draw_goal(self, painter: QPainter, goal: tuple[float, float], view: View) -> None:
        """Draw the socket onto which the wire in hand would fall."""
        painter.setPen(QPen(self._theme.selection, 2.0))
        painter.setBrush(self._theme.canvas)
        self._draw_dots(painter, np.array([goal]), view, PORT_RADIUS + 2.5)

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

    def draw_legend(self, painter: QPainter, zoom: float, width: float, height: float) -> QRectF:
        """Draw what the two colours mean, and the zoom, at the bottom left; returns the room it took.

        On a narrow canvas it is denser.
        """
        entries = self._legend_entries(zoom)
        widths = [self._metrics.horizontalAdvance(text) for _, text in entries]
        needed = (2 * _LEGEND_DOT + 5) * (len(entries) - 1) + sum(widths)
        gap = min(max((width - _MARGIN - needed) / len(entries), _LEAST_GAP), _MARGIN)
        box = QRectF(0, 0, needed + gap * len(entries), self._metrics.height() + 12)
        box.moveBottomLeft(QPointF(_MARGIN / 2, height - _MARGIN / 2))
        ground = QColor(self._theme.canvas)
        ground.setAlpha(_LEGEND_GROUND_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(self._font)
        x, y = box.left() + gap / 2, box.center().y() + self._metrics.capHeight() / 2
        for (colour, text), advance in zip(entries, widths, strict=True):
            if colour != self._theme.quiet:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                middle = QPointF(x + _LEGEND_DOT, y - self._metrics.xHeight() / 2)
                painter.drawEllipse(middle, _LEGEND_DOT, _LEGEND_DOT)
                x += 2 * _LEGEND_DOT + 5
            painter.setPen(colour)
            painter.drawText(QPointF(x, y), text)
            x += advance + gap
        return box

    def _legend_entries(self, zoom: float) -> tuple[tuple[QColor, str], ...]:
        return (
            (self._theme.value, QCoreApplication.translate("Canvas", "value, forward")),
            (self._theme.gradient, QCoreApplication.translate("Canvas", "gradient, backward")),
            (self._theme.quiet, f"{zoom * 100:.0f} %"),
        )

    def _draw_dots(self, painter: QPainter, points: Array, view: View, radius: float) -> None:
        if not len(points):
            return
        radius *= min(max(view.zoom, 0.6), 1.5)
        for x, y in view.map_points(points).tolist():
            painter.drawEllipse(QPointF(x, y), radius, radius)
