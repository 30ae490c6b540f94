"""Figure 1: a training step of XOR, 2-2-1 sigmoid units on four samples, with either loss."""

from __future__ import annotations

from tests.benchmarks.drawings import Network, draw_network, xor_network
from tests.benchmarks.judging import Row
from tests.benchmarks.ours import training_of
from tests.benchmarks.racing import Effort, Rival, at_most, race, times_faster
from tests.benchmarks.rivals.autograd_matrices import train_with_autograd
from tests.benchmarks.rivals.jax_matrices import train_call_by_call, train_in_one_loop
from tests.benchmarks.rivals.jax_scalars import train_scalars_with_jax
from tests.benchmarks.rivals.micrograd_scalars import train_with_micrograd
from tests.benchmarks.rivals.numba_xor import train_straight_line
from tests.benchmarks.rivals.numpy_by_hand import train_by_hand
from tests.benchmarks.rivals.torch_matrices import train_with_torch
from tests.benchmarks.rivals.torch_scalars import train_scalars_with_torch

JAX_BLOCK = 250
"""Steps of a compiled loop: more copy more losses each, fewer cost more calls."""


def measure_xor(effort: Effort) -> list[Row]:
    """Both losses."""
    losses = {"squared error": "squared_error", "cross-entropy": "binary_cross_entropy"}
    return [
        row
        for title, loss in losses.items()
        for row in _measure(f"XOR, 4 samples, {title}: a training step", xor_network(loss), effort)
    ]


def _measure(figure: str, network: Network, effort: Effort) -> list[Row]:
    drawing = draw_network(network, in_pairs=False)
    rivals = [
        Rival(
            "numba, straight line, IEEE",
            lambda: train_straight_line(network, reassociating=False),
            at_most(1.0),
        ),
        Rival(
            "numba, straight line, reassociating",
            lambda: train_straight_line(network, reassociating=True),
            at_most(1.0),
        ),
        Rival("JAX jit, one call a step", lambda: train_call_by_call(network), times_faster(60)),
        Rival("JAX fori_loop, matrices", lambda: train_in_one_loop(network, JAX_BLOCK)),
        Rival("JAX fori_loop, scalars", lambda: train_scalars_with_jax(drawing, network.rate, JAX_BLOCK)),
        Rival(
            "PyTorch eager, scalars",
            lambda: train_scalars_with_torch(drawing, network.rate),
            times_faster(500),
        ),
        Rival("PyTorch eager, matrices", lambda: train_with_torch(network), times_faster(500)),
        Rival("micrograd", lambda: train_with_micrograd(drawing, network.rate), times_faster(1000)),
        Rival("autograd, matrices", lambda: train_with_autograd(network)),
        Rival("numpy by hand, matrices", lambda: train_by_hand(network)),
    ]
    return race(figure, training_of(drawing.graph(), network.rate), rivals, effort)
