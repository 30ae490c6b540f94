"""Samples on two axes: the current one ringed, those held out hollow, and a picture around them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guibp.engine.tape import Floats
from guibp.gui.panels.line_handles import Frame
from guibp.gui.panels.plane_painting import (
    AxisTexts,
    colour_of,
    paint_axes,
    paint_hole,
    paint_point,
    paint_ring,
)
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled

LEFT, BOTTOM, TOP, RIGHT = 34, 30, 6, 6
MOST_POINTS = 2000


class SamplePlot(QWidget):
    """Paints points within axes; a kind of it says what else, and who shows it may let points be moved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = ("", "")
        self._ranges = ((0.0, 1.0), (0.0, 1.0))
        self._points: Floats = np.zeros((0, 2))
        self._targets: Floats | None = None
        self._held_out: frozenset[int] = frozenset()
        self._chosen: int | None = None
        self._is_over_point = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(140, 120)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        """Put in words what it is and what can be done with it."""

    def show_samples(
        self,
        names: tuple[str, str],
        ranges: tuple[tuple[float, float], tuple[float, float]],
        points: Floats,
        targets: Floats | None,
    ) -> None:
        """Set the axes and the samples: ``points`` (samples, 2), ``targets`` (samples,) or none."""
        self._names, self._ranges = names, ranges
        self._points, self._targets = points[:MOST_POINTS], targets
        self.update()

    def gap_to_handle(self, place: QPointF) -> float:  # noqa: ARG002 - a kind may have handles
        """How many pixels a place is from the nearest handle that is no point; infinite without one."""
        return math.inf

    @property
    def points(self) -> Floats:
        """The points on show, (points, 2); not to be written to."""
        return self._points

    def show_points(self, points: Floats) -> None:
        """Show the points elsewhere, while one is dragged."""
        self._points = points
        self.update()

    def point_out(self, *, is_point: bool) -> None:
        """Let the pointer say whether a point is under it."""
        if is_point is not self._is_over_point:
            self._is_over_point = is_point
            self._choose_cursor()

    def _choose_cursor(self) -> None:
        pointing, usual = Qt.CursorShape.PointingHandCursor, self._usual_cursor()
        self.setCursor(pointing if self._is_over_point else usual)

    def _usual_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ArrowCursor

    def mark_held_out(self, rows: Iterable[int]) -> None:
        """Show the points hollow from which no training step learns."""
        self._held_out = frozenset(rows)
        self.update()

    def choose_sample(self, sample: int | None) -> None:
        """Ring the sample whose numbers the edges show."""
        self._chosen = sample
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(210, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._has_picture():
                self._paint(painter)
        finally:
            painter.end()

    def _has_picture(self) -> bool:
        return True

    def _paint(self, painter: QPainter) -> None:
        area = self._area()
        self._paint_ground(painter, area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.hairline, 1))
        painter.drawRect(area)
        painter.save()
        painter.setClipRect(area)
        self._paint_within(painter)
        painter.restore()
        self._paint_axes(painter)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        """What is behind everything."""
        painter.fillRect(area, self._theme.canvas)

    def _paint_within(self, painter: QPainter) -> None:
        """What is on the ground, and ends where the axes end."""
        self._paint_points(painter)

    def _area(self) -> QRectF:
        """The square of the plane, at the left of the widget."""
        side = max(
            40.0,
            min(self.width() - scaled(LEFT) - scaled(RIGHT), self.height() - scaled(TOP) - scaled(BOTTOM)),
        )
        return QRectF(scaled(LEFT), scaled(TOP), side, side)

    def frame(self) -> Frame:
        """Where the plane stands now."""
        return Frame(self._area(), *self._ranges)

    def _paint_points(self, painter: QPainter) -> None:
        targets = None if self._targets is None else self._targets.tolist()
        for place, (x, y) in enumerate(self._points.tolist()):
            centre = self.frame().to_pixels((x, y))
            if place == self._chosen:
                paint_ring(painter, centre, self._theme)
            target = None if targets is None else targets[place]
            paint_point(painter, centre, colour_of(self._theme, target), self._theme)
            if place in self._held_out:
                paint_hole(painter, centre, self._theme)

    def _paint_axes(self, painter: QPainter) -> None:
        ticks = _ticks(self._ranges[0]), _ticks(self._ranges[1])
        paint_axes(painter, self.frame(), AxisTexts(self._names, ticks), self._theme, scaled(LEFT))


def _ticks(extent: tuple[float, float]) -> tuple[float, float]:
    """The two ends of the data, which lie as far inside as the margin is wide."""
    low, high = extent
    inset = (high - low) / 6
    return low + inset, high - inset
