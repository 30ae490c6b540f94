"""How a training is done: settings of the call, else the document's, else the defaults kept here."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from guibp.engine.optimizers import OptimizerKind
from guibp.engine.penalties import NO_PENALTY, Penalty
from guibp.engine.tape import Floats
from guibp.model.errors import GuibpError
from guibp.model.records import TrainingSettings
from guibp.model.schedules import CONSTANT, Schedule, read_schedule

DEFAULT_OPTIMIZER = OptimizerKind.SGD
DEFAULT_LEARNING_RATE = 0.1
DEFAULT_STEPS = 1000


class TrainingSettingsError(GuibpError):
    """A setting that no training can have."""


@dataclass(frozen=True, slots=True)
class Batching:
    """How many samples a step takes, all of them if that is ``None``, and the seed of their order."""

    size: int | None = None
    seed: int = 0


WHOLE = Batching()


@dataclass(frozen=True, slots=True)
class Controls:
    """What can be changed while a training runs: put a new one in place of the old.

    ``pace`` is in steps per second; infinity is as fast as it goes.
    """

    optimizer: OptimizerKind = DEFAULT_OPTIMIZER
    learning_rate: float = DEFAULT_LEARNING_RATE
    pace: float = math.inf
    schedule: Schedule = CONSTANT
    penalty: Penalty = NO_PENALTY
    batching: Batching | None = None
    """``None`` is what the training began with."""
    forgets_zero: bool = False
    """Whether gradients are never set to zero: each step takes the sum of all since this began."""

    def rates(self, first: int, count: int) -> Floats:
        """The rates of ``count`` steps from step ``first`` (from 0): (count,), or (1,) for all of them."""
        return self.schedule.rates(self.learning_rate, first, 1 if self.schedule == CONSTANT else count)


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Settings with nothing left open."""

    controls: Controls
    steps: int
    batching: Batching = WHOLE


def settle_training(
    document: TrainingSettings | None = None,
    *,
    steps: int | None = None,
    learning_rate: float | None = None,
    optimizer: str | None = None,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
    l1: float | None = None,
    l2: float | None = None,
    forget_zero: bool | None = None,
) -> TrainingPlan:
    """The plan from what is given, then the document, then the defaults.

    Raises ``TrainingSettingsError`` if the number of steps is no whole number ≥ 0, the rate not a
    positive finite number, the strength of a penalty no finite number ≥ 0, or the optimiser unknown.
    """
    settings = document or TrainingSettings()
    kind = _first(optimizer, settings.optimizer, DEFAULT_OPTIMIZER)
    rate = _first(learning_rate, settings.learning_rate, DEFAULT_LEARNING_RATE)
    rates, size = _first(schedule, settings.schedule, CONSTANT), _first(batch, settings.batch)
    penalty = Penalty(
        check_strength("l1", _first(l1, settings.l1, 0.0)), check_strength("l2", _first(l2, settings.l2, 0.0))
    )
    controls = Controls(
        check_optimizer(kind),
        check_learning_rate(rate),
        schedule=check_schedule(rates),
        penalty=penalty,
        forgets_zero=bool(_first(forget_zero, settings.forget_zero)),
    )
    batching = Batching(None if size is None else check_batch(size))
    return TrainingPlan(controls, check_steps(_first(steps, settings.steps, DEFAULT_STEPS)), batching)


def check_optimizer(name: object) -> OptimizerKind:
    """The optimiser of that name."""
    try:
        return OptimizerKind(str(name))
    except ValueError:
        known = ", ".join(OptimizerKind)
        raise TrainingSettingsError(
            'unknown optimizer "{name}"; there are {known}', name=name, known=known
        ) from None


def check_learning_rate(rate: object) -> float:
    """A positive finite number."""
    if isinstance(rate, bool) or not isinstance(rate, int | float | np.integer | np.floating):
        raise TrainingSettingsError("a learning rate is a number, not {rate!r}", rate=rate)
    try:
        number = float(rate)
    except OverflowError:
        number = math.inf
    if not (math.isfinite(number) and number > 0):
        raise TrainingSettingsError("a learning rate is a positive finite number, not {rate}", rate=number)
    return number


def check_strength(name: str, strength: object) -> float:
    """The strength of a penalty: a finite number from 0 up."""
    if isinstance(strength, bool) or not isinstance(strength, int | float | np.integer | np.floating):
        raise TrainingSettingsError("{name} is a number, not {strength!r}", name=name, strength=strength)
    try:
        number = float(strength)
    except OverflowError:
        number = math.inf
    if not (math.isfinite(number) and number >= 0):
        raise TrainingSettingsError(
            "{name} is a finite number from 0 up, not {strength}", name=name, strength=number
        )
    return number


def check_steps(steps: object) -> int:
    """A whole number from 0 up."""
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer) or steps < 0:
        raise TrainingSettingsError("steps are a whole number from 0 up, not {steps!r}", steps=steps)
    return int(steps)


def check_schedule(schedule: object) -> Schedule:
    """A schedule, or the text that names one."""
    if isinstance(schedule, Schedule):
        schedule = str(schedule)  # read again, since a schedule made by hand may hold anything
    try:
        return read_schedule(str(schedule))
    except ValueError as error:
        raise TrainingSettingsError(
            'unknown schedule "{schedule}": {reason}', schedule=schedule, reason=str(error)
        ) from None


def check_batch(batch: object) -> int:
    """A whole number from 1 up."""
    if isinstance(batch, bool) or not isinstance(batch, int | np.integer) or batch < 1:
        raise TrainingSettingsError(
            "a batch is a whole number of samples from 1 up, not {batch!r}", batch=batch
        )
    return int(batch)


def _first(*candidates: object) -> object:
    return next((candidate for candidate in candidates if candidate is not None), None)
