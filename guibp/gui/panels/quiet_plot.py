"""A quiet plot: axes without boxes, some lines and points, and nothing to click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guibp.gui.panels.plot_axes import QuietAxes
from guibp.gui.theme import Theme

Floats = NDArray[np.float64]
Inks = Callable[[Theme], str]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a plot, (k,) each; NaN interrupts it."""

    x: Floats
    y: Floats
    ink: Inks
    width: float = 2.0
    style: Qt.PenStyle = Qt.PenStyle.SolidLine


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Points of a plot, (k,) each."""

    x: Floats
    y: Floats
    ink: Inks
    size: float = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """All that a plot shows; the ranges are those of the axes' own numbers."""

    across: str
    up: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    lines: tuple[Line, ...] = ()
    dots: tuple[Dots, ...] = field(default=())


class QuietPlot(QWidget):
    """Makes its pyqtgraph plot when there is something to show: that takes long to import."""

    def __init__(self, theme: Theme, log_axes: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._theme, self._log_axes = theme, log_axes
        self._picture: Picture | None = None
        self._axes: Axes | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show another picture."""
        self._picture = picture
        self._ready_axes().draw(picture, self._theme)

    def prepare(self) -> None:
        """Make the plot before it is needed."""
        self._ready_axes()

    def _ready_axes(self) -> Axes:
        if self._axes is None:
            self._axes = Axes(self, self._log_axes)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._axes.widget)
        return self._axes

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        if self._axes is not None and self._picture is not None:
            self._axes.draw(self._picture, theme)


class Axes:
    """The pyqtgraph plot behind it; its curves stay and take on other numbers."""

    def __init__(self, parent: QWidget, log_axes: frozenset[str]) -> None:
        self._axes = QuietAxes(parent)
        self.widget, self._plot = self._axes.widget, self._axes.plot
        for name in log_axes:
            # The numbers are logarithms already: a curve's own would lose what is not positive.
            self._plot.getAxis(name).setLogMode(x=True, y=True)

    def draw(self, picture: Picture, theme: Theme) -> None:
        """Draw a picture."""
        make_pen = self._axes.make_pen
        self._axes.ink(theme)
        self._plot.clear()
        for line in picture.lines:
            pen = make_pen(line.ink(theme), width=line.width, style=line.style)
            there = np.isfinite(line.x) & np.isfinite(line.y)
            # Of a line without any point pyqtgraph takes the least, and warns.
            if there.any():
                y = np.where(there, line.y, np.nan)
                self._plot.plot(line.x, y, pen=pen, antialias=True, connect="finite")
        for dots in picture.dots:
            brush, edge = dots.ink(theme), make_pen(theme.panel, width=1)
            there = np.isfinite(dots.x) & np.isfinite(dots.y)
            looks = {"symbol": "o", "symbolSize": dots.size, "symbolBrush": brush, "symbolPen": edge}
            self._plot.plot(dots.x[there], dots.y[there], pen=None, **looks)
        self._axes.box.setRange(xRange=picture.x_range, yRange=picture.y_range, padding=0)
        self._axes.name(picture.across, picture.up, theme)
