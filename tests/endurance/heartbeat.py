"""Heartbeat: how late a timer of the main thread comes, and how much of that is the program's own."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 10
MOST_MILLISECONDS = 20_000
_WORTH_A_LOOK = 0.05
"""Seconds: of a beat as late as this it is asked at once how slow the machine is."""


class Heartbeat(QObject):
    """Beats in the thread that it lives in; what it notes takes the same room however long it runs."""

    def __init__(self, ask: Callable[[], float], parent: QObject | None = None) -> None:
        """``ask`` tells how many times slower the machine is right now."""
        super().__init__(parent)
        self._ask = ask
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
        late, slowdown = now - self._due, self.slowdown
        if late >= _WORTH_A_LOOK:
            # As in the benchmarks, the mean of the load before and after.
            slowdown = (slowdown + self._ask()) / 2
        self.late[_whole(late)] += 1
        self.own[_whole(late / slowdown)] += 1
        self.busy[_whole(worked - self._worked)] += 1
        # From here on: one long delay is one late beat, not a hundred; and asking is none.
        self._due = time.perf_counter() + BEAT_MILLISECONDS / 1000
        self._worked = time.thread_time()


def _whole(seconds: float) -> int:
    """In milliseconds, as far as they are counted."""
    return min(max(int(seconds * 1000), 0), MOST_MILLISECONDS)


def within(counts: np.ndarray, share: float) -> float:
    """The milliseconds within which that share lies; NaN of nothing."""
    total = int(counts.sum())
    return float(np.searchsorted(np.cumsum(counts), np.ceil(share * total))) if total else float("nan")
