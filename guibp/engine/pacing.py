"""When a training works, sleeps and shows itself: pieces of work, a pace, and the times of frames."""

from __future__ import annotations

import math
import time
from collections import deque

PIECE_SECONDS = 0.015
"""Aimed at, so that no look at stop is later than 20 ms, unless one step takes longer."""
RECORDED_SECONDS = 0.004
"""The same where a training is recorded: what lies between two snapshots is replayed within a frame."""
REMEMBERED = 8
"""Pieces: a change that nobody told of is noticed after so many."""
GROWTH = 4
"""A piece is at most so many times the one before: a first measurement may be far off."""
BURST_SECONDS = 0.05
"""What was slept too long is made up for to this extent."""
FRAME_SECONDS = 1 / 60
FRAME_SHARE = 2
"""Frames take at most one part in so many of the time, and one more, of a large graph's training."""


class PieceSize:
    """How many steps make a piece, measured as it goes.

    The quickest of the last pieces tells: in the others it was waited too, for the interpreter's lock while
    the window paints, or for a core. Shorter pieces would only be waited for more often.
    """

    def __init__(self, seconds: float = PIECE_SECONDS) -> None:
        """A piece is to take so long."""
        self.steps = 1
        self._seconds = seconds
        self._speeds: deque[float] = deque(maxlen=REMEMBERED)

    def learn(self, steps: int, seconds: float) -> None:
        """Take in how long a piece took."""
        self._speeds.append(steps / max(seconds, 1e-9))
        affordable = self._seconds * max(self._speeds)
        self.steps = max(1, int(min(affordable, GROWTH * self.steps)))

    def restart(self) -> None:
        """Steps are other work from now on."""
        self.steps = 1
        self._speeds.clear()


class Pacing:
    """How many steps a pace in steps per second allows by now; the first is free."""

    def __init__(self) -> None:
        self._saved = 1.0
        self._last = time.perf_counter()

    def allow(self, pace: float) -> float:
        """Whole steps, or infinity."""
        now = time.perf_counter()
        elapsed, self._last = now - self._last, now
        if math.isinf(pace):
            return math.inf
        self._saved = min(self._saved + elapsed * pace, max(1.0, pace * BURST_SECONDS))
        return math.floor(self._saved)

    def spend(self, steps: int) -> None:
        """Note steps that were taken."""
        self._saved = max(0.0, self._saved - steps)

    def seconds_to_next(self, pace: float) -> float:
        """How long to sleep until another step is allowed; infinity at pace 0."""
        return (1.0 - self._saved) / pace if pace > 0 else math.inf


class FrameClock:
    """When the next frame is due: 60 times a second, or less often where a frame is much work."""

    def __init__(self) -> None:
        self._next = 0.0

    def is_due(self) -> bool:
        """Whether a frame may be shown now."""
        return time.perf_counter() >= self._next

    def learn(self, seconds: float) -> None:
        """Take in how long making and showing a frame took."""
        self._next = time.perf_counter() + max(FRAME_SECONDS - seconds, FRAME_SHARE * seconds)
