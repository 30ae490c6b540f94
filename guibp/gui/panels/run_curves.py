"""The pyqtgraph plot of several losses: quiet axes, linear or logarithmic, and nothing to drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from guibp.gui.panels.plot_axes import HIGHEST, QuietAxes
from guibp.gui.theme import Theme

Floats = NDArray[np.float64]
_ROOM = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class RunLine:
    """A curve as it is drawn, (k,) each; NaN interrupts it."""

    steps: Floats
    heights: Floats
    pen: QPen


class RunCurves:
    """Draws lines; heights are logarithms already where the axis says so."""

    def __init__(self, parent: QWidget) -> None:
        self._axes = QuietAxes(parent)
        self._axes.count_across()
        self.widget, self._plot = self._axes.widget, self._axes.plot
        for part in (self.widget, self.widget.viewport()):
            part.setMouseTracking(True)

    def draw(self, lines: Sequence[RunLine], theme: Theme, *, is_log: bool) -> None:
        """Draw lines, the last on top."""
        self._axes.ink(theme)
        self._plot.clear()
        for line in lines:
            # Of a curve without any height pyqtgraph takes the least, and warns.
            if np.isfinite(line.heights).any():
                self._plot.plot(line.steps, line.heights, pen=line.pen, antialias=True, connect="finite")
        self._plot.getAxis("left").setLogMode(is_log)
        self._set_range(lines, is_log=is_log)

    def _set_range(self, lines: Sequence[RunLine], *, is_log: bool) -> None:
        heights = np.concatenate([np.zeros(0), *(line.heights for line in lines)])
        heights = heights[np.isfinite(heights)]
        if not len(heights):
            heights = np.array([0.0, 1.0])
        low, top = (float(end) for end in np.clip((heights.min(), heights.max()), -HIGHEST, HIGHEST))
        low = low if is_log else min(low, 0.0)
        room = (top - low) * _ROOM or 0.1
        last = max([1.0, *(float(line.steps[-1]) for line in lines)])
        bottom = low - room if is_log or low < 0 else 0.0
        self._axes.box.setRange(xRange=(0, last), yRange=(bottom, top + room), padding=0)

    def name_axes(self, across: str, up: str, theme: Theme) -> None:
        """Write beside the axes what they show."""
        self._axes.name(across, up, theme)

    def numbers_at(self, place: QPointF) -> tuple[QPointF, float]:
        """What the axes say at a place of the viewport, and how much a pixel is upwards."""
        box = self._axes.box
        at = box.mapSceneToView(self.widget.mapToScene(place.toPoint()))
        return QPointF(at.x(), at.y()), float(box.viewPixelSize()[1]) or 1.0
