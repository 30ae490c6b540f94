"""Updates by hand: w − rate × ∂L/∂w for single parameters, what they foretell, and the slips on the way.

A penalty pulls at weights beside the gradient: w − rate × (∂L/∂w + L1·sign(w) + L2·w).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from guibp.engine.counted_rows import read_objective
from guibp.engine.evaluation import Evaluation
from guibp.engine.penalties import NO_PENALTY, Penalty, find_weights, pull_of
from guibp.engine.tape import NONE


@dataclass(frozen=True, slots=True)
class HandUpdate:
    """One step of plain gradient descent for one parameter."""

    id: str
    value: float
    gradient: float
    rate: float
    penalty: Penalty = NO_PENALTY
    """That on this parameter: none on a bias."""

    @property
    def pull(self) -> float:
        """The gradient of the penalty."""
        return float(pull_of(self.penalty, np.float64(self.value)))

    @property
    def slope(self) -> float:
        """What the rate is multiplied by: the gradient, and the pull of the penalty."""
        return self.gradient if self.penalty.is_nothing else self.gradient + self.pull

    @property
    def moved(self) -> float:
        """The new value, as the optimiser's rule ``sgd`` has it."""
        return self.value - self.rate * self.slope

    @property
    def foretold(self) -> float:
        """The change of the loss to first order: gradient × step."""
        return -self.rate * self.slope * self.gradient


class UpdateSlip(StrEnum):
    """What went wrong on the way to a new value."""

    ADDED = "added the gradient"
    NO_RATE = "forgot the rate"
    NO_RATE_ADDED = "forgot the rate and added"
    ONLY_STEP = "took the step for the new value"
    SIGN = "wrong sign of the result"
    UNCHANGED = "left the value as it was"
    NO_PENALTY = "forgot the penalty"
    OTHER = "another number"


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer's fate; ``slip`` says what led to a wrong one."""

    is_right: bool
    slip: UpdateSlip | None = None


TOLERANCE = 0.005
"""Half a unit of the third significant digit, at its worst."""


def list_updates(
    evaluation: Evaluation, ids: Iterable[str], rate: float, penalty: Penalty = NO_PENALTY
) -> tuple[HandUpdate, ...]:
    """The updates of some parameters, of those that have a gradient; a penalty is one on the weights."""
    tape, found = evaluation.tape, []
    for id_ in ids:
        value, gradient = evaluation.value(id_), evaluation.gradient(id_)
        if isinstance(value, float) and isinstance(gradient, float):
            slot = np.array([tape.slot_of(id_)], dtype=np.int64)
            own = penalty if find_weights(tape, slot)[0] else NO_PENALTY
            found.append(HandUpdate(id_, value, gradient, rate, own))
    return tuple(found)


def measure_objective(evaluation: Evaluation) -> float | None:
    """What training makes small: the output, summed over its samples; ``None`` if it is not computed."""
    tape = evaluation.tape
    return None if tape.output_slot == NONE else read_objective(tape, evaluation.values)


def foretell_change(updates: Sequence[HandUpdate]) -> float:
    """The change of the loss to first order: gradient × step; without a penalty −rate × |∂L/∂w|²."""
    return math.fsum(update.foretold for update in updates)


def judge_answer(update: HandUpdate, answer: float) -> Judged:
    """Whether a typed new value is right, to three digits of it or of the step, else which slip led there."""
    step = update.rate * update.slope
    if _agrees(answer, update.moved, step):
        return Judged(is_right=True)
    value, gradient = update.value, update.slope
    for slip, number in (
        (UpdateSlip.ADDED, value + step),
        (UpdateSlip.NO_RATE, value - gradient),
        (UpdateSlip.NO_RATE_ADDED, value + gradient),
        (UpdateSlip.ONLY_STEP, step),
        (UpdateSlip.ONLY_STEP, -step),
        (UpdateSlip.SIGN, -update.moved),
        (UpdateSlip.UNCHANGED, value),
        *(() if update.penalty.is_nothing else ((UpdateSlip.NO_PENALTY, _move_without(update)),)),
    ):
        if _agrees(answer, number, step):
            return Judged(is_right=False, slip=slip)
    return Judged(is_right=False, slip=UpdateSlip.OTHER)


def _move_without(update: HandUpdate) -> float:
    return update.value - update.rate * update.gradient


def _agrees(typed: float, truth: float, step: float) -> bool:
    """As near as rounding to three digits brings it, but never so far that the step itself is lost."""
    allowed = TOLERANCE * abs(truth)
    if step:
        allowed = min(allowed, abs(step) / 4)
    return abs(typed - truth) <= max(allowed, 1e-12 * abs(truth)) * (1 + 1e-9)
