"""Paints the legends: what the colours mean, the scale of the heat view, and how a lineage is drawn."""

from __future__ import annotations

from math import copysign, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from guibp.drawing.heat import STEPS, WEAKEST, ZERO, Decades, tick_powers
from guibp.drawing.numbers import power_of_ten
from guibp.gui.canvas.legend_measures import (
    DOT,
    DOT_ROOM,
    GAP,
    PADDING,
    SAMPLE,
    Legend,
    LegendMeasures,
    gradient_text,
    invitation_text,
    lineage_texts,
    value_text,
    wires_text,
    zoom_text,
)
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.stroke_choice import StrokeChoice, Weight
from guibp.gui.canvas.strokes import dashed, solid_pen
from guibp.gui.theme import Theme

_GROUND_ALPHA = 225
_BAR_DROP, _TICKS_RISE = 11.0, 4.0
"""From the top of the legend to the middle of the scale, and from its bottom to the numbers."""
_ZERO_REACH = 11.0


class LegendPainter:
    """Draws the legends at the foot of the canvas."""

    def __init__(self, theme: Theme, font: QFont, strokes: StrokeChoice) -> None:
        self._theme, self._font, self._strokes = theme, font, strokes
        self.measures = LegendMeasures(font)

    def draw(self, painter: QPainter, scene: Scene, width: float, height: float, part_bottom: float) -> None:
        """Draw the legends that the scene needs now, if the part that is painted reaches down to them."""
        boxes = self.measures.place(scene, width, height)
        if all(part_bottom < box.top() for box in boxes.values()):
            return
        ground = QColor(self._theme.canvas)
        ground.setAlpha(_GROUND_ALPHA)
        for legend, box in boxes.items():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 6, 6)
            if legend is Legend.COLOURS:
                self._draw_colours(painter, box, scene.view.zoom, self.measures.colours_gap(width))
            elif legend is Legend.HEAT:
                self._draw_heat(painter, box, scene.heat.decades)
            elif scene.tracing.find(scene.layers, scene.hover) is None:
                self._draw_invitation(painter, box)
            else:
                self._draw_lineage(painter, box)

    def _draw_colours(self, painter: QPainter, box: QRectF, zoom: float, gap: float) -> None:
        painter.setFont(self._font)
        x, y = box.left() + gap / 2, self.measures.baseline(box)
        for colour, text in (
            (self._theme.value, value_text()),
            (self._theme.gradient, gradient_text()),
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(self.measures.sample_place(x + DOT, y), DOT, DOT)
            painter.setPen(colour)
            painter.drawText(QPointF(x + DOT_ROOM, y), text)
            x += DOT_ROOM + self.measures.advance(text) + gap
        painter.setPen(self._theme.quiet)
        painter.drawText(QPointF(x, y), zoom_text(zoom))

    def _draw_invitation(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(self._theme.quiet)
        left = box.adjusted(PADDING, 0.0, 0.0, 0.0)
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, invitation_text())

    def _draw_heat(self, painter: QPainter, box: QRectF, decades: Decades) -> None:
        """The scale: negative to the left, positive to the right, strong at the ends."""
        room = self.measures.heat_room(decades, box.width())
        y, middle = box.top() + _BAR_DROP, box.center().x() + room.title / 2
        painter.setFont(self._font)
        painter.setPen(self._theme.quiet)
        painter.drawText(QPointF(box.left() + PADDING, self.measures.baseline(box)), wires_text())
        ticks = box.bottom() - _TICKS_RISE
        for sign in (-1, 1):
            inner = middle + sign * room.middle / 2
            self._draw_half(painter, QPointF(inner, y), sign * room.half)
            self._draw_ticks(painter, QPointF(inner, ticks), sign * room.half, decades)
        painter.setPen(self._strokes.heat_pens(Weight.FULL)[ZERO])
        painter.drawLine(QPointF(middle - _ZERO_REACH, y), QPointF(middle + _ZERO_REACH, y))
        self._write(painter, QPointF(middle, ticks), "0")

    def _draw_lineage(self, painter: QPainter, box: QRectF) -> None:
        """What solid and dashed mean."""
        pen = solid_pen(self._theme.ring, 2.0)
        x, y = box.left() + PADDING, self.measures.baseline(box)
        painter.setFont(self._font)
        for sample, text in zip((pen, dashed(pen)), lineage_texts(), strict=True):
            painter.setPen(sample)
            painter.drawLine(self.measures.sample_place(x, y), self.measures.sample_place(x + SAMPLE, y))
            painter.setPen(self._theme.quiet)
            painter.drawText(QPointF(x + SAMPLE + GAP, y), text)
            x += SAMPLE + GAP + self.measures.advance(text) + PADDING

    def _draw_half(self, painter: QPainter, inner: QPointF, length: float) -> None:
        """One sign's wires, from the weakest near the zero outwards; a negative length goes to the left."""
        for step in range(STEPS):
            pen = QPen(self._strokes.heat_pens(Weight.FULL)[WEAKEST + 2 * step + (length > 0)])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            x = inner.x() + step * length / STEPS
            painter.drawLine(QPointF(x, inner.y()), QPointF(x + length / STEPS, inner.y()))

    def _draw_ticks(self, painter: QPainter, inner: QPointF, length: float, decades: Decades) -> None:
        """Write as many powers of ten as have room, the strongest first."""
        room, last = self.measures.tick_width(decades) + PADDING / 2, inf
        for power in sorted(tick_powers(decades), reverse=True):
            place = abs(length) * (power - decades.low) / decades.span
            if last - place >= room:
                x = inner.x() + copysign(place, length)
                self._write(painter, QPointF(x, inner.y()), power_of_ten(power, 1 if length > 0 else -1))
                last = place

    def _write(self, painter: QPainter, middle: QPointF, text: str) -> None:
        painter.setFont(self.measures.small)
        painter.setPen(self._theme.quiet)
        half = self.measures.small_metrics.horizontalAdvance(text) / 2
        painter.drawText(middle - QPointF(half, 0.0), text)
