"""Mini-batches: which rows each step takes, in an order that a seed fixes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.program import Shorts


@dataclass(frozen=True, slots=True, eq=False)
class StepRows:
    """The rows of some steps, one after the other."""

    order: Shorts
    """All rows in the order in which they are taken."""
    bounds: Shorts
    """(steps + 1,) where each step's rows begin in the order, and where the last one's end."""


class Batches:
    """Rows in a new random order every epoch, cut into batches; the last of an epoch may be smaller.

    Epoch e is ordered by ``numpy.random.default_rng((seed, e))``: any step's rows can be told at once.
    """

    def __init__(self, samples: int, size: int, seed: int = 0) -> None:
        self.samples = samples
        self.size = min(size, samples)
        self.seed = seed
        self._epoch = -1
        self._order = np.empty(0, dtype=np.int32)

    @property
    def steps_per_epoch(self) -> int:
        """So many steps see every row once."""
        return -(-self.samples // self.size)

    def rows_of(self, first: int, count: int) -> StepRows:
        """The rows of ``count`` steps from step ``first`` (from 0)."""
        pieces = [self._batch(step) for step in range(first, first + count)]
        bounds = np.cumsum([0, *(len(piece) for piece in pieces)], dtype=np.int32)
        return StepRows(np.concatenate(pieces) if pieces else self._order[:0], bounds)

    def _batch(self, step: int) -> Shorts:
        epoch, number = divmod(step, self.steps_per_epoch)
        if epoch != self._epoch:
            generator = np.random.default_rng((self.seed, epoch))
            self._epoch, self._order = epoch, generator.permutation(self.samples).astype(np.int32)
        return self._order[number * self.size : (number + 1) * self.size]
