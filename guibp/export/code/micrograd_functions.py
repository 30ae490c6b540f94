"""The operations that micrograd lacks, written as its own are: a value, and what flows back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guibp.export.code.expressions import Dialect, write_expression
from guibp.export.code.training_text import INDENT
from guibp.model.formula import Binary, Call, Formula, Name, Negation, Number, Term, parse_formula
from guibp.model.operations import OPERATIONS, SIGMOID_CROSS_ENTROPY

DIALECT = Dialect(
    {
        "exp": "real_exp({0})",
        "log": "real_log({0})",
        "log1p": "real_log1p({0})",
        "tanh": "math.tanh({0})",
        "sqrt": "math.sqrt({0})",
        "abs": "abs({0})",
        "sign": "(math.copysign(1.0, {0}) if {0} else 0.0)",
        "where": "({1} if {0} else {2})",
        "max": "max({0}, {1})",
        "both": "({0} and {1})",
        "power": "real_power({0}, {1})",
        "sigmoid": "logistic({0})",
        "logistic": "logistic({0})",
    },
    guarded=frozenset({"where", "both"}),
)
REALS: Mapping[str, str] = {
    "real_exp": '''
def real_exp(a):
    """e**a, infinite where it is too large."""
    try:
        return math.exp(a)
    except OverflowError:
        return math.inf''',
    "real_log": '''
def real_log(a):
    """The natural logarithm; of 0 it is -inf."""
    return math.log(a) if a > 0 else -math.inf if a == 0 else math.nan''',
    "real_log1p": '''
def real_log1p(a):
    """log(1 + a), with all its digits where a is small."""
    return math.log1p(a) if a > -1 else -math.inf if a == -1 else math.nan''',
    "real_power": '''
def real_power(a, b):
    """a**b as numpy has it: nan or infinite where it is no finite real number."""
    try:
        return math.pow(a, b)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if a == 0 else math.nan''',
    "logistic": '''
def logistic(a):
    """1/(1 + exp(-a)), from exp(-|a|), so that nothing overflows."""
    e = math.exp(-abs(a))
    return (e if a <= 0 else 1) / (1 + e)''',
}


@dataclass(frozen=True, slots=True)
class Definition:
    """A function of Values: its operands, its value's formula, and one local gradient an operand."""

    operands: tuple[str, ...]
    value: str
    local: tuple[str, ...]


def _define(op: str) -> Definition:
    operation = OPERATIONS[op]
    local = operation.script_local or operation.computed_local
    value = operation.value if op == "tanh" else operation.computed_value
    return Definition(("a", "b")[: len(operation.operands)], value, local)


DEFINITIONS: Mapping[str, Definition] = {
    **{op: _define(op) for op in ("exp", "log", "sigmoid", "tanh", "power")},
    "cross_entropy": _define("binary_cross_entropy"),
    "logit_cross_entropy": Definition(
        ("a", "b"), SIGMOID_CROSS_ENTROPY.value, (SIGMOID_CROSS_ENTROPY.logit, SIGMOID_CROSS_ENTROPY.target)
    ),
}
REDUCTIONS = ("mean", "sum_up")


def write_definition(name: str) -> Iterator[str]:
    """One of ``DEFINITIONS`` or ``REDUCTIONS``, as lines."""
    if name in REDUCTIONS:
        yield from _write_reduction(name)
        return
    one = DEFINITIONS[name]
    words = {operand: f"{operand}.data" for operand in one.operands} | {"y": "out.data"}
    formula = parse_formula(one.value)
    yield f"def {name}({', '.join(one.operands)}):"
    yield from _write_bindings(formula, words, INDENT)
    value = write_expression(_with_powers(formula.result), words, DIALECT)
    yield f'{INDENT}out = Value({value}, ({", ".join(one.operands)},), "{name}")'
    yield ""
    yield f"{INDENT}def _backward():"
    for operand, text in zip(one.operands, one.local, strict=True):
        local = parse_formula(text)
        yield from _write_bindings(local, words, INDENT * 2)
        yield f"{INDENT * 2}local = {write_expression(_with_powers(local.result), words, DIALECT)}"
        yield f"{INDENT * 2}{operand}.grad += local * out.grad"
    yield from _write_return()


def _write_return() -> Iterator[str]:
    yield ""
    yield f"{INDENT}out._backward = _backward"
    yield f"{INDENT}return out"


def _write_reduction(name: str) -> Iterator[str]:
    share = " / len(values)" if name == "mean" else ""
    yield f"def {name}(values):"
    yield f'{INDENT}out = Value(sum(one.data for one in values){share}, tuple(values), "{name}")'
    yield ""
    yield f"{INDENT}def _backward():"
    yield f"{INDENT * 2}for one in values:"
    yield f"{INDENT * 3}one.grad += out.grad{share}"
    yield from _write_return()


def _write_bindings(formula: Formula, words: Mapping[str, str], indent: str) -> Iterator[str]:
    for name, term in formula.bindings:
        yield f"{indent}{name} = {write_expression(_with_powers(term), words, DIALECT)}"


def _with_powers(term: Term) -> Term:
    """The term with a function in place of Python's power, which may be complex or fail."""
    match term:
        case Number() | Name():
            return term
        case Negation(operand):
            return Negation(_with_powers(operand))
        case Binary("**", left, right):
            return Call("power", (_with_powers(left), _with_powers(right)))
        case Binary(sign, left, right):
            return Binary(sign, _with_powers(left), _with_powers(right))
        case Call(function, arguments):
            return Call(function, tuple(_with_powers(argument) for argument in arguments))
