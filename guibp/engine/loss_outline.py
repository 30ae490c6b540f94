"""The outline of losses: of each stretch of steps the lowest and the highest, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from guibp.engine.arrays import Floats, Integers

MOST_BLOCKS = 1000
"""Up to twice as many steps are all there."""
NEWEST = 64
"""So many losses at the end are always known, one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class LossOutline:
    """What a curve of losses looks like, however many there are: no peak is lost, nor what goes up and down.

    Evenly thinned losses would show one that swings from step to step as a smooth line.
    """

    seen: int = 0
    """How many losses it is of."""
    size: int = 1
    """So many steps make a block; the last one may have fewer."""
    block_steps: Integers = field(default_factory=lambda: np.empty((0, 2), dtype=np.int64))
    block_losses: Floats = field(default_factory=lambda: np.empty((0, 2)))
    """(blocks, 2) the lowest and the highest loss of each, in the order of their steps."""
    first: float = np.nan
    newest: Floats = field(default_factory=lambda: np.empty(0))
    """The last losses, fewer after a truncation that does not know them."""

    def extended(self, losses: Floats) -> LossOutline:
        """The outline with the losses of the next steps."""
        if not len(losses):
            return self
        size = self.size
        while self.seen + len(losses) > MOST_BLOCKS * size:
            size *= 2
        steps, heights = self._merge(size)
        # First what the last block lacks, then whole blocks, then what begins one.
        lacking = min(-self.seen % size, len(losses))
        whole = (len(losses) - lacking) // size * size
        ends = (0, lacking, lacking + whole, len(losses))
        widths = (lacking, size, len(losses) - lacking - whole)
        for begin, end, width in zip(ends, ends[1:], widths, strict=False):
            if end > begin:
                part = losses[begin:end].reshape(-1, width)
                numbers = np.arange(self.seen + begin, self.seen + end).reshape(-1, width)
                if begin < lacking:
                    numbers, part = np.hstack((steps[-1:], numbers)), np.hstack((heights[-1:], part))
                    steps, heights = steps[:-1], heights[:-1]
                found = find_extremes(numbers, part)
                steps, heights = np.vstack((steps, found[0])), np.vstack((heights, found[1]))
        newest = np.concatenate((self.newest, losses[-NEWEST:]))[-NEWEST:]
        first = self.first if self.seen else float(losses[0])
        return LossOutline(self.seen + len(losses), size, steps, heights, first, newest)

    def _merge(self, size: int) -> tuple[Integers, Floats]:
        """The blocks, put together to such of a larger size."""
        each = size // self.size
        return thin_points(self.block_steps, self.block_losses, 2 * each)

    def truncated(self, step: int, kept_steps: Integers, kept_losses: Floats) -> LossOutline:
        """The outline of the first ``step`` losses alone, by what is kept of them too, which is not all."""
        if step >= self.seen:
            return self
        whole = step // self.size
        is_begun = kept_steps >= whole * self.size
        steps, heights = self.block_steps[:whole], self.block_losses[:whole]
        if is_begun.any():
            found = find_extremes(kept_steps[None, is_begun], kept_losses[None, is_begun])
            steps, heights = np.vstack((steps, found[0])), np.vstack((heights, found[1]))
        return replace(self, seen=step, block_steps=steps, block_losses=heights, newest=np.empty(0))

    def points(self) -> tuple[Integers, Floats]:
        """Steps and losses, at most 2002: the first, the newest, and the extremes of each block between."""
        steps, losses = self.block_steps.ravel(), self.block_losses.ravel()
        if self.seen:
            steps, losses = np.append(0, steps), np.append(self.first, losses)
        if len(self.newest):
            steps, losses = np.append(steps, self.seen - 1), np.append(losses, self.newest[-1])
        is_new = np.diff(steps, prepend=-1) > 0
        return steps[is_new], losses[is_new]


def find_extremes(steps: Integers, losses: Floats) -> tuple[Integers, Floats]:
    """(rows, 2) the lowest and the highest of each row of losses, (rows, k), in the order of their steps."""
    places = np.sort(np.column_stack((losses.argmin(axis=1), losses.argmax(axis=1))), axis=1)
    return np.take_along_axis(steps, places, axis=1), np.take_along_axis(losses, places, axis=1)


def thin_points(steps: Integers, losses: Floats, each: int) -> tuple[Integers, Floats]:
    """(rows, 2) the extremes of ``each`` points after the other; the last ones may be fewer."""
    steps, losses = steps.ravel(), losses.ravel()
    lacking = -len(steps) % each
    if lacking:
        # The last point again changes no extreme.
        steps = np.append(steps, np.repeat(steps[-1:], lacking))
        losses = np.append(losses, np.repeat(losses[-1:], lacking))
    if not len(steps):
        return steps.reshape(0, 2), losses.reshape(0, 2)
    return find_extremes(steps.reshape(-1, each), losses.reshape(-1, each))
