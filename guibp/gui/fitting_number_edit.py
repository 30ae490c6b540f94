"""A narrow line of a number: at rest as many digits as there is room for, in full while it is edited."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from guibp.gui.number_edit import NumberEdit
from guibp.model.numbers_text import show_fully, show_number

MOST_DIGITS, LEAST_DIGITS = 17, 3
MARGIN = 4
"""Qt leaves two pixels free on either side of the text."""


class FittingNumberEdit(NumberEdit):
    """What is cut would be another number: 1234567 with its end out of sight reads 12345."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: float | None = None
        self._tip = ""

    def set_tip(self, tip: str) -> None:
        """What is told while the whole number is in sight."""
        self._tip = tip
        super().setToolTip(tip)

    def show_number(self, number: float | None) -> None:
        """Show a number, unless another is being typed; ``None`` is an empty line."""
        self._number = number
        super().show_number(number)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all of it."""
        super().show_number(self._number)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, and shows what there is room for."""
        super().focusOutEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        full = "" if self._number is None else show_fully(self._number)
        text = full if self.hasFocus() else self._shorten(full)
        super().setToolTip(full if text != full else self._tip)
        if not self.hasFocus() and self.text() != text:
            self.setText(text)

    def _shorten(self, full: str) -> str:
        if self._number is None or self._has_room(full):
            return full
        texts = (show_number(self._number, digits) for digits in range(MOST_DIGITS, LEAST_DIGITS, -1))
        return next((text for text in texts if self._has_room(text)), show_number(self._number, LEAST_DIGITS))

    def _has_room(self, text: str) -> bool:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return self.fontMetrics().horizontalAdvance(text) <= inner.width() - MARGIN
