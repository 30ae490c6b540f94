"""The losses of several runs on one plot, linear or logarithmic; the pointer reads off run, step and loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guibp.engine.training_run import TrainingRun
from guibp.gui.kept_runs import KeptRun
from guibp.gui.panels.run_curves import RunCurves, RunLine
from guibp.gui.panels.run_inks import run_pen
from guibp.gui.theme import Theme

Floats = NDArray[np.float64]

NEAR = 24.0
"""So many pixels from a curve the pointer still means it."""
MOST_CURVES = 60
_STRONG, _USUAL = 3.0, 1.5
_BEYOND = 1.04


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a run's curve."""

    number: int
    step: int
    loss: float


def whole_curve(run: TrainingRun) -> tuple[Floats, Floats]:
    """Steps and losses, with the loss after the last step."""
    return np.append(run.loss_steps, run.steps).astype(np.float64), np.append(run.losses, run.final_loss)


def scale_losses(losses: Floats, *, is_log: bool) -> Floats:
    """The losses as they are drawn, NaN where they cannot be."""
    with np.errstate(all="ignore"):
        drawn = np.where(losses > 0, np.log10(losses), np.nan) if is_log else losses
    return np.where(np.isfinite(drawn), drawn, np.nan)


class RunsPlot(QWidget):
    """Makes its pyqtgraph plot when there is something to show: that takes long to import."""

    pointed = Signal(object)
    """A ``Spot`` below the pointer, or ``None``."""
    run_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: tuple[KeptRun, ...] = ()
        self._current: int | None = None
        self._is_log = False
        self._curves: RunCurves | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    @property
    def runs(self) -> tuple[KeptRun, ...]:
        """Those that are drawn."""
        return self._runs

    @property
    def curves(self) -> RunCurves | None:
        """The plot itself, as soon as something was shown."""
        return self._curves

    def show_runs(self, runs: Sequence[KeptRun], current: int | None, *, is_log: bool) -> None:
        """Draw curves, the current one strong and on top."""
        self._runs, self._current, self._is_log = tuple(runs[-MOST_CURVES:]), current, is_log
        if runs or self._curves is not None:
            self._draw(self._ready_curves())

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        if self._curves is not None:
            self._draw(self._curves)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._curves is not None:
            self._write(self._curves)

    def _write(self, curves: RunCurves) -> None:
        curves.name_axes(self.tr("step"), self.tr("loss"), self._theme)
        curves.widget.setAccessibleName(self.tr("losses of the chosen runs"))

    def _draw(self, curves: RunCurves) -> None:
        lines = []
        for kept in sorted(self._runs, key=lambda kept: kept.number == self._current):
            steps, losses = whole_curve(kept.run)
            pen = run_pen(self._theme, kept.number, _STRONG if kept.number == self._current else _USUAL)
            lines.append(RunLine(steps, scale_losses(losses, is_log=self._is_log), pen))
        curves.draw(lines, self._theme, is_log=self._is_log)
        self._write(curves)

    def _ready_curves(self) -> RunCurves:
        if self._curves is None:
            self._curves = RunCurves(self)
            self._curves.widget.viewport().installEventFilter(self)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._curves.widget)
        return self._curves

    # -- the pointer -----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read off what the pointer is at; a click makes that run the current one."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.pointed.emit(self.spot_at(event.position()))
        elif event.type() is QEvent.Type.Leave:
            self.pointed.emit(None)
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = self.spot_at(event.position())
            if spot is not None and event.button() is Qt.MouseButton.LeftButton:
                self.run_clicked.emit(spot.number)
        return super().eventFilter(watched, event)

    def spot_at(self, place: QPointF) -> Spot | None:
        """The place on the nearest curve above or below a place of the plot's viewport."""
        if self._curves is None:
            return None
        at, pixel = self._curves.numbers_at(place)
        spots = [(self._distance(kept, at) / pixel, kept) for kept in self._runs]
        near = min(spots, key=lambda pair: pair[0], default=None)
        if near is None or not near[0] <= NEAR:
            return None
        return _read_off(near[1], at.x())

    def _distance(self, kept: KeptRun, at: QPointF) -> float:
        steps, losses = whole_curve(kept.run)
        drawn = scale_losses(losses, is_log=self._is_log)
        known = np.isfinite(drawn)
        if not known.any() or not -1 <= at.x() <= kept.run.steps * _BEYOND + 1:
            return float("inf")
        return abs(float(np.interp(at.x(), steps[known], drawn[known])) - at.y())


def _read_off(kept: KeptRun, x: float) -> Spot:
    """The nearest step whose loss is known."""
    steps, losses = whole_curve(kept.run)
    place = int(np.argmin(np.abs(steps - x)))
    return Spot(kept.number, int(steps[place]), float(losses[place]))
