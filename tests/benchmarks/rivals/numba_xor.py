"""Rival: XOR's three units as straight-line code, all nine parameters in local variables, under numba."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log1p

import numpy as np

from tests.benchmarks.drawings import Floats, Network
from tests.benchmarks.racing import RivalMissingError, Train

REASSOCIATING = frozenset({"reassoc", "contract", "arcp", "nsz"})
"""What guibp's own sums may use: vectors, and one rounding where there were two."""

SIGNATURE = "void(float64[::1], float64[:,::1], float64[::1], float64, float64[::1])"


def descend_squared_error(start: Floats, x: Floats, t: Floats, rate: float, losses: Floats) -> None:
    """Steps of gradient descent on the mean squared error; the loss before each is kept."""
    w11, w12, w21, w22, b1, b2, v1, v2, c = start
    share = 1.0 / len(t)
    for step in range(len(losses)):
        loss = gw11 = gw12 = gw21 = gw22 = gb1 = gb2 = gv1 = gv2 = gc = 0.0
        for s in range(len(t)):
            x1, x2 = x[0, s], x[1, s]
            h1 = 1.0 / (1.0 + exp(-(w11 * x1 + w12 * x2 + b1)))
            h2 = 1.0 / (1.0 + exp(-(w21 * x1 + w22 * x2 + b2)))
            y = 1.0 / (1.0 + exp(-(v1 * h1 + v2 * h2 + c)))
            d = y - t[s]
            loss += d * d
            dz = 2.0 * d * y * (1.0 - y)
            dz1 = dz * v1 * h1 * (1.0 - h1)
            dz2 = dz * v2 * h2 * (1.0 - h2)
            gw11, gw12, gb1 = gw11 + dz1 * x1, gw12 + dz1 * x2, gb1 + dz1
            gw21, gw22, gb2 = gw21 + dz2 * x1, gw22 + dz2 * x2, gb2 + dz2
            gv1, gv2, gc = gv1 + dz * h1, gv2 + dz * h2, gc + dz
        losses[step] = share * loss
        move = rate * share
        w11, w12, b1 = w11 - move * gw11, w12 - move * gw12, b1 - move * gb1
        w21, w22, b2 = w21 - move * gw21, w22 - move * gw22, b2 - move * gb2
        v1, v2, c = v1 - move * gv1, v2 - move * gv2, c - move * gc


def descend_cross_entropy(start: Floats, x: Floats, t: Floats, rate: float, losses: Floats) -> None:
    """The same on the mean cross-entropy, stable since it is taken from the last sum itself."""
    w11, w12, w21, w22, b1, b2, v1, v2, c = start
    share = 1.0 / len(t)
    for step in range(len(losses)):
        loss = gw11 = gw12 = gw21 = gw22 = gb1 = gb2 = gv1 = gv2 = gc = 0.0
        for s in range(len(t)):
            x1, x2 = x[0, s], x[1, s]
            h1 = 1.0 / (1.0 + exp(-(w11 * x1 + w12 * x2 + b1)))
            h2 = 1.0 / (1.0 + exp(-(w21 * x1 + w22 * x2 + b2)))
            z = v1 * h1 + v2 * h2 + c
            e = exp(-abs(z))
            y = (1.0 if z > 0.0 else e) / (1.0 + e)
            loss += log1p(e) + max(z, 0.0) - t[s] * z
            dz = y - t[s]
            dz1 = dz * v1 * h1 * (1.0 - h1)
            dz2 = dz * v2 * h2 * (1.0 - h2)
            gw11, gw12, gb1 = gw11 + dz1 * x1, gw12 + dz1 * x2, gb1 + dz1
            gw21, gw22, gb2 = gw21 + dz2 * x1, gw22 + dz2 * x2, gb2 + dz2
            gv1, gv2, gc = gv1 + dz * h1, gv2 + dz * h2, gc + dz
        losses[step] = share * loss
        move = rate * share
        w11, w12, b1 = w11 - move * gw11, w12 - move * gw12, b1 - move * gb1
        w21, w22, b2 = w21 - move * gw21, w22 - move * gw22, b2 - move * gb2
        v1, v2, c = v1 - move * gv1, v2 - move * gv2, c - move * gc


def train_straight_line(network: Network, *, reassociating: bool) -> Train:
    """One of the two, compiled with arithmetic as IEEE 754 has it or with sums in any order."""
    try:
        from numba import njit
    except ImportError as error:
        raise RivalMissingError("numba is not installed") from error
    written = descend_squared_error if network.loss == "squared_error" else descend_cross_entropy
    fastmath = set(REASSOCIATING) if reassociating else False
    compiled: Callable[..., None] = njit(
        SIGNATURE, nogil=True, error_model="numpy", fastmath=fastmath, cache=False
    )(written)
    start = np.concatenate([array.ravel() for array in network.flat])

    def train(steps: int) -> Floats:
        losses = np.empty(steps)
        compiled(start, network.inputs, network.target, network.rate, losses)
        return losses

    return train
