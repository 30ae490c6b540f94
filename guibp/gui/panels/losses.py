"""What the loss curve shows: the losses of a training at its steps, and the changes on its way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.engine.trainer import Frame
from guibp.gui.training_marks import Mark

Floats = NDArray[np.float64]
Steps = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Losses:
    """Steps and losses, shape (k,) each, the newest last; those of the rows held out are fewer."""

    steps: Steps
    losses: Floats
    held_out_steps: Steps
    held_out_losses: Floats
    marks: tuple[Mark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no loss at all."""
        return len(self.steps) == 0

    @property
    def has_held_out(self) -> bool:
        """Whether rows are held out by now."""
        return len(self.held_out_losses) > 0 and bool(np.isfinite(self.held_out_losses[-1]))

    def nearest(self, step: float) -> int:
        """The place of the kept loss that is nearest to a step."""
        return _nearest(self.steps, step)

    def held_out_near(self, step: int) -> tuple[int, float] | None:
        """The loss of the rows held out that was measured nearest to a step, and at which; if any was."""
        if not len(self.held_out_steps):
            return None
        place = _nearest(self.held_out_steps, step)
        loss = float(self.held_out_losses[place])
        return (int(self.held_out_steps[place]), loss) if np.isfinite(loss) else None

    def marks_near(self, step: float, reach: float) -> tuple[Mark, ...]:
        """The changes that are at most so many steps away."""
        return tuple(mark for mark in self.marks if abs(mark.step - step) <= reach)


NO_LOSSES = Losses(np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0))


def collect_losses(frame: Frame, marks: tuple[Mark, ...]) -> Losses:
    """The losses before the steps of a training, and behind them those where it stands."""
    held_out = (frame.held_out_steps, frame.held_out_losses)
    if frame.held_out_loss is not None:
        held_out = _with_last(*held_out, frame.step, frame.held_out_loss)
    return Losses(*_with_last(frame.loss_steps, frame.losses, frame.step, frame.loss), *held_out, marks)


def _with_last(steps: Steps, losses: Floats, step: int, loss: float) -> tuple[Steps, Floats]:
    if len(steps) and steps[-1] >= step:
        return steps, losses
    return np.append(steps, step), np.append(losses, loss)


def _nearest(steps: Steps, step: float) -> int:
    place = int(np.searchsorted(steps, step))
    if place == len(steps) or (place and step - steps[place - 1] <= steps[place] - step):
        place -= 1
    return place
