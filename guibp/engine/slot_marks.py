"""Marks on the slots of a tape that spread along its edges: which are per-sample, and which are needed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from guibp.engine.arrays import NONE, Booleans, Indices
from guibp.engine.instructions import Instructions
from guibp.engine.opcodes import REDUCTIONS

BLOCK = 1024
"""So many rows at once become Python's numbers, which take ten times the room of an array's."""


def mark_per_sample(written: Instructions, bound_slots: Indices) -> Booleans:
    """(slots,) the bound inputs, and what is made of them without a reduction."""
    slots = len(written.code)
    # One more, for NONE to point at.
    marks = bytearray(slots + 1)
    for slot in bound_slots.tolist():
        marks[slot] = 1
    if len(bound_slots):
        reduces = np.isin(written.code, REDUCTIONS)
        for start in range(0, slots, BLOCK):
            block = slice(start, start + BLOCK)
            rows = zip(written.operands[block, :2].tolist(), reduces[block].tolist(), strict=True)
            for slot, ((first, second), stops) in enumerate(rows, start):
                if not stops and (marks[first] or marks[second]):
                    marks[slot] = 1
    return _as_booleans(marks)


def mark_needed(operands: Indices, output_slot: int) -> Booleans:
    """(slots,) what the output depends on, itself included; nothing without an output."""
    slots = len(operands)
    if output_slot != NONE and _is_only_end(operands, output_slot):
        return np.ones(slots, dtype=np.bool_)
    marks = bytearray(slots + 1)
    if output_slot != NONE:
        marks[output_slot] = 1
        for slot, (first, second, third) in _rows_backwards(operands, output_slot):
            if marks[slot]:
                marks[first] = marks[second] = marks[third] = 1
    return _as_booleans(marks)


def _is_only_end(operands: Indices, output_slot: int) -> bool:
    """Whether every other slot is read: then all ways end at the output."""
    is_read = np.zeros(len(operands) + 1, dtype=np.bool_)
    is_read[operands.ravel()] = True
    return not is_read[output_slot] and int(is_read[:-1].sum()) == len(operands) - 1


def _rows_backwards(operands: Indices, last: int) -> Iterator[tuple[int, list[int]]]:
    for stop in range(last + 1, 0, -BLOCK):
        start = max(stop - BLOCK, 0)
        rows = operands[start:stop].tolist()
        for slot in range(stop - 1, start - 1, -1):
            yield slot, rows[slot - start]


def _as_booleans(marks: bytearray) -> Booleans:
    return np.frombuffer(marks, dtype=np.bool_)[:-1].copy()
