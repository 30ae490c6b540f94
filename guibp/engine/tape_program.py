"""The program of a whole tape: every instruction as it is, with every edge kept, for the compiled loops."""

from __future__ import annotations

import numpy as np

from guibp.engine.opcodes import INSTRUCTIONS, LEAF, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.program import COLUMNS, NOWHERE, Field, Mode, Shorts
from guibp.engine.tape import NONE, Booleans, Indices, Tape

_REDUCTIONS = tuple(one.code for one in INSTRUCTIONS if one.reduces)


def list_instructions(tape: Tape) -> tuple[Shorts, int]:
    """The instructions of a tape over its own numbers, and how many of them the output depends on.

    Those come first: none of them needs one of the others.
    """
    computed = tape.code != LEAF
    needed = np.flatnonzero(computed & tape.needed)
    slots = np.concatenate([needed, np.flatnonzero(computed & ~tape.needed)])
    records = np.zeros((len(slots), COLUMNS), dtype=np.int32)
    code = records[:, Field.CODE] = tape.code[slots]
    records[:, Field.RESULT] = tape.offset[slots]
    reduces = np.isin(code, _REDUCTIONS)
    wide = np.where(reduces, tape.per_sample[tape.operands[slots, 0]], tape.per_sample[slots])
    records[:, Field.WIDE] = wide
    records[:, [Field.A_LOCAL, Field.B_LOCAL, Field.B_EDGE, Field.C_EDGE]] = NOWHERE
    _write_operand(tape, records, slots, wide, 0)
    _write_operand(tape, records, slots, wide, 1)
    _write_passing_by(tape, records, slots)
    return records, len(needed)


def _write_operand(tape: Tape, records: Shorts, slots: Indices, wide: Booleans, operand: int) -> None:
    """Where operand a or b comes from, and what becomes of its gradient."""
    place, width, mode, edge = (
        (Field.A, Field.A_WIDE, Field.A_MODE, Field.A_EDGE),
        (Field.B, Field.B_WIDE, Field.B_MODE, Field.B_EDGE),
    )[operand]
    there = np.flatnonzero(tape.operands[slots, operand] != NONE)
    sources = tape.operands[slots[there], operand]
    per_sample = tape.per_sample[sources]
    records[there, place] = tape.offset[sources]
    records[there, width] = per_sample
    records[there, mode] = np.where(per_sample, Mode.ADD, np.where(wide[there], Mode.SUM, Mode.SINGLE))
    records[there, edge] = tape.edge_offset[tape.operand_edges[slots[there], operand]]


def _write_passing_by(tape: Tape, records: Shorts, slots: Indices) -> None:
    """A cross-entropy of a sigmoid sends the logit's gradient to the edge that enters the sigmoid."""
    fused = np.flatnonzero(records[:, Field.CODE] == SIGMOID_CROSS_ENTROPY_CODE)
    if not len(fused):
        return
    entering = tape.operand_edges[slots[fused], 2]
    records[fused, Field.A_MODE] = Mode.DROP
    records[fused, Field.C_EDGE] = tape.edge_offset[entering]
    records[fused, Field.C_EDGE_WIDE] = tape.edge_per_sample[entering]
    shared = np.isin(tape.operand_edges[slots, 0], entering)
    shared[fused] = False
    records[shared, Field.A_EDGE_SHARED] = 1
