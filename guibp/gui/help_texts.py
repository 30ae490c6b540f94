"""Help: the list of shortcuts, made from the table of actions, and what guibp is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from guibp.gui.shortcuts_dialog import ShortcutsDialog


class Help(QObject):
    """Shows its texts in windows of their own; the graph can be worked on beside them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_shortcuts(self) -> None:
        """List every action that has a shortcut, with all of them."""
        ShortcutsDialog(self._window).show()

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
