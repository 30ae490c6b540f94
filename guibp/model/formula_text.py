"""Formulas as a line of text, with names or with numbers in the operands' places."""

from __future__ import annotations

from collections.abc import Mapping

from guibp.model.formula import PRECEDENCES, Binary, Call, Name, Negation, Number, Precedence, Term
from guibp.model.numbers_text import show_number

SIGNS: Mapping[str, str] = {"+": " + ", "-": " - ", "*": " × ", "/": " / ", "**": "^"}
FUNCTION_NAMES: Mapping[str, str] = {"sigmoid": "σ"}


def render_text(term: Term, words: Mapping[str, str]) -> str:
    """A term as text; ``words`` says what stands for each name.

    A negative number that follows a sign gets brackets: ``5 × (-2)``.
    """
    return _render(term, words, Precedence.COMPARISON, leads=True)


def _render(term: Term, words: Mapping[str, str], around: Precedence, *, leads: bool) -> str:
    text, own = _render_bare(term, words, leads=leads)
    negative = text.startswith("-")
    loose = own.value < around.value or (negative and not leads)
    return f"({text})" if loose else text


def _render_bare(term: Term, words: Mapping[str, str], *, leads: bool) -> tuple[str, Precedence]:
    match term:
        case Number(value):
            return show_number(value), Precedence.NEGATION if value < 0 else Precedence.ATOM
        case Name(name):
            word = words.get(name, name)
            return word, Precedence.NEGATION if word.startswith("-") else Precedence.ATOM
        case Negation(operand):
            return "-" + _render(operand, words, Precedence.NEGATION, leads=False), Precedence.NEGATION
        case Call(function, arguments):
            inside = ", ".join(_render(part, words, Precedence.COMPARISON, leads=True) for part in arguments)
            return f"{FUNCTION_NAMES.get(function, function)}({inside})", Precedence.ATOM
        case Binary(sign, left, right):
            return _render_binary(sign, left, right, words, leads=leads), PRECEDENCES[sign]


def _render_binary(sign: str, left: Term, right: Term, words: Mapping[str, str], *, leads: bool) -> str:
    own = PRECEDENCES[sign]
    tighter = Precedence(min(own.value + 1, Precedence.ATOM.value))
    first = _render(left, words, tighter if sign == "**" else own, leads=leads and sign != "**")
    second = _render(right, words, own if sign in {"+", "*"} else tighter, leads=False)
    return first + SIGNS.get(sign, f" {sign} ") + second
