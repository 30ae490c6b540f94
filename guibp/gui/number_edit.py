"""A line to type a number in: read strictly and the same in every locale, or refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from guibp.gui.committing_edit import CommittingEdit
from guibp.gui.translation import translate_error
from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number, show_fully


class NumberEdit(CommittingEdit):
    """Return or leaving commits, Esc gives the shown number back; what is no finite number is refused."""

    committed = Signal(float)
    cleared = Signal()
    """Committed empty, where that is allowed."""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._takes_nothing = False
        self.entered.connect(self._take)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def allow_nothing(self) -> None:
        """Take an empty line too."""
        self._takes_nothing = True

    def show_number(self, number: float | None) -> None:
        """Show a number in full, unless another is being typed; ``None`` is an empty line."""
        text = "" if number is None else show_fully(number)
        is_typing = self.hasFocus() and self.isModified()
        self._shown = text
        if not is_typing and self.text() != text:
            self.setText(text)
            # Of a number that is too long for the line, its beginning says the most.
            self.setCursorPosition(0)

    def _take(self, typed: str) -> None:
        # Back to what stands in the graph: the edit that follows shows itself.
        self.setText(self._shown)
        if not typed.strip() and self._takes_nothing:
            self.cleared.emit()
            return
        try:
            number = read_number(typed)
        except NumberError as error:
            self.refused.emit(translate_error(error))
            return
        self.committed.emit(number)
        self.selectAll()
