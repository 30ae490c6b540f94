"""The text of the compiled loops, made from the formulas of the operation table and the optimisers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from string import Template

from guibp.engine.kernel_templates import BACKWARD, FORWARD, HEAD, TRAIN, UPDATE
from guibp.engine.opcodes import INSTRUCTIONS, SIGMOID_CROSS_ENTROPY_CODE, Instruction
from guibp.engine.optimizers import KINDS, RULES, UpdateRule
from guibp.model.formula import Binary, Call, Name, Negation, Number, Term, names_in, parse_formula

_OPERANDS = ("a", "b", "c")
_FUNCTIONS: Mapping[str, Callable[..., str]] = {
    "exp": "math.exp({})".format,
    "log": "math.log({})".format,
    "log1p": "math.log1p({})".format,
    "tanh": "math.tanh({})".format,
    "sqrt": "math.sqrt({})".format,
    "abs": "abs({})".format,
    "where": "({1} if {0} else {2})".format,
    # NaN comes through from either side, as from numpy.maximum.
    "max": "({0} if {0} > {1} or {0} != {0} else {1})".format,
    "both": "({} and {})".format,
}


class Ending(IntEnum):
    """Why the compiled steps ended."""

    FINITE = 0
    """All steps were done."""
    LOSS_LEFT = 1
    """The loss left the finite numbers."""
    PARAMETER_LEFT = 2
    """A parameter, its gradient or an optimiser's memory of it would have."""


def write_kernel_source() -> str:
    """The whole module."""
    places = {
        "VALUES": _indent(_switch("kind", ((one.code, _write_value(one)) for one in INSTRUCTIONS)), 2),
        "SHARES": _indent(_switch("kind", ((one.code, _write_shares(one)) for one in INSTRUCTIONS)), 2),
        "UPDATES": _indent(
            _switch("optimizer", ((code, _write_update(RULES[kind])) for code, kind in enumerate(KINDS))), 1
        ),
        "FUSED": SIGMOID_CROSS_ENTROPY_CODE,
        **{ending.name: ending.value for ending in Ending},
    }
    return Template(f"{HEAD}\n{FORWARD}\n{BACKWARD}\n{UPDATE}\n{TRAIN}").substitute(places)


def write_term(term: Term, names: Mapping[str, str]) -> str:
    """A term as a scalar Python expression over float64, fully in parentheses."""
    match term:
        case Number(value):
            return repr(value)
        case Name(name):
            return names.get(name, name)
        case Negation(operand):
            return f"(-{write_term(operand, names)})"
        case Binary(sign, left, right):
            return f"({write_term(left, names)} {sign} {write_term(right, names)})"
        case Call(function, arguments):
            return _FUNCTIONS[function](*(write_term(argument, names) for argument in arguments))


def _write_formula(text: str, result: str) -> list[str]:
    """Assignments that leave a formula's value in the name ``result``."""
    formula = parse_formula(text)
    # A name bound in a formula must not meet the loop's own.
    names = {name: f"bound_{name}" for name, _ in formula.bindings}
    lines = [f"{names[name]} = {write_term(term, names)}" for name, term in formula.bindings]
    return [*lines, f"{result} = {write_term(formula.result, names)}"]


def _write_value(one: Instruction) -> list[str]:
    if one.reduces:
        divided = ["total = total / width[source_a]"] if one.name == "mean" else []
        return [
            "total = -0.0",
            "for sample in range(width[source_a]):",
            "    total += values[at_a + sample]",
            *divided,
            "values[here] = total",
        ]
    return [
        "for sample in range(count):",
        *_inside(_read(names_in(parse_formula(one.value)))),
        *_inside(_write_formula(one.value, "result")),
        "    values[here + sample] = result",
    ]


def _write_shares(one: Instruction) -> list[str]:
    """One loop that writes upstream × local of every operand to its edge."""
    used = frozenset[str]().union(*(names_in(parse_formula(text)) for text in one.local))
    body = [f"upstream = gradients[here + sample * {'0' if one.reduces else '1'}]", *_read(used)]
    for operand, text in zip(_OPERANDS, one.local, strict=False):
        body += [*_write_formula(text, "local"), *_keep_share(operand)]
    loop = [
        "for sample in range(edge_width[edge_a]):" if one.reduces else "for sample in range(count):",
        *_inside(body),
    ]
    if len(one.local) == len(_OPERANDS):
        return ["total = -0.0", *loop, "if not wide_c:", "    edge_gradients[to_c] += total"]
    return loop


def _keep_share(operand: str) -> list[str]:
    if operand != "c":
        return [f"edge_gradients[to_{operand} + sample] += upstream * local"]
    # The edge into the sigmoid may be single while the cross-entropy is per-sample.
    return [
        "if wide_c:",
        "    edge_gradients[to_c + sample] += upstream * local",
        "else:",
        "    total += upstream * local",
    ]


def _read(names: frozenset[str]) -> list[str]:
    """Assignments that read a sample's operands, value and the number of samples."""
    lines = [f"{name} = values[at_{name} + sample * step_{name}]" for name in _OPERANDS if name in names]
    if "y" in names:
        lines.append("y = values[here + sample]")
    if "n" in names:
        lines.append("n = float(width[source_a])")
    return lines


def _write_update(rule: UpdateRule) -> list[str]:
    """The loop over the parameters that computes their next values and memories."""
    lines = [line for name, text in rule.scales for line in _write_formula(text, name)]
    body = ["p = values[places[i]]", "g = scratch[0, i]", "m = memory[0, i]", "v = memory[1, i]"]
    for name, text in (("m", rule.m), ("v", rule.v), ("p", rule.parameter)):
        body += _write_formula(text, name)
    body += ["scratch[1, i] = m", "scratch[2, i] = v", "scratch[3, i] = p"]
    return [*lines, "for i in range(len(places)):", *_inside(body)]


def _switch(selector: str, cases: Iterable[tuple[int, list[str]]]) -> str:
    lines = [line for code, body in cases for line in (f"elif {selector} == {code}:", *_inside(body))]
    return "\n".join(["if " + lines[0].removeprefix("elif "), *lines[1:]])


def _inside(lines: Iterable[str]) -> list[str]:
    return ["    " + line for line in lines]


def _indent(text: str, levels: int) -> str:
    return textwrap.indent(text, "    " * levels).lstrip()
