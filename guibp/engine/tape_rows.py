"""A tape over some of its rows: what an interpreted step of a mini-batch computes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from guibp.engine.opcodes import LEAF
from guibp.engine.program import Shorts
from guibp.engine.tape import Tape, padded

Sizes = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def take_rows(tape: Tape, rows: Shorts) -> Tape:
    """The same tape, with only these rows of its data, in this order."""
    sizes = np.where(tape.per_sample, padded(len(rows)), 1)
    offset = _starts(sizes)
    edge_sizes = np.where(tape.edge_per_sample, padded(len(rows)), 1)
    start = np.zeros(int(sizes.sum()), dtype=np.float64)
    start[offset] = tape.start[tape.offset]
    for slot in np.flatnonzero(tape.per_sample & (tape.code == LEAF)).tolist():
        numbers = tape.start[tape.numbers_of(slot)][rows]
        start[offset[slot] : offset[slot] + padded(len(rows))] = numbers[-1]
        start[offset[slot] : offset[slot] + len(rows)] = numbers
    return replace(
        tape,
        samples=len(rows),
        offset=offset,
        start=start,
        edge_offset=_starts(edge_sizes).astype(np.int32),
        edge_total=int(edge_sizes.sum()),
        held_out=(),
        counted=None,
    )


def _starts(sizes: Sizes) -> Sizes:
    """Where each of some stretches begins, one behind the other."""
    return np.cumsum(sizes) - sizes
