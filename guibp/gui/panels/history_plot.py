"""The plot of a history: lines over the steps, or bands of quantiles, and how the numbers lie now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guibp.gui.own_keys import keep_own_key
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

TOP, BOTTOM, GAP, HISTOGRAM_WIDTH = 10, 22, 20, 110
BINS = 20
BANDS = ((0, 4, 0.84), (1, 3, 0.64))
"""Pairs of quantiles between which it is filled, and how faint."""
MEDIAN = 2
LEAST_SPAN, MOST = 1e-9, 1e300
"""An axis that spans less of its numbers' size, or more than these, cannot be divided in doubles."""
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
"""Lines of one colour are told apart by these too: colour alone would not be enough."""
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True, eq=False)
class HistoryPicture:
    """What is drawn."""

    steps: Integers
    """(columns,)"""
    columns: Floats
    """(columns, numbers), or (columns, 5) quantiles."""
    is_banded: bool
    now: Floats
    """(count,) the numbers on show."""
    last: int
    """The training has so many steps."""
    past: int | None
    """The past moment on show."""


EMPTY = HistoryPicture(np.zeros(0, np.int64), np.zeros((0, 0)), False, np.zeros(0), 0, None)


class HistoryPlot(QWidget):
    """Painted by hand: some hundred points a line are cheap; the pointer, or arrow keys, read it."""

    column_read = Signal()
    """Another column, or line, is pointed at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, EMPTY
        self._column: int | None = None
        self._line = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(220), scaled(100))

    @property
    def picture(self) -> HistoryPicture:
        """What is shown."""
        return self._picture

    @property
    def reading(self) -> tuple[int, int] | None:
        """The column and the line that are pointed at."""
        is_there = self._column is not None and self._column < len(self._picture.steps)
        return (self._column, self._line) if is_there and self._column is not None else None

    def show_picture(self, picture: HistoryPicture) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def inks(self) -> tuple[QColor, ...]:
        """The colours of lines, one after the other."""
        theme = self._theme
        return (theme.value, theme.gradient, theme.class_zero, theme.class_one)

    def sizeHint(self) -> QSize:
        return QSize(560, 180)

    # -- reading ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the column under the pointer, and the nearest line there."""
        picture, area = self._picture, self._area()
        if not len(picture.steps) or not area.contains(event.position()):
            self._read(None, 0)
            return
        step = (event.position().x() - area.left()) / area.width() * max(picture.last, 1)
        column = int(np.argmin(np.abs(picture.steps - step)))
        heights = [_place(number, self._range(), area) for number in picture.columns[column].tolist()]
        gaps = np.abs(np.nan_to_num(np.array(heights), nan=1e9) - event.position().y())
        self._read(column, int(np.argmin(gaps)) if len(gaps) else 0)

    def leaveEvent(self, event: QEvent) -> None:
        """Read none."""
        super().leaveEvent(event)
        self._read(None, 0)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which are commands of the window elsewhere."""
        return keep_own_key(event, _OWN_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from column to column, and from line to line."""
        count, lines = len(self._picture.steps), self._picture.columns.shape[1]
        if not count or event.key() not in _OWN_KEYS:
            super().keyPressEvent(event)
            return
        column = count - 1 if self._column is None else min(self._column, count - 1)
        column = min(max(column + _KEYS.get(Qt.Key(event.key()), 0), 0), count - 1)
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        self._read(column, (self._line + down) % max(lines, 1))

    def _read(self, column: int | None, line: int) -> None:
        if (column, line) != (self._column, self._line):
            self._column, self._line = column, line
            self.column_read.emit()
            self.update()

    # -- painting --------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        left = QFontMetrics(self.font()).horizontalAdvance("−0.000123") + 8
        right = scaled(HISTOGRAM_WIDTH) + scaled(GAP) + 8
        return QRectF(left, TOP, max(self.width() - left - right, 1), max(self.height() - TOP - BOTTOM, 1))

    def _range(self) -> tuple[float, float]:
        numbers = np.concatenate((self._picture.columns.ravel(), self._picture.now))
        finite = numbers[np.isfinite(numbers)]
        if not len(finite):
            return -1.0, 1.0
        low, high = np.clip((finite.min(), finite.max()), -MOST, MOST).tolist()
        least = max(LEAST_SPAN * max(abs(low), abs(high)), 1 / MOST)
        room = max(0.5, least)
        return (low, high) if high - low > least else (low - room, high + room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        area, range_ = self._area(), self._range()
        self._paint_axes(painter, area, range_)
        painter.save()
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        if self._picture.is_banded:
            self._paint_bands(painter, area, range_)
        else:
            self._paint_lines(painter, area, range_)
        self._paint_cursor(painter, area)
        painter.restore()
        self._paint_histogram(painter, area, range_)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.selection, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_axes(self, painter: QPainter, area: QRectF, range_: tuple[float, float]) -> None:
        painter.setPen(QPen(self._theme.hairline, 1))
        painter.drawRect(area)
        low, high = range_
        if low < 0 < high:
            zero = _place(0.0, range_, area)
            painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
        painter.setPen(self._theme.quiet)
        for number in (low, high):
            place = QRectF(0, _place(number, range_, area) - 8, area.left() - 6, 16)
            painter.drawText(place, _RIGHT, with_minus_sign(show_number(number)))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), BOTTOM - 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{self._picture.last:,}".replace(",", "\u202f"))

    def _across(self, area: QRectF) -> Floats:
        return np.asarray(area.left() + self._picture.steps / max(self._picture.last, 1) * area.width())

    def _paint_lines(self, painter: QPainter, area: QRectF, range_: tuple[float, float]) -> None:
        inks, across = self.inks(), self._across(area)
        for line in range(self._picture.columns.shape[1]):
            is_read = self.reading is not None and self._line == line
            style = DASHES[line // len(inks) % len(DASHES)]
            painter.setPen(QPen(inks[line % len(inks)], 3.0 if is_read else 1.6, style))
            painter.drawPath(_path(across, self._picture.columns[:, line], range_, area))

    def _paint_bands(self, painter: QPainter, area: QRectF, range_: tuple[float, float]) -> None:
        columns, across, ink = self._picture.columns, self._across(area), self._theme.value
        if not columns.size:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        known = np.isfinite(columns).all(axis=1)
        for low, high, faint in BANDS:
            ends = np.concatenate((columns[known, low], columns[known, high][::-1]))
            places = np.concatenate((across[known], across[known][::-1]))
            corners = [
                QPointF(x, _place(y, range_, area))
                for x, y in zip(places.tolist(), ends.tolist(), strict=True)
            ]
            painter.setBrush(mix(ink, self._theme.panel, 1 - faint))
            painter.drawPolygon(QPolygonF(corners))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2))
        if columns.shape[1] > MEDIAN:
            painter.drawPath(_path(across, columns[:, MEDIAN], range_, area))

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        """A line at the past moment on show, and a fine one at what is read."""
        picture = self._picture
        if picture.past is not None:
            x = area.left() + picture.past / max(picture.last, 1) * area.width()
            painter.setPen(QPen(self._theme.selection, 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.reading is not None:
            x = float(self._across(area)[self.reading[0]])
            painter.setPen(QPen(self._theme.quiet, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_histogram(self, painter: QPainter, area: QRectF, range_: tuple[float, float]) -> None:
        """How many of the numbers now are at each height of the axis."""
        now = self._picture.now
        counts = np.histogram(now[np.isfinite(now)], bins=BINS, range=range_)[0]
        left, width = area.right() + scaled(GAP), scaled(HISTOGRAM_WIDTH)
        height = area.height() / BINS
        painter.setPen(QPen(self._theme.hairline, 1))
        painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()))
        ink, most = self._theme.value, max(int(counts.max()), 1)
        for place, count in enumerate(counts.tolist()):
            if count:
                bar = QRectF(left, area.bottom() - (place + 1) * height, width * count / most, height - 1)
                painter.fillRect(bar, mix(ink, self._theme.panel, 0.6))


def _place(number: float, range_: tuple[float, float], area: QRectF) -> float:
    """How far down a number is."""
    low, high = range_
    return area.bottom() - (number - low) / (high - low) * area.height()


def _path(across: Floats, up: Floats, range_: tuple[float, float], area: QRectF) -> QPainterPath:
    """A line through the finite numbers; others interrupt it."""
    path, is_down = QPainterPath(), False
    for x, y in zip(across.tolist(), up.tolist(), strict=True):
        if not np.isfinite(y):
            is_down = False
            continue
        place = QPointF(x, _place(y, range_, area))
        if is_down:
            path.lineTo(place)
        else:
            path.moveTo(place)
        is_down = True
    return path


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OWN_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
