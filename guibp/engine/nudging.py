"""A nudge: one leaf moved by ±h, what the gradient foretells, and how the error depends on h."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from guibp.engine.one_variable import OneVariable
from guibp.engine.tape import Floats

SWEEP = np.logspace(1, -16, 69)
"""The steps for which errors are shown: four in a factor of ten."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """What happens when the leaf is moved by ``h`` to either side."""

    h: float
    slope: float
    """The gradient that back-propagation gives."""
    rise: float
    """f(x + h) − f(x)."""
    fall: float
    """f(x − h) − f(x)."""
    central: float
    """(f(x + h) − f(x − h)) / 2h."""

    @property
    def foretold(self) -> float:
        """What the gradient says of the rise: gradient × h."""
        return self.slope * self.h

    @property
    def error(self) -> float:
        """How far the central difference is from the gradient."""
        return abs(self.central - self.slope)


def nudge(variable: OneVariable, h: float) -> Nudge:
    """Move the leaf by ``h`` > 0 up and down; nothing of the graph changes."""
    place = variable.place
    middle, right, left = variable.at(np.array([place, place + h, place - h])).tolist()
    (central,) = variable.central_differences(np.array([h])).tolist()
    return Nudge(h, variable.slope, right - middle, left - middle, central)


def sweep_errors(variable: OneVariable) -> tuple[Floats, Floats]:
    """The steps of ``SWEEP`` and the error of the central difference for each, both (k,).

    Large steps err by the curvature, as h²; small ones by rounding, as 1/h. See Nocedal and Wright,
    Numerical Optimization (2006), section 8.1.
    """
    errors = np.abs(variable.central_differences(SWEEP) - variable.slope)
    return SWEEP, np.asarray(errors)


def find_span(variable: OneVariable, h: float) -> float:
    """How far to either side a curve is shown: beyond 0 and beyond ``h``, and 3 at least."""
    away = abs(variable.place) if math.isfinite(variable.place) else 0.0
    return max(3.0, 1.5 * away, 1.25 * h)
