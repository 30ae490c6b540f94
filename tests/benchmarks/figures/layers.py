"""Figure 2: a training step of layers of sigmoid units drawn as scalars, on 100 samples."""

from __future__ import annotations

from tests.benchmarks.drawings import draw_network, random_network
from tests.benchmarks.judging import Row
from tests.benchmarks.ours import training_of
from tests.benchmarks.racing import Effort, Rival, at_most, race
from tests.benchmarks.rivals.autograd_matrices import train_with_autograd
from tests.benchmarks.rivals.c_by_hand import train_in_c
from tests.benchmarks.rivals.jax_matrices import train_call_by_call, train_in_one_loop
from tests.benchmarks.rivals.micrograd_scalars import train_with_micrograd
from tests.benchmarks.rivals.numpy_by_hand import train_by_hand
from tests.benchmarks.rivals.torch_matrices import train_with_torch
from tests.benchmarks.rivals.torch_scalars import train_scalars_with_torch

SIZES = (2, 16, 16, 1)
SAMPLES = 100
JAX_BLOCK = 1000


def measure_layers(effort: Effort) -> list[Row]:
    """Every product and every sum of two a node, with the mean of the squared error."""
    network = random_network(SIZES, SAMPLES)
    drawing = draw_network(network, in_pairs=True)
    ours = training_of(drawing.graph(), network.rate)
    figure = f"2-16-16-1 units drawn as {len(drawing.nodes)} scalars, {SAMPLES} samples: a training step"
    rivals = [
        Rival("C by hand, matrices", lambda: train_in_c(network), at_most(1.5)),
        Rival("JAX fori_loop, matrices", lambda: train_in_one_loop(network, JAX_BLOCK), at_most(0.9)),
        Rival("JAX jit, one call a step, matrices", lambda: train_call_by_call(network)),
        Rival("numpy by hand, matrices", lambda: train_by_hand(network)),
        Rival("PyTorch eager, matrices", lambda: train_with_torch(network)),
        Rival("PyTorch eager, scalars", lambda: train_scalars_with_torch(drawing, network.rate)),
        Rival("autograd, matrices", lambda: train_with_autograd(network)),
        Rival("micrograd", lambda: train_with_micrograd(drawing, network.rate)),
    ]
    return race(figure, ours, rivals, effort)
