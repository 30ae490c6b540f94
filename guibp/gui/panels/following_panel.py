"""The page of a dock that follows what is on show while it is seen, in the language that is spoken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from guibp.gui.panels.view_follower import FOLLOW_MILLISECONDS, ViewFollower


class FollowingPanel(QScrollArea):
    """A kind of it says what is shown; out of view, behind another tab too, it costs nothing."""

    def __init__(self, parent: QWidget | None = None, milliseconds: int = FOLLOW_MILLISECONDS) -> None:
        """So soon after the numbers changed it follows."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._follower = ViewFollower(self._show_now, self, milliseconds)

    def _show_now(self) -> None:
        """Show the numbers that are on show."""
        raise NotImplementedError

    def _write(self) -> None:
        """Write what stands there whatever the numbers are."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self._follower.show_again()

    def sizeHint(self) -> QSize:
        return QSize(640, 270)

    def watch(self, is_seen: bool) -> None:
        """Come into view and catch up, or go."""
        self._follower.watch(is_seen)

    def refresh(self) -> None:
        """Show the numbers that are on show now."""
        self._follower.refresh()
