"""A graph as a JAX script: value_and_grad in float64, compiled, trained by hand-written update rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guibp.export.code import training_text
from guibp.export.code.autograd_parts import write_called, write_forward
from guibp.export.code.expressions import Dialect
from guibp.export.code.plan import Plan
from guibp.export.code.script_parts import (
    gather,
    is_batched,
    name_learned,
    write_dictionaries,
    write_drawing,
    write_show,
    write_split,
    write_training,
)
from guibp.export.code.training_text import INDENT

DIALECT = Dialect(
    {
        "exp": "jnp.exp({0})",
        "log": "jnp.log({0})",
        "tanh": "jnp.tanh({0})",
        "sqrt": "jnp.sqrt({0})",
        "sign": "jnp.sign({0})",
        "mean": "jnp.mean({0})",
        "sum": "jnp.sum({0})",
        "relu": "jax.nn.relu({0})",
        "sigmoid": "jax.nn.sigmoid({0})",
    }
)
_CUT = "column[jnp.array(rows)]"
RESERVED = ("jax", "jnp", "np", "cross_entropy", "logit_cross_entropy")
_HELPERS: Mapping[str, str] = {
    "cross_entropy": '''
def cross_entropy(p, t):
    """-(t*log(p) + (1 - t)*log(1 - p)), where 0*log(0) is 0, also in the gradient."""
    hit = jnp.log(jnp.where((t == 0) & (p == 0), 1.0, p))
    miss = jnp.log1p(-jnp.where((t == 1) & (p == 1), 0.0, p))
    return -(t * hit + (1 - t) * miss)''',
    "logit_cross_entropy": '''
def logit_cross_entropy(z, t):
    """The cross-entropy of sigmoid(z), exact when the sigmoid is 0 or 1 to all digits."""
    return -(t * jax.nn.log_sigmoid(z) + (1 - t) * jax.nn.log_sigmoid(-z))''',
}


def write_jax(plan: Plan) -> str:
    """The script."""
    array = "jnp.array({})"
    body = list(write_forward(plan, DIALECT, "jnp", array))
    parts = [
        _write_head(plan),
        write_dictionaries(plan, array, array),
        list(write_called(_HELPERS, body)),
        ["", "", *body, "", "", *_write_differentiating(plan)],
        ["", "", *write_show("{}.tolist()")],
        list(write_drawing(plan)),
        list(write_split(plan, _CUT)),
        ["", "", f"values, gradients = compute({gather(plan, name_learned(plan))})"],
        ["show(values, gradients)"],
        ["", *write_training(plan, DIALECT, "float({}.sum())")] if plan.trained else [],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def _write_head(plan: Plan) -> list[str]:
    return [
        '"""A computational graph that was built in guibp, in JAX: value_and_grad does the backward pass."""',
        "",
        *(["import math", ""] if training_text.needs_math(plan.training) else []),
        "import jax",
        "import jax.numpy as jnp",
        *(["import numpy as np"] if is_batched(plan) else []),
        "",
        'jax.config.update("jax_enable_x64", True)',
    ]


def _write_differentiating(plan: Plan) -> Iterator[str]:
    leaves = ", ".join(f'"{leaf.name}"' for leaf in (*plan.parameters, *plan.inputs))
    single = "," if len(plan.parameters) + len(plan.inputs) == 1 else ""
    yield "def objective(leaves, data):"
    yield f'{INDENT}"""The output as one number, and beside it all values."""'
    yield f"{INDENT}values = forward(**leaves, **data)"
    yield f'{INDENT}return values["{plan.names[plan.output]}"].sum(), values'
    yield ""
    yield ""
    yield "differentiate = jax.jit(jax.value_and_grad(objective, has_aux=True))"
    yield ""
    yield ""
    yield "def compute(**numbers):"
    yield f'{INDENT}"""All values, and the gradients of the output with respect to the leaves."""'
    yield f"{INDENT}leaves = {{name: numbers.pop(name) for name in ({leaves}{single})}}"
    yield f"{INDENT}(_, values), gradients = differentiate(leaves, numbers)"
    yield f"{INDENT}return values, gradients"
