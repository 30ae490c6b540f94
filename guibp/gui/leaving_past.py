"""Leaving the past: Esc returns to the newest moment of a training, from anywhere in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from guibp.gui.rewinding import Rewinding


class LeavingPast(QObject):
    """Takes an Esc that nobody else used up: what was in the middle of something gave that up first."""

    def __init__(self, rewinding: Rewinding, window: QWidget) -> None:
        super().__init__(window)
        self._rewinding = rewinding
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys that came up to the window."""
        is_escape = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if not (is_escape and self._rewinding.is_past):
            return super().eventFilter(watched, event)
        self._rewinding.return_to_now()
        return True
