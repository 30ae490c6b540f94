"""Learning-rate schedules: how the rate changes from step to step, each as one formula of the step."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number

Floats = NDArray[np.float64]
MOST_STEPS = 2**53
"""Up to it a float64 tells every step from the next."""


class ScheduleKind(StrEnum):
    """The schedules, by the names that settings use."""

    CONSTANT = "constant"
    STEP = "step"
    EXPONENTIAL = "exponential"
    COSINE = "cosine"
    WARMUP = "warmup"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule: ``steps`` is its length or period, ``factor`` what the rate is multiplied by."""

    kind: ScheduleKind = ScheduleKind.CONSTANT
    steps: int = 1
    factor: float = 1.0

    def rates(self, rate: float, first: int, count: int) -> Floats:
        """The rates of ``count`` steps from step ``first`` (from 0), shape (count,)."""
        step = np.arange(first, first + count, dtype=np.float64)
        # A rate that grows without end becomes infinite, and the training tells that it diverged.
        with np.errstate(over="ignore"):
            return rate * _FACTORS[self.kind](self, step)

    def __str__(self) -> str:
        match self.kind:
            case ScheduleKind.CONSTANT:
                return str(self.kind)
            case ScheduleKind.STEP:
                return f"{self.kind}:{self.steps}:{self.factor!r}"
            case ScheduleKind.EXPONENTIAL:
                return f"{self.kind}:{self.factor!r}"
            case _:
                return f"{self.kind}:{self.steps}"


CONSTANT = Schedule()


def _constant(_: Schedule, step: Floats) -> Floats:
    return np.ones_like(step)


def _by_step(schedule: Schedule, step: Floats) -> Floats:
    """As torch.optim.lr_scheduler.StepLR: by the factor after every period."""
    return np.power(schedule.factor, np.floor(step / schedule.steps))


def _exponentially(schedule: Schedule, step: Floats) -> Floats:
    """As torch.optim.lr_scheduler.ExponentialLR: by the factor after every step."""
    return np.power(schedule.factor, step)


def _by_cosine(schedule: Schedule, step: Floats) -> Floats:
    """Loshchilov and Hutter (2017), one half wave down to 0, where it stays: optax.cosine_decay_schedule."""
    return 0.5 * (1.0 + np.cos(math.pi * np.minimum(step / schedule.steps, 1.0)))


def _warming_up(schedule: Schedule, step: Floats) -> Floats:
    """Evenly up to the full rate at the last of its steps."""
    return np.minimum((step + 1.0) / schedule.steps, 1.0)


_FACTORS: Mapping[ScheduleKind, Callable[[Schedule, Floats], Floats]] = {
    ScheduleKind.CONSTANT: _constant,
    ScheduleKind.STEP: _by_step,
    ScheduleKind.EXPONENTIAL: _exponentially,
    ScheduleKind.COSINE: _by_cosine,
    ScheduleKind.WARMUP: _warming_up,
}


def read_schedule(text: str) -> Schedule:
    """A schedule as it is written, such as "step:1000:0.5"; raises ``ValueError``."""
    name, *arguments = text.split(":")
    try:
        kind = ScheduleKind(name)
    except ValueError:
        raise ValueError(f"there are {', '.join(ScheduleKind)}") from None
    match kind, arguments:
        case ScheduleKind.CONSTANT, []:
            return CONSTANT
        case ScheduleKind.STEP, [steps, factor]:
            return Schedule(kind, _read_steps(steps), _read_factor(factor))
        case ScheduleKind.EXPONENTIAL, [factor]:
            return Schedule(kind, factor=_read_factor(factor))
        case ((ScheduleKind.COSINE | ScheduleKind.WARMUP), [steps]):
            return Schedule(kind, _read_steps(steps))
    raise ValueError(f"write {_FORMS[kind]}")


_FORMS: Mapping[ScheduleKind, str] = {
    ScheduleKind.CONSTANT: "constant",
    ScheduleKind.STEP: "step:PERIOD:FACTOR",
    ScheduleKind.EXPONENTIAL: "exponential:FACTOR",
    ScheduleKind.COSINE: "cosine:STEPS",
    ScheduleKind.WARMUP: "warmup:STEPS",
}


def _read_steps(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise ValueError(f"{text!r} is no whole number from 1 up")
    if int(text) > MOST_STEPS:
        raise ValueError(f"{text} is more steps than can be counted")
    return int(text)


def _read_factor(text: str) -> float:
    try:
        factor = read_number(text)
    except NumberError:
        factor = 0.0
    if factor <= 0:
        raise ValueError(f"{text!r} is no positive finite number")
    return factor
