"""The application as a desktop sees it: macOS asks a program that runs already to open a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from guibp.gui.main_window import MainWindow
from guibp.gui.session import Session
from guibp.gui.windows import Windows


class DesktopApplication(QApplication):
    """Qt's application, which says what the desktop wants opened; elsewhere files come as arguments."""

    file_wanted = Signal(str)
    """The path of a file."""

    def event(self, event: QEvent) -> bool:
        """Take files; of what a person does, nothing comes by here."""
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


def open_wanted(windows: Windows, name: str) -> None:
    """Show a file: where it is open already, else in a window that holds nothing, else in one of its own."""
    path = Path(name)
    window = _find_window(windows, path)
    if window is None:
        window = windows.open_beside(windows.held[-1])
    if window.session.path != path:
        window.files.open_path(path)
    window.raise_()
    window.activateWindow()


def _find_window(windows: Windows, path: Path) -> MainWindow | None:
    for window in windows.held:
        if window.session.path == path:
            return window
    return next((window for window in windows.held if _is_unused(window.session)), None)


def _is_unused(session: Session) -> bool:
    return session.path is None and not session.is_modified and session.running is None
