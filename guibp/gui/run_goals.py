"""Run goals: what a training in the window runs towards, and why it ended, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from guibp.engine.goals import ALL_RIGHT, DIVERGED, Goal, GoalKind
from guibp.engine.judgement import find_tolerance
from guibp.engine.predictions import find_compared
from guibp.engine.trainer import Outcome, Status, Trainer
from guibp.model.numbers_text import show_number, show_whole, with_minus_sign

FIRST_STEPS, FIRST_LOSS = 100, 0.1


class Aim(Enum):
    """How far a training goes."""

    PAUSED = "paused"
    STEPS = "steps"
    LOSS = "loss"
    RIGHT = "right"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class RunGoal:
    """What the next run goes towards; the numbers of the aims that were not chosen wait for their turn."""

    aim: Aim = Aim.PAUSED
    steps: int = FIRST_STEPS
    loss: float = FIRST_LOSS

    @property
    def limit(self) -> int | None:
        """How many steps it takes at most."""
        return self.steps if self.aim is Aim.STEPS else None

    @property
    def until(self) -> Goal | None:
        """What the trainer looks out for."""
        return {
            Aim.LOSS: Goal(GoalKind.LOSS_BELOW, self.loss),
            Aim.RIGHT: ALL_RIGHT,
            Aim.DIVERGED: DIVERGED,
        }.get(self.aim)

    def aimed(self, aim: Aim) -> RunGoal:
        """The same numbers with another aim."""
        return replace(self, aim=aim)


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run ended: after so many steps of its own, at a loss."""

    goal: RunGoal
    outcome: Outcome
    steps: int
    loss: float
    tolerance: float | None = None
    """How near to its target a prediction is right; ``None`` if it is a side of one half."""

    @property
    def is_news(self) -> bool:
        """Whether it ended by itself."""
        return self.outcome.status is not Status.STOPPED


def find_run_tolerance(trainer: Trainer) -> float | None:
    """How near its target a prediction of this trainer has to be, where the targets are no classes."""
    tape = trainer.tape
    tolerances = (
        find_tolerance(trainer.frame().values[tape.numbers_of(target)]) for _, target in find_compared(tape)
    )
    return next((tolerance for tolerance in tolerances if tolerance is not None), None)


def tell_end(end: RunEnd) -> str:
    """Why a run ended, in a sentence or two."""
    loss = with_minus_sign(show_number(end.loss))
    match end.outcome.status:
        case Status.DIVERGED:
            text = _tr(
                'Training diverged at step {step}: "{node}" left the finite numbers. '
                "Try a smaller learning rate."
            )
            return text.format(step=show_whole(end.outcome.step + 1), node=end.outcome.node)
        case Status.REACHED:
            return _tell_goal(end).format(
                goal=with_minus_sign(show_number(end.goal.loss)), loss=loss, steps=show_whole(end.steps)
            )
        case Status.FINISHED:
            one, many = (
                _tr("One step is done: the loss is {loss}."),
                _tr("{count} steps are done: the loss is {loss}."),
            )
            text = one if end.steps == 1 else many
            return text.format(count=show_whole(end.steps), loss=loss)
        case _:
            text = _tr("Paused after {count} steps: the loss is {loss}.")
            return text.format(count=show_whole(end.steps), loss=loss)


def _tell_goal(end: RunEnd) -> str:
    if end.goal.aim is Aim.LOSS:
        if end.steps == 0:
            return _tr("The loss is below {goal} already: {loss}. No step was taken.")
        return _tr("Stopped after {steps} steps: the loss, {loss}, is below {goal}.")
    if end.steps == 0:
        return _tr("All predictions are right already. No step was taken.")
    if end.tolerance is None:
        return _tr("Stopped after {steps} steps: all predictions are on the right side of 0.5.")
    near = _tr("Stopped after {steps} steps: all predictions are within {tolerance} of their targets.")
    return near.replace("{tolerance}", show_number(end.tolerance))


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunGoals", text)
