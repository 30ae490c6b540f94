"""Where a parameter's gradient comes from: the share of each row of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from guibp.engine.evaluation import Evaluation, evaluate_tape
from guibp.engine.opcodes import CODES, REDUCTIONS
from guibp.engine.reading import read_sample
from guibp.engine.tape import NONE, Floats, Tape
from guibp.engine.tape_rows import take_rows

MEAN, SUM = CODES["mean"], CODES["sum"]


class Missing(Enum):
    """Why no rows can be shown."""

    OUTPUT = "there is no computed output"
    DATA = "there is no data set that reaches the output"
    PARAMETER = "the output does not depend on it"
    WHOLE = "it is used only behind a reduction, where rows are no longer told apart"


class Reduction(Enum):
    """How the rows' losses become one."""

    SUM = "sum"
    MEAN = "mean"
    OTHER = "other"
    """By several reductions, or by one whose rows depend on each other."""


@dataclass(frozen=True, slots=True, eq=False)
class RowGradients:
    """The gradient of the output with respect to one parameter, row by row."""

    parameter: str
    shares: Floats
    """(rows,) what each row adds to the gradient."""
    reduction: Reduction
    counted: int
    """How many rows are not held out; the others add 0."""

    @property
    def total(self) -> float:
        """The gradient: the sum of the shares."""
        return float(self.shares.sum())

    @property
    def own(self) -> Floats:
        """(rows,) the gradient of each row's own loss: its share without the factor 1/n of a mean."""
        return self.shares * self.counted if self.reduction is Reduction.MEAN else self.shares


def find_row_gradients(evaluation: Evaluation, parameter: str) -> RowGradients | Missing:
    """Each row's share of a parameter's gradient, as the steps of back-propagation show it for a sample."""
    tape = evaluation.tape
    if evaluation.edge_gradients is None:
        return Missing.OUTPUT
    slot = tape.slot_of(parameter) if parameter in tape.place_of else NONE
    if slot == NONE or not tape.needed[slot]:
        return Missing.PARAMETER
    if not tape.per_sample.any():
        return Missing.DATA
    sharing = tape.lookups.sharing
    leaving = np.flatnonzero(sharing.leaf_sources == slot)
    if not len(leaving) or not sharing.leaf_owned[leaving].any():
        return Missing.WHOLE
    edges, owned = sharing.leaf_edges[leaving], sharing.leaf_owned[leaving]
    if tape.edge_per_sample[edges].all():
        shares = _add_edges(evaluation, edges.tolist(), owned.tolist())
    else:
        place = tape.place_of[parameter]
        shares = np.array([read_sample(evaluation, row).node_gradients[place] for row in range(tape.samples)])
    return RowGradients(parameter, shares, find_reduction(tape), tape.counted_samples)


def _add_edges(evaluation: Evaluation, edges: list[int], owned: list[bool]) -> Floats:
    """The sums over edges whose numbers are the rows' shares already."""
    tape, numbers = evaluation.tape, evaluation.edge_gradients
    shares = np.zeros(tape.samples)
    if numbers is not None:
        with np.errstate(all="ignore"):
            for edge, is_owned in zip(edges, owned, strict=True):
                shares += numbers[tape.numbers_on(edge)] / (1 if is_owned else tape.counted_samples)
    return shares if tape.counted is None else np.where(tape.counted, shares, 0.0)


def find_reduction(tape: Tape) -> Reduction:
    """What the rows' numbers go through last, before the output; an output per row counts as its sum."""
    if tape.per_sample[tape.output_slot]:
        return Reduction.SUM
    found, waiting, seen = set(), [tape.output_slot], {tape.output_slot}
    while waiting:
        slot = waiting.pop()
        operands = [operand for operand in tape.operands[slot].tolist() if operand != NONE]
        if tape.code[slot] in REDUCTIONS and tape.per_sample[operands[0]]:
            found.add(int(tape.code[slot]))
            continue
        for operand in operands:
            if operand not in seen:
                seen.add(operand)
                waiting.append(operand)
    return {MEAN: Reduction.MEAN, SUM: Reduction.SUM}.get(
        found.pop() if len(found) == 1 else -1, Reduction.OTHER
    )


def measure_batch_gradient(evaluation: Evaluation, parameter: str, rows: Sequence[int]) -> float:
    """The gradient that a step would take if it drew only these rows, at the evaluation's numbers."""
    tape = replace(evaluation.tape, start=evaluation.values)
    found = evaluate_tape(take_rows(tape, np.asarray(rows, dtype=np.int32))).gradient(parameter)
    return float(np.sum(0.0 if found is None else found))
