"""How a number is written on the canvas: short on a wire, whole on hover, with a real minus sign."""

from __future__ import annotations

from guibp.model.numbers_text import show_fully, show_number, with_minus_sign

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
NOT_COMPUTED = "–"
"""What stands where a number is not computed: an en dash, never 0."""


def shown_number(number: float) -> str:
    """The number with three significant digits, or all of them where fewer are exact.

    Whole parts keep all their digits up to 999999. A minus is the real sign U+2212, in the exponent
    too: ``−1.23e−7``. Infinities are ``∞`` and ``−∞``, what is no number ``NaN``.
    """
    return with_minus_sign(show_number(float(number)))


def full_number(number: float) -> str:
    """All digits that the number has: reading the text gives the same double back."""
    return with_minus_sign(show_fully(float(number) or 0.0))


def power_of_ten(power: int, sign: int = 1) -> str:
    """A tick of a logarithmic axis: ``10⁻⁶``, ``−10³``; plainly ``1`` and ``10``."""
    digits = f"{10**power}" if power in {0, 1} else "10" + str(power).translate(_RAISED)
    return with_minus_sign("-" + digits) if sign < 0 else digits
