"""Exponential, logarithm and their kin over lanes, within 3 ulp, with the results of IEEE 754 at the ends.

Ranges are reduced as by Cody and Waite (Software Manual for the Elementary Functions, 1980); the
logarithm's series is that of Tang (ACM TOMS 16, 1990). The polynomials interpolate the remaining
functions at Chebyshev's nodes; their error over the reduced range is given beside each.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from guibp.engine.loops.staged_values import REAL, Value
from guibp.engine.loops.staging import Stage

LOG2_E = 1.4426950408889634
LN2_HIGH = float.fromhex("0x1.62e42p-1")
"""ln 2 in few enough bits that a whole multiple of it is exact."""
LN2_LOW = 4.7493250390316726e-07
LN2 = 0.6931471805599453
LN2_REST = 2.3190468138462996e-17
"""What the double nearest to ln 2 lacks."""
ROUNDING = 1.5 * 2.0**52
"""Added to a number it leaves the nearest whole number in the last bits."""
ROUNDING_BITS = struct.unpack("<q", struct.pack("<d", ROUNDING))[0]
BIAS = 1023
FRACTION_BITS = 52
FAR = 800.0
"""Beyond it e to the operand is 0 or infinite."""
NORMAL = 708.0
"""Up to it e to the operand is a normal number."""

# (exp(r) - 1 - r) / r² for |r| ≤ ln 2 / 2: 1.3e-17 of exp(r).
EXPONENTIAL = (
    0.5000000000000001, 0.16666666666666669, 0.04166666666662348, 0.008333333333330011,
    0.0013888888917538296, 0.00019841269863303223, 2.4801520792572694e-05, 2.75572680728901e-06,
    2.762032742826824e-07, 2.5100569275813683e-08,
)  # fmt: skip
# (log((1 + s)/(1 - s)) - 2s) / s³ in s², for |s| ≤ 3 - √8: 9.6e-18 of 2s.
LOGARITHM = (
    0.666666666666667, 0.3999999999989827, 0.2857142862653362, 0.22222211043776857,
    0.18182895750119193, 0.1533150161114533, 0.1461916613488797,
)  # fmt: skip
ROOT_HALF_BITS = 0x3FE6A09E00000000
"""The bits of √½, from which a mantissa counts for the logarithm."""
TINY = 2.0**-1022
HUGE = 2.0**60


def exponential(stage: Stage, x: Value) -> Value:
    """E to the x."""
    extreme = stage.any_lane(~(stage.absolute(x) <= NORMAL))
    return stage.either(
        extreme,
        lambda: stage.call_shared("extreme_exponential", _extreme_exponential, x),
        lambda: _normal_exponential(stage, x),
    )


def _normal_exponential(stage: Stage, x: Value) -> Value:
    """Where the result is a normal number, its exponent is added to that of the series."""
    shifted, _, series = _series(stage, x)
    return stage.from_bits(stage.bits(series) + (stage.bits(shifted) << FRACTION_BITS))


def _extreme_exponential(stage: Stage, x: Value) -> Value:
    """Where it may be 0, infinite, or have few digits, the power of two is multiplied in two halves."""
    x = (x > FAR).choose(FAR, (x < -FAR).choose(-FAR, x))
    _, multiple, series = _series(stage, x)
    return _scale_in_halves(stage, series, multiple)


def _series(stage: Stage, x: Value) -> tuple[Value, Value, Value]:
    """X's whole multiple of ln 2, in the last bits and as reals, and e to what is left."""
    shifted, multiple, rest, low = _reduce(stage, x)
    square, first = rest * rest, rest + 1.0
    # What 1 + rest loses and what comes of the low part are ready long before the polynomial is, and
    # with them only the last addition rounds where it counts.
    lost = rest - (first - 1.0)
    small = stage.multiply_add(low, stage.multiply_add(square, 0.5, first), lost)
    part = stage.multiply_add(square, polynomial(stage, EXPONENTIAL, rest), small)
    return shifted, multiple, first + part


def _reduce(stage: Stage, x: Value) -> tuple[Value, Value, Value, Value]:
    """X = k ln 2 + rest + low: k in the last bits, k as reals, the rest, and what ln 2 lacks as a double."""
    shifted = stage.multiply_add(x, LOG2_E, ROUNDING)
    multiple = shifted - ROUNDING
    return shifted, multiple, stage.fused(multiple, -LN2, x), multiple * -LN2_REST


def _scale_in_halves(stage: Stage, number: Value, exponent: Value) -> Value:
    """Number · 2 to the exponent, where one factor would not be a number, or the result has few digits."""
    first = stage.multiply_add(exponent, 0.5, ROUNDING)
    second = exponent - (first - ROUNDING) + ROUNDING
    return number * _power_of_two(stage, first) * _power_of_two(stage, second)


def _power_of_two(stage: Stage, shifted: Value) -> Value:
    """2 to the whole number in the last bits."""
    return stage.from_bits((stage.bits(shifted) + BIAS) << FRACTION_BITS)


def hyperbolic_tangent(stage: Stage, x: Value) -> Value:
    """The hyperbolic tangent."""
    return stage.call_shared("hyperbolic_tangent", _write_hyperbolic_tangent, x)


