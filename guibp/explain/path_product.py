"""One path in equations: the chain rule along it, and counts that no double holds."""

from __future__ import annotations

from guibp.engine.gradient_paths import GradientPath
from guibp.explain.equations import (
    DOT,
    ELLIPSIS,
    TIMES,
    Equation,
    Part,
    Piece,
    Tone,
    equate,
    write_factor,
    write_number,
    write_partial,
)
from guibp.model.numbers_text import show_whole

FEW_EDGES = 8
"""Up to so many edges, all factors are told; of more the first and the last."""
FEW_NAMES = 12
MOST_DIGITS = 24
LEADING_DIGITS = 4
"""What is left of a longer count."""
"""A count of more digits is shown rounded, with how many it has."""


def tell_path(path: GradientPath) -> Equation:
    """``∂f/∂g · ∂g/∂w = 1 × 5 = 5``, from the output back to the node."""
    edges = list(reversed(path.edges))
    if not edges:
        return Equation(((write_number(path.product, Tone.GRADIENT),),))
    symbols = [write_partial(edge.target, edge.source) for edge in edges]
    numbers = [write_number(edges[0].local), *(write_factor(edge.local) for edge in edges[1:])]
    product = (write_number(path.product, Tone.GRADIENT),)
    return equate((_multiply(symbols, DOT), _multiply(numbers, TIMES), product))


def name_path(path: GradientPath, start: str) -> str:
    """The nodes along a path: ``w → g → f``; of many the first and the last."""
    names = [start, *(edge.target for edge in path.edges)]
    if len(names) > FEW_NAMES:
        names = [*names[: FEW_NAMES - 2], "…", names[-1]]
    return " → ".join(names)


def show_count(count: int) -> str:
    """A count exactly, in groups of three digits; beyond 24 digits rounded."""
    # Python refuses to print numbers of more than 4300 digits: bits tell how many there are.
    digits = int(count.bit_length() * 0.30103) + 1
    if count < 10**MOST_DIGITS:
        return show_whole(count)
    leading = _round(count, digits - LEADING_DIGITS)
    least = 10 ** (LEADING_DIGITS - 1)
    if leading < least:
        # The estimate was one too high.
        digits -= 1
        leading = _round(count, digits - LEADING_DIGITS)
    if leading == 10 * least:
        # 9999.5 has become one digit longer.
        digits, leading = digits + 1, least
    return f"{leading / least:.{LEADING_DIGITS - 1}f}e{digits - 1}"


def _round(count: int, places: int) -> int:
    """The count without its last places, to the nearest."""
    unit: int = 10**places
    return (count + unit // 2) // unit


def _multiply(factors: list[Piece], sign: Piece) -> Part:
    shown = factors
    if len(factors) > FEW_EDGES:
        shown = [*factors[: FEW_EDGES - 2], ELLIPSIS, factors[-1]]
    joined: list[Piece] = []
    for factor in shown:
        joined += [Piece(sign.text, sign.latex, may_break=True), factor] if joined else [factor]
    return tuple(joined)
