"""Plans: what the compiled loops are called with, a row of addresses and whole numbers."""

from __future__ import annotations

import math
from enum import IntEnum, auto

import numpy as np

from guibp.engine.tape import Floats


class Slot(IntEnum):
    """The places of a plan. An address is that of the first number of an array."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[int]) -> int:
        del name, start, last_values
        return count

    VALUES = auto()
    """Reals: single numbers first, the parameters at their head, then rows for the samples of a tile."""
    GRADIENTS = auto()
    """Laid out like the values."""
    EDGES = auto()
    """The edges' gradients, where they are kept."""
    RECORDS = auto()
    TABLE = auto()
    RECORD_COUNT = auto()
    PROLOGUE = auto()
    """So many instructions compute single numbers that no sample has a part in."""
    BODY = auto()
    """Up to here instructions are for each sample, or reduce the samples; the rest uses what was reduced."""
    OUTPUT = auto()
    """The place of the objective."""
    SINGLES = auto()
    """So many numbers from the start are single ones, padded to whole vectors."""
    DATA = auto()
    """Reals, a column after the other."""
    DATA_PLACES = auto()
    """For each column the place of its row among the values."""
    COLUMNS = auto()
    DATA_ROWS = auto()
    ORDER = auto()
    """Rows in the order in which they are taken, of all steps together."""
    BOUNDS = auto()
    """Where each step's rows begin in the order, and where the last one's end."""
    IS_ORDERED = auto()
    """1 if order and bounds are given, 0 if each step takes all rows."""
    IS_LOADED = auto()
    """1 if the rows are among the values already."""
    TILE = auto()
    """So many samples are computed at a time at most."""
    IS_TAIL_LINEAR = auto()
    """1 if the reductions' gradients do not depend on what was reduced: one pass over the tiles is enough."""
    IS_MEASURING = auto()
    """1 if only the losses are wanted: no parameter changes."""
    OPTIMIZER = auto()
    """Its place among the kinds; beyond the last, the same with penalties."""
    PARAMETERS = auto()
    """So many numbers from the start are parameters, padded to whole vectors."""
    MEMORY = auto()
    """(4, parameters) two memories of each, and the strengths of its penalties."""
    BACKUP = auto()
    ACCUMULATED = auto()
    """(2, parameters) the gradients that add up, and what they were before the last step."""
    IS_ACCUMULATING = auto()
    """1 if steps take the sum of the gradients so far, else 0."""
    SCALES = auto()
    """(steps, 3), or (1, 3) for all of them."""
    SCALES_STRIDE = auto()
    """From one step's scales to the next one's: 3, or 0."""
    LOSSES = auto()
    STEPS = auto()
    TRACE = auto()
    """(steps, parameters) the parameters after each step, where they are wanted."""
    TRACE_STRIDE = auto()
    """From one step's parameters to the next one's, or 0: they are not wanted."""


class Ending(IntEnum):
    """Why the compiled steps ended."""

    FINITE = 0
    """All steps were done."""
    LOSS_LEFT = 1
    """The loss left the finite numbers."""
    PARAMETER_LEFT = 2
    """A parameter, its gradient or an optimiser's memory of it would have."""


ENDINGS = 4
"""A result holds the steps that were done, times this, plus the ``Ending``."""


LINE_BYTES = 64
"""A cache line, and a vector of eight reals: one that lies across two lines takes twice as long."""


def aligned_zeros(*shape: int) -> Floats:
    """Zeros whose first begins a cache line."""
    count = math.prod(shape)
    spare = LINE_BYTES // np.dtype(np.float64).itemsize
    room = np.zeros(count + spare, dtype=np.float64)
    skipped = -room.ctypes.data % LINE_BYTES // room.itemsize
    return room[skipped : skipped + count].reshape(shape)


class Plan:
    """The arrays that one call, or many, of the compiled loops work on; it keeps them alive."""

    def __init__(self) -> None:
        self._slots = np.zeros(len(Slot), dtype=np.int64)
        self._arrays: dict[Slot, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {}

    @property
    def address(self) -> int:
        """What the loops are called with."""
        return int(self._slots.ctypes.data)

    def set_array(self, slot: Slot, array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> None:
        """Have the loops work on an array, which is contiguous."""
        self._arrays[slot] = array
        self._slots[slot] = array.ctypes.data

    def set_number(self, slot: Slot, number: int) -> None:
        """Tell the loops a whole number."""
        self._slots[slot] = number
