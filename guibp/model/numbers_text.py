"""Numbers as people read and type them, the same in every locale."""

from __future__ import annotations

import math
import re
from bisect import bisect_right

from guibp.model.errors import NumberError

_TYPED = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_LARGEST_PLAIN = 1e6
_SMALLEST_PLAIN = 1e-3
_POWERS = (1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6)
_POWERS_BELOW_ONE = 3

MINUS = "\N{MINUS SIGN}"
# Where a minus stands in a formula or number, and not within an id.
_SIGN_IN_FORMULA = re.compile(r"(?<![^\s(])-|(?<=\de)-(?=\d)")


def read_number(text: str) -> float:
    """A finite number from what was typed: a point, never a comma; no names, no underscores.

    Raises ``NumberError``.
    """
    typed = text.strip().replace(MINUS, "-")
    if not typed:
        raise NumberError("type a number")
    if "," in typed and _TYPED.fullmatch(typed.replace(",", ".", 1)):
        raise NumberError('"{text}": write the decimal point as a point', text=text.strip())
    if not _TYPED.fullmatch(typed):
        raise NumberError('"{text}" is not a number', text=text.strip()[:40])
    number = float(typed)
    if not math.isfinite(number):
        raise NumberError('"{text}" is too large', text=text.strip()[:40])
    return number


def show_number(number: float, digits: int = 3) -> str:
    """The number with at least so many significant digits, or fewer if they are exact.

    A hyphen is the minus, so that ``float`` reads the text again; ``-0.0`` shows as ``0``.
    """
    if not math.isfinite(number):
        return _show_nonfinite(number)
    if number == 0:
        return "0"
    if _SMALLEST_PLAIN <= abs(number) < _LARGEST_PLAIN:
        power = bisect_right(_POWERS, abs(number)) - _POWERS_BELOW_ONE - 1
        text = f"{number:.{max(0, digits - 1 - power)}f}"
        if abs(float(text)) >= _POWERS[power + _POWERS_BELOW_ONE + 1]:
            # The power of the rounded number counts: 9.996 is 10.0, with one decimal.
            text = f"{number:.{max(0, digits - 2 - power)}f}"
        return _shorten(text, number)
    mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
    shown = f"{_shorten_mantissa(mantissa, exponent, number)}e{int(exponent)}"
    # The largest numbers would be rounded up to what no double holds.
    return shown if math.isfinite(float(shown)) else repr(number).replace("+", "")


def show_fully(number: float) -> str:
    """Every digit that the number has: the shortest text that reads back the same."""
    if not math.isfinite(number):
        return _show_nonfinite(number)
    mantissa, found, exponent = repr(number).partition("e")
    return f"{mantissa}e{int(exponent)}" if found else mantissa.removesuffix(".0")


def show_whole(count: int) -> str:
    """A whole number, its thousands apart by a narrow blank: a comma is a decimal sign to many."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def json_number(number: float) -> float | str:
    """The number as JSON can hold it: non-finite ones as the strings "NaN", "Infinity" and "-Infinity"."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def with_minus_sign(text: str) -> str:
    """The same text with a real minus sign in place of the hyphen."""
    return text.replace("-", MINUS)


def with_minus_signs(line: str) -> str:
    """A line of a formula with real minus signs; hyphens within ids stay."""
    return _SIGN_IN_FORMULA.sub(MINUS, line)


def _show_nonfinite(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    return "∞" if number > 0 else "-∞"


def _shorten(text: str, number: float) -> str:
    """Without the zeros at the end, if nothing was rounded away."""
    if "." not in text or float(text) != number:
        return text
    return text.rstrip("0").rstrip(".")


def _shorten_mantissa(mantissa: str, exponent: str, number: float) -> str:
    if "." not in mantissa or float(f"{mantissa}e{exponent}") != number:
        return mantissa
    return mantissa.rstrip("0").rstrip(".")
