"""Window commands: another window beside this one, this one away, or all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow


class WindowCommands(QObject):
    """What a window can ask of the others; ``Windows`` follows."""

    another_wanted = Signal(object)
    """The ``QMainWindow`` that another one is to be opened beside."""
    quit_wanted = Signal(object)
    """The ``QMainWindow`` that asks first."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_another(self) -> None:
        """Open a second window beside this one."""
        self.another_wanted.emit(self._window)

    def close(self) -> None:
        """Close this window; the last one ends the program."""
        self._window.close()

    def quit(self) -> None:
        """Close every window."""
        self.quit_wanted.emit(self._window)
