"""Drawn rows: which rows of the data the newest step of a training took, where it did not take all."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.engine.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The rows of one step."""

    step: int
    """Counted from 1."""
    rows: tuple[int, ...]
    """Counted from 0, in the order in which they were drawn."""
    before: Evaluation | None
    """The numbers before it, if it was taken alone."""
