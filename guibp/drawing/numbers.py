"""How a number is written: short on a wire, whole on hover; always text, whatever the number."""

from __future__ import annotations

from math import isinf, isnan

MINUS = "−"
NOT_COMPUTED = "–"
"""What stands where a number is not computed: an en dash, never 0."""

_LEAST_PLAIN = 1e-3
_LEAST_EXPONENT = 1e6
"""From here on, and below the least plain number, a number is written with an exponent."""
_DIGITS = 3
_LARGEST = "1.79"


def shown_number(number: float) -> str:
    """The number with three significant digits, or all of them where fewer are exact.

    Whole parts keep all their digits up to 999999. A minus is the real sign U+2212, in the exponent
    too: ``−1.23e−7``. Infinities are ``∞`` and ``−∞``, what is no number ``NaN``.
    """
    number = float(number)
    if isnan(number) or isinf(number) or number == 0:
        return _unusual(number)
    sign, size = (MINUS, -number) if number < 0 else ("", number)
    if _LEAST_PLAIN <= size < _LEAST_EXPONENT:
        return sign + _plain(size)
    mantissa, _, exponent = f"{size:.{_DIGITS - 1}e}".partition("e")
    if isinf(float(f"{mantissa}e{exponent}")):
        mantissa = _LARGEST  # rounded up, it would be no double
    if float(f"{mantissa}e{exponent}") == size:
        mantissa = _without_tail(mantissa)
    return f"{sign}{mantissa}e{_exponent(exponent)}"


def full_number(number: float) -> str:
    """All digits that the number has: reading the text gives the same double back."""
    number = float(number)
    if isnan(number) or isinf(number) or number == 0:
        return _unusual(number)
    mantissa, _, exponent = repr(abs(number)).partition("e")
    sign = MINUS if number < 0 else ""
    text = sign + mantissa.removesuffix(".0")
    return f"{text}e{_exponent(exponent)}" if exponent else text


def _unusual(number: float) -> str:
    if isnan(number):
        return "NaN"
    if number == 0:
        return "0"
    return "∞" if number > 0 else MINUS + "∞"


def _plain(size: float) -> str:
    power = int(f"{size:.{_DIGITS - 1}e}".partition("e")[2])
    places = max(_DIGITS - 1 - power, 0)
    text = f"{size:.{places}f}"
    return _without_tail(text) if float(text) == size else text


def _without_tail(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exponent(text: str) -> str:
    power = int(text)
    return f"{MINUS}{-power}" if power < 0 else str(power)
