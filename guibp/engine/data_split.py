"""The rows of a tape split: those that steps learn from, and those held out to see what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.tape import Tape
from guibp.engine.tape_rows import take_rows


@dataclass(frozen=True, slots=True, eq=False)
class DataSplit:
    """Three tapes that differ in their rows alone."""

    whole: Tape
    """All rows: what the canvas shows."""
    training: Tape
    """The rows that losses and gradients of the steps are made of; the whole tape if none is held out."""
    held_out: Tape | None
    """The other rows, if there are any."""


def split_rows(tape: Tape) -> DataSplit:
    """Split a tape by its ``held_out`` rows."""
    if not tape.held_out:
        return DataSplit(tape, tape, None)
    is_held = np.zeros(tape.samples, dtype=np.bool_)
    is_held[list(tape.held_out)] = True
    training, held_out = (
        take_rows(tape, np.flatnonzero(rows).astype(np.int32)) for rows in (~is_held, is_held)
    )
    return DataSplit(tape, training, held_out)


def number_rows(tape: Tape, drawn: Sequence[int]) -> tuple[int, ...]:
    """Rows of the table, from 0, by their places among those that are not held out."""
    if not tape.held_out:
        return tuple(drawn)
    held_out = frozenset(tape.held_out)
    rows = [row for row in range(tape.samples) if row not in held_out]
    return tuple(rows[place] for place in drawn)
