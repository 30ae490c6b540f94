"""The line edit that opens on the canvas: Return keeps, Esc drops, a lost focus keeps what is valid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from guibp.gui.value_steps import factor_of

_OWN_KEYS = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)
_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})


class CanvasLineEdit(QLineEdit):
    """A line edit that tells how it was left."""

    confirmed = Signal()
    dropped = Signal()
    stepped = Signal(float)
    """Up or Down: so many steps."""
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName("canvas_inline_edit")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end the edit from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS | _STEPS.keys():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._follow_key(event)
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

    def _follow_key(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())] * factor_of(event.modifiers()))
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            self.confirmed.emit()
