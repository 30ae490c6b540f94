"""The text edit that opens on a note: Esc drops, Ctrl+Return or a lost focus keeps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from guibp.model.note_rules import MAXIMUM_TEXT

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})


class NoteTextEdit(QPlainTextEdit):
    """Several lines of text; it tells how it was left."""

    confirmed = Signal()
    dropped = Signal()
    left = Signal()
    """The focus went elsewhere."""
    overfilled = Signal()
    """More was pasted than a note may say."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName("canvas_note_edit")
        self.setAccessibleName(self.tr("Note"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        for choose in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            choose(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_margin(self, margin: int) -> None:
        """Leave so many pixels free around the text, but fewer below: a taller line must not scroll it."""
        self.setViewportMargins(margin, margin, margin, margin // 4)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end the edit from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and _ends(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                event.accept()
                (self.dropped if event.key() == Qt.Key.Key_Escape else self.confirmed).emit()
                return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt calls it so
        """Paste what may be said: with far more Qt would be busy for minutes."""
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if stays + len(source.text()) > MAXIMUM_TEXT:
            self.overfilled.emit()
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus is gone, unless a menu only borrows it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()


def _ends(event: QKeyEvent) -> bool:
    """Return alone begins another line."""
    confirms = event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or confirms
