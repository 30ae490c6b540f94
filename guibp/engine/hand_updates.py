"""Updates by hand: w − rate × ∂L/∂w for single parameters, what they foretell, and the slips on the way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guibp.engine.counted_rows import read_objective
from guibp.engine.evaluation import Evaluation
from guibp.engine.tape import NONE


@dataclass(frozen=True, slots=True)
class HandUpdate:
    """One step of plain gradient descent for one parameter."""

    id: str
    value: float
    gradient: float
    rate: float

    @property
    def moved(self) -> float:
        """The new value, as the optimiser's rule ``sgd`` has it."""
        return self.value - self.rate * self.gradient

    @property
    def foretold(self) -> float:
        """The change of the loss to first order: gradient × (−rate × gradient)."""
        return -self.rate * self.gradient * self.gradient


class UpdateSlip(StrEnum):
    """What went wrong on the way to a new value."""

    ADDED = "added the gradient"
    NO_RATE = "forgot the rate"
    NO_RATE_ADDED = "forgot the rate and added"
    ONLY_STEP = "took the step for the new value"
    SIGN = "wrong sign of the result"
    UNCHANGED = "left the value as it was"
    OTHER = "another number"


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer's fate; ``slip`` says what led to a wrong one."""

    is_right: bool
    slip: UpdateSlip | None = None


TOLERANCE = 0.005
"""Half a unit of the third significant digit, at its worst."""


def list_updates(evaluation: Evaluation, ids: Iterable[str], rate: float) -> tuple[HandUpdate, ...]:
    """The updates of some parameters, of those on which the output depends."""
    found = []
    for id_ in ids:
        value, gradient = evaluation.value(id_), evaluation.gradient(id_)
        if isinstance(value, float) and isinstance(gradient, float):
            found.append(HandUpdate(id_, value, gradient, rate))
    return tuple(found)


def measure_objective(evaluation: Evaluation) -> float | None:
    """What training makes small: the output, summed over its samples; ``None`` if it is not computed."""
    tape = evaluation.tape
    return None if tape.output_slot == NONE else read_objective(tape, evaluation.values)


def foretell_change(updates: Sequence[HandUpdate]) -> float:
    """The change of the loss to first order: −rate × |∂L/∂w|²."""
    return math.fsum(update.foretold for update in updates)


def judge_answer(update: HandUpdate, answer: float) -> Judged:
    """Whether a typed new value is right, to three digits of it or of the step, else which slip led there."""
    step = update.rate * update.gradient
    if _agrees(answer, update.moved, step):
        return Judged(is_right=True)
    value, gradient = update.value, update.gradient
    for slip, number in (
        (UpdateSlip.ADDED, value + step),
        (UpdateSlip.NO_RATE, value - gradient),
        (UpdateSlip.NO_RATE_ADDED, value + gradient),
        (UpdateSlip.ONLY_STEP, step),
        (UpdateSlip.ONLY_STEP, -step),
        (UpdateSlip.SIGN, -update.moved),
        (UpdateSlip.UNCHANGED, value),
    ):
        if _agrees(answer, number, step):
            return Judged(is_right=False, slip=slip)
    return Judged(is_right=False, slip=UpdateSlip.OTHER)


def _agrees(typed: float, truth: float, step: float) -> bool:
    """As near as rounding to three digits brings it, but never so far that the step itself is lost."""
    allowed = TOLERANCE * abs(truth)
    if step:
        allowed = min(allowed, abs(step) / 4)
    return abs(typed - truth) <= max(allowed, 1e-12 * abs(truth)) * (1 + 1e-9)
