"""Parts that scripts share whose library differentiates by itself: numbers, the forward pass, helpers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guibp.export.code.expressions import Dialect
from guibp.export.code.layer_text import comment_after
from guibp.export.code.plan import Plan
from guibp.export.code.script_parts import (
    name_leaves,
    write_value,
    write_values,
)
from guibp.export.code.training_text import INDENT


def write_forward(plan: Plan, dialect: Dialect, library: str, constant: str) -> Iterator[str]:
    """The function that computes all values; ``constant`` has a number at ``{}``."""
    yield f"def forward({name_leaves(plan)}):"
    for leaf in plan.constants:
        yield f"{INDENT}{leaf.name} = {constant.format(repr(leaf.numbers))}{comment_after(leaf)}"
    for one in plan.statements:
        yield f"{INDENT}{one.name} = {write_value(plan, one, dialect, library)}{comment_after(one)}"
    yield f"{INDENT}return {write_values(plan)}"


def write_called(helpers: Mapping[str, str], body: list[str]) -> Iterator[str]:
    """The helpers that a body calls."""
    text = "\n".join(body)
    for name, source in helpers.items():
        if f" {name}(" in text:
            yield from ("", *source.split("\n"))
