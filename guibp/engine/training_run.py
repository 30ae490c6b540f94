"""A training run as it is kept and compared: its settings, start, thinned curve and result."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from guibp.engine.judgement import count_right
from guibp.engine.loss_history import LossHistory
from guibp.engine.loss_outline import thin_points
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.penalties import NO_PENALTY, Penalty
from guibp.engine.tape import Floats, Integers
from guibp.engine.training_record import Stretch
from guibp.engine.training_settings import WHOLE, Batching
from guibp.model.schedules import CONSTANT, Schedule

MOST_POINTS = 1000
"""A kept curve has so many points at most."""


class Verdict(StrEnum):
    """What became of a run."""

    SOLVED = "solved"
    """Every sample is on its target's side of 0.5."""
    UNSOLVED = "not solved"
    DIVERGED = "diverged"
    FINISHED = "finished"
    """The targets are no classes, so nothing says what would be solved."""
    UNFINISHED = "begun"
    """No step is done yet."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run is done; without a seed it begins at the graph's present values."""

    optimizer: OptimizerKind
    learning_rate: float
    steps: int
    seed: int | None = None
    schedule: Schedule = CONSTANT
    batching: Batching = WHOLE
    penalty: Penalty = NO_PENALTY


@dataclass(frozen=True, slots=True, eq=False)
class LossCurve:
    """The loss before the steps ``steps`` (from 0), at most ``MOST_POINTS`` of them, and the best of all."""

    steps: Integers
    losses: Floats
    final_loss: float
    """After the last step, over all samples."""
    best_loss: float
    best_step: int
    """After so many steps the loss was the best; with mini-batches the losses on the way are a batch's."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingRun:
    """What a run began with, how it went and where it ended; all arrays are read-only.

    ``start_values`` and ``final_values`` are those of the parameters ``trained``, in their order.
    """

    settings: RunSettings
    trained: tuple[str, ...]
    start_values: Floats
    final_values: Floats
    curve: LossCurve
    steps: int
    """So many were done: fewer than asked for after a divergence."""
    seconds: float
    verdict: Verdict
    right: int | None = None
    """How many samples that are trained on are on their target's side of 0.5, where targets are classes."""
    stretches: tuple[Stretch, ...] = ()
    """How its steps were done, to do them again bit for bit."""

    @property
    def start(self) -> dict[str, float]:
        """The parameters that it began with, by id."""
        return dict(zip(self.trained, self.start_values.tolist(), strict=True))

    @property
    def parameters(self) -> dict[str, float]:
        """The parameters that it ended with, by id."""
        return dict(zip(self.trained, self.final_values.tolist(), strict=True))

    @property
    def losses(self) -> Floats:
        """The thinned losses; ``loss_steps`` says to which steps they belong."""
        return self.curve.losses

    @property
    def loss_steps(self) -> Integers:
        """The steps, from 0, before which ``losses`` were."""
        return self.curve.steps

    @property
    def final_loss(self) -> float:
        """The loss after the last step."""
        return self.curve.final_loss

    @property
    def best_loss(self) -> float:
        """The smallest loss on the way or at the end."""
        return self.curve.best_loss

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        arrays = (self.start_values, self.final_values, self.curve.steps, self.curve.losses)
        return sum(array.nbytes for array in arrays)


def draw_curve(history: LossHistory, final_loss: float) -> LossCurve:
    """The curve of a whole history."""
    kept = _thin(*history.outline.points())
    return _find_best(history.steps, history.losses, final_loss, history.steps_seen, kept)


def thin_curve(steps: Integers, losses: Floats, final_loss: float, step: int) -> LossCurve:
    """The curve of the losses that are known of the first ``step`` steps."""
    return _find_best(steps, losses, final_loss, step, _thin(steps, losses))


def _thin(steps: Integers, losses: Floats) -> tuple[Integers, Floats]:
    """The highest and the lowest of so many points each that few enough are left."""
    if len(steps) <= MOST_POINTS:
        return steps.copy(), losses.copy()
    found = thin_points(steps, losses, -(-len(steps) // (MOST_POINTS // 2)))
    steps, losses = found[0].ravel(), found[1].ravel()
    is_new = np.diff(steps, prepend=-1) > 0
    return steps[is_new], losses[is_new]


def _find_best(
    steps: Integers, losses: Floats, final_loss: float, step: int, kept: tuple[Integers, Floats]
) -> LossCurve:
    best, where = final_loss, step
    if len(losses):
        place = int(np.argmin(losses))
        if not final_loss <= losses[place]:  # also where the final one is no number
            best, where = float(losses[place]), int(steps[place])
    for array in kept:
        array.flags.writeable = False
    return LossCurve(*kept, final_loss, best, where)


def judge_predictions(predictions: Floats | None, targets: Floats | None) -> tuple[Verdict, int | None]:
    """Whether all samples are right, and how many; targets other than 0 and 1 are no classes."""
    if predictions is None or targets is None or not np.isin(targets, (0.0, 1.0)).all():
        return Verdict.FINISHED, None
    right = count_right(np.broadcast_to(predictions, targets.shape), targets)
    return (Verdict.SOLVED if right == len(targets) else Verdict.UNSOLVED), right


def judge_end(
    predictions: Floats | None, targets: Floats | None, final_loss: float, *, has_diverged: bool
) -> tuple[Verdict, int | None]:
    """The verdict on a run that ended; one that left the finite numbers diverged, whatever it predicts."""
    verdict, right = judge_predictions(predictions, targets)
    return (Verdict.DIVERGED if has_diverged or not math.isfinite(final_loss) else verdict), right
