"""Goals of a training: what it runs towards, and the step that got there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from guibp.engine.judgement import are_right, mark_right_cases
from guibp.engine.predictions import find_compared
from guibp.engine.tape import Booleans, Floats, Tape
from guibp.engine.training_settings import TrainingSettingsError
from guibp.model.errors import NumberError, UnfinishedGraphError
from guibp.model.numbers_text import read_number, show_number


class GoalKind(StrEnum):
    """What is waited for, by the words that library and command use."""

    LOSS_BELOW = "loss below"
    ALL_RIGHT = "all right"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Goal:
    """What ends a training; ``loss`` is the number to get below, where that is the goal."""

    kind: GoalKind
    loss: float = math.nan

    def __str__(self) -> str:
        is_loss = self.kind is GoalKind.LOSS_BELOW
        return f"loss below {show_number(self.loss)}" if is_loss else str(self.kind)


ALL_RIGHT, DIVERGED = Goal(GoalKind.ALL_RIGHT), Goal(GoalKind.DIVERGED)


def read_goal(text: str) -> Goal:
    """A goal as it is written: a number, "loss<0.1", "all-right" or "diverged"; raises ``NumberError``."""
    words = " ".join(text.replace("-", " ").split())
    for goal in (ALL_RIGHT, DIVERGED):
        if words == goal.kind:
            return goal
    _, _, number = text.rpartition("<") if text.strip().startswith("loss") else ("", "", text)
    return Goal(GoalKind.LOSS_BELOW, read_number(number))


def check_goal(goal: object) -> Goal:
    """A goal, its text, or the loss to get below; raises ``TrainingSettingsError``."""
    if isinstance(goal, Goal):
        return goal
    try:
        if isinstance(goal, str):
            return read_goal(goal)
        if isinstance(goal, int | float | np.integer | np.floating) and not isinstance(goal, bool):
            return Goal(GoalKind.LOSS_BELOW, read_number(repr(float(goal))))
    except (NumberError, OverflowError):
        pass
    raise TrainingSettingsError(
        'a training runs until the loss is below a number, "all right" or "diverged", not {goal!r}', goal=goal
    )


class GoalWatch:
    """Looks out for a goal while a tape is trained.

    Raises ``UnfinishedGraphError`` if all predictions are to be right and none is compared with a target.
    """

    def __init__(self, goal: Goal, tape: Tape) -> None:
        self._goal, self._tape = goal, tape
        self._compared = find_compared(tape) if goal.kind is GoalKind.ALL_RIGHT else ()
        self.is_reached = False
        self.sees_batches = False
        """Whether the losses of the steps are those of batches: the goal is one of all rows."""
        if goal.kind is GoalKind.ALL_RIGHT and not self._compared:
            raise UnfinishedGraphError("no loss compares a prediction with a target: nothing can be right")

    @property
    def looks_at_every_step(self) -> bool:
        """Whether it needs more of each step than its loss."""
        kind = self._goal.kind
        return kind is GoalKind.ALL_RIGHT or (kind is GoalKind.LOSS_BELOW and self.sees_batches)

    @property
    def slots_to_see(self) -> tuple[int, ...]:
        """The slots whose values show whether it is reached."""
        if self._goal.kind is GoalKind.ALL_RIGHT:
            return tuple(slot for pair in self._compared for slot in pair)
        return (self._tape.output_slot,)

    def are_reached(self, values: Sequence[Floats], cases: int) -> Booleans:
        """(cases,) whether it is, by the values of ``slots_to_see``, each (cases or 1, samples or 1)."""
        reached = np.ones(cases, dtype=np.bool_)
        if self._goal.kind is GoalKind.ALL_RIGHT:
            for prediction, target in zip(values[::2], values[1::2], strict=True):
                reached &= mark_right_cases(prediction, target).all(axis=1)
            return reached
        return reached & (np.add.accumulate(values[0], axis=1)[:, -1] < self._goal.loss)

    def find_in(self, losses: Floats) -> int | None:
        """How many of the steps with these losses before them lead to the goal; ``None`` if they do not."""
        if self._goal.kind is not GoalKind.LOSS_BELOW:
            return None
        below = np.flatnonzero(losses < self._goal.loss)
        self.is_reached = bool(len(below))
        return int(below[0]) if len(below) else None

    def look_at(self, values: Floats, loss: float) -> None:
        """See whether these numbers of the tape, and the loss that they make, are the goal."""
        if self._goal.kind is GoalKind.LOSS_BELOW:
            self.is_reached = loss < self._goal.loss
        elif self._goal.kind is GoalKind.ALL_RIGHT:
            self.is_reached = all(
                are_right(values[self._tape.numbers_of(prediction)], values[self._tape.numbers_of(target)])
                for prediction, target in self._compared
            )
