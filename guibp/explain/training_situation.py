"""A training as it stands, and what advice on it is made of: a cause, evidence, a thing to try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.judgement import PredictionView, find_prediction, mark_right
from guibp.engine.tape import Floats, Integers
from guibp.explain.sentences import Said
from guibp.model.graph import Graph
from guibp.model.numbers_text import show_number, with_minus_sign

ENOUGH_STEPS = 50
"""Before so many steps nobody can say that a training is stuck."""
STANDSTILL = 0.01
"""A loss that fell by a smaller part of itself in the last half of the steps stands still."""
SOLVED_SHARE = 0.02
"""Where the loss is a smaller part of the first one, there is nothing to advise."""


class Cause(Enum):
    """Why a training does not get on."""

    OUT_OF_REACH = "out of reach"
    SYMMETRIC = "symmetric"
    DEAD = "dead"
    SATURATED = "saturated"
    NOT_NORMALISED = "not normalised"
    DIVERGING = "diverging"
    OSCILLATING = "oscillating"
    SINGLE_UNIT = "single unit"
    TOO_SLOW = "too slow"


@dataclass(frozen=True, slots=True)
class Advice:
    """One cause in plain words, what shows it, and what to try."""

    cause: Cause
    finding: Said
    evidence: tuple[Said, ...]
    remedy: Said


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """A training as it stands."""

    graph: Graph
    evaluation: Evaluation
    """At the present parameters."""
    loss_steps: Integers
    losses: Floats
    """(k,) the loss before each of the steps ``loss_steps``: of many the outline."""
    newest: Floats
    """The losses before the last steps, one after the other."""
    learning_rate: float
    has_diverged: bool = False
    takes_batches: bool = False
    """Whether a step takes a part of the rows: then each loss is that of others."""

    @property
    def steps(self) -> int:
        """How many steps were taken, as far as the losses show."""
        return int(self.loss_steps[-1]) + 1 if len(self.loss_steps) else 0

    @property
    def recent(self) -> Floats:
        """The losses of the last half of the steps."""
        return self.losses[len(self.losses) // 2 :]

    @property
    def is_still(self) -> bool:
        """Whether enough steps were taken, and the last half of them brought next to nothing."""
        if self.steps < ENOUGH_STEPS:
            return False
        before, now = float(self.recent[0]), float(self.recent[-1])
        return before - now <= STANDSTILL * abs(before)

    def view(self) -> PredictionView | None:
        """What predicts, and what it should meet."""
        return find_prediction(self.graph, self.evaluation)

    def targets(self) -> Floats | None:
        """(samples,) the column that the predictions should meet, or ``None``."""
        view, dataset = self.view(), self.graph.dataset
        if view is None or view.target is None or dataset is None:
            return None
        return dataset.column(view.target)

    def count_wrong(self) -> int | None:
        """How many predictions of two classes, 0 and 1, are wrong; ``None`` where there are no classes.

        Rows that are held out do not count: what they need, no step can learn.
        """
        view, targets = self.view(), self.targets()
        if view is None or targets is None or not np.isin(targets, (0.0, 1.0)).all():
            return None
        tape = self.evaluation.tape
        right = mark_right(view.predictions(self.evaluation), targets)
        counted = right if tape.counted is None else right[tape.counted]
        return int(np.count_nonzero(~counted))

    @property
    def is_solved(self) -> bool:
        """Whether every class is right, or the loss is next to nothing of what it was."""
        if self.count_wrong() == 0:
            return True
        return len(self.losses) > 0 and abs(self.losses[-1]) <= SOLVED_SHARE * abs(self.losses[0])


def show(number: float) -> str:
    """A number as sentences have it."""
    return with_minus_sign(show_number(float(number)))