def logarithm(stage: Stage, x: Value) -> Value:
    """The natural logarithm."""
    return stage.call_shared("logarithm", _write_logarithm, x)


def logarithm_plus_one(stage: Stage, x: Value) -> Value:
    """log(1 + x), with the digits of x that 1 + x loses."""
    return stage.call_shared("logarithm_plus_one", _write_logarithm_plus_one, x)


def power(stage: Stage, base: Value, exponent: Value, lanes: Value) -> Value:
    """The machine's own power, one lane after the other, in so many lanes."""
    return stage.call_shared("power", _write_power, base, exponent, lanes)


def _write_hyperbolic_tangent(stage: Stage, x: Value) -> Value:
    """Tanh x = -m/(2 + m) with m = exp(-2|x|) - 1, which keeps its digits near 0."""
    doubled = stage.absolute(x) * -2.0
    doubled = (doubled < -2 * FRACTION_BITS).choose(-2.0 * FRACTION_BITS, doubled)
    shifted, _, rest, low = _reduce(stage, doubled)
    scale = _power_of_two(stage, shifted)
    series = stage.multiply_add(rest * rest, polynomial(stage, EXPONENTIAL, rest), low) + rest
    m = stage.multiply_add(scale, series, scale - 1.0)
    magnitude = -m / (m + 2.0)
    return stage.call_intrinsic("llvm.copysign", magnitude, x)


def logistic(stage: Stage, x: Value, small: Value) -> tuple[Value, Value]:
    """1/(1 + exp(-x)) and its derivative, from ``small`` = exp(-|x|), with one division."""
    whole = small + 1.0
    quotient = 1.0 / whole
    value = (x <= 0.0).choose(small * quotient, quotient)
    # What rounding 1 + small and dividing took away is given back, since the quotient comes in squared.
    lost = 1.0 - whole + small
    error = stage.multiply_add(-lost, quotient, stage.fused(-whole, quotient, 1.0))
    exact = stage.multiply_add(quotient, error, quotient)
    return value, small * exact * exact


def _write_logarithm(stage: Stage, x: Value) -> Value:
    tiny = x < TINY
    normal = tiny.choose(x * 2.0**54, x)
    result = _write_sum_of_logarithms(stage, normal, stage.lanes(0.0), tiny.choose(stage.lanes(-54.0), 0.0))
    return _logarithm_ends(stage, x, result)


def _write_logarithm_plus_one(stage: Stage, x: Value) -> Value:
    whole = x + 1.0
    lost = (whole < HUGE).choose(x - (whole - 1.0), 0.0)
    result = _logarithm_ends(stage, whole, _write_sum_of_logarithms(stage, whole, lost, stage.lanes(0.0)))
    return x.equals(0.0).choose(x, result)


def _write_sum_of_logarithms(stage: Stage, number: Value, lost: Value, exponent: Value) -> Value:
    """log(number + lost) + exponent · ln 2 for a normal number and little lost."""
    offset = stage.bits(number) - ROOT_HALF_BITS + ((BIAS + 1) << FRACTION_BITS)
    biased = offset >> FRACTION_BITS
    k = stage.from_bits(biased + (ROUNDING_BITS - BIAS - 1)) - ROUNDING
    mantissa = stage.from_bits(stage.bits(number) - ((biased - (BIAS + 1)) << FRACTION_BITS))
    scale = stage.from_bits((2 * BIAS + 1 - biased) << FRACTION_BITS)
    f = stage.multiply_add(lost, scale, mantissa - 1.0)
    s = f / (f + 2.0)
    z = s * s
    series = z * polynomial(stage, LOGARITHM, z)
    half_square = 0.5 * f * f
    k = k + exponent
    return stage.multiply_add(
        k, LN2_HIGH, f - (half_square - stage.multiply_add(s, half_square + series, k * LN2_LOW))
    )


def _logarithm_ends(stage: Stage, number: Value, result: Value) -> Value:
    """What the logarithm is at 0, infinity and NaN, and below 0."""
    infinity = stage.lanes(float("inf"))
    inside = (number > 0.0) & (number < float("inf"))
    at_end = number.equals(0.0).choose(-infinity, (number > 0.0).choose(number, float("nan")))
    return inside.choose(result, at_end)


def _write_power(stage: Stage, base: Value, exponent: Value, lanes: Value) -> Value:
    function = stage.declare("guibp_power", REAL, [REAL, REAL])
    result = stage.variable(stage.lanes(0.0))
    with stage.each(0, lanes) as lane:
        number = stage.call(function, stage.lane(base, lane), stage.lane(exponent, lane))
        result.set(stage.with_lane(result.get(), lane, number))
    return result.get()


def polynomial(stage: Stage, coefficients: Sequence[float], x: Value) -> Value:
    """The sum of coefficients · powers of x, in pairs (Estrin), which is quicker than one by one."""
    terms = [stage.lanes(coefficient) for coefficient in coefficients]
    while len(terms) > 1:
        pairs = [
            stage.multiply_add(x, terms[place + 1], terms[place]) if place + 1 < len(terms) else terms[place]
            for place in range(0, len(terms), 2)
        ]
        terms, x = pairs, x * x
    return terms[0]
