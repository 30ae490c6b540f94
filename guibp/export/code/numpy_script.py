"""A graph as a NumPy script: back-propagation by hand, line by line, as in a lecture."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.export.code import training_text
from guibp.export.code.layer_text import comment_after
from guibp.export.code.names import GRADIENT
from guibp.export.code.numpy_backward import BackwardPass
from guibp.export.code.numpy_functions import DIALECT, HELPERS, write_helpers
from guibp.export.code.plan import Plan
from guibp.export.code.script_parts import (
    gather,
    name_learned,
    name_leaves,
    write_dictionaries,
    write_drawing,
    write_names,
    write_show,
    write_split,
    write_training,
    write_value,
    write_values,
)
from guibp.export.code.training_text import INDENT

RESERVED = ("np", "values", "gradients", *HELPERS)
"""Names that the function uses besides those of the nodes."""


def write_numpy(plan: Plan) -> str:
    """The script."""
    body = list(_write_function(plan))
    parts = [
        _write_head(plan),
        write_dictionaries(plan, "np.float64({})", "np.array({})", "np.array({})"),
        list(write_helpers("\n".join(body))),
        ["", "", *body, "", "", *write_show("np.asarray({}).tolist()")],
        list(write_drawing(plan)),
        list(write_split(plan, "column[rows]")),
        ["", "", f"values, gradients = compute({gather(plan, name_learned(plan))})"],
        ["show(values, gradients)"],
        ["", *write_training(plan, DIALECT, "float(np.sum({}))")] if plan.trained else [],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def _write_head(plan: Plan) -> list[str]:
    return [
        '"""Back-propagation by hand with NumPy, on a computational graph that was built in guibp."""',
        "",
        *(["import math", ""] if training_text.needs_math(plan.training) else []),
        "import numpy as np",
        "",
        'np.seterr(all="ignore")  # what leaves the range of numbers is shown as inf or nan',
    ]


def _write_function(plan: Plan) -> Iterator[str]:
    yield f"def compute({name_leaves(plan)}):"
    yield f"{INDENT}# Forward pass: operands first."
    for leaf in plan.constants:
        yield f"{INDENT}{leaf.name} = np.float64({leaf.numbers!r}){comment_after(leaf)}"
    for one in plan.statements:
        value = write_value(plan, one, DIALECT, "np")
        yield f"{INDENT}{one.name} = {value}{comment_after(one)}"
    yield f"{INDENT}values = {write_values(plan)}"
    yield ""
    yield f"{INDENT}# Backward pass: upstream gradient * local gradient, summed over the edges that leave."
    yield from (f"{INDENT}{line}" for line in BackwardPass(plan).write())
    whole = plan.wanting - plan.partial
    wanting = [one.name for one in plan.shown if one.id in whole]
    yield f"{INDENT}gradients = {write_names(wanting, GRADIENT)}"
    yield f"{INDENT}return values, gradients"
