"""The explanation: what the last step did, or how a node's numbers come about, in words and formulas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from guibp.gui.panels.explaining import explain
from guibp.gui.panels.paragraph_page import ParagraphPage
from guibp.gui.session import Session
from guibp.gui.theme import Theme

TRAINING_MILLISECONDS = 200
"""How often the text changes while training: faster, nobody could read it."""


class Explanation(ParagraphPage):
    """A page that follows the walk and the selection."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self.setAccessibleName(self.tr("Explanation"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        session.reading_changed.connect(self._follow_numbers)
        session.selection.changed.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is to be said now; unseen, wait until it comes into view."""
        self._timer.stop()
        if self.isVisible():
            self.column.show_paragraphs(explain(self._session))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Explanation"))
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming into view, catch up."""
        super().showEvent(event)
        self.refresh()

    def _follow_numbers(self) -> None:
        if self._session.running is None:
            self.refresh()
        elif not self._timer.isActive():
            self._timer.start(TRAINING_MILLISECONDS)
