"""The instructions of a tape: one for each operation of the table, and one for a fused pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guibp.model.operations import OPERATIONS, SIGMOID_CROSS_ENTROPY, Kind

LEAF = 0
"""The code of a slot that is not computed: an input, a parameter or a constant."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a slot computes: its value and the local gradient of each operand, as formulas.

    Operands are called a, b and c, the value y. A reduction's value is made over the samples.
    """

    code: int
    name: str
    value: str
    local: tuple[str, ...]
    reduces: bool


def _list_instructions() -> tuple[Instruction, ...]:
    computed = [operation for operation in OPERATIONS.values() if not operation.is_leaf]
    table = tuple(
        Instruction(
            code,
            operation.id,
            operation.computed_value,
            operation.computed_local,
            reduces=operation.kind is Kind.REDUCTION,
        )
        for code, operation in enumerate(computed, start=LEAF + 1)
    )
    fused = SIGMOID_CROSS_ENTROPY
    return (
        *table,
        Instruction(
            len(table) + 1,
            "sigmoid_cross_entropy",
            fused.value,
            (fused.prediction, fused.target, fused.logit),
            reduces=False,
        ),
    )


INSTRUCTIONS = _list_instructions()
CODES: Mapping[str, int] = {instruction.name: instruction.code for instruction in INSTRUCTIONS}

SIGMOID = CODES["sigmoid"]
CROSS_ENTROPY = CODES["binary_cross_entropy"]
SIGMOID_CROSS_ENTROPY_CODE = CODES["sigmoid_cross_entropy"]
"""Cross-entropy whose prediction is a sigmoid: operands a = the sigmoid's operand, b = the target.

Its first edge is that of the prediction, its third that which enters the sigmoid: the latter's
gradient comes straight from here, since the way through a saturated sigmoid would be ∞ × 0."""

FEWEST_OPERANDS: tuple[int, ...] = (
    0,
    *(len(operation.operands) for operation in OPERATIONS.values() if not operation.is_leaf),
)
"""By the code of an operation: how many operands it takes at least."""
REDUCTIONS = tuple(instruction.code for instruction in INSTRUCTIONS if instruction.reduces)
