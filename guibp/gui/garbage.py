"""Garbage collection in the GUI's thread alone: in another it could destroy Qt's objects there, and crash."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MILLISECONDS = 1000


class GarbageCollector(QObject):
    """Does from a timer what Python would do at any moment in any thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        # What is there now, modules for the most part, stays: it need not be looked at, now or later.
        gc.freeze()
        gc.disable()
        self._timer.start(INTERVAL_MILLISECONDS)

    def collect(self) -> None:
        """Collect each generation that is due."""
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if threshold and count > threshold:
                gc.collect(generation)
