"""Rival: XOR's three units over a plane, by numpy, as one writes it by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def evaluate_xor(
    across: tuple[float, float], up: tuple[float, float], side: int
) -> Callable[[Floats], Floats]:
    """Gives what computes the field, (side, side), from the nine parameters in the order of the example."""
    x1, x2 = np.meshgrid(np.linspace(*across, side), np.linspace(*up, side))

    def evaluate(parameters: Floats) -> Floats:
        w11, w12, b1, w21, w22, b2, v1, v2, c = parameters.tolist()
        h1 = _sigmoid(w11 * x1 + w12 * x2 + b1)
        h2 = _sigmoid(w21 * x1 + w22 * x2 + b2)
        return _sigmoid(v1 * h1 + v2 * h2 + c)

    return evaluate


def _sigmoid(z: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-z))
