"""Rows of a data set that are held out: drawn by a seed, and kept where they are when rows come and go."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterable
from typing import SupportsIndex

import numpy as np

from guibp.model.errors import HeldOutError

Rows = tuple[int, ...]
"""Numbers of rows, from 0, ascending."""


def check_held_out(rows: Iterable[object], samples: int) -> Rows:
    """The rows in order; each is there, named once, and at least one is left to train on."""
    numbers = sorted(_check_row(row, samples) for row in rows)
    for row, following in itertools.pairwise(numbers):
        if row == following:
            raise HeldOutError("row {row} is named twice", row=row)
    if numbers and len(numbers) == samples:
        raise HeldOutError("no row is left to train on")
    return tuple(numbers)


def _check_row(row: object, samples: int) -> int:
    if isinstance(row, bool) or not isinstance(row, SupportsIndex):
        raise HeldOutError("a row is a whole number, not {row!r}", row=row)
    number = operator.index(row)
    if not 0 <= number < samples:
        raise HeldOutError("there is no row {row}: the rows are 0 to {last}", row=number, last=samples - 1)
    return number


def draw_held_out(samples: int, fraction: float, seed: int) -> Rows:
    """So large a part of the rows, drawn by ``numpy.random.default_rng(seed)``; one at least is left over."""
    count = min(round(samples * fraction), samples - 1)
    drawn = np.random.default_rng(seed).permutation(samples)[:count]
    return tuple(sorted(drawn.tolist()))


def shift_for_insertion(rows: Rows, place: int) -> Rows:
    """The same rows after another one came in at a place; the new one is not held out."""
    return tuple(row + (row >= place) for row in rows)


def shift_for_removal(rows: Rows, place: int) -> Rows:
    """The same rows after the one at a place went."""
    return tuple(row - (row > place) for row in rows if row != place)
