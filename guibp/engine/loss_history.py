"""The losses of a training, in bounded memory: beyond a million steps they are thinned evenly."""

from __future__ import annotations

import numpy as np

from guibp.engine.tape import Floats, Integers

MOST_KEPT = 10**6


class LossHistory:
    """The loss before each step; beyond ``most`` steps that of every second, fourth, … step."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.steps_seen = 0
        self._most = most
        self._stride = 1
        self._kept = np.empty(1024, dtype=np.float64)
        self._count = 0

    @property
    def losses(self) -> Floats:
        """A copy of the kept losses."""
        return self._kept[: self._count].copy()

    @property
    def steps(self) -> Integers:
        """The steps, from 0, whose losses are kept."""
        return np.arange(self._count, dtype=np.int64) * self._stride

    def append(self, losses: Floats) -> None:
        """Add the losses of the next steps."""
        skipped = -self.steps_seen % self._stride
        self.steps_seen += len(losses)
        chosen = losses[skipped :: self._stride]
        self._reserve(self._count + len(chosen))
        self._kept[self._count : self._count + len(chosen)] = chosen
        self._count += len(chosen)
        while self._count > self._most:
            self._halve()

    def thinned(self, most: int) -> tuple[Integers, Floats]:
        """Steps and losses, evenly spaced and at most ``most``: enough to draw a curve."""
        stride = max(1, -(-self._count // most))
        return self.steps[::stride].copy(), self._kept[: self._count : stride].copy()

    def _reserve(self, count: int) -> None:
        if count > len(self._kept):
            grown = np.empty(max(count, 2 * len(self._kept)), dtype=np.float64)
            grown[: self._count] = self._kept[: self._count]
            self._kept = grown

    def _halve(self) -> None:
        half = self._kept[: self._count : 2].copy()
        self._kept[: len(half)] = half
        self._count = len(half)
        self._stride *= 2
