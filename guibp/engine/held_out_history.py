"""The loss of the held-out rows along a training, at evenly spaced steps, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.arrays import Floats, Integers

MOST_KEPT = 1024
"""So many are measured and kept at most; beyond, those of every second, fourth, … step."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """The losses so far, and how far they are apart: changed in one assignment."""

    losses: tuple[float, ...] = ()
    stride: int = 1


class HeldOutHistory:
    """The losses after 0, ``stride``, 2·``stride``, … steps; when there are too many, half of them go.

    Which steps they belong to depends on the number of steps alone, so that a training that is done
    again measures the same.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._extent = _Extent()

    @property
    def next_step(self) -> int:
        """After so many steps the next one is measured."""
        return len(self._extent.losses) * self._extent.stride

    @property
    def stride(self) -> int:
        """So many steps are between two that are measured."""
        return self._extent.stride

    @property
    def losses(self) -> Floats:
        """A copy of the kept losses."""
        return np.array(self._extent.losses, dtype=np.float64)

    @property
    def steps(self) -> Integers:
        """After how many steps each of them was measured."""
        return np.arange(len(self._extent.losses), dtype=np.int64) * self._extent.stride

    def append(self, loss: float) -> None:
        """Add the loss after ``next_step`` steps."""
        losses, stride = (*self._extent.losses, loss), self._extent.stride
        if len(losses) > self._most:
            losses, stride = losses[::2], stride * 2
        self._extent = _Extent(losses, stride)

    def skip_to(self, step: int) -> None:
        """Note that nothing was held out before so many steps."""
        while self.next_step < step:
            self.append(np.nan)

    def truncate(self, step: int) -> None:
        """Forget what was measured after more than ``step`` steps."""
        now = self._extent
        self._extent = _Extent(now.losses[: step // now.stride + 1], now.stride)
