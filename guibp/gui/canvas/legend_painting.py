"""Paints the legends: what the colours mean, the scale of the heat view, and how a lineage is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign, inf

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from guibp.drawing.heat import STEPS, WEAKEST, ZERO, Decades, tick_powers
from guibp.drawing.numbers import power_of_ten
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.stroke_choice import StrokeChoice, Weight
from guibp.gui.canvas.strokes import dashed, solid_pen
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scale_of

_GROUND_ALPHA = 225
_GAP, _PADDING, _MARGIN = 8.0, 10.0, 16.0
_STEP_WIDTH, _LEAST_STEP = 14.0, 4.0
_MIDDLE = 78.0
"""Room between the two halves of the scale, for the zero."""
_SAMPLE = 30.0
_BAR_DROP = 11.0
"""From the top of the legend to the middle of the scale."""


@dataclass(frozen=True, slots=True)
class Key:
    """A legend: how wide it is, and what draws it into its box."""

    width: float
    draw: Callable[[QPainter, QRectF], None]


class LegendPainter:
    """Draws legends beside the one that is always there, or above it where the canvas is narrow."""

    def __init__(self, theme: Theme, font: QFont, strokes: StrokeChoice) -> None:
        self._theme, self._font, self._strokes = theme, font, strokes
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.84)
        self._metrics, self._small_metrics = QFontMetricsF(font), QFontMetricsF(self._small)
        # The numbers below a scale need more room where text is larger.
        self._grown = scale_of(font)
        self._step = _STEP_WIDTH * self._grown

    def draw_beside(self, painter: QPainter, first: QRectF, width: float, *keys: Key) -> None:
        """Draw legends one after the other, from the right of the ``first`` on."""
        right, bottom, left = first.right(), first.bottom(), first.left()
        height = self._metrics.height() + 12
        for key in keys:
            if right + _GAP + key.width > width - _GAP:
                right, bottom = left - _GAP, bottom - height - _GAP / 2
            box = QRectF(right + _GAP, bottom - height, key.width, height)
            ground = QColor(self._theme.canvas)
            ground.setAlpha(_GROUND_ALPHA)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 6, 6)
            key.draw(painter, box)
            right = box.right()

    def list_keys(self, scene: Scene, width: float) -> list[Key]:
        """The legends that the scene needs now, on a canvas so wide."""
        keys = [self.heat_key(scene.heat.decades, width - 2 * _MARGIN)] if scene.heat.is_on else []
        if scene.tracing.is_in_use:
            shown = scene.tracing.find(scene.layers, scene.hover) is not None
            keys.append(self.lineage_key() if shown else self.invitation())
        return keys

    def invitation(self) -> Key:
        """What to do while no lineage stands out."""
        text = QCoreApplication.translate("Canvas", "select a node, or point at one, to see its dependencies")

        def draw(painter: QPainter, box: QRectF) -> None:
            painter.setFont(self._font)
            painter.setPen(self._theme.quiet)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

        return Key(self._metrics.horizontalAdvance(text) + 2 * _PADDING, draw)

    def heat_key(self, decades: Decades, most: float = inf) -> Key:
        """The scale of the heat view: negative to the left, positive to the right, strong at the ends.

        It is at most so wide, as far as that can be.
        """
        gap = _MIDDLE * self._grown
        margin = _PADDING + self._tick_width(decades) / 2
        title = QCoreApplication.translate("Canvas", "wires")
        room = self._metrics.horizontalAdvance(title) + _PADDING
        half = max(min(STEPS * self._step, (most - room - gap - 2 * margin) / 2), STEPS * _LEAST_STEP)
        width = room + 2 * half + gap + 2 * margin

        def draw(painter: QPainter, box: QRectF) -> None:
            y, middle = box.top() + _BAR_DROP, box.center().x() + room / 2
            painter.setFont(self._font)
            painter.setPen(self._theme.quiet)
            baseline = box.center().y() + self._metrics.capHeight() / 2
            painter.drawText(QPointF(box.left() + _PADDING, baseline), title)
            for sign in (-1, 1):
                inner = middle + sign * gap / 2
                self._draw_half(painter, QPointF(inner, y), sign * half)
                self._draw_ticks(painter, QPointF(inner, box.bottom() - 4.0), sign * half, decades)
            painter.setPen(self._strokes.heat_pens(Weight.FULL)[ZERO])
            painter.drawLine(QPointF(middle - 11.0, y), QPointF(middle + 11.0, y))
            self._write(painter, QPointF(middle, box.bottom() - 4.0), "0")

        return Key(width, draw)

    def lineage_key(self) -> Key:
        """What solid and dashed mean while a lineage stands out."""
        pen = solid_pen(self._theme.ring, 2.0)
        entries = (
            (pen, QCoreApplication.translate("Canvas", "what it depends on")),
            (dashed(pen), QCoreApplication.translate("Canvas", "what depends on it")),
        )
        widths = [self._metrics.horizontalAdvance(text) for _, text in entries]
        width = sum(widths) + len(entries) * (_SAMPLE + _GAP + _PADDING) + _PADDING

        def draw(painter: QPainter, box: QRectF) -> None:
            x, y = box.left() + _PADDING, box.center().y() + self._metrics.capHeight() / 2
            painter.setFont(self._font)
            for (sample, text), long in zip(entries, widths, strict=True):
                middle = y - self._metrics.xHeight() / 2
                painter.setPen(sample)
                painter.drawLine(QPointF(x, middle), QPointF(x + _SAMPLE, middle))
                painter.setPen(self._theme.quiet)
                painter.drawText(QPointF(x + _SAMPLE + _GAP, y), text)
                x += _SAMPLE + _GAP + long + _PADDING

        return Key(width, draw)

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
        room, last = self._tick_width(decades) + _PADDING / 2, inf
        for power in sorted(tick_powers(decades), reverse=True):
            place = abs(length) * (power - decades.low) / decades.span
            if last - place >= room:
                x = inner.x() + copysign(place, length)
                self._write(painter, QPointF(x, inner.y()), power_of_ten(power, 1 if length > 0 else -1))
                last = place

    def _write(self, painter: QPainter, middle: QPointF, text: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.quiet)
        painter.drawText(middle - QPointF(self._small_metrics.horizontalAdvance(text) / 2, 0.0), text)

    def _tick_width(self, decades: Decades) -> float:
        return self._small_metrics.horizontalAdvance(power_of_ten(decades.high, -1))
