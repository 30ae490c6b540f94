"""Vitals of a long run: how late the main thread's heart beats, how memory grows, what is lost."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
from array import array
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 10
_MOST_MILLISECONDS = 20_000
MOST_P99, MOST_LATE = 50.0, 250.0
"""Milliseconds by which 99 of 100 beats, and all of them, may be late."""
MOST_GROWTH = 2.0
"""Megabytes an hour."""
MOST_LOST = 1000
"""So many references to a constant may go by chance; a binding that loses one a call loses millions."""
LEAST_SAMPLES = 8


class Heartbeat(QObject):
    """Beats in the thread that it lives in; what it notes takes the same room however long it runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.late = np.zeros(_MOST_MILLISECONDS + 1, dtype=np.int64)
        """How many beats were so many milliseconds late."""
        self.busy = np.zeros(_MOST_MILLISECONDS + 1, dtype=np.int64)
        """Before how many beats the thread itself worked so many milliseconds, whatever else ran."""
        self._due = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin, and forget what was noted."""
        self.late[:] = self.busy[:] = 0
        self.resume()

    def resume(self) -> None:
        """Go on after a stop, which is no late beat."""
        self._due, self._worked = time.perf_counter() + BEAT_MILLISECONDS / 1000, time.thread_time()
        self._timer.start(BEAT_MILLISECONDS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.late[_whole(now - self._due)] += 1
        self.busy[_whole(worked - self._worked)] += 1
        # From here on: one long delay is one late beat, not a hundred.
        self._due, self._worked = now + BEAT_MILLISECONDS / 1000, worked


def _whole(seconds: float) -> int:
    """In milliseconds, as far as they are counted."""
    return min(max(int(seconds * 1000), 0), _MOST_MILLISECONDS)


@dataclass(slots=True)
class Vitals:
    """What was noted after the warming up."""

    late: np.ndarray
    busy: np.ndarray
    hours: array[float] = field(default_factory=lambda: array("d"))
    megabytes: array[float] = field(default_factory=lambda: array("d"))
    first_counts: tuple[int, int] = (0, 0)
    last_counts: tuple[int, int] = (0, 0)

    def note_memory(self, hours: float) -> None:
        """Collect garbage, and note what is in use then."""
        gc.collect()
        give_back_free_memory()
        self.hours.append(hours)
        self.megabytes.append(resident_megabytes())
        self.last_counts = count_references()
        if len(self.hours) == 1:
            self.first_counts = self.last_counts

    @property
    def growth(self) -> float:
        """Megabytes an hour: the median of the slopes between all pairs of samples (Theil and Sen)."""
        hours, megabytes = np.array(self.hours), np.array(self.megabytes)
        first, second = np.triu_indices(len(hours), k=1)
        if len(hours) < LEAST_SAMPLES:
            return float("nan")
        return float(np.median((megabytes[second] - megabytes[first]) / (hours[second] - hours[first])))

    @property
    def lost(self) -> int:
        """How many references to None or True are gone, the worse of both; 0 where they came."""
        pairs = zip(self.first_counts, self.last_counts, strict=True)
        return max(0, *(before - after for before, after in pairs))

    def late_by(self, share: float) -> float:
        """By how many milliseconds that share of the beats is late at most."""
        return _within(self.late, share)

    def faults(self) -> list[str]:
        """What is worse than it may be; a figure that nobody could take counts as bad."""
        found = []
        if not self.growth < MOST_GROWTH:
            found.append("memory grows")
        if not self.late_by(0.99) < MOST_P99:
            found.append("beats are late")
        if not self.late_by(1.0) < MOST_LATE:
            found.append("a beat is very late")
        if self.lost > MOST_LOST:
            found.append("references are lost")
        return found

    def __str__(self) -> str:
        return (
            f"memory {self.megabytes[-1] if self.megabytes else 0:.0f} MB, growing {self.growth:.2f} MB/h;"
            f" heartbeat late by {self.late_by(0.99):.0f} ms (99 %), {self.late_by(1.0):.0f} ms (most),"
            f" of its own work {_within(self.busy, 0.99):.0f} and {_within(self.busy, 1.0):.0f} ms;"
            f" {self.lost} references lost"
        )


def _within(counts: np.ndarray, share: float) -> float:
    """The milliseconds within which that share lies."""
    total = int(counts.sum())
    return float(np.searchsorted(np.cumsum(counts), np.ceil(share * total))) if total else float("nan")


def give_back_free_memory() -> None:
    """Have the C library give back what is free, as far as it can.

    The end of what a worker's thread used stays: after a long training that is up to 28 MB.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def resident_megabytes() -> float:
    """What this process has in memory now; 0 where that cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def count_references() -> tuple[int, int]:
    """To None and to True; from Python 3.12 on neither ever changes."""
    return sys.getrefcount(None), sys.getrefcount(True)
