"""Two loss curves in one plot: the training with the mistake against the one without."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

_LEFT, _BELOW, _RIGHT = 46, 22, 8
_SAMPLE, _GAP = 18, 8
_CEILING = 3.0
"""The plot reaches so many times the first loss: of a loss that runs away the beginning is enough."""


class CurvePair(QWidget):
    """Paints both losses over the steps; the one without the mistake is dashed."""

    def __init__(self, theme: Theme, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = steps
        self._with: Sequence[float] = ()
        self._without: Sequence[float] = ()
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("Loss with and without the mistake"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 180)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def legend(self) -> tuple[str, str]:
        """What the curves are."""
        return self.tr("with the mistake"), self.tr("without")

    @property
    def last_step(self) -> int:
        """What stands at the end of the axis."""
        return self._steps

    def show_steps(self, steps: int) -> None:
        """Have the axis reach so far."""
        self._steps = steps

    def show_losses(self, with_mistake: Sequence[float], without: Sequence[float]) -> None:
        """Draw these."""
        self._with, self._without = with_mistake, without
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Draw axes, curves and what they are."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._range()
        rows = self._place_legend(painter)
        left, top = self._left(painter, (low, high)), rows[-1][0].bottom() + scaled(_GAP)
        area = QRectF(self.rect()).adjusted(left, top, -_RIGHT, -scaled(_BELOW))
        self._draw_axes(painter, area, low, high)
        self._draw_curve(painter, area, self._without, self._without_pen())
        self._draw_curve(painter, area, self._with, self._with_pen())
        self._draw_legend(painter, rows)

    def _range(self) -> tuple[float, float]:
        numbers = [*self._with, *self._without]
        if not numbers:
            return 0.0, 1.0
        first = abs(numbers[0]) or 1.0
        low = max(min(0.0, *numbers), -_CEILING * first)
        high = min(max(numbers), _CEILING * first)
        return low, high if high > low else low + max(1.0, abs(low))

    def _draw_axes(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        painter.setPen(QPen(self._theme.hairline, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topLeft())
        painter.setPen(self._theme.quiet)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        line = painter.fontMetrics().height()
        for number, height in ((low, area.bottom()), (high, area.top())):
            beside = QRectF(0, height - line / 2, area.left() - _GAP, line)
            painter.drawText(beside, right, _write_number(number))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(self.last_step))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("step"))

    def _draw_curve(self, painter: QPainter, area: QRectF, losses: Sequence[float], pen: QPen) -> None:
        low, high = self._range()
        points = []
        for step, loss in enumerate(losses):
            inside = min(max(loss, low), high)
            across = area.width() * step / max(self._steps - 1, 1)
            up = area.height() * (inside - low) / (high - low)
            points.append(QPointF(area.left() + across, area.bottom() - up))
            if inside != loss:
                break
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))

    def _left(self, painter: QPainter, ends: tuple[float, float]) -> float:
        """Room for the numbers beside the axis."""
        metrics = painter.fontMetrics()
        return max(scaled(_LEFT), *(metrics.horizontalAdvance(_write_number(end)) + 2 * _GAP for end in ends))

    def _place_legend(self, painter: QPainter) -> list[tuple[QRectF, QPen, str]]:
        """What the curves are, side by side, or one below the other where that is too wide."""
        metrics = painter.fontMetrics()
        place = QRectF(0, 0, 0, metrics.height())
        found: list[tuple[QRectF, QPen, str]] = []
        for pen, text in zip((self._with_pen(), self._without_pen()), self.legend(), strict=True):
            width = _SAMPLE + _GAP + metrics.horizontalAdvance(text)
            if found and place.left() + width > self.width():
                place = QRectF(0, place.bottom(), 0, place.height())
            place.setWidth(width)
            found.append((QRectF(place), pen, text))
            place.moveLeft(place.right() + 2 * _GAP)
        return found

    def _draw_legend(self, painter: QPainter, rows: list[tuple[QRectF, QPen, str]]) -> None:
        for place, pen, text in rows:
            painter.setPen(pen)
            middle = place.center().y()
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.left() + _SAMPLE, middle))
            painter.setPen(pen.color())
            words = place.adjusted(_SAMPLE + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _with_pen(self) -> QPen:
        return QPen(self._theme.value, 2.0)

    def _without_pen(self) -> QPen:
        return QPen(self._theme.quiet, 1.6, Qt.PenStyle.DashLine)


def _write_number(number: float) -> str:
    return with_minus_sign(show_number(number, 2))
