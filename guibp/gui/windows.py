"""The windows of the process: each with a document, a history, a training and a selection of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QMainWindow

from guibp.gui import create_window
from guibp.gui.main_window import MainWindow

STEP = QPoint(36, 36)
"""How far a window stands from the one that it was opened beside."""


class Windows(QObject):
    """Opens windows and holds them while they are open; one closes without the others."""

    opened = Signal(object)
    """A ``MainWindow``, not shown yet."""
    quit_began = Signal()
    """All windows are going to be closed, unless one of them is kept."""
    quit_ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[MainWindow] = []

    @property
    def held(self) -> tuple[MainWindow, ...]:
        """Those that were opened here and not closed, in their order."""
        return tuple(self._held)

    def attend(self, window: MainWindow) -> None:
        """Do what a window asks of the others, whoever made it."""
        wishes = window.commands.windows
        wishes.another_wanted.connect(self.open_beside)
        wishes.quit_wanted.connect(self.quit)

    def open(self, source: str | None = None) -> MainWindow:
        """A window on a source, not shown yet; raises ``GuibpError`` if that cannot be read."""
        window = create_window(source)
        self._held.append(window)
        window.closed.connect(partial(self._let_go, window))
        self.opened.emit(window)
        return window

    def open_beside(self, other: QMainWindow) -> MainWindow:
        """A window on an empty graph, shown a little lower and to the right of another one."""
        window = self.open()
        place, room = _beside(other), other.screen().availableGeometry()
        window.resize(other.normalGeometry().intersected(room.translated(other.pos() - place)).size())
        window.move(place)
        window.show()
        return window

    def quit(self, asking: QMainWindow) -> None:
        """Close all windows, the asking one first; each may ask, and one that stays keeps those after it."""
        self.quit_began.emit()
        others = [window for window in self._held if window is not asking]
        all(window.close() for window in (asking, *others))
        self.quit_ended.emit()

    def _let_go(self, window: MainWindow) -> None:
        self._held.remove(window)
        window.deleteLater()


def windows_of(application: QCoreApplication) -> Windows:
    """The windows of an application, which owns them."""
    found = application.findChild(Windows)
    return found if isinstance(found, Windows) else Windows(application)


def _beside(other: QMainWindow) -> QPoint:
    """A place on the same screen; where the next step would leave it, at the corner again."""
    place = other.pos() + STEP
    room = other.screen().availableGeometry()
    inside = room.contains(place + QPoint(other.width() // 2, other.height() // 2))
    return place if inside else room.topLeft() + STEP
