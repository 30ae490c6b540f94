"""The list of shortcuts: every action with its keys, and what mouse and keys do on the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from guibp.gui.gesture_texts import CONTEXT, GESTURES
from guibp.gui.translation import plain_text

MOST_KEYS = 2
"""So many keys of an action are listed."""
_NAMED_KEYS = {
    *(f"F{number}" for number in range(1, 13)),
    *("Backspace", "Del", "Down", "End", "Enter", "Esc", "Home", "Ins", "Left", "PgDown", "PgUp", "Return"),
    *("Right", "Space", "Tab", "Up"),
}


class ShortcutsDialog(QDialog):
    """Lists the actions of a window; the graph can be worked on beside it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._table = QLabel()
        self._table.setTextFormat(Qt.TextFormat.RichText)
        self._table.setContentsMargins(24, 16, 24, 16)
        area = QScrollArea()
        area.setWidget(self._table)
        self._area = area
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.setContentsMargins(0, 8, 16, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self._write()
        self.resize(760, 640)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._area.setAccessibleName(self.windowTitle())
        heading = escape(self.tr("On the canvas"))
        shortcuts = write_shortcuts(self._window.findChildren(QAction))
        self._table.setText(f"{shortcuts}<p><b>{heading}</b></p>{write_gestures()}")


def write_shortcuts(actions: Iterable[QAction]) -> str:
    """A table of texts and keys, in the order of the actions."""
    rows = []
    for action in actions:
        shown = [key for key in action.shortcuts() if is_on_keyboards(key)][:MOST_KEYS]
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in shown]
        if action.objectName() and any(keys):
            rows.append((plain_text(action.text()).rstrip("…"), ", ".join(keys)))
    return _write_table(rows)


def write_gestures() -> str:
    """A table of what can be done on the canvas, and how."""
    return _write_table(
        [tuple(QCoreApplication.translate(CONTEXT, text) for text in one) for one in GESTURES]
    )


def is_on_keyboards(key: QKeySequence) -> bool:
    """Some desktops know keys for an action that hardly any keyboard has, such as New or F14."""
    name = key.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return len(name) <= 1 or name in _NAMED_KEYS


def _write_table(rows: Iterable[tuple[str, ...]]) -> str:
    lines = (
        "".join(f'<td style="padding:3px 28px 3px 0">{escape(text)}</td>' for text in row) for row in rows
    )
    return f'<table cellspacing="0">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
