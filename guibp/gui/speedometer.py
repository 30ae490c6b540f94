"""Speedometer: how many steps a second a training takes, of the last second."""

from __future__ import annotations

import time
from collections import deque

WINDOW_SECONDS = 1.0
LEAST_SECONDS = 0.2
"""Before so much time has passed there is nothing to tell."""


class Speedometer:
    """Takes in steps as they are seen."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def restart(self) -> None:
        """Another run begins."""
        self._seen.clear()

    def note(self, step: int) -> None:
        """So many steps are done now."""
        now = time.perf_counter()
        self._seen.append((now, step))
        while now - self._seen[0][0] > WINDOW_SECONDS:
            self._seen.popleft()

    @property
    def speed(self) -> float | None:
        """Steps a second; ``None`` before there is anything to tell."""
        if len(self._seen) < 2:  # noqa: PLR2004 - a speed is between two moments
            return None
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        return None if ended - began < LEAST_SECONDS else (last - first) / (ended - began)
