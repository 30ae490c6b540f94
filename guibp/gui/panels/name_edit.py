"""A line for a node's name: Return or leaving commits, Esc gives the old name back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameEdit(QLineEdit):
    """Shows a name and asks for another; whether it may be had is for others to say."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setMaxLength(1000)
        self.returnPressed.connect(self._commit)

    def show_name(self, name: str) -> None:
        """Show a name, unless another is being typed for the same."""
        is_typing = self.hasFocus() and self.isModified() and name == self._shown
        self._shown = name
        if not is_typing:
            self.setText(name)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()

    def _commit(self) -> None:
        typed = self.text()
        if not self.isModified():
            return
        self.setModified(False)
        if typed != self._shown:
            self.committed.emit(typed)
