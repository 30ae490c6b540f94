"""A graph as a micrograd script: Values, one for each node and sample."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibp.export.code import training_text
from guibp.export.code.expressions import Dialect, write_expression
from guibp.export.code.micrograd_functions import DEFINITIONS, DIALECT, REALS, REDUCTIONS, write_definition
from guibp.export.code.names import comment_on
from guibp.export.code.plan import Plan, Statement
from guibp.export.code.script_parts import (
    gather,
    is_batched,
    name_learned,
    name_leaves,
    take_batch,
    value_term,
    write_dictionaries,
    write_drawing,
    write_ending,
    write_show,
    write_split,
    write_values,
)
from guibp.export.code.training_text import INDENT
from guibp.model.operations import OPERATIONS, Kind

_VALUES = Dialect(
    {
        "exp": "exp({0})",
        "log": "log({0})",
        "tanh": "tanh({0})",
        "relu": "{0}.relu()",
        "sigmoid": "sigmoid({0})",
    }
)
RESERVED = ("Value", "np", "math", "samples", "i", *DEFINITIONS, *REDUCTIONS, *REALS)
_DEEP = 100
"""From so many operations on, micrograd's recursion could be too deep for Python."""


def write_micrograd(plan: Plan) -> str:
    """The script."""
    body = list(_write_function(plan))
    call = gather(plan, name_learned(plan))
    parts = [
        _write_head(plan),
        write_dictionaries(plan, "Value({})", "[Value(number) for number in {}]"),
        list(_write_called("\n".join(body))),
        ["", "", *body, "", "", *_write_differentiating(plan), "", "", *_write_reading()],
        ["", "", *write_show("read({})", "{}")],
        list(write_drawing(plan)),
        list(write_split(plan, "[column[row] for row in rows]")),
        ["", "", f"values = forward({call})", *_write_start(plan), "show(values, gradients)"],
        ["", *_write_training(plan)] if plan.trained else [],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def _write_head(plan: Plan) -> list[str]:
    deep = 3 * sum(len(one.operands) for one in plan.statements)
    limit = ["", f"sys.setrecursionlimit({1000 + deep})  # micrograd walks back by recursion"]
    return [
        '"""A computational graph that was built in guibp, in micrograd: a Value for each number."""',
        "",
        "import math",
        *(["import sys"] if deep > _DEEP else []),
        "",
        *(["import numpy as np"] if is_batched(plan) else []),
        "from micrograd.engine import Value",
        *(limit if deep > _DEEP else []),
    ]


def _write_called(body: str) -> Iterator[str]:
    """The operations that micrograd lacks, as far as they are used, behind what these need themselves."""
    called = set(re.findall(r"(?<!\w)\w+(?=\()", body))
    definitions = [list(write_definition(name)) for name in (*DEFINITIONS, *REDUCTIONS) if name in called]
    inside = "\n".join(line for lines in definitions for line in lines)
    for name, source in REALS.items():
        if f"{name}(" in inside:
            yield from ("", *source.split("\n"))
    for lines in definitions:
        yield from ("", "", *lines)


def _write_function(plan: Plan) -> Iterator[str]:
    yield f"def forward({name_leaves(plan)}):"
    if plan.columns:
        yield f"{INDENT}samples = range(len({plan.columns[0].name}))"
    for leaf in plan.constants:
        yield f"{INDENT}{leaf.name} = Value({leaf.numbers!r}){comment_on(leaf.id, leaf.name)}"
    for one in plan.statements:
        yield f"{INDENT}{one.name} = {_write_value(plan, one)}{comment_on(one.id, one.name)}"
    yield f"{INDENT}return {write_values(plan)}"


def _write_value(plan: Plan, one: Statement) -> str:
    if OPERATIONS[one.op].kind is Kind.REDUCTION:
        source = plan.names[one.operands[0]]
        reduce = "mean" if one.op == "mean" else "sum_up"
        return f"{reduce}({source})" if one.operands[0] in plan.wide else f"{source} + 0.0"
    text = _write_single(plan, one)
    return f"[{text} for i in samples]" if one.id in plan.wide else text


def _write_single(plan: Plan, one: Statement) -> str:
    if one.id in plan.logits:
        operands = (plan.logits[one.id], one.operands[1])
        return f"logit_cross_entropy({', '.join(_pick(plan, id_) for id_ in operands)})"
    picked = [_pick(plan, id_) for id_ in one.operands]
    if one.op in {"power", "binary_cross_entropy"}:
        return f"{'power' if one.op == 'power' else 'cross_entropy'}({', '.join(picked)})"
    words = {str(port): text for port, text in enumerate(picked)}
    return write_expression(value_term(one), words, _VALUES)


def _pick(plan: Plan, id_: str) -> str:
    return plan.names[id_] + ("[i]" if id_ in plan.wide else "")


def _write_differentiating(plan: Plan) -> Iterator[str]:
    output = f'values["{plan.names[plan.output]}"]'
    yield "def go_backward(values):"
    yield f'{INDENT}"""The backward pass: every Value keeps its own gradient."""'
    total = f"sum({output}, Value(0.0))" if plan.output in plan.wide else output
    yield f"{INDENT}{total}.backward()"


def _write_reading() -> Iterator[str]:
    yield 'def read(value, what="data"):'
    yield f'{INDENT}"""The number in a Value, or the numbers in a list of them, one for each sample."""'
    yield f"{INDENT}if isinstance(value, list):"
    yield f"{INDENT * 2}return [float(getattr(one, what)) for one in value]"
    yield f"{INDENT}return float(getattr(value, what))"


def _write_start(plan: Plan) -> Iterator[str]:
    yield "go_backward(values)"
    left_out = ", ".join(f'"{plan.names[id_]}"' for id_ in sorted(plan.passed_by))
    if left_out:
        yield "# A cross-entropy of a sigmoid reads the logit: that gradient goes past the sigmoid."
    condition = f" if name not in {{{left_out}}}" if left_out else ""
    yield f'gradients = {{name: read(value, "grad") for name, value in values.items(){condition}}}'


def _write_training(plan: Plan) -> Iterator[str]:
    settings = plan.training
    output = plan.names[plan.output]
    loss = f'read({{}}["{output}"])'
    loss = f"sum({loss})" if plan.output in plan.wide else loss
    yield "# Training: gradient descent on the output."
    yield from training_text.write_settings(settings)
    yield from training_text.write_chosen(plan)
    yield from training_text.write_memories(settings)
    if is_batched(plan):
        yield "batches = draw_batches()"
    yield "losses = []"
    yield "for step in range(steps):"
    yield from take_batch(plan, "[column[row] for row in rows]")
    yield f"{INDENT}for value in parameters.values():"
    yield f"{INDENT * 2}value.grad = 0.0"
    data = "batch" if is_batched(plan) else name_learned(plan)
    yield f"{INDENT}values = forward({gather(plan, data)})"
    yield f"{INDENT}go_backward(values)"
    yield f"{INDENT}losses.append({loss.format('values')})"
    update = training_text.write_update(plan, DIALECT, "parameters[name].grad", "parameters[name].data")
    yield from (f"{INDENT}{line}" for line in update)
    yield ""
    measured, held_out = (
        loss.format(f"forward({gather(plan, name)})") for name in (name_learned(plan), "held_out_data")
    )
    yield from write_ending(measured, held_out if plan.splits_rows else "", "value.data")
