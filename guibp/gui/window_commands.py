"""Window commands: another window beside this one, this one away, or all of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMainWindow


class WindowCommands(QObject):
    """What a window can ask of the others."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_another(self) -> None:
        """Open a second window beside this one."""
        application = QCoreApplication.instance()
        if application is not None:
            # They know the main window, which knows these commands.
            from guibp.gui.windows import windows_of

            windows_of(application).open_beside(self._window)

    def close(self) -> None:
        """Close this window; the last one ends the program."""
        self._window.close()

    def quit(self) -> None:
        """Close every window."""
        application = QCoreApplication.instance()
        if application is not None:
            from guibp.gui.windows import windows_of

            windows_of(application).quit(self._window)
