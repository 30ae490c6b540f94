"""Rivals: JAX on a network in matrices, compiled step by step, or the whole loop at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.drawings import Floats, Network
from tests.benchmarks.racing import Losses, RivalMissingError, Train

if TYPE_CHECKING:
    import jax

Parameters = list["jax.Array"]
Step = Callable[[Parameters], tuple[Parameters, "jax.Array"]]


def _write_step(network: Network) -> Step:
    """One step on the mean loss."""
    try:
        import jax
        import jax.numpy as jnp
    except ImportError as error:
        raise RivalMissingError("jax is not installed") from error
    jax.config.update("jax_enable_x64", val=True)
    inputs, target = jnp.asarray(network.inputs), jnp.asarray(network.target)

    def loss(parameters: Parameters) -> jax.Array:
        layer, operand = inputs, inputs
        for weights, bias in zip(parameters[::2], parameters[1::2], strict=True):
            operand = weights @ layer + bias[:, None]
            layer = jax.nn.sigmoid(operand)
        if network.loss == "squared_error":
            return jnp.mean((layer[0] - target) ** 2)
        return jnp.mean(jax.nn.softplus(operand[0]) - target * operand[0])

    return descend(loss, network.rate)


def train_call_by_call(network: Network) -> Train:
    """One call of compiled code for each step; with all parameters in one array a call costs least."""
    step = _write_step(network)
    import jax
    import jax.numpy as jnp

    ends = np.cumsum([array.size for array in network.flat])[:-1]

    @jax.jit
    def step_flat(parameters: jax.Array) -> tuple[jax.Array, jax.Array]:
        pieces = jnp.split(parameters, ends)
        shaped = [piece.reshape(array.shape) for piece, array in zip(pieces, network.flat, strict=True)]
        moved, loss = step(shaped)
        return jnp.concatenate([array.ravel() for array in moved]), loss

    start = jax.device_put(np.concatenate([array.ravel() for array in network.flat]))

    def train(steps: int) -> Sequence[jax.Array]:
        parameters, losses = start, []
        for _ in range(steps):
            parameters, loss = step_flat(parameters)
            losses.append(loss)
        jax.block_until_ready(parameters)
        return losses

    return train


def train_in_one_loop(network: Network, block: int) -> Train:
    """``block`` steps in each call of one compiled ``fori_loop``."""
    return run_in_one_loop(_write_step(network), network.flat, block)


def run_in_one_loop(step: Step, begin: Sequence[Floats], block: int) -> Train:
    """Any step, looped; the loop copies the losses it keeps, so a larger block is not always better."""
    import jax
    import jax.numpy as jnp

    def body(number: jax.Array, state: tuple[Parameters, jax.Array]) -> tuple[Parameters, jax.Array]:
        moved, loss = step(state[0])
        return moved, state[1].at[number].set(loss)

    @jax.jit
    def loop(parameters: Parameters, count: int) -> tuple[Parameters, jax.Array]:
        return jax.lax.fori_loop(0, count, body, (parameters, jnp.zeros(block)))

    start = [jax.device_put(array) for array in begin]

    def train(steps: int) -> Losses:
        parameters, losses = start, []
        for done in range(0, steps, block):
            parameters, found = loop(parameters, min(block, steps - done))
            losses.append(found)
        jax.block_until_ready(parameters)
        # Only the few that are checked are looked at; the rest stays as it came.
        return np.asarray(losses[0])[:steps] if steps < block else losses

    return train


def descend(loss: Callable[[Parameters], jax.Array], rate: float) -> Step:
    """One step of gradient descent, not yet compiled: the new parameters, and the loss before."""
    import jax

    differentiate = jax.value_and_grad(loss)

    def step(parameters: Parameters) -> tuple[Parameters, jax.Array]:
        number, gradients = differentiate(parameters)
        pairs = zip(parameters, gradients, strict=True)
        return [array - rate * gradient for array, gradient in pairs], number

    return step
