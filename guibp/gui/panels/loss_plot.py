"""The loss curve: the loss before every step of the training, and the newest in figures."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from guibp.gui.panels.plot_axes import QUIET_TICKS
from guibp.gui.theme import Theme
from guibp.model.numbers_text import show_number, with_minus_sign

Floats = NDArray[np.float64]


class LossPlot(QWidget):
    """Draws the losses over the steps.

    The plot itself is made when the first curve is shown: pyqtgraph takes as long to import as the
    rest of the window.
    """

    curve_made = Signal(object)
    """The ``Curve``, once, when it is needed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures = QLabel(self)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._figures)
        self._invitation = QLabel(self)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        layout.addWidget(self._invitation, 1)
        self._curve: Curve | None = None
        self._now: tuple[int, float] | None = None
        self._write()
        self.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._figures.setAccessibleName(self.tr("loss now"))
        self._invitation.setText(self.tr("Press Train and watch the loss fall."))
        if self._curve is not None:
            self._curve.name_axes(self.tr("step"), self.tr("loss"))
            self._curve.widget.setAccessibleName(self.tr("loss over the steps"))
        if self._now is not None:
            self._tell(*self._now)

    def show_losses(self, steps: NDArray[np.int64], losses: Floats, step: int, loss: float) -> None:
        """Draw a curve, shape (k,) each, and say the loss after ``step`` steps."""
        self._invitation.hide()
        self._ready_curve().draw(steps, losses)
        self._now = (step, loss)
        self._tell(step, loss)

    def _tell(self, step: int, loss: float) -> None:
        grouped = f"{step:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        shown = with_minus_sign(show_number(loss))
        self._figures.setText(self.tr("{loss} at step {step}").format(loss=shown, step=grouped))

    def prepare(self) -> None:
        """Make the plot before it is needed."""
        self._ready_curve()

    def clear_losses(self) -> None:
        """Forget the curve: another training, or another document."""
        self._figures.clear()
        self._now = None
        self._invitation.show()
        if self._curve is not None:
            self._curve.widget.hide()
            self._curve.draw(np.zeros(0, dtype=np.int64), np.zeros(0))

    def _ready_curve(self) -> Curve:
        if self._curve is None:
            self._curve = Curve(self)
            self._curve.apply_theme(self._theme)
            self._curve.name_axes(self.tr("step"), self.tr("loss"))
            self._curve.widget.setAccessibleName(self.tr("loss over the steps"))
            box = self.layout()
            if box is not None:
                box.addWidget(self._curve.widget)
            self.curve_made.emit(self._curve)
        self._curve.widget.setVisible(self._invitation.isHidden())
        return self._curve

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        quiet = f"color: {theme.palette.quiet}"
        self._figures.setStyleSheet(quiet)
        self._invitation.setStyleSheet(quiet)
        if self._curve is not None:
            self._curve.apply_theme(theme)


class Curve:
    """A pyqtgraph plot with one line, quiet axes and nothing to click."""

    def __init__(self, parent: QWidget) -> None:
        import pyqtgraph

        self._make_pen = pyqtgraph.mkPen
        self.widget = pyqtgraph.PlotWidget(parent=parent)
        self._names: dict[str, str] = {}
        self._ink = ""
        self._top = 1.0
        # Nothing in it can be done by keys.
        for part in (self.widget, self.widget.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot = self.widget.getPlotItem()
        plot.setMenuEnabled(enableMenu=False)
        plot.hideButtons()
        plot.getViewBox().setMouseEnabled(x=False, y=False)
        self._plot = plot
        for name in ("bottom", "left"):
            axis: Any = plot.getAxis(name)
            axis.enableAutoSIPrefix(enable=False)
            axis.setStyle(**QUIET_TICKS)
        self._line = plot.plot([], [], antialias=True)
        self._marker = plot.plot([], [])

    def draw(self, steps: NDArray[np.int64], losses: Floats) -> None:
        """Draw the finite losses, from 0 up."""
        finite = np.isfinite(losses)
        self._line.setData(steps[finite], losses[finite])
        if finite.any():
            self._top = float(losses[finite].max()) * 1.05 or 1.0
            self._plot.getViewBox().setRange(
                xRange=(0, max(int(steps[-1]), 1)), yRange=(0, self._top), padding=0
            )

    def mark(self, step: int | None) -> None:
        """Draw a line across at a step, or none."""
        ends = [] if step is None else [0, self._top]
        self._marker.setData([step] * len(ends), ends)

    def step_at(self, place: QPointF) -> float:
        """The step above a place of the widget's viewport."""
        scene = self.widget.mapToScene(place.toPoint())
        return float(self._line.mapFromScene(scene).x())

    def name_axes(self, across: str, up: str) -> None:
        """Write beside the axes what they show."""
        self._names = {"bottom": across, "left": up}
        self._write_names()

    def _write_names(self) -> None:
        for name, text in self._names.items():
            self._plot.setLabel(name, text, color=self._ink)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.widget.setBackground(theme.panel)
        self._line.setPen(self._make_pen(theme.value, width=2))
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setPen(self._make_pen(theme.hairline))
            axis.setTextPen(self._make_pen(theme.quiet))
        self._marker.setPen(self._make_pen(theme.selection, width=2))
        self._ink = theme.palette.quiet
        self._write_names()
