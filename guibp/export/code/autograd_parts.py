"""Parts that scripts share whose library differentiates by itself: numbers, the forward pass, helpers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guibp.export.code.expressions import Dialect, write_expression
from guibp.export.code.layer_text import comment_after, write_layer_value
from guibp.export.code.plan import Plan, Statement
from guibp.export.code.script_parts import (
    join_names,
    name_leaves,
    name_operands,
    value_term,
    write_leaves,
    write_values,
)
from guibp.export.code.training_text import INDENT


def write_numbers(plan: Plan, number: str, column: str) -> list[str]:
    """Data, inputs and parameters; the patterns have a number, or a column of them, at ``{}``."""
    return [
        *write_leaves("data", "The data set: one number for each sample.", plan.columns, column),
        *write_leaves("inputs", "Inputs with a number of their own.", plan.inputs, number),
        *write_leaves("parameters", plan.told_of_parameters, plan.parameters, number),
    ]


def write_forward(plan: Plan, dialect: Dialect, library: str, constant: str) -> Iterator[str]:
    """The function that computes all values; ``constant`` has a number at ``{}``."""
    yield f"def forward({name_leaves(plan)}):"
    for leaf in plan.constants:
        yield f"{INDENT}{leaf.name} = {constant.format(repr(leaf.numbers))}{comment_after(leaf)}"
    for one in plan.statements:
        yield f"{INDENT}{one.name} = {_write_value(plan, one, dialect, library)}{comment_after(one)}"
    yield f"{INDENT}return {write_values(plan)}"


def _write_value(plan: Plan, one: Statement, dialect: Dialect, library: str) -> str:
    """The value of an operation; a cross-entropy is a function that the script defines."""
    layered = write_layer_value(plan, one, library)
    if layered:
        return layered
    if one.id in plan.logits:
        return f"logit_cross_entropy({join_names(plan, (plan.logits[one.id], one.operands[1]))})"
    if one.op == "binary_cross_entropy":
        return f"cross_entropy({join_names(plan, one.operands)})"
    return write_expression(value_term(one), name_operands(plan, one), dialect)


def write_called(helpers: Mapping[str, str], body: list[str]) -> Iterator[str]:
    """The helpers that a body calls."""
    text = "\n".join(body)
    for name, source in helpers.items():
        if f" {name}(" in text:
            yield from ("", *source.split("\n"))
