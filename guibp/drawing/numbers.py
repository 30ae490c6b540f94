"""How a number is written on the canvas: short on a wire, whole on hover, with a real minus sign."""

from __future__ import annotations

from guibp.model.numbers_text import show_fully, show_number, with_minus_sign

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
