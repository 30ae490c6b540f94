"""Help: the list of shortcuts, made from the table of actions, and what guibp is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guibp.gui.about_dialog import AboutDialog
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
        """Say what guibp is, with the versions of everything."""
        AboutDialog(self._window).show()
