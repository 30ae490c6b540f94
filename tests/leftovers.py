"""Finds what a test left running or open."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

_GRACE_SECONDS = 2.0


def living_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Give the Python threads that are new since `before` and do not end within a moment.

    A thread that Qt started leaves a stand-in behind for good; QtLeftovers watches those.
    """
    new = [thread for thread in threading.enumerate() if thread not in before]
    own = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in own:
        thread.join(_GRACE_SECONDS)
    return [thread for thread in own if thread.is_alive()]


class QtLeftovers:
    """What Qt had running before a test, to tell what came with it."""

    def __init__(self, *, after_the_test: bool = False) -> None:
        self._windows = [] if after_the_test else _windows()
        self._before = set() if after_the_test else {_address(thing) for thing in _running()}

    def dispose_of_windows(self) -> None:
        for window in _windows():
            if Shiboken.isValid(window) and window not in self._windows:
                _delete(window)

    def running(self) -> list[str]:
        new = [thing for thing in _running() if _address(thing) not in self._before]
        for thing in new:
            if isinstance(thing, QThread):
                thing.wait(int(_GRACE_SECONDS * 1000))
        return [_describe(thing) for thing in new if _is_running(thing)]


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if isinstance(QCoreApplication.instance(), QApplication) else []


def _delete(window: QWidget) -> None:
    """One after another: a window may take others with it, and Qt crashes where two go at once."""
    if Shiboken.isValid(window):
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _running() -> list[QObject]:
    known = [thing for thing in Shiboken.getAllValidWrappers() if isinstance(thing, QObject)]
    return [thing for thing in known if _is_running(thing)]


def _is_running(thing: QObject) -> bool:
    """Tell whether it is a started thread, or a timer that no window will take with it."""
    if isinstance(thing, QThread):
        return thing.isRunning() and thing is not QThread.currentThread()
    return (
        isinstance(thing, QTimer)
        and thing.isActive()
        and _owner(thing) in (None, QCoreApplication.instance())
    )


def _owner(thing: QObject) -> QObject | None:
    owner = thing.parent()
    while owner is not None and owner.parent() is not None:
        owner = owner.parent()
    return owner


def _address(thing: QObject) -> int:
    return int(Shiboken.getCppPointer(thing)[0])


def _describe(thing: QObject) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r} of {type(thing.parent()).__name__}"
