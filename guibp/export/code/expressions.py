"""Formulas of the operation table as Python source, in the words of one library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guibp.model.formula import (
    PRECEDENCES,
    Binary,
    Call,
    Formula,
    Name,
    Negation,
    Number,
    Precedence,
    Term,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a library writes the functions of the formula language.

    ``functions`` has a pattern for each, with ``{0}``, ``{1}``, … in the places of the arguments; they
    come whole, so that no brackets are needed around them, but in ``guarded``.
    """

    functions: Mapping[str, str]
    guarded: frozenset[str] = frozenset()
    """Functions that are written with signs: their arguments come in brackets, and so do they."""


def write_number(value: float) -> str:
    """A literal: whole numbers of a formula without a point."""
    return str(int(value)) if value == int(value) else repr(value)


def write_expression(term: Term, words: Mapping[str, str], dialect: Dialect) -> str:
    """A term as an expression; ``words`` says what stands for each name, which binds tightly."""
    return _write(term, words, dialect, Precedence.COMPARISON)


def write_function(name: str, parameters: str, formula: Formula, dialect: Dialect) -> list[str]:
    """A function that computes a formula, as lines."""
    lines = [f"def {name}({parameters}):"]
    lines += [f"    {bound} = {write_expression(term, {}, dialect)}" for bound, term in formula.bindings]
    return [*lines, f"    return {write_expression(formula.result, {}, dialect)}"]


def _write(term: Term, words: Mapping[str, str], dialect: Dialect, around: Precedence) -> str:
    text, own = _write_bare(term, words, dialect)
    return f"({text})" if own.value < around.value else text


def _write_bare(term: Term, words: Mapping[str, str], dialect: Dialect) -> tuple[str, Precedence]:
    match term:
        case Number(value):
            return write_number(value), Precedence.NEGATION if value < 0 else Precedence.ATOM
        case Name(name):
            return words.get(name, name), Precedence.ATOM
        case Negation(operand):
            return "-" + _write(operand, words, dialect, Precedence.NEGATION), Precedence.NEGATION
        case Call(function, arguments):
            around = Precedence.ATOM if function in dialect.guarded else Precedence.COMPARISON
            inside = [_write(part, words, dialect, around) for part in arguments]
            return dialect.functions[function].format(*inside), Precedence.ATOM
        case Binary(sign, left, right):
            return _write_binary(sign, left, right, words, dialect), PRECEDENCES[sign]


def _write_binary(sign: str, left: Term, right: Term, words: Mapping[str, str], dialect: Dialect) -> str:
    own = PRECEDENCES[sign]
    if sign == "**":
        # Python's power binds to the right, and a minus behind it needs no brackets.
        base = _write(left, words, dialect, Precedence.ATOM)
        return f"{base}**{_write(right, words, dialect, Precedence.NEGATION)}"
    tighter = Precedence(own.value + 1)
    first, second = _write(left, words, dialect, own), _write(right, words, dialect, tighter)
    if own is Precedence.COMPARISON:
        first = _write(left, words, dialect, tighter)
    return f"{first} {sign} {second}"
