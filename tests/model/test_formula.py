"""Formulas are read once and written as text that means the same, with names or with numbers."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guibp.model.formula import (
    Binary,
    Call,
    Name,
    Negation,
    Number,
    Term,
    compile_formula,
    join_operands,
    names_in,
    parse_formula,
    rename_operands,
)
from guibp.model.formula_latex import latex_name, latex_number, render_latex
from guibp.model.formula_text import render_text

WORDS = {"a": "p", "b": "-3"}
VALUES = {"p": Fraction(5, 7), "a": Fraction(5, 7), "b": Fraction(-3)}

terms: st.SearchStrategy[Term] = st.recursive(
    st.sampled_from([Name("a"), Name("b"), Number(2.0), Number(-4.0), Number(0.5)]),
    lambda inner: st.one_of(
        inner.map(Negation),
        st.builds(Binary, st.sampled_from("+-*/"), inner, inner),
        st.builds(
            lambda base, exponent: Binary("**", base, Number(exponent)), inner, st.sampled_from([2.0, 3.0])
        ),
    ),
    max_leaves=8,
)


def meaning(term: Term) -> Fraction:
    """The exact value of a term."""
    match term:
        case Number(value):
            return Fraction(value)
        case Name(name):
            return VALUES[name]
        case Negation(operand):
            return -meaning(operand)
        case Binary(sign, left, right):
            return join(sign, meaning(left), meaning(right))
        case Call():
            raise TypeError(term)


def meaning_by_python(node: ast.expr) -> Fraction:
    """The exact value of the text that was written."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return Fraction(value)
        case ast.Name(id=name):
            return VALUES[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -meaning_by_python(operand)
        case ast.BinOp(left=left, op=sign, right=right):
            return join(SIGNS[type(sign)], meaning_by_python(left), meaning_by_python(right))
    raise TypeError(ast.dump(node))


SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
}  # fmt: skip


def join(sign: str, left: Fraction, right: Fraction) -> Fraction:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            assume(right != 0)
            return left / right
    return left ** int(right)


@given(terms)
def test_text_means_what_the_term_means(term: Term) -> None:
    text = render_text(term, WORDS)
    tree = ast.parse(text.replace("×", "*").replace("^", "**"), mode="eval")
    assert meaning_by_python(tree.body) == meaning(term)


@pytest.mark.parametrize(
    "formula,text,latex",
    [
        ("a*b", "p × (-3)", r"p \times \left(-3\right)"),
        ("b - a", "-3 - p", "-3 - p"),
        ("a - (a - b)", "p - (p - (-3))", r"p - \left(p - \left(-3\right)\right)"),
        ("-a**2", "-p^2", "-{p}^{2}"),
        ("b**2", "(-3)^2", r"{\left(-3\right)}^{2}"),
        ("1/(1 + exp(-a))", "1 / (1 + exp(-p))", r"\frac{1}{1 + \exp\left(-p\right)}"),
        ("sigmoid(a)", "σ(p)", r"\sigma\left(p\right)"),
    ],
)
def test_how_formulas_are_written(formula: str, text: str, latex: str) -> None:
    term = parse_formula(formula).result
    assert render_text(term, WORDS) == text
    assert render_latex(term, WORDS) == latex


@pytest.mark.parametrize(
    "id_,latex",
    [
        ("w", "w"),
        ("w11", "w_{11}"),
        ("x_2", "x_{2}"),
        ("loss", r"\mathrm{loss}"),
        ("a_b", r"\mathrm{a\_b}"),
        ("λ1", "λ_{1}"),
    ],
)
def test_how_ids_are_written_in_mathematics(id_: str, latex: str) -> None:
    assert latex_name(id_) == latex


@pytest.mark.parametrize(
    "text,latex",
    [("-2.5", "-2.5"), ("1.2e-7", r"1.2 \cdot 10^{-7}"), ("-∞", r"-\infty"), ("NaN", r"\mathrm{NaN}")],
)
def test_how_numbers_are_written_in_mathematics(text: str, latex: str) -> None:
    assert latex_number(text) == latex


@pytest.mark.parametrize("text", ["a = 1", "a.b", "a[0]", "lambda: 1", "foo(a)", "'x'", "a and b"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises((TypeError, KeyError)):
        parse_formula(text)


def test_names_that_are_bound_inside_are_not_free() -> None:
    assert names_in(parse_formula("e = exp(-a); e/(1 + b)")) == {"a", "b"}


def test_operands_are_joined_from_the_left() -> None:
    term = join_operands(parse_formula("a - b"), 4)
    assert render_text(term, {}) == "0 - 1 - 2 - 3"
    assert render_text(join_operands(parse_formula("-a"), 1), {}) == "-0"


def test_operands_are_renamed_at_once() -> None:
    term = rename_operands(parse_formula("a - b*exp(-a)").result, {"a": Name("b"), "b": Name("a")})
    assert render_text(term, {}) == "b - a × exp(-b)"


def test_a_compiled_formula_computes_over_samples() -> None:
    compute = compile_formula("e = exp(-abs(a)); where(a > 0, 1/(1 + e), e/(1 + e))")
    a = np.array([-1000.0, 0.0, 1.0, 1000.0])
    assert compute({"a": a}) == pytest.approx([0.0, 0.5, 0.7310585786300049, 1.0])
