"""Shows tips, and keeps the numbers in the one on show fresh while they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

Describe = Callable[[QPoint], str]
"""What to say about a place of the viewport; nothing where that is empty."""


class TipShower:
    """The tips of one viewport."""

    def __init__(self, viewport: QWidget, describe: Describe) -> None:
        self._viewport, self._describe = viewport, describe
        self._place = QPoint()
        self._text = ""

    def show_at(self, place: QPoint) -> None:
        """Say what there is to say about a place; where that is nothing, no tip stays."""
        self._place, self._text = place, self._describe(place)
        QToolTip.showText(self._viewport.mapToGlobal(place), self._text, self._viewport)

    def follow_numbers(self) -> None:
        """Say the numbers that are now, if a tip is on show and it is this viewport's."""
        if self._is_on_show():
            self.show_at(self._place)

    def hide(self) -> bool:
        """Take the tip away, so that what is below it can be seen; answers whether there was one."""
        was_on_show = self._is_on_show()
        if was_on_show:
            self._text = ""
            QToolTip.hideText()
        return was_on_show

    def _is_on_show(self) -> bool:
        return bool(self._text) and QToolTip.isVisible() and QToolTip.text() == self._text
