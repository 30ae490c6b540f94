"""The crash log: what went wrong unforeseen goes to a file, and the window says so once."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from guibp.gui.crash_details import describe_crash
from guibp.gui.preferences import APPLICATION

_log = logging.getLogger("guibp")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST_BYTES = 2**20


class CrashLog(QObject):
    """Takes uncaught exceptions of every thread, Qt's messages, and the stacks of a hard crash."""

    noted = Signal()
    """An exception that nobody caught: what is not saved may be lost."""
    _noted_elsewhere = Signal(str)
    """The details of one that nobody caught in another thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._path: Path | None = None
        self._has_told = False
        self._details = ""
        self._noted_elsewhere.connect(self._react, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin to log; without a writable folder, to standard error."""
        handler: logging.Handler
        try:
            folder = user_log_path(APPLICATION, ensure_exists=True)
            self._path = folder / "guibp.log"
            handler = RotatingFileHandler(self._path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
            self._stacks = (folder / "crash.log").open("w", encoding="utf-8")
            faulthandler.enable(self._stacks)
        except OSError:
            self._path = None
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _log.addHandler(handler)
        _log.propagate = False
        sys.excepthook = self.note_exception
        threading.excepthook = self._note_in_thread
        qInstallMessageHandler(_note_message)

    def note_exception(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Log an exception that nobody caught, and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.critical("uncaught exception", exc_info=(kind, error, traceback))
        self._react(describe_crash(kind, error, traceback))

    def _note_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is None:
            return
        what = (arguments.exc_type, error, arguments.exc_traceback)
        _log.critical("uncaught exception in a thread", exc_info=what)
        self._noted_elsewhere.emit(describe_crash(*what))

    def _react(self, details: str) -> None:
        """Have what is not saved kept, before anything else, and tell the user once."""
        self.noted.emit()
        if not self._has_told:
            self._has_told = True
            self._details = details
            self._tell()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _tell(self) -> None:
        self._box = box = QMessageBox(self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(self.tr("Something went wrong inside guibp."))
        advice = self.tr("You can go on. Save your graph under a new name, to be safe.")
        where = self.tr("What happened is noted in {path}.").format(path=self._path) if self._path else ""
        box.addButton(QMessageBox.StandardButton.Close)
        copy = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        # The box stays: what was copied may be wanted beside it.
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy_details)
        box.setInformativeText(f"{advice}\n{where}".strip())
        box.open()


def _note_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001 - Qt gives it
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
