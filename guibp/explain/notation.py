"""The two ways to write mathematics: a line of text, and LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guibp.model.formula import Term
from guibp.model.formula_latex import latex_name, latex_number, render_latex
from guibp.model.formula_text import render_text
from guibp.model.numbers_text import show_number

DIGITS = 4
"""Significant digits in an explanation: one more than on the edges, so that products can be checked."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How names, numbers, derivatives and formulas are written."""

    name: Callable[[str], str]
    number: Callable[[float], str]
    partial: Callable[[str, str], str]
    render: Callable[[Term, Mapping[str, str]], str]
    dot: str
    separator: str
    ellipsis: str


def _show(number: float) -> str:
    return show_number(number, DIGITS)


def _text_partial(output: str, node: str) -> str:
    return f"∂{output}/∂{node}"


def _latex_partial(output: str, node: str) -> str:
    return rf"\frac{{\partial {latex_name(output)}}}{{\partial {latex_name(node)}}}"


TEXT = Notation(
    name=str,
    number=_show,
    partial=_text_partial,
    render=render_text,
    dot=" · ",
    separator="; ",
    ellipsis="…",
)


LATEX = Notation(
    name=latex_name,
    number=lambda number: latex_number(_show(number)),
    partial=_latex_partial,
    render=render_latex,
    dot=r" \cdot ",
    separator=r" \qquad ",
    ellipsis=r"\dots",
)
