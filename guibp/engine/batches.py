"""Mini-batches: which rows each step takes, in an order that a seed fixes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.arrays import Integers
from guibp.engine.program import Shorts


@dataclass(frozen=True, slots=True, eq=False)
class StepRows:
    """The rows of some steps, one after the other."""

    order: Shorts
    """All rows in the order in which they are taken."""
    bounds: Shorts
    """(steps + 1,) where each step's rows begin in the order, and where the last one's end."""


ROWS_AT_ONCE = 4096
"""The orders of so many rows, of one epoch or of several, are drawn together."""


class Batches:
    """Rows in a new random order every epoch, cut into batches; the last of an epoch may be smaller.

    The orders come from ``numpy.random.default_rng((seed, block))``, a block of epochs at a time, so
    that any step's rows can be told at once.
    """

    def __init__(self, samples: int, size: int, seed: int = 0) -> None:
        self.samples = samples
        self.size = min(size, samples)
        self.seed = seed
        self._epochs = max(1, ROWS_AT_ONCE // samples)
        """So many epochs are a block."""
        self._block = -1
        self._orders = np.empty((0, samples), dtype=np.int32)

    @property
    def steps_per_epoch(self) -> int:
        """So many steps see every row once."""
        return -(-self.samples // self.size)

    def rows_of(self, first: int, count: int) -> StepRows:
        """The rows of ``count`` steps from step ``first`` (from 0)."""
        epoch, number = np.divmod(np.arange(first, first + count), self.steps_per_epoch)
        begins = (epoch - first // self.steps_per_epoch) * self.samples + number * self.size
        bounds = np.append(begins, self._end_of(begins))
        order = self._order(
            first // self.steps_per_epoch, (first + max(count - 1, 0)) // self.steps_per_epoch
        )
        return StepRows(order[bounds[0] : bounds[-1]], (bounds - bounds[0]).astype(np.int32))

    def rows_at(self, step: int) -> tuple[int, ...]:
        """The rows of one step (from 0); another thread may ask while this one takes steps."""
        return tuple(Batches(self.samples, self.size, self.seed).rows_of(step, 1).order.tolist())

    def _end_of(self, begins: Integers) -> int:
        """Where the last of some batches ends, which may be where its epoch does."""
        if not len(begins):
            return 0
        last = int(begins[-1])
        return min(last + self.size, (last // self.samples + 1) * self.samples)

    def _order(self, first: int, last: int) -> Shorts:
        """All rows of the epochs from one to another, one epoch after the other."""
        pieces = []
        for block in range(first // self._epochs, last // self._epochs + 1):
            begin = block * self._epochs
            pieces.append(self._draw(block)[max(first - begin, 0) : last + 1 - begin].ravel())
        return np.concatenate(pieces)

    def _draw(self, block: int) -> Shorts:
        """(epochs, samples) the orders of a block of epochs."""
        if block != self._block:
            generator = np.random.default_rng((self.seed, block))
            rows = np.tile(np.arange(self.samples, dtype=np.int32), (self._epochs, 1))
            self._block, self._orders = block, generator.permuted(rows, axis=1)
        return self._orders
