"""Slopes measured by differences, with what rounding and curvature make uncertain in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

Function = Callable[[float], float]

STEPS = (0, -4, -10, -17, -23, -30)
"""Binary exponents of the steps, relative to max(1, |x|): large ones for small noise, small ones for
functions that change within a short way."""
NEAR_ZERO_STEPS = (-5, -12)
"""The same relative to |x|, where that is below 1: log and 1/x change over a way of that length."""
NEAR_ZERO = 1e-6
NOISE_POINTS = 7
NOISE_WAYS = (2.0**-46, 2.0**-30)
POINTS = 3 + 2 * len(NOISE_WAYS) * NOISE_POINTS + 4 * (len(STEPS) + len(NEAR_ZERO_STEPS))
"""At most so many evaluations make one slope."""
TRUSTED = 1e-4
"""A slope is trusted whose uncertainty is at most this part of it."""
RESOLVED = 1e-7
"""A slope that agrees to this part is given as it was measured."""
SMALLEST_SCALE = 1e-8
"""Slopes below it count as so large in a relative uncertainty."""
KINK = 0.75
"""At a smooth place the two one-sided slopes come closer by half or more when the step is halved."""


@dataclass(frozen=True, slots=True)
class Slope:
    """One measured slope."""

    value: float
    rounding: float
    """How far the rounding of the evaluations may have moved it."""
    curvature: float
    """How far extrapolation moved it: a bound on what is left of the step's own error."""

    @property
    def uncertainty(self) -> float:
        """Both together."""
        return self.rounding + self.curvature

    @property
    def scale(self) -> float:
        """What errors are compared with."""
        return max(abs(self.value), SMALLEST_SCALE)

    @property
    def is_trusted(self) -> bool:
        """Whether it could reveal a small fault."""
        return self.uncertainty <= TRUSTED * self.scale

    @property
    def has_converged(self) -> bool:
        """Whether a smaller step would tell nothing more."""
        return self.curvature <= max(self.rounding, TRUSTED * self.scale)

    def beyond(self, expected: float) -> float:
        """How far another number lies outside what rounding explains."""
        return max(0.0, abs(self.value - expected) - self.rounding)

    def nearest(self, expected: float) -> float:
        """The number nearest to another one within the rounding."""
        return min(max(expected, self.value - self.rounding), self.value + self.rounding)


def estimate_slope(function: Function, place: float, expected: float) -> float:
    """The slope of a function, NaN if none can be measured.

    Central differences, once extrapolated (Richardson 1911), with several steps; where the function
    has a kink, or ends, one-sided differences. Of those that can be trusted the nearest to
    ``expected`` counts. Where the rounding of the evaluations, which is measured (Moré and Wild 2011),
    drowns them, it is the number within that rounding which is nearest to ``expected``.
    """
    middle = function(place)
    if not math.isfinite(middle):
        return math.nan
    steps = tuple(_list_steps(place))
    if not any(math.isfinite(function(place + way)) for way in (steps[-1], -steps[-1])):
        return math.nan
    noise = _measure_noise(function, place, middle)
    slopes = [slope for step in steps for slope in _measure(function, place, middle, step, noise)]
    return _choose(slopes, expected) if slopes else math.nan


def _choose(slopes: list[Slope], expected: float) -> float:
    trusted = [slope for slope in slopes if slope.is_trusted]
    converged = [slope for slope in slopes if slope.has_converged]
    if trusted:
        closest = min(trusted, key=lambda slope: abs(slope.value - expected))
        if abs(closest.value - expected) <= RESOLVED * closest.scale:
            return closest.value
        closest = min(trusted, key=lambda slope: slope.beyond(expected))
    elif converged:
        closest = min(converged, key=lambda slope: slope.uncertainty)
    else:
        closest = min(slopes, key=lambda slope: slope.uncertainty / slope.scale)
    return closest.nearest(expected) if math.isfinite(expected) else closest.value


def _list_steps(place: float) -> Iterator[float]:
    """Powers of two, so that place ± step hardly rounds."""
    size = math.frexp(max(1.0, abs(place)))[1] - 1
    for exponent in STEPS:
        yield math.ldexp(1.0, size + exponent)
    if 0 < abs(place) < 1:
        size = math.frexp(abs(place))[1] - 1
        for exponent in NEAR_ZERO_STEPS:
            step = math.ldexp(1.0, size + exponent)
            if step / 2 > 0:  # among the smallest numbers there is none so small
                yield step


def _measure_noise(function: Function, place: float, middle: float) -> float:
    """How far rounding scatters the function: from its third differences over very short ways."""
    size = max(1.0, abs(place))
    scatter = max(_scatter(function, place, way * size) for way in NOISE_WAYS)
    if 0 < abs(place) < NEAR_ZERO:
        # Such ways may be long for log or 1/x.
        scatter = min(scatter, max(_scatter(function, place, way * abs(place)) for way in NOISE_WAYS))
    return max(scatter, float(np.finfo(np.float64).eps) * abs(middle))


def _scatter(function: Function, place: float, way: float) -> float:
    values = np.array([function(place + number * way) for number in range(NOISE_POINTS)])
    with np.errstate(all="ignore"):
        scatter = np.abs(np.diff(values, 3)) / 4
    return float(scatter[np.isfinite(scatter)].max(initial=0.0))


def _measure(function: Function, place: float, middle: float, step: float, noise: float) -> Iterator[Slope]:
    """The slopes that one step gives: the central one, or at a kink or an end the one-sided."""
    half = step / 2
    right, right_half = ((function(place + way) - middle) / way for way in (step, half))
    left, left_half = ((middle - function(place - way)) / way for way in (step, half))
    rounding = 4 * noise / step
    there_right, there_left = math.isfinite(right + right_half), math.isfinite(left + left_half)
    gap, gap_half = abs(right - left), abs(right_half - left_half)
    if there_right and there_left and not (gap_half > KINK * gap and gap_half > 2 * rounding):
        central, central_half = (right + left) / 2, (right_half + left_half) / 2
        yield _extrapolate(central, central_half, (4.0, 3.0), rounding)
        return
    if there_right:
        yield _extrapolate(right, right_half, (2.0, 1.0), 2 * rounding)
    if there_left:
        yield _extrapolate(left, left_half, (2.0, 1.0), 2 * rounding)


def _extrapolate(whole: float, half: float, weights: tuple[float, float], rounding: float) -> Slope:
    """From the slopes of a step and its half to that of none."""
    value = (weights[0] * half - whole) / weights[1]
    return Slope(value, rounding, abs(value - half))
