"""The crash log: what went wrong unforeseen goes to a file, and the window says so once."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from guibp import __version__
from guibp.gui.crash_details import describe_crash
from guibp.gui.crash_stacks import begin_stacks
from guibp.gui.preferences import APPLICATION
from guibp.gui.seen_faults import Fault, SeenFaults

_log = logging.getLogger("guibp")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST_BYTES = 2**20
_FORM = f"%(asctime)s guibp {__version__} %(levelname)s %(name)s: %(message)s"


Raised = tuple[type[BaseException], BaseException, TracebackType | None]


@dataclass(frozen=True, slots=True)
class _Report:
    """What is to be done about an exception that was logged."""

    details: str
    """To be told to the user; empty if they were told of one there before."""
    keeps_work: bool


class CrashLog(QObject):
    """Takes uncaught exceptions of every thread, Qt's messages, and the stacks of a hard crash."""

    noted = Signal()
    """An exception that nobody caught: what is not saved may be lost."""
    _noted_elsewhere = Signal(object)
    """The ``_Report`` of one that nobody caught in another thread."""
    _found = Signal(str)
    """The details of one that the user is to be told of, but not out of a paint event: at the next turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._path: Path | None = None
        self._seen = SeenFaults()
        self._is_keeping = False
        self._details = ""
        self._box: QMessageBox | None = None
        self._noted_elsewhere.connect(self._react, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin to log; without a writable folder, to standard error."""
        handler: logging.Handler
        former: Path | None = None
        try:
            folder = user_log_path(APPLICATION, ensure_exists=True)
            self._path = folder / "guibp.log"
            handler = RotatingFileHandler(self._path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
            self._stacks, former = begin_stacks(folder)
            faulthandler.enable(self._stacks)
        except OSError:
            self._path = None
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORM))
        _log.addHandler(handler)
        _log.propagate = False
        sys.excepthook = self.note_exception
        threading.excepthook = self._note_in_thread
        qInstallMessageHandler(_note_message)
        if former is not None:
            _log.critical("an earlier run crashed: its stacks are in %s", former)

    def note_exception(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Log an exception that nobody caught, have the work kept, and tell the user once."""
        if not issubclass(kind, KeyboardInterrupt):
            self._react(self._write("uncaught exception", (kind, error, traceback)))

    def _note_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None:
            what = (arguments.exc_type, error, arguments.exc_traceback)
            self._noted_elsewhere.emit(self._write("uncaught exception in a thread", what))

    def _write(self, what: str, raised: Raised) -> _Report:
        """Log it with all versions; of the same one again, how often it came."""
        kind, error, trace = raised
        sighting = self._seen.note(Fault.of(kind, trace))
        if sighting.times > 1:
            if sighting.is_notable:
                _log.critical("%s, for the %d. time: %s", what, sighting.times, kind.__qualname__)
            return _Report("", sighting.is_notable)
        details = describe_crash(kind, error, trace)
        _log.critical("%s\n%s", what, details)
        return _Report(details if sighting.is_new_place else "", keeps_work=True)

    def _react(self, report: _Report) -> None:
        """Have what is not saved kept, before anything else; then tell the user."""
        # A fault in keeping it is noted too, but must not ask for the same again.
        if report.keeps_work and not self._is_keeping:
            self._is_keeping = True
            try:
                self.noted.emit()
            finally:
                self._is_keeping = False
        if report.details:
            self._found.emit(report.details)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _is_telling(self) -> bool:
        return self._box is not None and isValid(self._box) and self._box.isVisible()

    def _tell(self, details: str) -> None:
        """Say it; while it is being said of another one, that box has the details of both."""
        if self._is_telling():
            self._details = f"{self._details}\n{details}"
            return
        self._details = details
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
