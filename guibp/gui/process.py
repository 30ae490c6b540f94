"""The process of the window: Qt's application, and what is set for the whole of it."""

from __future__ import annotations

import locale
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from guibp import resources
from guibp.gui import create_window
from guibp.gui.crash_log import CrashLog
from guibp.gui.garbage import GarbageCollector
from guibp.gui.preferences import APPLICATION, ORGANIZATION
from guibp.gui.quit_signals import QuitSignals
from guibp.gui.recovery import Recovery
from guibp.gui.recovery_bar import offer_recovery
from guibp.model.errors import GuibpError
from guibp.sources import describe_refusal

REFUSED = 1
_WITHOUT_SCREEN = frozenset({"offscreen", "minimal"})


def run_window(source: str | None) -> int:
    """Start Qt, open the window on a source, and run until it is closed; returns the exit code."""
    application = make_application()
    crash_log = CrashLog(application)
    crash_log.install()
    collector = GarbageCollector(application)
    quit_signals = QuitSignals(application)
    quit_signals.install()
    try:
        window = create_window(source)
    except GuibpError as error:
        print(describe_refusal(source or APPLICATION, error), file=sys.stderr)
        return REFUSED
    crash_log.window = window
    recovery = Recovery(window)
    recovery.begin()
    window.files.lock.begin()
    crash_log.noted.connect(recovery.write_now)
    application.commitDataRequest.connect(recovery.write_now)
    window.show()
    offer_recovery(recovery, window)
    collector.start()
    code = application.exec()
    recovery.finish()
    window.files.lock.release()
    # Widgets go before the application does, and unseen: what is seen gets events while it is destroyed.
    crash_log.window = None
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _let_go_of_what_was_copied(application)
    return quit_signals.exit_code(code)


def _let_go_of_what_was_copied(application: QApplication) -> None:
    """Without a screen there is no system's clipboard: Qt's own would destroy it after Python, and crash."""
    if application.platformName() in _WITHOUT_SCREEN:
        application.clipboard().clear()


def make_application() -> QApplication:
    """The application, with a number format that is the same everywhere."""
    # Before any widget: a German locale would read 0.5 as 5.
    QLocale.setDefault(QLocale.c())
    application = QApplication([APPLICATION])
    locale.setlocale(locale.LC_NUMERIC, "C")
    application.setApplicationName(APPLICATION)
    application.setOrganizationName(ORGANIZATION)
    application.setApplicationDisplayName("")
    application.setDesktopFileName(APPLICATION)
    application.setWindowIcon(QIcon(str(resources.path("icons", "guibp.svg"))))
    return application
