"""Formulas of the operation table: read once from text, then computed, printed or turned into source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Environment = Mapping[str, Array]
Computation = Callable[[Environment], Array]


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """An operand (a, b), the node's own value (y), or a name bound earlier in the formula."""

    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """Unary minus."""

    operand: Term


@dataclass(frozen=True, slots=True)
class Binary:
    """Two terms joined by one of + - * / ** or a comparison."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the formula language applied to terms."""

    function: str
    arguments: tuple[Term, ...]


Term = Number | Name | Negation | Binary | Call


@dataclass(frozen=True, slots=True)
class Formula:
    """Some bindings and a result: ``e = exp(-a); 1/(1 + e)``."""

    bindings: tuple[tuple[str, Term], ...]
    result: Term


class Precedence(Enum):
    """How tightly a printed term binds, loosest first."""

    COMPARISON = 0
    SUM = 1
    PRODUCT = 2
    NEGATION = 3
    POWER = 4
    ATOM = 5


PRECEDENCES: Mapping[str, Precedence] = {
    "<": Precedence.COMPARISON,
    "<=": Precedence.COMPARISON,
    ">": Precedence.COMPARISON,
    "==": Precedence.COMPARISON,
    "!=": Precedence.COMPARISON,
    "+": Precedence.SUM,
    "-": Precedence.SUM,
    "*": Precedence.PRODUCT,
    "/": Precedence.PRODUCT,
    "**": Precedence.POWER,
}

_SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.Eq: "==",
    ast.NotEq: "!=",
}

_BINARY: Mapping[str, Callable[[Array, Array], Array]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.power,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    "==": np.equal,
    "!=": np.not_equal,
}


def _logistic(a: Array) -> Array:
    """1/(1 + exp(-a)), from exp(-|a|) so that nothing overflows."""
    small = np.exp(-np.abs(a))
    return np.asarray(np.where(a <= 0, small, 1.0) / (1.0 + small))


def _logistic_slope(a: Array) -> Array:
    """Its derivative, which keeps its digits where the function is near 1."""
    # numpy's own exponential of doubles may be 2 ulp off, which is too much before four roundings more.
    small = np.exp(-np.abs(a).astype(np.longdouble)).astype(np.float64)
    return np.asarray(small / (1.0 + small * (2.0 + small)))


FUNCTIONS: Mapping[str, Callable[..., Array]] = {
    "exp": np.exp,
    "log": np.log,
    "log1p": np.log1p,
    "tanh": np.tanh,
    "logistic": _logistic,
    "logistic_slope": _logistic_slope,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "where": np.where,
    "max": np.maximum,
    "both": np.logical_and,
}

NAMED_ONLY = frozenset({"sigmoid", "relu", "mean", "sum"})
"""Functions that a formula may name for a reader, and that are never computed by name."""


@cache
def parse_formula(text: str) -> Formula:
    """Read a formula of the table; bindings and the result are separated by semicolons."""
    *bindings, result = ast.parse(text).body
    if not isinstance(result, ast.Expr):
        raise TypeError(text)
    return Formula(tuple(_binding(statement) for statement in bindings), _term(result.value))


def _binding(statement: ast.stmt) -> tuple[str, Term]:
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        raise TypeError(ast.unparse(statement))
    return statement.targets[0].id, _term(statement.value)


def _term(node: ast.expr) -> Term:
    match node:
        case ast.Constant(value=int() | float() as value):
            return Number(float(value))
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negation(_term(operand))
        case ast.BinOp(left=left, op=sign, right=right):
            return Binary(_SIGNS[type(sign)], _term(left), _term(right))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return Binary(_SIGNS[type(sign)], _term(left), _term(right))
        case ast.Call(func=ast.Name(id=function), args=arguments) if (
            function in FUNCTIONS or function in NAMED_ONLY
        ):
            return Call(function, tuple(_term(argument) for argument in arguments))
    raise TypeError(ast.unparse(node))


@cache
def compile_formula(text: str) -> Computation:
    """The formula as a function of an environment of float64 arrays, vectorised over the samples.

    The terms become nested closures once, so that nothing is ever executed from text.
    """
    formula = parse_formula(text)
    bindings = tuple((name, _computation(term)) for name, term in formula.bindings)
    result = _computation(formula.result)
    if not bindings:
        return result

    def compute(environment: Environment) -> Array:
        scope = dict(environment)
        for name, computation in bindings:
            scope[name] = computation(scope)
        return result(scope)

    return compute


def _computation(term: Term) -> Computation:
    match term:
        case Number(value):
            constant = np.float64(value)
            return lambda _: constant  # type: ignore[return-value]  # a scalar broadcasts like an array
        case Name(name):
            return lambda environment: environment[name]
        case Negation(operand):
            inner = _computation(operand)
            return lambda environment: np.negative(inner(environment))
        case Binary(sign, left, right):
            join, first, second = _BINARY[sign], _computation(left), _computation(right)
            return lambda environment: join(first(environment), second(environment))
        case Call(function, arguments):
            apply, parts = FUNCTIONS[function], tuple(_computation(part) for part in arguments)
            return lambda environment: apply(*(part(environment) for part in parts))


def names_in(formula: Formula) -> frozenset[str]:
    """The free names of a formula: operands and ``y``."""
    bound: set[str] = set()
    free: set[str] = set()
    for name, term in (*formula.bindings, ("", formula.result)):
        free |= _names(term) - bound
        bound.add(name)
    return frozenset(free)


def _names(term: Term) -> set[str]:
    match term:
        case Number():
            return set()
        case Name(name):
            return {name}
        case Negation(operand):
            return _names(operand)
        case Binary(_, left, right):
            return _names(left) | _names(right)
        case Call(_, arguments):
            return {name for argument in arguments for name in _names(argument)}


def join_operands(formula: Formula, count: int) -> Term:
    """A formula of two operands joined from the left over many, named by their numbers from 0.

    A formula of one operand, or of exactly two, is renamed alike.
    """
    term = rename_operands(formula.result, {"a": Name("0"), "b": Name("1")})
    for place in range(2, count):
        term = rename_operands(formula.result, {"a": term, "b": Name(str(place))})
    return term


def rename_operands(term: Term, words: Mapping[str, Term]) -> Term:
    """The term with other terms in the places of its names."""
    match term:
        case Number():
            return term
        case Name(name):
            return words.get(name, term)
        case Negation(operand):
            return Negation(rename_operands(operand, words))
        case Binary(sign, left, right):
            return Binary(sign, rename_operands(left, words), rename_operands(right, words))
        case Call(function, arguments):
            return Call(function, tuple(rename_operands(argument, words) for argument in arguments))
