"""Marks in the table of samples the rows that the newest step of a training drew."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.gui.panels.dataset import DatasetPanel
from guibp.gui.training import LiveTraining


class BatchMarking(QObject):
    """Follows the training while the table is in view."""

    def __init__(self, training: LiveTraining, panel: DatasetPanel) -> None:
        super().__init__(panel)
        self._training, self._panel = training, panel
        training.frame_shown.connect(self._mark)
        training.changed.connect(self._mark)

    def _mark(self) -> None:
        if self._panel.isVisible():
            drawn = self._training.drawn
            self._panel.mark_rows(frozenset() if drawn is None else frozenset(drawn.rows))
