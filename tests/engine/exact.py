"""What each instruction must give, from its textbook definition in mpmath, and how far a double is from it.

Nothing here is taken from the operation table: 2,400 bits are enough for 1 - σ(x) down to the
smallest double.
"""

import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import mpmath
from mpmath import mpf

PRECISION = 2400
EDGE = sys.float_info.max * (1 - 1e-15)
Exact = Callable[..., mpf]


def _always(*_: float) -> bool:
    return True


@dataclass(frozen=True)
class Definition:
    """An instruction's value and its derivative by each operand."""

    value: Exact
    local: tuple[Exact, ...]
    operands: int
    domain: Callable[..., bool] = _always
    cancels: Callable[..., tuple[mpf, ...]] | None = None
    """For each local gradient the size of the two terms whose difference it is, or 0."""


def _one(*_: mpf) -> mpf:
    return mpf(1)


def _minus_one(*_: mpf) -> mpf:
    return mpf(-1)


def _sigmoid(a: mpf) -> mpf:
    return 1 / (1 + mpmath.exp(-a))


def _xlog(factor: mpf, number: mpf) -> mpf:
    return factor * mpmath.log(number) if factor != 0 else mpf(0)


def _cross_entropy(a: mpf, b: mpf) -> mpf:
    return -(_xlog(b, a) + _xlog(1 - b, 1 - a))


def _cross_entropy_slope(a: mpf, b: mpf) -> mpf:
    """-b/a + (1 - b)/(1 - a), where 0/0 is 0: the target names the branch."""
    return (-b / a if b != 0 else mpf(0)) + ((1 - b) / (1 - a) if b != 1 else mpf(0))


def _sigmoid_minus_target(a: mpf, b: mpf) -> tuple[mpf, ...]:
    """σ(a) - b, where σ(a) is no double: near b = σ(a) its rounding is all that is left."""
    if b in (0, 1):
        return mpf(0), mpf(0), mpf(0)
    size = min(b, 1 - b)
    return size / (_sigmoid(a) * (1 - _sigmoid(a))), mpf(0), size


DEFINITIONS: Mapping[str, Definition] = {
    "add": Definition(lambda a, b: a + b, (_one, _one), 2),
    "multiply": Definition(lambda a, b: a * b, (lambda _, b: b, lambda a, _: a), 2),
    "subtract": Definition(lambda a, b: a - b, (_one, _minus_one), 2),
    "divide": Definition(
        lambda a, b: a / b, (lambda _, b: 1 / b, lambda a, b: -a / b**2), 2, lambda _, b: b != 0
    ),
    "negate": Definition(lambda a: -a, (_minus_one,), 1),
    "reciprocal": Definition(lambda a: 1 / a, (lambda a: -1 / a**2,), 1, lambda a: a != 0),
    "power": Definition(
        lambda a, b: a**b,
        (lambda a, b: b * a ** (b - 1), lambda a, b: a**b * mpmath.log(a)),
        2,
        lambda a, _: a > 0,
    ),
    "square": Definition(lambda a: a * a, (lambda a: 2 * a,), 1),
    "exp": Definition(mpmath.exp, (mpmath.exp,), 1, lambda a: abs(a) < 1e6),
    "log": Definition(mpmath.log, (lambda a: 1 / a,), 1, lambda a: a > 0),
    "sigmoid": Definition(_sigmoid, (lambda a: _sigmoid(a) * (1 - _sigmoid(a)),), 1, lambda a: abs(a) < 800),
    "tanh": Definition(mpmath.tanh, (lambda a: 1 - mpmath.tanh(a) ** 2,), 1, lambda a: abs(a) < 400),
    "relu": Definition(lambda a: max(a, mpf(0)), (lambda a: mpf(1 if a > 0 else 0),), 1),
    "squared_error": Definition(
        lambda a, b: (a - b) ** 2, (lambda a, b: 2 * (a - b), lambda a, b: -2 * (a - b)), 2
    ),
    "binary_cross_entropy": Definition(
        _cross_entropy,
        (_cross_entropy_slope, lambda a, _: mpmath.log(1 - a) - mpmath.log(a)),
        2,
        lambda a, b: 0 < a < 1 and 0 <= b <= 1,
    ),
    # Of the logit: by the prediction, the target, and the logit itself.
    "sigmoid_cross_entropy": Definition(
        lambda a, b: _cross_entropy(_sigmoid(a), b),
        (
            lambda a, b: _cross_entropy_slope(_sigmoid(a), b),
            lambda a, _: -a,
            lambda a, b: _sigmoid(a) - b,
        ),
        2,
        # Below, σ(a) near b is a subnormal number, which has few digits.
        lambda a, b: abs(a) < 800 and (b == 0 or 1e-300 < b <= 1),
        _sigmoid_minus_target,
    ),
}


def ulps_off(computed: float, exact: mpf, terms: mpf | None = None) -> float:
    """The error in units of the last place of the exact number, or of its larger terms where they cancel.

    Beyond the range of doubles the right answer is infinity, and at its very edge either will do.
    """
    with mpmath.workprec(PRECISION):
        nearest = float(exact)
        if math.isinf(nearest) or abs(nearest) > EDGE:
            return 0.0 if abs(computed) > EDGE and computed * nearest > 0 else math.inf
        if not math.isfinite(computed):
            return math.inf
        unit = math.ulp(max(abs(nearest), float(terms or 0)))
        return float(abs(mpf(computed) - exact) / mpf(unit))
