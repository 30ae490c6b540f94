"""The decision boundary: what a node says over the plane of two inputs, with the samples on it."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guibp.engine.separating_line import Line
from guibp.gui.panels.line_handles import Drag, Frame, gap_to_handle, paint_line, take_hold
from guibp.gui.panels.plane_painting import (
    AxisTexts,
    colour_of,
    paint_axes,
    paint_hole,
    paint_point,
    paint_ring,
)
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled

Floats = NDArray[np.float64]

LEFT, BOTTOM, TOP, RIGHT = 34, 30, 6, 6
MOST_POINTS = 2000
SHADES = 256
STRENGTH = 0.62
"""How strongly a sure prediction is coloured: the points on it stay the strongest."""


class BoundaryPlot(QWidget):
    """Paints one class in purple and the other in green, and a line where the node shown is undecided.

    The line of a single unit can be dragged; who shows the plot changes the weights.
    """

    line_taken = Signal()
    line_dragged = Signal(object)
    """The ``Line`` under the pointer."""
    line_given_up = Signal()
    """Esc, or a lost focus, in the middle of a drag."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shades = shades(theme)
        self._field: Floats | None = None
        self._image: QImage | None = None
        self._names = ("", "")
        self._ranges = ((0.0, 1.0), (0.0, 1.0))
        self._points: Floats = np.zeros((0, 2))
        self._targets: Floats | None = None
        self._held_out: frozenset[int] = frozenset()
        self._chosen: int | None = None
        self._line: Line | None = None
        self._drag: Drag | None = None
        self._is_over_point = False
        self._write()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(140, 120)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("decision boundary"))
        about_points = self.tr(
            "Drag points. Double-click adds one of class 1, with Shift of class 0; right-click for more."
        )
        about_line = "" if self._line is None else self.tr("Drag to move the line; drag an end to turn it.")
        self.setToolTip("\n".join(text for text in (about_line, about_points) if text))

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

    def show_field(self, field: Floats) -> None:
        """Show levels from 0 to 1, shape (side, side); the first row is the lowest."""
        self._field, self._image = field, None
        self.update()

    def show_line(self, line: Line | None) -> None:
        """Show the line of a single unit, or that there is none to drag."""
        if line == self._line:
            return
        self._line = line
        self._choose_cursor()
        self._write()
        self.update()

    def gap_to_handle(self, place: QPointF) -> float:
        """How many pixels a place is from the nearer handle of the line; infinite without a line."""
        return math.inf if self._line is None else gap_to_handle(self._line, self.frame(), place)

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
        shape = Qt.CursorShape.ArrowCursor if self._line is None else Qt.CursorShape.SizeAllCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._is_over_point else shape)

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
        self._theme, self._shades, self._image = theme, shades(theme), None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(210, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line."""
        if event.button() is not Qt.MouseButton.LeftButton or self._line is None:
            super().mousePressEvent(event)
            return
        self._drag = take_hold(self._line, self.frame(), event.position())
        self.line_taken.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._drag is not None:
            self.line_dragged.emit(self._drag.line_at(self.frame(), event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the line back."""
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag that another window interrupts leaves no trace."""
        super().focusOutEvent(event)
        if self._drag is not None:
            self._give_up()

    def _give_up(self) -> None:
        self._drag = None
        self.line_given_up.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._field is not None:
                self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        area = self._area()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._shaded())
        painter.setPen(QPen(self._theme.hairline, 1))
        painter.drawRect(area)
        painter.save()
        painter.setClipRect(area)
        if self._line is not None:
            paint_line(painter, self._line, self.frame(), self._theme)
        self._paint_points(painter)
        painter.restore()
        self._paint_axes(painter)

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

    def _shaded(self) -> QImage:
        """The field as a picture, computed once for each field and theme."""
        if self._image is None and self._field is not None:
            levels = np.clip(np.nan_to_num(self._field, nan=0.5), 0.0, 1.0)
            indices = np.ascontiguousarray((levels[::-1] * (SHADES - 1)).astype(np.uint8))
            height, width = indices.shape
            image = QImage(indices.data, width, height, width, QImage.Format.Format_Indexed8)
            image.setColorTable(self._shades)
            # A copy of its own: the numpy buffer goes with this function.
            self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        return self._image if self._image is not None else QImage()

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


def shades(theme: Theme) -> list[int]:
    """A colour for each prediction from 0 to 1, with a line where it passes one half."""
    table = []
    for level in range(SHADES):
        lean = 2 * level / (SHADES - 1) - 1
        colour = theme.class_one if lean > 0 else theme.class_zero
        table.append(mix(colour, theme.canvas, STRENGTH * abs(lean)).rgb())
    return table
