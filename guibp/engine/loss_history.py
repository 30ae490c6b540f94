"""The losses of a training, in bounded memory: beyond a million steps they are thinned evenly."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from guibp.engine.loss_outline import LossOutline
from guibp.engine.tape import Floats, Integers

MOST_KEPT = 10**6


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far a history goes."""

    seen: int = 0
    stride: int = 1
    """Of so many steps one loss is kept."""
    count: int = 0
    outline: LossOutline = field(default_factory=LossOutline)


class LossHistory:
    """The loss before each step; beyond ``most`` steps that of every second, fourth, … step.

    It becomes longer in one assignment: a Ctrl-C finds it before losses were added or after it.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._extent = _Extent()
        self._kept = np.empty(1024, dtype=np.float64)

    @property
    def steps_seen(self) -> int:
        """How many losses were added."""
        return self._extent.seen

    @property
    def outline(self) -> LossOutline:
        """What their curve looks like."""
        return self._extent.outline

    @property
    def losses(self) -> Floats:
        """A copy of the kept losses."""
        return self._kept[: self._extent.count].copy()

    @property
    def steps(self) -> Integers:
        """The steps, from 0, whose losses are kept."""
        return np.arange(self._extent.count, dtype=np.int64) * self._extent.stride

    def append(self, losses: Floats) -> None:
        """Add the losses of the next steps."""
        now = self._extent
        chosen = losses[-now.seen % now.stride :: now.stride]
        outline = now.outline.extended(losses)
        extent = _Extent(now.seen + len(losses), now.stride, now.count + len(chosen), outline)
        kept = self._reserve(extent.count)
        kept[now.count : extent.count] = chosen
        while extent.count > self._most:
            kept = kept[: extent.count : 2].copy()
            extent = _Extent(extent.seen, extent.stride * 2, len(kept), outline)
        self._kept, self._extent = kept, extent

    def restart(self) -> None:
        """Begin anew, in the room that is there already."""
        self._extent = _Extent()

    def truncate(self, step: int) -> None:
        """Forget the losses of step ``step`` (from 0) and of all later ones."""
        now = self._extent
        if step < now.seen:
            count = -(-step // now.stride)
            self._extent = _Extent(step, now.stride, count, self._outline_first(step, count))

    def _outline_first(self, step: int, count: int) -> LossOutline:
        """The outline of the first losses, of which so many are kept: as fine as what is kept allows."""
        kept = self._kept[:count]
        if count == step:
            return LossOutline().extended(kept)
        return self.outline.truncated(step, self.steps[:count], kept)

    def _reserve(self, count: int) -> Floats:
        if count <= len(self._kept):
            return self._kept
        grown = np.empty(max(count, 2 * len(self._kept)), dtype=np.float64)
        grown[: self._extent.count] = self._kept[: self._extent.count]
        return grown
