"""Paints the ground: the canvas, its dotted grid and the frames of open groups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from guibp.drawing.frames import FRAME_PADDING, FRAME_TITLE
from guibp.gui.canvas.bulk import draw_copies
from guibp.gui.canvas.frames import Frame
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.scene import Grid
from guibp.gui.canvas.still_picture import Step
from guibp.gui.canvas.view import Array, View
from guibp.gui.theme import Theme

GRID_STEP = 24.0
_DENSEST = 15.0
"""Dots closer than this, in pixels, are thinned out."""
_FADE_FROM, _FADE_TO = 0.5, 0.12
_DOT = 2.0
FRAME_RADIUS = 12.0
_LEAST_TITLE_ZOOM = 0.35
_FRAMES_AT_ONCE = 24


class GroundPainter:
    """Draws what lies below wires and nodes."""

    def __init__(self, theme: Theme, pixel_ratio: float) -> None:
        self._theme, self._ratio = theme, pixel_ratio
        self._dots = {
            Grid.FREE: _draw_dot(theme.dots, pixel_ratio),
            Grid.SNAPS: _draw_dot(theme.wire, pixel_ratio),
        }

    def draw_grid(self, painter: QPainter, view: View, grid: Grid, part: QRect) -> None:
        """Draw the dots in a part of the viewport, stronger where nodes snap to them.

        They thin out and fade as the view goes away.
        """
        opacity = min(max((view.zoom - _FADE_TO) / (_FADE_FROM - _FADE_TO), 0.0), 1.0)
        if opacity <= 0.0:
            return
        dot, step = self._dots[grid], GRID_STEP * view.zoom
        while step < _DENSEST:
            step *= 2
        left, top = view.offset
        xs = _dots_between(left, step, part.left(), part.left() + part.width())
        ys = _dots_between(top, step, part.top(), part.top() + part.height())
        strip = self._draw_strip(np.round((xs - part.left()) * self._ratio), part.width(), dot)
        # A dot's middle lies between two of its pixels.
        tops = (np.round(ys * self._ratio) - dot.height() // 2) / self._ratio
        painter.setOpacity(opacity)
        for y in tops.tolist():
            painter.drawPixmap(QPointF(part.left(), y), strip)
        painter.setOpacity(1.0)

    def _draw_strip(self, middles: Array, width: int, dot: QPixmap) -> QPixmap:
        """One row of dots, with their middles at device pixels: to copy rows is far cheaper than dots."""
        strip = QPixmap(round(width * self._ratio), dot.height())
        strip.fill(Qt.GlobalColor.transparent)
        brush = QPainter(strip)
        try:
            draw_copies(brush, dot, np.column_stack((middles, np.full(len(middles), dot.height() / 2))))
        finally:
            brush.end()
        strip.setDevicePixelRatio(self._ratio)
        return strip

    def plan_frames(self, frames: tuple[Frame, ...], view: View, lettering: Lettering) -> Iterator[Step]:
        """Draw the frames with their titles, a few at once: each step is short."""
        font = lettering.titles()
        for first in range(0, len(frames), _FRAMES_AT_ONCE):
            part = frames[first : first + _FRAMES_AT_ONCE]
            yield partial(self._draw_frames, frames=part, view=view, font=font)

    def _draw_frames(self, painter: QPainter, frames: tuple[Frame, ...], view: View, font: QFont) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = FRAME_RADIUS * view.zoom
        pen = QPen(self._theme.hairline, 1.0)
        pen.setCosmetic(True)
        for frame in frames:
            left, top = view.to_viewport(frame.bounds.left, frame.bounds.top)
            box = QRectF(left, top, frame.bounds.width * view.zoom, frame.bounds.height * view.zoom)
            painter.setPen(pen)
            painter.setBrush(self._theme.frame)
            painter.drawRoundedRect(box, radius, radius)
            if view.zoom >= _LEAST_TITLE_ZOOM:
                self._draw_title(painter, frame, box, font, view.zoom)

    def _draw_title(self, painter: QPainter, frame: Frame, box: QRectF, font: QFont, zoom: float) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.quiet)
        margin = FRAME_PADDING * zoom
        room = QRectF(
            box.left() + margin, box.top() + margin / 2, box.width() - 2 * margin, FRAME_TITLE * zoom
        )
        title = painter.fontMetrics().elidedText(frame.group, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)


def _dots_between(origin: float, step: float, least: float, most: float) -> Array:
    """Where dots are that reach into a stretch of an axis."""
    first, last = ceil((least - _DOT - origin) / step), floor((most + _DOT - origin) / step)
    places: Array = origin + step * np.arange(first, last + 1, dtype=np.float64)
    return places


def _draw_dot(colour: QColor, ratio: float) -> QPixmap:
    side = max(round((_DOT + 2) * ratio), 3)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(side / 2, side / 2), _DOT * ratio / 2, _DOT * ratio / 2)
    finally:
        painter.end()
    return picture
