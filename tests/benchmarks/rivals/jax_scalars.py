"""Rival: JAX on a scalar graph of units, one array for each node, the whole loop compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.drawings import Drawing
from tests.benchmarks.racing import RivalMissingError, Train
from tests.benchmarks.rivals.jax_matrices import Parameters, descend, run_in_one_loop

if TYPE_CHECKING:
    import jax


def train_scalars_with_jax(drawing: Drawing, rate: float, block: int) -> Train:
    """Compiling takes seconds for a thousand nodes."""
    try:
        import jax
        import jax.numpy as jnp
    except ImportError as error:
        raise RivalMissingError("jax is not installed") from error
    jax.config.update("jax_enable_x64", val=True)
    operations = _operations()
    columns = {name: jnp.asarray(np.array(numbers)) for name, numbers in drawing.columns.items()}

    def loss(parameters: Parameters) -> jax.Array:
        values = dict(zip(drawing.parameters, parameters, strict=True))
        for node in drawing.nodes:
            if node.column is not None:
                values[node.id] = columns[node.column]
            elif node.operands:
                values[node.id] = operations[node.op](*(values[id_] for id_ in node.operands))
        return values[drawing.output]

    start = [np.array(node.value) for node in drawing.nodes if node.op == "parameter"]
    return run_in_one_loop(descend(loss, rate), start, block)


def _operations() -> Mapping[str, Callable[..., jax.Array]]:
    """Those that layers of units are made of."""
    import jax
    import jax.numpy as jnp

    return {
        "add": lambda *operands: reduce(add, operands),
        "multiply": lambda *operands: reduce(mul, operands),
        "sigmoid": jax.nn.sigmoid,
        "squared_error": lambda a, b: (a - b) ** 2,
        "binary_cross_entropy": lambda a, b: -(b * jnp.log(a) + (1 - b) * jnp.log(1 - a)),
        "mean": jnp.mean,
    }
