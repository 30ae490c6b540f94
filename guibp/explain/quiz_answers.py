"""What a learner types: read as a number or a small sum such as 1/3 or 2*5, and held against the truth."""

from __future__ import annotations

import math
from collections.abc import Mapping

from guibp.engine.evaluation import evaluate
from guibp.model.errors import ExpressionError, NumberError
from guibp.model.expression import parse
from guibp.model.numbers_text import MINUS, read_number

LONGEST_ANSWER = 200
TOLERANCE = 0.005
"""Relative: so far off may be what three significant digits say of a number."""
NEARLY = 0.05
"""Relative: so near is the right way, rounded too soon."""
DUST = 1e-12
"""What is left of 0 by rounding; 0 is right for it."""

_BEYOND: Mapping[str, float] = {
    "nan": math.nan,
    "inf": math.inf,
    "infinity": math.inf,
    "∞": math.inf,
    "-inf": -math.inf,
    "-infinity": -math.inf,
    "-∞": -math.inf,
}
_HEAD = "answer = "
_NO_PART = ";#=\n\r"


def read_answer(text: str) -> float:
    """The number that was typed, written out or as an expression of numbers; it is parsed, never executed.

    Raises ``NumberError`` or ``ExpressionError`` if it is neither.
    """
    typed = text.strip().replace(MINUS, "-").removeprefix("+")
    if typed.lower() in _BEYOND:
        return _BEYOND[typed.lower()]
    try:
        return read_number(typed)
    except NumberError:
        if not any(sign in typed for sign in "+-*/×÷()") or len(typed) > LONGEST_ANSWER:
            raise
    return _compute(typed)


def _compute(typed: str) -> float:
    for sign in _NO_PART:
        if sign in typed:
            raise NumberError('"{text}" is not a number', text=typed[:40])
    try:
        value = evaluate(parse(_HEAD + typed)).value("answer")
    except ExpressionError as error:
        column = max(1, error.column - len(_HEAD))
        raise ExpressionError(error.template, line=1, column=column, **error.arguments) from None
    if not isinstance(value, float):
        raise NumberError('"{text}" is not a number', text=typed[:40])
    return value


def agrees(typed: float, truth: float, tolerance: float = TOLERANCE) -> bool:
    """Whether two numbers are the same to three significant digits."""
    if not (math.isfinite(typed) and math.isfinite(truth)):
        return typed == truth or (math.isnan(typed) and math.isnan(truth))
    if abs(truth) <= DUST and abs(typed) <= DUST:
        return True
    # A hair more, so that the last digit itself may be rounded either way.
    return abs(typed - truth) <= tolerance * abs(truth) * (1 + 1e-9)
