"""The watch itself is watched: what a test leaves is found, what ends by itself is no offence."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from tests import leftovers
from tests.leftovers import QtLeftovers, living_threads

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_thread_that_stays_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "_GRACE_SECONDS", 0.01)
    before, end = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    assert living_threads(before) == [thread]
    end.set()
    thread.join()
    assert living_threads(before) == []


def test_a_running_qthread_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "_GRACE_SECONDS", 0.01)
    qt, thread = QtLeftovers(), QThread()
    thread.start()
    assert len(qt.running()) == 1
    thread.quit()
    thread.wait()
    assert qt.running() == []


def test_a_timer_of_nobody_is_found() -> None:
    qt, timer, owner = QtLeftovers(), QTimer(), QObject()
    timer.start(1000)
    assert len(qt.running()) == 1
    timer.setParent(owner)
    assert qt.running() == []


def test_a_timer_of_the_application_is_found() -> None:
    qt, timer = QtLeftovers(), QTimer(QApplication.instance())
    timer.start(1000)
    assert len(qt.running()) == 1
    timer.stop()
    assert qt.running() == []


def test_windows_are_disposed_of() -> None:
    qt, window = QtLeftovers(), QWidget()
    window.show()
    qt.dispose_of_windows()
    assert not Shiboken.isValid(window)
