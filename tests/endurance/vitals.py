"""Vitals of a long run: how late the main thread's heart beats, how memory grows, what is lost."""

from __future__ import annotations

import gc
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.endurance.heartbeat import within
from tests.endurance.memory import Memory, fill_array_cache, give_back_free_memory, read_memory

MOST_P99, MOST_LATE = 50.0, 250.0
"""Milliseconds by which 99 of 100 beats, and all of them, may be late."""
MOST_GROWTH = 2.0
"""Megabytes an hour, of what is in use."""
MOST_LOST = 1000
"""So many references to a constant may go by chance; a binding that loses one a call loses millions."""
LEAST_SAMPLES = 8


@dataclass(slots=True)
class Vitals:
    """What was noted after the warming up."""

    late: np.ndarray
    own: np.ndarray
    busy: np.ndarray
    """Of the heart: how late its beats were, without what the load explains, and the thread's own work."""
    slowdowns: Sequence[float] = ()
    """How many times slower than a quiet one the machine was, whenever that was asked."""
    complaints: Sequence[str] = ()
    """Exceptions and warnings."""
    hours: array[float] = field(default_factory=lambda: array("d"))
    memory: list[Memory] = field(default_factory=list)
    first_counts: tuple[int, int] = (0, 0)
    last_counts: tuple[int, int] = (0, 0)

    def note_memory(self, hours: float) -> None:
        """Collect garbage, and note what is in use then."""
        gc.collect()
        fill_array_cache()
        give_back_free_memory()
        self.hours.append(hours)
        self.memory.append(read_memory())
        self.last_counts = count_references()
        if len(self.hours) == 1:
            self.first_counts = self.last_counts

    @property
    def growth(self) -> float:
        """Of the memory in use, megabytes an hour."""
        return slope(self.hours, [sample.in_use for sample in self.memory])

    @property
    def lost(self) -> int:
        """How many references to None or True are gone, the worse of both; 0 where they came."""
        pairs = zip(self.first_counts, self.last_counts, strict=True)
        return max(0, *(before - after for before, after in pairs))

    def faults(self) -> list[str]:
        """What is worse than it may be; a figure that nobody could take counts as bad."""
        found = []
        if not self.growth < MOST_GROWTH:
            found.append("memory grows")
        if not within(self.own, 0.99) < MOST_P99:
            found.append("beats are late")
        if not within(self.own, 1.0) < MOST_LATE:
            found.append("a beat is very late")
        if self.lost > MOST_LOST:
            found.append("references are lost")
        if self.complaints:
            found.append(f"there were complaints: {self.complaints[0].splitlines()[-1]}")
        return found

    def __str__(self) -> str:
        losses = f"{self.lost} references lost; {len(self.complaints)} complaints"
        return f"{self._tell_memory()}; {self._tell_heart()}; {losses}"

    def _tell_memory(self) -> str:
        if not self.memory:
            return "memory not looked at"
        last, held = self.memory[-1], [sample.resident for sample in self.memory]
        return (
            f"memory in use {last.in_use:.1f} MB, growing {self.growth:.2f} MB/h"
            f" (held {min(held):.0f} to {max(held):.0f} MB, {slope(self.hours, held):+.0f} MB/h)"
        )

    def _tell_heart(self) -> str:
        late, own, busy = (
            f"{within(counts, 0.99):.0f} ms (99 %) and {within(counts, 1.0):.0f} ms (most)"
            for counts in (self.late, self.own, self.busy)
        )
        slowdown = np.array(self.slowdowns or [1.0])
        return (
            f"heartbeat late by {own}, with the load by {late};"
            f" load {np.median(slowdown):.1f} (median), {slowdown.max():.1f} (most); own work {busy}"
        )


def slope(hours: Sequence[float], values: Sequence[float]) -> float:
    """By the hour: the median of the slopes between all pairs of samples (Theil and Sen)."""
    if len(hours) < LEAST_SAMPLES:
        return float("nan")
    times, heights = np.array(hours), np.array(values)
    first, second = np.triu_indices(len(times), k=1)
    return float(np.median((heights[second] - heights[first]) / (times[second] - times[first])))


def count_references() -> tuple[int, int]:
    """To None and to True; from Python 3.12 on neither ever changes."""
    return sys.getrefcount(None), sys.getrefcount(True)
