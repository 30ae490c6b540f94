"""Ctrl-C and the like end the window without a question; its threads are waited for."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_HANGUP: signal.Signals | None = getattr(signal, "SIGHUP", None)
"""The terminal was closed, or the user logged out of it; Windows has none."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, *([] if _HANGUP is None else [_HANGUP]))
_BY_SIGNAL = 128
"""A shell's exit code for an end by a signal is this and the signal's number."""


class QuitSignals(QObject):
    """Python's handlers run between Python instructions, and Qt's loop has none; a socket wakes it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._received: int | None = None
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._quit)

    def install(self) -> None:
        """Listen; only the main thread may."""
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, self._note)

    def exit_code(self, code: int) -> int:
        """The exit code of the process, given that of the event loop."""
        return code if self._received is None else _BY_SIGNAL + self._received

    def _note(self, number: int, frame: object) -> None:  # noqa: ARG002 - Python gives both
        self._received = number

    def _quit(self) -> None:
        self._reading.recv(16)
        # Not quit(), which asks every window, and so the user.
        QCoreApplication.exit(0)
