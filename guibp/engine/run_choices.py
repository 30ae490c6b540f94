"""Choices of runs as they are typed: ``0.1, 0.5`` or ``0.01–1 ×10`` for rates, ``0–4, 9`` for seeds."""

from __future__ import annotations

import math
import re
from typing import TypeVar

from guibp.model.errors import NumberError
from guibp.model.numbers_text import read_number, show_number

Number = TypeVar("Number", int, float)

MOST_CHOICES = 10_000
"""So many rates or seeds at most: beyond, somebody mistyped."""
_NUMBER = r"[0-9.]+(?:[eE][+-]?[0-9]+)?"
_SPREAD = re.compile(rf"({_NUMBER})\s*(?:-|–|:)\s*({_NUMBER})\s*(?:x|×|\*|:)\s*({_NUMBER})")
_SEED = re.compile(r"[0-9]{1,18}")
_SEEDS = re.compile(r"([0-9]{1,18})\s*(?:-|–)\s*([0-9]{1,18})")
_ALMOST = 1 + 1e-9
"""A last rate that rounding puts so little beyond the end still belongs."""


def read_rate_list(text: str) -> tuple[float, ...]:
    """Positive numbers, and spreads such as ``0.01–1 ×10``; raises ``NumberError``."""
    rates: list[float] = []
    for piece in _pieces(text):
        spread = _SPREAD.fullmatch(piece)
        rates += [read_number(piece)] if spread is None else spread_rates(*map(read_number, spread.groups()))
    for rate in rates:
        if rate <= 0:
            raise NumberError("a learning rate is larger than 0, not {rate}", rate=show_number(rate))
    return _distinct(rates)


def spread_rates(first: float, last: float, factor: float) -> list[float]:
    """From the first to the last, each ``factor`` times the one before; raises ``NumberError``."""
    if not (0 < first <= last and factor > 1):
        raise NumberError("rates go from a smaller to a larger one above 0, times a factor above 1")
    count = math.floor(math.log(last / first * _ALMOST) / math.log(factor)) + 1
    if count > MOST_CHOICES:
        raise NumberError("that is more than {most} rates", most=MOST_CHOICES)
    # Rounded, because 0.01 × 10 × 10 is meant to be 1 and not its neighbour.
    return [float(f"{first * factor**place:.12g}") for place in range(count)]


def read_seed_list(text: str) -> tuple[int, ...]:
    """Whole numbers from 0 up, and ranges such as ``0–4``, both ends in; raises ``NumberError``."""
    seeds: list[int] = []
    for piece in _pieces(text):
        span = _SEEDS.fullmatch(piece)
        if span is None:
            seeds.append(_read_seed(piece))
            continue
        first, last = map(int, span.groups())
        if last < first:
            raise NumberError('"{text}": seeds go from a smaller to a larger one', text=piece)
        if last - first >= MOST_CHOICES:
            raise NumberError("that is more than {most} seeds", most=MOST_CHOICES)
        seeds += range(first, last + 1)
    return _distinct(seeds)


def _read_seed(piece: str) -> int:
    if not _SEED.fullmatch(piece):
        raise NumberError('"{text}" is no whole number from 0 up', text=piece[:40])
    return int(piece)


def _pieces(text: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",")]
    if not any(pieces):
        raise NumberError("type a number")
    return pieces


def _distinct(numbers: list[Number]) -> tuple[Number, ...]:
    """Each once, in the order of their coming."""
    if len(numbers) > MOST_CHOICES:
        raise NumberError("that is more than {most} numbers", most=MOST_CHOICES)
    return tuple(dict.fromkeys(numbers))
