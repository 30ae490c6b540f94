"""The fit: what a graph with one input predicts, as a curve over the samples."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from guibp.engine.fitted_curve import FittedCurve
from guibp.engine.tape import Floats
from guibp.gui.panels.plane_places import read_polygons, to_pixels
from guibp.gui.panels.sample_plot import SamplePlot
from guibp.gui.theme import Theme
from guibp.model.dataset import Dataset

_WIDTH, _GAP_WIDTH = 2.2, 1.2


class FitPlot(SamplePlot):
    """Paints the samples, the curve on them, and how far the current sample is from it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._places: Floats = np.zeros(0)
        self._heights: Floats = np.zeros(0)
        self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("fitted curve"))
        self.setToolTip(self.tr("Drag points. Double-click adds one; right-click for more."))

    @property
    def heights(self) -> Floats:
        """(points,) the curve on show; not to be written to."""
        return self._heights

    def show_data(self, curve: FittedCurve, dataset: Dataset) -> None:
        """Set the axes and the samples."""
        points = np.column_stack((dataset.column(curve.x), dataset.column(curve.target)))
        self._places, self._heights = curve.places, np.zeros(0)
        self.show_samples((curve.x, curve.target), (curve.x_range, curve.y_range), points, None)
        self.mark_held_out(dataset.held_out)

    def show_heights(self, heights: Floats) -> None:
        """Show the curve, (points,), at the places of the data that were set; what is no number is a gap."""
        self._heights = heights
        self.update()

    def _paint_within(self, painter: QPainter) -> None:
        self._paint_points(painter)
        if not len(self._heights):
            return
        self._paint_gap(painter)
        painter.setPen(QPen(self._theme.value, _WIDTH))
        for piece in self._pieces():
            painter.drawPolyline(read_polygons(to_pixels(self.frame(), piece)[None])[0])

    def _pieces(self) -> list[Floats]:
        """The curve in pieces without a gap, (points, 2) each."""
        curve = np.column_stack((self._places, self._heights))
        there = np.isfinite(self._heights)
        ends = np.flatnonzero(np.diff(there)) + 1
        return [piece for piece in np.split(curve, ends) if np.isfinite(piece[0, 1])]

    def _paint_gap(self, painter: QPainter) -> None:
        """From the current sample to the curve above or below it."""
        if self._chosen is None or self._chosen >= len(self._points):
            return
        x, y = self._points[self._chosen].tolist()
        height = float(np.interp(x, self._places, self._heights))
        if np.isfinite(height):
            start, end = to_pixels(self.frame(), np.array([[x, y], [x, height]])).tolist()
            painter.setPen(QPen(self._theme.text, _GAP_WIDTH, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(*start), QPointF(*end))
