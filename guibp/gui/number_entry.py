"""Numbers as they are typed: read strictly, the same in every locale, and written back exactly."""

from __future__ import annotations

import math
import re

from guibp.model.errors import NumberError

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WITH_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_NON_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_LONGEST_QUOTE = 40


def parse_number(text: str) -> float:
    """The number that was typed; raises ``NumberError`` saying what would work.

    Accepted are decimal digits with a point, a sign (also the true minus) and an exponent:
    ``-2``, ``−0.5``, ``1e-3``.
    """
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    if not typed:
        raise NumberError("type a number, such as 0.5 or -2")
    if not _NUMBER.fullmatch(typed):
        raise _refusal(typed)
    number = float(typed)
    if not math.isfinite(number):
        raise NumberError("{text} is too large: numbers end near 1.8e308", text=_quote(typed))
    return number


def _refusal(typed: str) -> NumberError:
    if _WITH_COMMA.fullmatch(typed):
        return NumberError("write {better} with a point, not a comma", better=_quote(typed.replace(",", ".")))
    if _NON_FINITE.fullmatch(typed):
        return NumberError("{text} is not a finite number", text=_quote(typed))
    return NumberError('"{text}" is not a number: write it like 0.5, -2 or 1e-3', text=_quote(typed))


def _quote(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def editable_text(number: float) -> str:
    """The shortest text that ``parse_number`` reads back as the same double."""
    text = repr(float(number))
    return text.removesuffix(".0")
