"""Formulas as LaTeX, with names or with numbers in the operands' places."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guibp.model.formula import PRECEDENCES, Binary, Call, Name, Negation, Number, Precedence, Term
from guibp.model.numbers_text import show_number

_SIGNS: Mapping[str, str] = {"+": " + ", "-": " - ", "*": r" \times ", ">": " > ", "<=": r" \le "}
_FUNCTIONS: Mapping[str, str] = {
    "sigmoid": r"\sigma",
    "exp": r"\exp",
    "log": r"\ln",
    "tanh": r"\tanh",
    "max": r"\max",
    "relu": r"\operatorname{relu}",
    "mean": r"\operatorname{mean}",
    "sum": r"\sum",
}
_SUBSCRIPTED = re.compile(r"([^\W\d_])_?(\d+)")
_SPECIAL: Mapping[str, str] = {
    "\\": r"\backslash ",
    "{": r"\{",
    "}": r"\}",
    "_": r"\_",
    "^": r"\hat{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "~": r"\sim ",
}


def latex_name(id_: str) -> str:
    """An id in mathematics: one letter with its number as subscript, longer words upright."""
    subscripted = _SUBSCRIPTED.fullmatch(id_)
    if subscripted:
        return f"{subscripted[1]}_{{{subscripted[2]}}}"
    escaped = "".join(_SPECIAL.get(character, character) for character in id_)
    return escaped if len(id_) == 1 else rf"\mathrm{{{escaped}}}"


def latex_number(text: str) -> str:
    """A shown number in mathematics."""
    mantissa, found, exponent = text.partition("e")
    body = mantissa.replace("∞", r"\infty").replace("NaN", r"\mathrm{NaN}")
    return rf"{body} \cdot 10^{{{exponent}}}" if found else body


def render_latex(term: Term, words: Mapping[str, str]) -> str:
    """A term as LaTeX; ``words`` says what stands for each name, in LaTeX."""
    return _render(term, words, Precedence.COMPARISON, leads=True)


def _render(term: Term, words: Mapping[str, str], around: Precedence, *, leads: bool) -> str:
    text, own = _render_bare(term, words, leads=leads)
    if own.value < around.value or (text.startswith("-") and not leads):
        return rf"\left({text}\right)"
    return text


def _render_bare(term: Term, words: Mapping[str, str], *, leads: bool) -> tuple[str, Precedence]:
    match term:
        case Number(value):
            return latex_number(show_number(value)), Precedence.NEGATION if value < 0 else Precedence.ATOM
        case Name(name):
            word = words.get(name, name)
            return word, Precedence.NEGATION if word.startswith("-") else Precedence.ATOM
        case Negation(operand):
            return "-" + _render(operand, words, Precedence.NEGATION, leads=False), Precedence.NEGATION
        case Call(function, arguments):
            inside = ", ".join(_render(part, words, Precedence.COMPARISON, leads=True) for part in arguments)
            name = _FUNCTIONS.get(function, rf"\operatorname{{{function}}}")
            return rf"{name}\left({inside}\right)", Precedence.ATOM
        case Binary("/", left, right):
            above = _render(left, words, Precedence.COMPARISON, leads=True)
            below = _render(right, words, Precedence.COMPARISON, leads=True)
            return rf"\frac{{{above}}}{{{below}}}", Precedence.ATOM
        case Binary(sign, left, right):
            return _render_binary(sign, left, right, words, leads=leads), PRECEDENCES[sign]


def _render_binary(sign: str, left: Term, right: Term, words: Mapping[str, str], *, leads: bool) -> str:
    own = PRECEDENCES[sign]
    if sign == "**":
        base = _render(left, words, Precedence.ATOM, leads=False)
        return f"{{{base}}}^{{{_render(right, words, Precedence.COMPARISON, leads=True)}}}"
    tighter = Precedence(min(own.value + 1, Precedence.ATOM.value))
    second = _render(right, words, own if sign in {"+", "*"} else tighter, leads=False)
    return _render(left, words, own, leads=leads) + _SIGNS.get(sign, f" {sign} ") + second
