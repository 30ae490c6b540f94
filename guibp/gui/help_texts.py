"""Help: the list of shortcuts, made from the table of actions, and what guibp is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.gesture_texts import CONTEXT as GESTURE_CONTEXT
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.type_scale import scaled

MOST_KEYS = 2
"""So many keys of an action are listed: some desktops know keys for it that no keyboard has."""


class Help(QObject):
    """Shows its texts in windows of their own; the graph can be worked on beside them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_shortcuts(self) -> None:
        """List every action that has a shortcut, with all of them."""
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Keyboard shortcuts"))
        table = QLabel(write_shortcuts(self._window.findChildren(QAction)) + self._write_gestures())
        table.setTextFormat(Qt.TextFormat.RichText)
        table.setContentsMargins(24, 16, 24, 16)
        area = QScrollArea()
        area.setWidget(table)
        area.setAccessibleName(dialog.windowTitle())
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.close)
        layout = QVBoxLayout(dialog)
        layout.addWidget(area)
        layout.addWidget(buttons)
        dialog.resize(scaled(760), scaled(640))
        dialog.show()

    def _write_gestures(self) -> str:
        rows = [
            tuple(escape(QCoreApplication.translate(GESTURE_CONTEXT, text)) for text in gesture)
            for gesture in GESTURES
        ]
        lines = "".join(f"<tr><td>{what}</td><td>{how}</td></tr>" for what, how in rows)
        return f'<p><b>{escape(self.tr("On the canvas"))}</b></p><table cellspacing="6">{lines}</table>'

    def show_about(self) -> None:
        """Say what guibp is."""
        from guibp import __version__

        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("About guibp"))
        box.setText(self.tr("guibp {version}").format(version=__version__))
        box.setInformativeText(
            self.tr("Build a computational graph, and watch values and gradients flow along its edges.")
        )
        box.open()


def write_shortcuts(actions: Iterable[QAction]) -> str:
    """A table of texts and keys, in the order of the actions."""
    rows = []
    for action in actions:
        shown = action.shortcuts()[:MOST_KEYS]
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in shown]
        if action.objectName() and any(keys):
            text = escape(action.text().replace("&", "").rstrip("…"))
            rows.append(f"<tr><td>{text}</td><td>{escape(', '.join(keys))}</td></tr>")
    return f'<table cellspacing="6">{"".join(rows)}</table>'
