"""A line for a node's name: Return or leaving commits, Esc gives the old name back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guibp.gui.committing_edit import CommittingEdit


class NameEdit(CommittingEdit):
    """Shows a name and asks for another; whether it may be had is for others to say."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(1000)
        self.entered.connect(self._take)

    def show_name(self, name: str) -> None:
        """Show a name, unless another is being typed for the same."""
        is_typing = self.hasFocus() and self.isModified() and name == self._shown
        self._shown = name
        if not is_typing:
            self.setText(name)
            self.setCursorPosition(0)

    def _take(self, typed: str) -> None:
        self.setModified(False)
        if typed != self._shown:
            self.committed.emit(typed)
