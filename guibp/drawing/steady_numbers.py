"""Numbers while they change: written so that neither their digits nor their places jump about.

A number that goes to and fro about a power of ten would gain and lose a decimal, or change into the
form with an exponent and back. While it moves, it keeps the form it had as long as that is good enough.
Where it needs fewer characters than before, blanks of the same widths take their places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from guibp.drawing.numbers import shown_number
from guibp.model.numbers_text import MINUS, with_minus_sign

DIGIT_BLANK = "\N{FIGURE SPACE}"
POINT_BLANK = "\N{PUNCTUATION SPACE}"
MINUS_BLANK = "\N{EN SPACE}"
BLANKS = DIGIT_BLANK + POINT_BLANK + MINUS_BLANK
"""Blanks as wide as a digit, a point and a minus."""

_DIGITS = 3
_LEAST_PLAIN_AGAIN, _MOST_PLAIN_AGAIN = 1e-2, 1e5
"""Between these a number loses its exponent again: a power of ten from where it would get one."""
_POWERS = (1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3, 1e4)
"""Powers of ten from the third below one."""
_MOST_IN_FORM = 5
_NO_BLANKS = str.maketrans("", "", BLANKS)


@dataclass(frozen=True, slots=True)
class Form:
    """What a moving number keeps."""

    decimals: int = 0
    exponent_digits: int = 0
    """0 without an exponent."""
    has_minus: bool = False
    """Whether it was negative, so that there is room for the sign."""
    whole_digits: int = 1
    """Room for the digits before the point, at most one more than are needed."""


def first_form(text: str) -> Form:
    """The form that a text has already."""
    mantissa, _, exponent = text.partition("e")
    whole, _, decimals = mantissa.lstrip(MINUS).partition(".")
    return Form(len(decimals), len(exponent.lstrip(MINUS)), text.startswith(MINUS), len(whole))


def write_steadily(number: float, former: Form) -> tuple[str, Form]:
    """The text of a moving number, with blanks where it lacks what it had, and its form from now on.

    Without the blanks it keeps the rule of ``shown_number``: three significant digits at least, or
    all where fewer are exact.
    """
    text = _write_in_form(number, former)
    if text:
        return text, former
    text = shown_number(number)
    if not math.isfinite(number) or number == 0:
        form = former
    elif _takes_exponent(abs(number), text, former):
        text = _with_exponent(number)
        digits = len(text.partition("e")[2].lstrip(MINUS))
        form = replace(former, decimals=_DIGITS - 1, exponent_digits=max(digits, former.exponent_digits))
    else:
        decimals = _choose_decimals(abs(number), text, former)
        text = _shorten(f"{number:.{decimals}f}", number)
        form = replace(former, decimals=decimals, exponent_digits=0)
    has = first_form(text)
    whole = min(max(form.whole_digits, has.whole_digits), has.whole_digits + 1)
    form = replace(form, has_minus=form.has_minus or has.has_minus, whole_digits=whole)
    return _room_before(has, form) + text + _room_behind(text, has, form), form


def _write_in_form(number: float, form: Form) -> str:
    """The text of a number whose form stays, as nearly always: the quick way; empty if it may not stay."""
    decimals, size = form.decimals, abs(number)
    if form.exponent_digits or not 0 < decimals <= _MOST_IN_FORM:
        return ""
    # From three digits to four.
    if not _POWERS[_DIGITS + 2 - decimals] <= size < _POWERS[_DIGITS + 4 - decimals]:
        return ""
    text = f"{size:.{decimals}f}"
    missing = form.whole_digits - (len(text) - decimals - 1)
    # Fewer digits may be exact, and more before the point need more room.
    if float(text) == size or not 0 <= missing <= 1 or (number < 0 and not form.has_minus):
        return ""
    sign = (MINUS if number < 0 else MINUS_BLANK) if form.has_minus else ""
    return DIGIT_BLANK * missing + sign + text


def without_blanks(text: str) -> str:
    """The number alone."""
    return text.translate(_NO_BLANKS)


def _takes_exponent(size: float, text: str, former: Form) -> bool:
    keeps = former.exponent_digits > 0 and not _LEAST_PLAIN_AGAIN <= size < _MOST_PLAIN_AGAIN
    return keeps or "e" in text


def _with_exponent(number: float) -> str:
    mantissa, exponent = f"{number:.{_DIGITS - 1}e}".split("e")
    if not math.isfinite(float(f"{mantissa}e{exponent}")):
        return shown_number(number)
    if float(f"{mantissa}e{exponent}") == number:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return with_minus_sign(f"{mantissa}e{int(exponent)}")


def _choose_decimals(size: float, text: str, former: Form) -> int:
    """The decimals as before if these make three digits or four; of whole numbers none."""
    power = math.floor(math.log10(size))
    least, most = max(_DIGITS - 1 - power, 0), max(_DIGITS - power, 0)
    if former.exponent_digits:
        return least
    if former.decimals == 0 and "." not in text:
        return 0
    return min(max(former.decimals, least), most)


def _shorten(text: str, number: float) -> str:
    """Without the zeros at the end, if nothing was rounded away."""
    if "." in text and float(text) == number:
        text = text.rstrip("0").rstrip(".")
    return with_minus_sign(text)


def _room_before(has: Form, form: Form) -> str:
    minus = MINUS_BLANK if form.has_minus and not has.has_minus else ""
    return DIGIT_BLANK * (form.whole_digits - has.whole_digits) + minus


def _room_behind(text: str, has: Form, form: Form) -> str:
    """Blanks for the decimals, the point and the digits of the exponent that the text lacks."""
    if not text[-1:].isdigit():
        return ""
    point = POINT_BLANK if form.decimals and not has.decimals else ""
    missing = form.decimals - has.decimals + max(form.exponent_digits - has.exponent_digits, 0)
    return point + DIGIT_BLANK * max(missing, 0)
