"""The program of a whole tape: every instruction as it is, with every edge kept, for the compiled loops."""

from __future__ import annotations

import numpy as np

from guibp.engine.fusion import REDUCES, find_wide
from guibp.engine.opcodes import SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.program import COLUMNS, NOWHERE, Field, Mode, Shorts
from guibp.engine.tape import NONE, Booleans, Indices, Tape

_OPERANDS = (
    (Field.A, Field.A_WIDE, Field.A_MODE, Field.A_EDGE),
    (Field.B, Field.B_WIDE, Field.B_MODE, Field.B_EDGE),
)


def find_passed_by(tape: Tape) -> Booleans:
    """(edges,) which enter a sigmoid that a cross-entropy passes by, sending the gradient straight there."""
    marks = np.zeros(len(tape.edge_source), dtype=np.bool_)
    marks[tape.operand_edges[tape.code == SIGMOID_CROSS_ENTROPY_CODE, 2]] = True
    return marks


def list_instructions(tape: Tape, slots: Indices, passed_by: Booleans) -> Shorts:
    """The instructions of some slots, over the tape's own numbers; gradients are added to zeros."""
    records = np.zeros((len(slots), COLUMNS), dtype=np.int32)
    code = records[:, Field.CODE] = tape.code[slots]
    records[:, Field.RESULT] = tape.offset[slots]
    per_sample = find_wide(tape)
    wide = np.where(REDUCES[code], per_sample[tape.operands[slots, 0]], per_sample[slots])
    records[:, Field.WIDE] = wide
    for field in (Field.A_LOCAL, Field.B_LOCAL, Field.B_EDGE, Field.C_EDGE):
        records[:, field] = NOWHERE
    for operand in range(2):
        _write_operand(tape, records, slots, wide, operand)
    records[:, Field.A_EDGE_SHARED] = passed_by[tape.operand_edges[slots, 0]]
    _write_passing_by(tape, records, slots)
    return records


def _write_operand(tape: Tape, records: Shorts, slots: Indices, wide: Booleans, operand: int) -> None:
    """Where operand a or b comes from, and what becomes of its gradient."""
    place, width, mode, edge = _OPERANDS[operand]
    there = np.flatnonzero(tape.operands[slots, operand] != NONE)
    sources = tape.operands[slots[there], operand]
    per_sample = find_wide(tape)[sources]
    records[there, place] = tape.offset[sources]
    records[there, width] = per_sample
    records[there, mode] = np.where(per_sample, Mode.ADD, np.where(wide[there], Mode.SUM, Mode.SINGLE))
    records[there, edge] = tape.edge_offset[tape.operand_edges[slots[there], operand]]


def _write_passing_by(tape: Tape, records: Shorts, slots: Indices) -> None:
    """A cross-entropy of a sigmoid sends the logit's gradient to the edge that enters the sigmoid."""
    fused = np.flatnonzero(records[:, Field.CODE] == SIGMOID_CROSS_ENTROPY_CODE)
    entering = tape.operand_edges[slots[fused], 2]
    records[fused, Field.A_MODE] = Mode.DROP
    records[fused, Field.A_EDGE_SHARED] = 0
    records[fused, Field.C_EDGE] = tape.edge_offset[entering]
    records[fused, Field.C_EDGE_WIDE] = tape.edge_per_sample[entering] & (tape.samples > 1)
