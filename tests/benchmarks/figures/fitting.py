"""Fits how times grow with a size, measured in turn over the sizes so that a busy moment bends no curve."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from functools import partial

from tests.benchmarks.racing import Effort, time_once, time_settled

ROUNDS = 7
LEAST_SECONDS = 0.02
"""Where one run is shorter, so many are timed at once that they last it."""


def time_each(title: str, actions: Sequence[Callable[[], object]], effort: Effort) -> list[float]:
    """The median seconds of each action."""
    repeats = [_count_repeats(action) for action in actions]
    found: list[list[float]] = [[] for _ in actions]
    for number in range(max(ROUNDS, effort.rounds // 2)):
        effort.tell(f"{title}: round {number + 1}")
        for times, action, count in zip(found, actions, repeats, strict=True):
            times.append(time_settled(partial(_repeat, action, count)) / count)
    return [statistics.median(times) for times in found]


def _count_repeats(action: Callable[[], object]) -> int:
    action()  # whatever compiles or fills caches does it here
    return max(1, int(LEAST_SECONDS / max(time_once(action), 1e-6)))


def _repeat(action: Callable[[], object], count: int) -> None:
    for _ in range(count):
        action()
