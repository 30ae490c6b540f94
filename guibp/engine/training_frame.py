"""What a trainer shows: a training at one moment, and what became of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.tape import Floats, Integers, Tape


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A training at one moment, in read-only copies.

    All numbers belong together: values and gradients are those at ``parameters``, after ``step`` steps.
    """

    step: int
    loss: float
    """At these parameters, over the rows that are trained on; not finite after a divergence."""
    parameters: Floats
    """In the order of ``Trainer.trained``."""
    values: Floats
    """(tape.total,)"""
    edge_gradients: Floats
    """(tape.edge_total,)"""
    loss_steps: Integers
    losses: Floats
    """The loss before each of the steps ``loss_steps`` (from 0): the outline of the curve."""
    held_out_loss: float | None = None
    """At these parameters, over the rows held out, if there are any."""
    held_out_steps: Integers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    held_out_losses: Floats = field(default_factory=lambda: np.empty(0, dtype=np.float64))
    """The loss of the rows held out after each of the steps ``held_out_steps``; NaN where none were."""
    newest_losses: Floats = field(default_factory=lambda: np.empty(0, dtype=np.float64))
    """The losses before the last steps, one after the other."""

    def evaluation(self, tape: Tape) -> Evaluation:
        """The numbers as an evaluation of the trainer's tape."""
        return Evaluation(tape, self.values, self.edge_gradients)


class Status(Enum):
    """How a run ended."""

    STOPPED = "stopped"
    FINISHED = "finished"
    REACHED = "reached"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run."""

    status: Status
    step: int
    """How many steps were done since the beginning."""
    node: str | None = None
    """After a divergence: the first node that left the finite numbers, operands first."""
