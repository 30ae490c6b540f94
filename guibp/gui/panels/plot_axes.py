"""The axes of plots: few ticks, numbers with real minus signs, and nothing to drag."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guibp.gui.theme import Theme
from guibp.model.numbers_text import with_minus_sign

TickStrings = Callable[..., list[str]]

AXES = ("bottom", "left")
_UNITS = (
    (1e6, 1e6, "\N{NARROW NO-BREAK SPACE}M"),
    (1e4, 1e3, "\N{NARROW NO-BREAK SPACE}k"),
    (-math.inf, 1.0, ""),
)
"""From which end of an axis on its steps are told in such units."""
HIGHEST = 1e300
"""So far up and down an axis goes at most: how far its ends are apart, and some room, are numbers too."""
QUIET_TICKS = {"maxTickLevel": 1, "tickLength": -4, "tickTextOffset": 5}
"""Style of an axis of pyqtgraph: two levels of ticks, which point outwards, and room beside their numbers."""


class QuietAxes:
    """A plot of pyqtgraph without menu and buttons; what can be done by keys is done elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        """That takes long the first time: pyqtgraph is imported."""
        import pyqtgraph

        self.make_pen: Any = pyqtgraph.mkPen
        self.widget = pyqtgraph.PlotWidget(parent=parent)
        for part in (self.widget, self.widget.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot: Any = self.widget.getPlotItem()
        self.plot.setMenuEnabled(enableMenu=False)
        self.plot.hideButtons()
        self.box: Any = self.plot.getViewBox()
        self.box.setMouseEnabled(x=False, y=False)
        # Who draws says what is shown; a range found by itself would have no end where numbers have none.
        self.box.enableAutoRange(enable=False)
        for name in AXES:
            axis: Any = self.plot.getAxis(name)
            axis.enableAutoSIPrefix(enable=False)
            axis.setStyle(**QUIET_TICKS)
            axis.tickStrings = with_real_minus(axis.tickStrings)

    def count_across(self) -> None:
        """Have the axis below be one of steps: whole numbers, large ones short."""
        axis: Any = self.plot.getAxis("bottom")

        # Called for each level of ticks: all of them are told in the same unit.
        def write(steps: Sequence[float], scale: float, _spacing: float) -> list[str]:
            return write_steps([step * scale for step in steps], axis.range[1] * scale)

        axis.tickStrings = write

    def ink(self, theme: Theme) -> None:
        """Take on the colours of the ground and the axes."""
        self.widget.setBackground(theme.panel)
        for name in AXES:
            axis = self.plot.getAxis(name)
            axis.setPen(self.make_pen(theme.hairline))
            axis.setTextPen(self.make_pen(theme.quiet))

    def name(self, across: str, up: str, theme: Theme) -> None:
        """Write beside the axes what they show."""
        for name, text in zip(AXES, (across, up), strict=True):
            # It is taken for HTML, and may be the name of a node.
            self.plot.setLabel(name, escape(text), color=theme.palette.quiet)


def with_real_minus(write: TickStrings) -> TickStrings:
    """What writes the numbers of an axis, but with a real minus where it puts a hyphen."""

    def write_ticks(*numbers: object) -> list[str]:
        return [with_minus_sign(text) for text in write(*numbers)]

    return write_ticks


def write_steps(steps: Sequence[float], last: float) -> list[str]:
    """Numbers of steps as an axis that ends there has them; where that is far, in thousands or millions."""
    size, unit = next((size, unit) for least, size, unit in _UNITS if last >= least)
    return [f"{step / size:.10g}{unit if step else ''}" for step in steps]
