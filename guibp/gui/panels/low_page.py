"""A page that is as low as its parts can be: before it scrolls, what can shrink shrinks."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget


class LowPage(QWidget):
    """Its height does not follow from what its parts would like; but buttons keep theirs."""

    def showEvent(self, event: QShowEvent) -> None:
        """Keep buttons from shrinking to the style sheet's least height, at which their text is cut."""
        super().showEvent(event)
        for button in self.findChildren(QToolButton):
            button.ensurePolished()
            button.setMinimumHeight(button.sizeHint().height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt calls it so
        """The least: because a label wraps its text, Qt would ask how high every part likes to be."""
        del width
        return self.minimumSizeHint().height()


class WrappingPage(QWidget):
    """The same where texts wrap: they get the height that they need at this width, the rest its least."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt calls it so
        """The least height of all parts at a width."""
        layout = self.layout()
        return self.minimumSizeHint().height() if layout is None else layout.minimumHeightForWidth(width)
