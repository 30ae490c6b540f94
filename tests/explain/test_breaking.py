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
