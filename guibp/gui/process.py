"""The process of the window: Qt's application, and what is set for the whole of it."""

from __future__ import annotations

import locale
import sys
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from guibp import resources
from guibp.gui.crash_log import CrashLog
from guibp.gui.desktop_application import DesktopApplication, open_wanted
from guibp.gui.garbage import GarbageCollector
from guibp.gui.last_time import LastTime
from guibp.gui.last_time_choice import wants_last_time
from guibp.gui.preferences import APPLICATION, ORGANIZATION
from guibp.gui.quit_signals import QuitSignals
from guibp.gui.recovery_bar import offer_recovery
from guibp.gui.window_keeping import WindowKeeping
from guibp.gui.windows import Windows, windows_of
from guibp.model.errors import GuibpError
from guibp.sources import describe_refusal

REFUSED = 1
_WITHOUT_SCREEN = frozenset({"offscreen", "minimal"})


def run_window(source: str | None, *, begins_new: bool = False) -> int:
    """Start Qt, open the window on a source, and run until it is closed; returns the exit code.

    Without a source what was open last time comes back, if the user wants that and ``begins_new`` does not
    ask for the start page.
    """
    application = make_application()
    crash_log = CrashLog(application)
    crash_log.install()
    collector = GarbageCollector(application)
    quit_signals = QuitSignals(application)
    quit_signals.install()
    windows = windows_of(application)
    application.file_wanted.connect(partial(open_wanted, windows))
    keeping = WindowKeeping(crash_log, application)
    windows.opened.connect(keeping.take)
    last_time = LastTime(windows)
    try:
        _begin(windows, last_time, source, begins_new=begins_new)
    except GuibpError as error:
        print(describe_refusal(source or APPLICATION, error), file=sys.stderr)
        return REFUSED
    offer_recovery(keeping.recovery_of(windows.held[0]), windows.held[0])
    collector.start()
    code = application.exec()
    last_time.store()
    keeping.finish()
    _dispose_of(windows)
    _let_go_of_what_was_copied(application)
    return quit_signals.exit_code(code)


def _begin(windows: Windows, last_time: LastTime, source: str | None, *, begins_new: bool) -> None:
    """Show the first windows; raises ``GuibpError`` if the source cannot be read."""
    if source is None and not begins_new and wants_last_time():
        last_time.bring_back()
    if not windows.held:
        windows.open(source)
    for window in windows.held:
        window.show()
    for problem in last_time.say_problems():
        windows.held[0].session.message_shown.emit(problem)


def _dispose_of(windows: Windows) -> None:
    """Widgets go before the application does, and unseen: what is seen gets events while it is destroyed."""
    for window in windows.held:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _let_go_of_what_was_copied(application: QApplication) -> None:
    """Without a screen there is no system's clipboard: Qt's own would destroy it after Python, and crash."""
    if application.platformName() in _WITHOUT_SCREEN:
        application.clipboard().clear()


def make_application() -> DesktopApplication:
    """The application, with a number format that is the same everywhere."""
    # Before any widget: a German locale would read 0.5 as 5.
    QLocale.setDefault(QLocale.c())
    application = DesktopApplication([APPLICATION])
    locale.setlocale(locale.LC_NUMERIC, "C")
    application.setApplicationName(APPLICATION)
    application.setOrganizationName(ORGANIZATION)
    application.setApplicationDisplayName("")
    application.setDesktopFileName(APPLICATION)
    application.setWindowIcon(QIcon(str(resources.path("icons", "guibp.svg"))))
    return application
