"""Equations as they are typeset: a chain of equal parts, each of pieces that have one colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from guibp.explain.notation import LATEX, TEXT
from guibp.model.formula import Term


class Tone(Enum):
    """What a piece speaks of, which is its colour."""

    PLAIN = "plain"
    """Symbols and local gradients."""
    VALUE = "value"
    """What flows forward."""
    GRADIENT = "gradient"
    """What flows backward."""
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some signs that stand together, as a line of text and as LaTeX.

    ``stack`` are numerator and denominator where the piece is a fraction of two plain words, for who
    has no need to read LaTeX for that.
    """

    text: str
    latex: str
    tone: Tone = Tone.PLAIN
    stack: tuple[Piece, Piece] | None = None
    may_break: bool = False
    """Whether a new line may begin before it."""


Part = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """Parts with equals signs between them."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole as a line of text, with hyphens as minus signs."""
        return " = ".join("".join(piece.text for piece in part) for part in self.parts)

    @property
    def latex(self) -> str:
        """The whole as LaTeX, without dollar signs."""
        return " = ".join("".join(piece.latex for piece in part) for part in self.parts)


DOT = Piece(" · ", LATEX.dot)
TIMES = Piece(" × ", r" \times ")
PLUS = Piece(" + ", " + ", may_break=True)
ELLIPSIS = Piece("…", r"\dots", Tone.QUIET)


def equate(parts: Iterable[Part]) -> Equation:
    """An equation of the parts that tell something: none is empty or repeats what was said before."""
    kept: dict[str, Part] = {}
    for part in parts:
        text = "".join(piece.text for piece in part)
        if text:
            # 1 · 5 tells nothing beside 1 × 5.
            kept[text.replace("·", "×")] = part
    return Equation(tuple(kept.values()))


def write_name(id_: str, tone: Tone = Tone.PLAIN) -> Piece:
    """A node's name."""
    return Piece(TEXT.name(id_), LATEX.name(id_), tone)


def write_number(number: float, tone: Tone = Tone.PLAIN) -> Piece:
    """A number with the digits of an explanation."""
    return Piece(TEXT.number(number), LATEX.number(number), tone)


def write_factor(number: float, tone: Tone = Tone.PLAIN) -> Piece:
    """A number that follows a sign: in brackets if it is negative."""
    bare = write_number(number, tone)
    if not bare.text.startswith("-"):
        return bare
    return Piece(f"({bare.text})", rf"\left({bare.latex}\right)", tone)


def write_partial(output: str, node: str, tone: Tone = Tone.PLAIN) -> Piece:
    """``∂f/∂w``."""
    return differentiate(write_name(output), write_name(node), tone)


def differentiate(above: Piece, below: Piece, tone: Tone = Tone.PLAIN) -> Piece:
    """The fraction of two differentials."""
    stack = (_differential(above), _differential(below))
    text = "/".join(piece.text for piece in stack)
    latex = rf"\frac{{{stack[0].latex}}}{{{stack[1].latex}}}"
    return Piece(text, latex, tone, stack)


def _differential(piece: Piece) -> Piece:
    return Piece(f"∂{piece.text}", rf"\partial {piece.latex}")


def write_term(term: Term, words: dict[str, Piece], tone: Tone = Tone.PLAIN) -> Piece:
    """A formula with words in the places of its names."""
    text = TEXT.render(term, {name: word.text for name, word in words.items()})
    latex = LATEX.render(term, {name: word.latex for name, word in words.items()})
    return Piece(text, latex, tone)


def join_sum(terms: Iterable[Part]) -> Part:
    """Terms with plus signs between them."""
    joined: list[Piece] = []
    for term in terms:
        joined += [PLUS, *term] if joined else term
    return tuple(joined)
