"""The line edit that opens on the canvas: Return keeps, Esc drops, a lost focus keeps what is valid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_OWN_KEYS = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})


class CanvasLineEdit(QLineEdit):
    """A line edit that tells how it was left."""

    confirmed = Signal()
    dropped = Signal()
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName("canvas_inline_edit")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end the edit from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            self._end(event)
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the whole text, so that typing replaces it."""
        self.selectAll()
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus is gone, unless a menu only borrows it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def _end(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            self.confirmed.emit()
