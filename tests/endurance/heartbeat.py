"""Heartbeat: how late a timer of the main thread comes, and how much of that is the program's own."""

from __future__ import annotations

import time
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 10
MOST_MILLISECONDS = 20_000
_WORTH_A_LOOK = 0.05
"""Seconds: of a beat as late as this it is asked at once how slow the machine is."""


class Machine(Protocol):
    """Tells what the machine, and not the program, is the cause of."""

    def ask_once(self) -> float:
        """How many times slower it is right now, never less than 1."""

    def stalled(self, begin: float, end: float) -> float:
        """The seconds between two moments of ``time.perf_counter`` in which it did nothing for anybody."""


class Heartbeat(QObject):
    """Beats in the thread that it lives in; what it notes takes the same room however long it runs."""

    def __init__(self, machine: Machine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._machine = machine
        self.late = np.zeros(MOST_MILLISECONDS + 1, dtype=np.int64)
        """How many beats were so many milliseconds late."""
        self.own = np.zeros(MOST_MILLISECONDS + 1, dtype=np.int64)
        """The same, without what the load on the machine explains."""
        self.busy = np.zeros(MOST_MILLISECONDS + 1, dtype=np.int64)
        """Before how many beats the thread itself worked so many milliseconds, whatever else ran."""
        self.slowdown = 1.0
        """How many times slower the machine is at present, never less than 1."""
        self._due = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin, and forget what was noted."""
        self.late[:] = self.own[:] = self.busy[:] = 0
        self.resume()

    def resume(self) -> None:
        """Go on after a stop, which is no late beat."""
        self._due, self._worked = time.perf_counter() + BEAT_MILLISECONDS / 1000, time.thread_time()
        self._timer.start(BEAT_MILLISECONDS)

    def stop(self) -> None:
        """Stop; a beat that is due by now still counts."""
        if self._timer.isActive() and time.perf_counter() >= self._due:
            self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.late[_whole(now - self._due)] += 1
        self.own[_whole(self._own_part(self._due, now))] += 1
        self.busy[_whole(worked - self._worked)] += 1
        # From here on: one long delay is one late beat, not a hundred; and asking is none.
        self._due = time.perf_counter() + BEAT_MILLISECONDS / 1000
        self._worked = time.thread_time()

    def _own_part(self, due: float, now: float) -> float:
        """The seconds of a delay without what a load explains, or a stall, whichever explains more."""
        if now - due < _WORTH_A_LOOK:
            return (now - due) / self.slowdown
        # As in the benchmarks, the mean of the load before and after.
        slowdown = (self.slowdown + self._machine.ask_once()) / 2
        return min((now - due) / slowdown, now - due - self._machine.stalled(due, now))


def _whole(seconds: float) -> int:
    """In milliseconds, as far as they are counted."""
    return min(max(int(seconds * 1000), 0), MOST_MILLISECONDS)


def within(counts: np.ndarray, share: float) -> float:
    """The milliseconds within which that share lies; NaN of nothing."""
    total = int(counts.sum())
    return float(np.searchsorted(np.cumsum(counts), np.ceil(share * total))) if total else float("nan")
