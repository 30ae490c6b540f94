"""The decision boundary: what a node says over the plane of two inputs, with the samples on it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats
from guibp.gui.panels.line_handles import Drag, gap_to_handle, paint_line, take_hold
from guibp.gui.panels.sample_plot import SamplePlot
from guibp.gui.theme import Theme, mix

SHADES = 256
STRENGTH = 0.62
"""How strongly a sure prediction is coloured: the points on it stay the strongest."""


class BoundaryPlot(SamplePlot):
    """Paints one class in purple and the other in green, and a line where the node shown is undecided.

    The line of a single unit can be dragged; who shows the plot changes the weights.
    """

    line_taken = Signal()
    line_dragged = Signal(object)
    """The ``Line`` under the pointer."""
    line_given_up = Signal()
    """Esc, or a lost focus, in the middle of a drag."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shades = shades(theme)
        self._field: Floats | None = None
        self._image: QImage | None = None
        self._line: Line | None = None
        self._drag: Drag | None = None
        self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("decision boundary"))
        about_points = self.tr(
            "Drag points. Double-click adds one of class 1, with Shift of class 0; right-click for more."
        )
        about_line = "" if self._line is None else self.tr("Drag to move the line; drag an end to turn it.")
        self.setToolTip("\n".join(text for text in (about_line, about_points) if text))

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

    def _usual_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ArrowCursor if self._line is None else Qt.CursorShape.SizeAllCursor

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._shades, self._image = shades(theme), None
        super().apply_theme(theme)

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

    def _has_picture(self) -> bool:
        return self._field is not None

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._shaded())

    def _paint_within(self, painter: QPainter) -> None:
        if self._line is not None:
            paint_line(painter, self._line, self.frame(), self._theme)
        self._paint_points(painter)

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


def shades(theme: Theme) -> list[int]:
    """A colour for each prediction from 0 to 1, with a line where it passes one half."""
    table = []
    for level in range(SHADES):
        lean = 2 * level / (SHADES - 1) - 1
        colour = theme.class_one if lean > 0 else theme.class_zero
        table.append(mix(colour, theme.canvas, STRENGTH * abs(lean)).rgb())
    return table
