"""Long pieces break before signs outside all brackets, alike in text and LaTeX."""

from __future__ import annotations

import pytest

from guibp.explain.breaking import break_piece
from guibp.explain.equations import Piece, write_partial


@pytest.mark.parametrize(
    "text,latex,parts",
    [
        ("a + b", "a + b", ["a", " + b"]),
        ("(a + b) × c", r"\left(a + b\right) \times c", ["(a + b)", " × c"]),
        ("a / (b - 1) - c", r"\frac{a}{b - 1} - c", ["a / (b - 1)", " - c"]),
        ("σ(a + b)", r"\sigma\left(a + b\right)", ["σ(a + b)"]),
        ("-a", "-a", ["-a"]),
        (" × ", r" \times ", [" × "]),
    ],
)
def test_it_breaks_outside_brackets(text: str, latex: str, parts: list[str]) -> None:
    broken = break_piece(Piece(text, latex))
    assert [part.text for part in broken] == parts
    assert "".join(part.latex for part in broken) == latex
    assert [part.may_break for part in broken] == [False, *[True] * (len(parts) - 1)]


def test_what_differs_in_its_places_stays_whole() -> None:
    odd = Piece("a - b", r"\mathrm{a - b}")
    assert break_piece(odd) == (odd,)
    fraction = write_partial("f + g", "x")
    assert break_piece(fraction) == (fraction,)


BCE = (
    "(y - t) / (y × (1 - y))",
    r"\frac{y - t}{y \times \left(1 - y\right)}",
)


@pytest.mark.parametrize(
    "level,parts",
    [
        (0, [r"\frac{y - t}{y \times \left(1 - y\right)}"]),
        (1, [r"(y - t)", r" / (y \times (1 - y))"]),
        (2, [r"(y", " - t)", r" / (y", r" \times (1 - y))"]),
    ],
)
def test_each_level_breaks_deeper(level: int, parts: list[str]) -> None:
    broken = break_piece(Piece(*BCE), level)
    assert [part.latex for part in broken] == parts
    assert "".join(part.text for part in broken) == BCE[0]


def test_a_power_of_ten_stays_with_its_number() -> None:
    broken = break_piece(
        Piece("1.5e-7 × (1 - 1.5e-7)", r"1.5 \cdot 10^{-7} \times \left(1 - 1.5 \cdot 10^{-7}\right)"), 1
    )
    assert [part.latex for part in broken] == [r"1.5 \cdot 10^{-7}", r" \times (1 - 1.5 \cdot 10^{-7})"]


def test_a_name_full_of_braces_is_no_trap() -> None:
    name = r"\mathrm{" + r"\{" * 500 + "}"
    assert break_piece(Piece("a - b", rf"\frac{{{name}}}{{{name}"), 1)
