"""What the process does for each of its windows: recovery, the document's lock, whom a crash is told to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from guibp.gui.crash_log import CrashLog
from guibp.gui.main_window import MainWindow
from guibp.gui.recovery import Recovery


class WindowKeeping(QObject):
    """Follows windows from before they are shown until they are closed, or the process ends."""

    def __init__(self, crash_log: CrashLog, application: QGuiApplication) -> None:
        super().__init__(application)
        self._crash_log, self._application = crash_log, application
        self._kept: dict[MainWindow, Recovery] = {}

    def take(self, window: MainWindow) -> None:
        """Keep a window's work from now on."""
        recovery = Recovery(window)
        recovery.begin()
        window.files.lock.begin()
        self._crash_log.noted.connect(recovery.write_now)
        self._application.commitDataRequest.connect(recovery.write_now)
        self._kept[window] = recovery
        window.closed.connect(partial(self._leave, window))
        self._tell_newest()

    def recovery_of(self, window: MainWindow) -> Recovery:
        """The recovery of a window that is kept."""
        return self._kept[window]

    def finish(self) -> None:
        """The process ends; what windows that nobody closed still have is left to be recovered."""
        for window, recovery in self._kept.items():
            recovery.finish()
            window.files.lock.release()
        self._kept.clear()
        self._tell_newest()

    def _leave(self, window: MainWindow) -> None:
        """A window was closed, which has ended its recovery."""
        if self._kept.pop(window, None) is not None:
            window.files.lock.release()
            self._tell_newest()

    def _tell_newest(self) -> None:
        self._crash_log.window = next(reversed(self._kept), None)
