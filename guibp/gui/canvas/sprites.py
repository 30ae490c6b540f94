"""Sprites: a picture of every look in every mood, drawn once at each zoom and copied for each body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from guibp.drawing.shapes import CORNER_RADIUS, Shape
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.measures import Look
from guibp.gui.theme import Theme

HALO_REACH = 9.0
"""How far the halo of the node at work reaches beyond its outline, at 100 %."""
_RING, _STRONG_RING = 1.5, 2.0
_SELECTION_REACH = 3.0
_SELECTION_ALPHA = 70
_MARGIN = 3.0
_GLOW_MARGIN = 8.0
"""How far rings, glows and the halos of numbers reach at most at any zoom, in pixels."""


class Mood(IntFlag):
    """What is special about a body now."""

    REST = 0
    HOVERED = 1
    SELECTED = 2
    AT_WORK = 4


class Sprites:
    """The pictures of one theme at one zoom and pixel ratio, each with its body in the middle.

    They have no pixel ratio of their own: they are drawn as fragments, in device pixels.
    """

    def __init__(self, theme: Theme, lettering: Lettering, pixel_ratio: float) -> None:
        self._theme, self._lettering, self._ratio = theme, lettering, pixel_ratio
        self._sprites: dict[tuple[Look, Mood], QPixmap] = {}

    def sprite(self, look: Look, mood: Mood) -> QPixmap:
        """The picture of a look in a mood."""
        found = self._sprites.get((look, mood))
        if found is None:
            found = self._sprites[look, mood] = self._draw(look, mood)
        return found

    def _draw(self, look: Look, mood: Mood) -> QPixmap:
        zoom = self._lettering.zoom
        width, height = look.size[0] * zoom, look.size[1] * zoom
        reach = max(HALO_REACH * zoom, _SELECTION_REACH) + _MARGIN
        # An even number of device pixels, so that the middle lies on a pixel's edge.
        across = 2 * ceil((width / 2 + reach) * self._ratio)
        down = 2 * ceil((height / 2 + reach) * self._ratio)
        picture = QPixmap(across, down)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(across / 2, down / 2)
            painter.scale(self._ratio, self._ratio)
            self._draw_body(painter, look, mood, QRectF(-width / 2, -height / 2, width, height))
        finally:
            painter.end()
        return picture

    def _draw_body(self, painter: QPainter, look: Look, mood: Mood, box: QRectF) -> None:
        draw_outline(painter, self._theme, Outline(look.shape, box, self._lettering.zoom), mood)
        if look.symbol:
            self._draw_symbol(painter, look.symbol)

    def _draw_symbol(self, painter: QPainter, symbol: str) -> None:
        font = self._lettering.symbol(symbol)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.text)
        ink = metrics.tightBoundingRect(symbol)
        # Lone signs are centred by their ink; words by the letters' common height.
        drop = -ink.center().y() if len(symbol) == 1 else metrics.xHeight() / 2
        painter.drawText(QPointF(-metrics.horizontalAdvance(symbol) / 2, drop), symbol)


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of a body in its box, in pixels at a zoom."""

    shape: Shape
    box: QRectF
    zoom: float


def draw_outline(painter: QPainter, theme: Theme, body: Outline, mood: Mood) -> None:
    """Draw a body's ground and ring, with what its mood puts around them."""
    zoom = body.zoom
    if Mood.AT_WORK in mood:
        painter.fillPath(outline(body.shape, body.box, HALO_REACH * zoom, zoom), theme.halo)
    ring = theme.ring
    if Mood.SELECTED in mood:
        glow = QColor(theme.selection)
        glow.setAlpha(_SELECTION_ALPHA)
        painter.fillPath(outline(body.shape, body.box, _SELECTION_REACH, zoom), glow)
        ring = theme.selection
    strong = mood & (Mood.SELECTED | Mood.AT_WORK | Mood.HOVERED)
    width = (_STRONG_RING if strong else _RING) * min(max(zoom, 0.6), 1.5)
    painter.setPen(QPen(ring, width))
    painter.setBrush(theme.node)
    painter.drawPath(outline(body.shape, body.box, -width / 2, zoom))


def outline(shape: Shape, box: QRectF, beyond: float, zoom: float) -> QPainterPath:
    """The outline of a shape in a box, moved outwards by ``beyond`` pixels."""
    grown = box.adjusted(-beyond, -beyond, beyond, beyond)
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        path.addEllipse(grown)
        return path
    corner = grown.height() / 2 if shape is Shape.PILL else CORNER_RADIUS[shape] * zoom + beyond
    radius = max(corner, 0.0)
    path.addRoundedRect(grown, radius, radius)
    return path


def reach_of_glows(zoom: float) -> float:
    """How far a halo or a glow reaches beyond what it belongs to, in pixels."""
    return HALO_REACH * zoom + _GLOW_MARGIN
