"""The curve of the losses as pyqtgraph draws it: two lines, marks, and lines across at chosen steps."""

from __future__ import annotations

from enum import Enum
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from guibp.engine.loss_outline import thin_points
from guibp.gui.panels.losses import NO_LOSSES, Floats, Losses, Steps
from guibp.gui.panels.plot_axes import HIGHEST, QuietAxes
from guibp.gui.theme import Theme

_LEAST_DECADES = 0.5
"""So high a logarithmic axis is at least."""
_FINENESS = 20
"""Into so many parts the first figure of the last step is parted, for the end of the axis."""


class Scale(Enum):
    """How the axis of the losses goes up."""

    LINEAR = "linear"
    LOG = "log"


class Curve:
    """The plot itself, without anything that Qt calls back."""

    def __init__(self, parent: QWidget) -> None:
        self._axes = QuietAxes(parent)
        self._axes.count_across()
        self.widget, self._plot = self._axes.widget, self._axes.plot
        self.scale = Scale.LINEAR
        self._losses = NO_LOSSES
        self._names = ("", "")
        self._theme: Theme | None = None
        self._range = (0.0, 1.0)
        self._marked: int | None = None
        self._pointed: int | None = None
        self._changes = self._plot.plot([], [], connect="pairs")
        self._held_out = self._plot.plot([], [], antialias=True)
        self._line = self._plot.plot([], [], antialias=True)
        self._marker = self._plot.plot([], [])
        self._crosshair = self._plot.plot([], [], connect="pairs")

    def use_scale(self, scale: Scale) -> None:
        """Have the losses go up in another way."""
        if scale is not self.scale:
            self.scale = scale
            self._plot.getAxis("left").setLogMode(y=scale is Scale.LOG)
            self.draw(self._losses)

    def draw(self, losses: Losses) -> None:
        """Draw the losses that can be shown: finite ones, on a logarithmic axis those above 0."""
        self._losses = losses
        seen = [
            self._draw_line(self._held_out, losses.held_out_steps, losses.held_out_losses),
            self._draw_line(self._line, losses.steps, losses.losses),
        ]
        heights = np.concatenate(seen)
        # Also without any: a range of losses, kept as one of their logarithms, would have ticks without end.
        self._range = self._choose_range(heights) if len(heights) else (0.0, 1.0)
        last = _round_up(max([1, *losses.steps[-1:].tolist()]))
        self._axes.box.setRange(xRange=(0, last), yRange=self._range, padding=0)
        self._draw_lines_up(self._changes, [mark.step for mark in losses.marks])
        self.mark(self._marked)
        self.point_at(self._pointed)

    def _draw_line(self, line: Any, steps: Steps, losses: Floats) -> Floats:  # noqa: ANN401 - pyqtgraph has no types
        """Draw one line, and tell how high its points are."""
        heights = self._heights(losses)
        there = np.isfinite(heights)
        steps, heights = steps[there], heights[there]
        line.setData(*self._thin(steps, heights))
        return heights

    def _thin(self, steps: Steps, heights: Floats) -> tuple[Steps, Floats]:
        """The lowest and the highest point of each pixel, and both ends: a wide line is dear to paint."""
        each = -(-len(steps) // max(self.widget.viewport().width(), 1))
        if each <= 2:  # noqa: PLR2004 - there would be as many
            return steps, heights
        found = thin_points(steps, heights, each)
        ends = [0, -1]
        steps = np.insert(steps[ends], 1, found[0].ravel())
        heights = np.insert(heights[ends], 1, found[1].ravel())
        return steps, heights

    def _heights(self, losses: Floats) -> Floats:
        """Where losses are on the axis; what has no place there is NaN."""
        if self.scale is Scale.LINEAR:
            return np.where(np.isfinite(losses), losses, np.nan)
        positive = np.isfinite(losses) & (losses > 0)
        return np.log10(losses, out=np.full(len(losses), np.nan), where=positive)

    def _choose_range(self, heights: Floats) -> tuple[float, float]:
        low, high = (float(end) for end in np.clip((heights.min(), heights.max()), -HIGHEST, HIGHEST))
        if self.scale is Scale.LINEAR:
            return min(0.0, low), high * 1.05 if high > 0 else 1.0
        margin = max(0.03 * (high - low), (_LEAST_DECADES - (high - low)) / 2)
        return low - margin, high + margin

    def _draw_lines_up(self, line: Any, steps: list[int]) -> None:  # noqa: ANN401 - pyqtgraph has no types
        line.setData(np.repeat(steps, 2), np.tile(self._range, len(steps)))

    def mark(self, step: int | None) -> None:
        """Draw a line across at the moment on show, or none."""
        self._marked = step
        self._draw_lines_up(self._marker, [] if step is None else [step])

    def point_at(self, place: int | None) -> None:
        """Draw a crosshair through a point of the line, or none."""
        self._pointed = place if place is not None and place < len(self._losses.steps) else None
        if self._pointed is None:
            self._crosshair.setData([], [])
            return
        step = float(self._losses.steps[self._pointed])
        height = float(self._heights(self._losses.losses[self._pointed : self._pointed + 1])[0])
        last = max(float(self._losses.steps[-1]), 1.0)
        across = ([step, step, 0.0, last], [*self._range, height, height])
        count = 4 if np.isfinite(height) else 2
        self._crosshair.setData(*(np.array(ends[:count]) for ends in across))

    def step_at(self, place: QPointF) -> float:
        """The step above a place of the widget's viewport."""
        scene = self.widget.mapToScene(place.toPoint())
        return float(self._line.mapFromScene(scene).x())

    def steps_across(self, pixels: int) -> float:
        """How many steps lie beside each other in so many pixels."""
        return self.step_at(QPointF(pixels, 0.0)) - self.step_at(QPointF(0.0, 0.0))

    def point_of(self, place: int) -> QPointF:
        """Where the loss at a place among them is on the viewport; one without a height is at the bottom."""
        height = float(self._heights(self._losses.losses[place : place + 1])[0])
        point = QPointF(float(self._losses.steps[place]), height if np.isfinite(height) else self._range[0])
        return QPointF(self.widget.mapFromScene(self._line.mapToScene(point)))

    def name_axes(self, across: str, up: str) -> None:
        """Write beside the axes what they show."""
        self._names = across, up
        self._write_names()

    def _write_names(self) -> None:
        if self._theme is not None:
            self._axes.name(*self._names, self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        make_pen = self._axes.make_pen
        self._axes.ink(theme)
        self._line.setPen(make_pen(theme.value, width=2))
        self._held_out.setPen(make_pen(theme.text, width=1.5, dash=(4, 3)))
        self._changes.setPen(make_pen(theme.quiet, width=1))
        self._crosshair.setPen(make_pen(theme.quiet, width=1, style=Qt.PenStyle.DotLine))
        self._marker.setPen(make_pen(theme.selection, width=2))
        self._theme = theme
        self._write_names()


def _round_up(step: int) -> int:
    """Where an axis that reaches to a step ends: one that grows with each frame is set anew each time."""
    part = max(int(10 ** (len(str(step)) - 1)) // _FINENESS, 1)
    return -(-step // part) * part
