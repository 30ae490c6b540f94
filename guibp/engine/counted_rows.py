"""The rows that means, sums and the objective take: all but those that are held out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from guibp.engine.arrays import Booleans, Floats
from guibp.engine.tape import NONE, Tape


def mark_counted(held_out: Sequence[int], samples: int) -> Booleans | None:
    """(samples,) which rows are not held out; ``None`` if none is."""
    if not held_out:
        return None
    counted = np.ones(samples, dtype=np.bool_)
    counted[list(held_out)] = False
    counted.flags.writeable = False
    return counted


def is_counted(tape: Tape, sample: int) -> bool:
    """Whether a sample has a part in means and sums."""
    return tape.counted is None or bool(tape.counted[sample])


def take_counted(tape: Tape, numbers: Floats) -> Floats:
    """The numbers of the counted samples, where there is one for each: shape (samples,) or (1,)."""
    return numbers if tape.counted is None or len(numbers) == 1 else numbers[tape.counted]


def sum_in_order(numbers: Floats) -> float:
    """The sum from the first to the last, as the compiled loop adds: np.sum would add in pairs."""
    return float(np.add.accumulate(numbers)[-1])


def sum_counted(tape: Tape, numbers: Floats) -> float:
    """The sum over the counted samples, shape (samples,) or (1,), in their order."""
    return sum_in_order(take_counted(tape, numbers))


def read_objective(tape: Tape, values: Floats) -> float:
    """What training makes small, from the values (tape.total,): the output, summed over its samples.

    NaN if the tape has no computed output.
    """
    if tape.output_slot == NONE:
        return float("nan")
    with np.errstate(all="ignore"):
        return sum_counted(tape, values[tape.numbers_of(tape.output_slot)])


def seed_output(tape: Tape) -> Floats | float:
    """The output's own gradient: 1, for each counted sample if it is per-sample."""
    is_split = tape.counted is not None and tape.per_sample[tape.output_slot]
    return np.asarray(tape.counted, dtype=np.float64) if is_split else 1.0
