"""The rows' parts of a gradient as bars, up where positive and down where negative, and all stacked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guibp.gui.own_keys import keep_own_key
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

Floats = NDArray[np.float64]

STACK_WIDTH, GAP, EDGE = 46, 18, 14
WIDEST_BAR = 46
FAINT = 0.55
TEXT_GAP = 14
"""Numbers that are nearer to each other than this would overlap."""
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_OWN_KEYS = _ENDS | _KEYS.keys()


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """What is drawn: a number for each row, and which rows stand out."""

    heights: Floats
    drawn: frozenset[int] | None
    """The rows of the batch; ``None`` where steps take all rows."""
    chosen: int | None


EMPTY = Bars(np.zeros(0), None, None)


class GradientBars(QWidget):
    """Bars beside a column in which they are stacked; a click, or the arrow keys, choose a row."""

    row_chosen = Signal(int)
    row_pointed_at = Signal(object)
    """The row under the pointer, or ``None``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bars = theme, EMPTY
        self._names = ("", "")
        self._pointed: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(220), scaled(90))

    def show_bars(self, bars: Bars, total: str, mean: str) -> None:
        """Draw other bars; the texts name the mark of all together and that of the mean."""
        self._bars, self._names = bars, (total, mean)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    # -- pointing --------------------------------------------------------------------------------

    def row_at(self, x: float) -> int | None:
        """The row at a place across; among rows of the same pixel the largest."""
        heights, area = self._bars.heights, self._area()
        if not len(heights) or not area.left() <= x < area.right():
            return None
        across = area.width() / len(heights)
        first = int((x - area.left()) / across)
        last = min(max(first + 1, int((x + 1 - area.left()) / across)), len(heights))
        return first + int(np.argmax(np.nan_to_num(np.abs(heights[first:last]))))

    def place_of(self, row: int) -> QPointF:
        """The middle of a row's bar, across."""
        area = self._area()
        return QPointF(area.left() + area.width() * (row + 0.5) / len(self._bars.heights), area.center().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the bar under the pointer."""
        self._point_at(self.row_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of none."""
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the pointer."""
        row = self.row_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and row is not None:
            self.row_chosen.emit(row)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which are commands of the window elsewhere."""
        return keep_own_key(event, _OWN_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row."""
        last, chosen = len(self._bars.heights) - 1, self._bars.chosen or 0
        step = _KEYS.get(Qt.Key(event.key()))
        if last < 0 or (step is None and event.key() not in _ENDS):
            super().keyPressEvent(event)
        elif step is not None:
            self.row_chosen.emit(min(max(chosen + step, 0), last))
        else:
            self.row_chosen.emit(0 if event.key() == Qt.Key.Key_Home else last)

    def _point_at(self, row: int | None) -> None:
        if row != self._pointed:
            self._pointed = row
            self.setCursor(Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor)
            self.row_pointed_at.emit(row)
            self.update()

    # -- painting --------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        """Where the bars are; the stack is right of them."""
        left = QFontMetrics(self.font()).horizontalAdvance("−0.000123") + 8
        right = scaled(STACK_WIDTH) + scaled(GAP) + left + 8
        return QRectF(left, EDGE, max(self.width() - left - right, 1), max(self.height() - 2 * EDGE, 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            if len(self._bars.heights):
                self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        heights = np.nan_to_num(self._bars.heights, posinf=0.0, neginf=0.0)
        area = self._area()
        scale = Scale.of(float(heights.min()), float(heights.max()), area)
        self._paint_bars(painter, heights, area, scale)
        self._paint_axis(painter, area, scale)
        if self._names[1]:
            self._paint_mean(painter, area, scale.place(float(heights.mean())))
        stack = QRectF(area.right() + scaled(GAP), area.top(), scaled(STACK_WIDTH), area.height())
        self._paint_stack(painter, heights, stack)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.selection, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_bars(self, painter: QPainter, heights: Floats, area: QRectF, scale: Scale) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        across = area.width() / len(heights)
        if across < 1:
            self._paint_columns(painter, heights, area, scale)
            return
        width = min(max(across * 0.78, 1.0), scaled(WIDEST_BAR))
        for row, height in enumerate(heights.tolist()):
            middle = area.left() + across * (row + 0.5)
            bar = QRectF(middle - width / 2, scale.zero, width, scale.place(height) - scale.zero).normalized()
            if row in (self._bars.chosen, self._pointed):
                band = QRectF(middle - across / 2, area.top(), across, area.height())
                painter.fillRect(band, mix(self._theme.selection, self._theme.panel, 0.18))
            painter.fillRect(bar, self._ink(height, self._is_in_batch(row)))
            if self._bars.drawn is not None and row in self._bars.drawn:
                dot = QPointF(middle, area.bottom() + EDGE / 2)
                painter.setBrush(self._theme.selection)
                painter.drawEllipse(dot, 3, 3)

    def _paint_columns(self, painter: QPainter, heights: Floats, area: QRectF, scale: Scale) -> None:
        """Of more rows than pixels: from the lowest to the highest of each pixel."""
        count = max(int(area.width()), 1)
        starts = np.arange(count) * len(heights) // count
        tops, bottoms = np.maximum.reduceat(heights, starts), np.minimum.reduceat(heights, starts)
        for place, (top, bottom) in enumerate(zip(tops.tolist(), bottoms.tolist(), strict=True)):
            for height in (max(top, 0.0), min(bottom, 0.0)):
                bar = QRectF(area.left() + place, scale.zero, 1, scale.place(height) - scale.zero)
                painter.fillRect(bar.normalized(), self._ink(height, is_strong=True))

    def _is_in_batch(self, row: int) -> bool:
        return self._bars.drawn is None or row in self._bars.drawn

    def _ink(self, height: float, is_strong: bool) -> QColor:
        ink = self._theme.heat_positive if height >= 0 else self._theme.heat_negative
        return ink if is_strong else mix(ink, self._theme.panel, 1 - FAINT)

    def _paint_axis(self, painter: QPainter, area: QRectF, scale: Scale) -> None:
        painter.setPen(QPen(self._theme.quiet, 1))
        painter.drawLine(QPointF(area.left(), scale.zero), QPointF(area.right(), scale.zero))
        ends = {
            number for number in (scale.low, scale.high) if abs(scale.place(number) - scale.zero) > TEXT_GAP
        }
        for number in {0.0, *ends}:
            place = QRectF(0, scale.place(number) - 8, area.left() - 6, 16)
            painter.drawText(place, _RIGHT, with_minus_sign(show_number(number)))

    def _paint_mean(self, painter: QPainter, area: QRectF, height: float) -> None:
        painter.setPen(QPen(self._theme.text, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
        width = painter.fontMetrics().horizontalAdvance(self._names[1]) + 8
        place = QRectF(area.right() - width, height - 8, width, 16)
        painter.fillRect(place, self._theme.panel)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._names[1])

    def _paint_stack(self, painter: QPainter, heights: Floats, stack: QRectF) -> None:
        """All positive parts upon each other, all negative ones below, and what remains of both."""
        above, below = float(heights[heights > 0].sum()), float(heights[heights < 0].sum())
        scale = Scale.of(below, above, stack)
        for numbers in (heights[heights > 0], heights[heights < 0]):
            self._paint_pile(painter, numbers, stack, scale)
        total = scale.place(above + below)
        painter.setPen(QPen(self._theme.quiet, 1))
        painter.drawLine(QPointF(stack.left() - 6, scale.zero), QPointF(stack.right() + 2, scale.zero))
        painter.setPen(QPen(self._theme.text, 2))
        painter.drawLine(QPointF(stack.left() - 6, total), QPointF(stack.right() + 6, total))
        place = QRectF(stack.right() + 9, total - 16, self.width() - stack.right() - 9, 32)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._names[0])

    def _paint_pile(self, painter: QPainter, numbers: Floats, stack: QRectF, scale: Scale) -> None:
        ends = np.concatenate(([0.0], np.cumsum(numbers)))
        if len(ends) > stack.height() / 2:
            ends = ends[[0, -1]]
        for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
            part = QRectF(
                stack.left(), scale.place(start), stack.width(), scale.place(end) - scale.place(start)
            )
            painter.fillRect(part.normalized(), self._ink(end - start, is_strong=True))
            painter.setPen(QPen(self._theme.panel, 1))
            painter.drawLine(QPointF(stack.left(), part.bottom()), QPointF(stack.right(), part.bottom()))


@dataclass(frozen=True, slots=True)
class Scale:
    """From numbers to heights of the widget; 0 is always on it."""

    low: float
    high: float
    top: float
    bottom: float

    @classmethod
    def of(cls, low: float, high: float, area: QRectF) -> Scale:
        """The scale on which both numbers and 0 have a place in an area."""
        low, high = min(low, 0.0), max(high, 0.0)
        return cls(low, high if high > low else low + 1.0, area.top(), area.bottom())

    def place(self, number: float) -> float:
        """How far down a number is."""
        return self.bottom - (number - self.low) / (self.high - self.low) * (self.bottom - self.top)

    @property
    def zero(self) -> float:
        """How far down 0 is."""
        return self.place(0.0)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
