"""The score of predictions: how many are right, or how far they are off, trained on and held out apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.judgement import Floats, find_tolerance, mark_right
from guibp.engine.tape import Booleans


@dataclass(frozen=True, slots=True)
class Part:
    """The score of some rows."""

    count: int
    right: int
    mean_error: float
    """Of the distances of predictions from their targets; NaN without any row."""
    largest_error: float


@dataclass(frozen=True, slots=True)
class Score:
    """What predictions are worth."""

    is_of_classes: bool
    """Whether the targets are the classes 0 and 1: then what is right counts, else the errors do."""
    trained: Part
    held_out: Part | None
    """Of the rows held out, if there are any."""


def score_predictions(predictions: Floats, targets: Floats, counted: Booleans | None) -> Score:
    """The score of predictions, (rows,); ``counted`` says which rows are not held out, ``None`` all.

    What the targets are is seen from all of them.
    """
    right = mark_right(predictions, targets)
    with np.errstate(all="ignore"):
        errors = np.abs(predictions - targets)
    every = np.ones(len(targets), dtype=np.bool_) if counted is None else counted
    return Score(
        is_of_classes=find_tolerance(targets) is None,
        trained=_score_rows(right, errors, every),
        held_out=None if counted is None else _score_rows(right, errors, ~every),
    )


def _score_rows(right: Booleans, errors: Floats, rows: Booleans) -> Part:
    own = errors[rows]
    mean, largest = (float(own.mean()), float(own.max())) if len(own) else (np.nan, np.nan)
    return Part(len(own), int(np.count_nonzero(right[rows])), mean, largest)
