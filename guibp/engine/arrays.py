"""The arrays of the engine: their types, and how numbers of all samples are padded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Indices = NDArray[np.int32]
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

NONE = -1
"""In an array of indices: there is none."""

LANES = 8
"""The numbers of all samples take up a multiple of so many places: whole vectors of a processor."""


def in_lanes(count: int) -> int:
    """So many numbers and the pads that make whole vectors of them."""
    return -(-count // LANES) * LANES


def padded(samples: int) -> int:
    """The places that the numbers of so many samples take up; that of one sample needs no pads."""
    return 1 if samples == 1 else in_lanes(samples)
