"""How a training goes, and why it ended: the step, the steps a second, or a sentence."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from guibp.gui.particles import settle_particles
from guibp.gui.plain_tips import plain_tip
from guibp.gui.roles import Role, make_label
from guibp.gui.run_goals import tell_end
from guibp.gui.training import LiveTraining
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number

WRITE_SECONDS = 0.25
"""Numbers that change quicker cannot be read."""
LEAST_WIDTH = 110
"""Enough for the steps a second in a line."""
_MILLION, _THOUSAND = 1e6, 1e3


class RunStatus(QWidget):
    """A line, or two where it is narrow; empty before the first run."""

    def __init__(self, training: LiveTraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._written_at = 0.0
        self._label = make_label("", Role.QUIET)
        self._label.setObjectName("train_status")
        self._label.setWordWrap(True)
        self._label.setMinimumWidth(scaled(LEAST_WIDTH))
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        training.changed.connect(self.refresh)
        training.frame_shown.connect(self._follow_frame)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def refresh(self) -> None:
        """Say it now."""
        self._written_at = time.perf_counter()
        text = settle_particles(self._tell())
        self._label.setText(text)
        self._label.setToolTip(plain_tip(text))

    def _follow_frame(self) -> None:
        if time.perf_counter() - self._written_at >= WRITE_SECONDS:
            self.refresh()

    def _tell(self) -> str:
        training = self._training
        if training.is_running:
            speed = training.speedometer.speed
            return self.tr("Training …") if speed is None else self._tell_speed(speed)
        return "" if training.end is None else tell_end(training.end)

    def _tell_speed(self, speed: float) -> str:
        if speed >= _MILLION:
            return self.tr("{speed} million steps/s").format(speed=show_number(speed / _MILLION))
        rounded = float(f"{speed:.2g}") if speed < _THOUSAND else float(f"{speed:.3g}")
        return self.tr("{speed} steps/s").format(speed=f"{rounded:,.10g}")
