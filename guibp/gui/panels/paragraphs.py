"""Paragraphs: what a panel of text says, as words and equations that the panel then sets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guibp.explain.equations import Equation
from guibp.gui.operation_texts import typeset


class Kind(Enum):
    """How a paragraph is set."""

    TITLE = "title"
    QUIET = "quiet"
    HEADING = "heading"
    VALUE = "value"
    LOCAL = "local"
    GRADIENT = "gradient"
    RESULT = "result"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines that are set alike; an equation has its line as text too."""

    kind: Kind
    lines: tuple[str, ...]
    equations: tuple[Equation, ...] = ()


Paragraphs = tuple[Paragraph, ...]


def say(kind: Kind, line: str) -> Paragraph:
    """One line of words."""
    return Paragraph(kind, (line,))


def show(kind: Kind, *equations: Equation) -> Paragraph:
    """Some equations."""
    return Paragraph(kind, tuple(typeset(equation.text) for equation in equations), equations)
