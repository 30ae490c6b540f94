"""Figure 2, without layers: a training step of random scalar graphs over all elementwise operations."""

from __future__ import annotations

from tests.benchmarks.judging import Row
from tests.benchmarks.ours import training_of
from tests.benchmarks.racing import Effort, Rival, race, times_faster
from tests.benchmarks.random_drawings import draw_random
from tests.benchmarks.rivals.torch_scalars import train_scalars_with_torch

NODES = 1000
RATE = 1e-6
"""So small that every operation stays inside its domain."""


def measure_random_graphs(effort: Effort) -> list[Row]:
    """One sample and a hundred, two graphs of each."""
    return [row for samples in (1, 100) for seed in range(2) for row in _measure(samples, seed, effort)]


def _measure(samples: int, seed: int, effort: Effort) -> list[Row]:
    drawing = draw_random(NODES, samples, seed)
    rival = Rival(
        f"PyTorch eager, {samples} samples, graph {seed + 1}"
        if samples > 1
        else f"PyTorch eager, 1 sample, graph {seed + 1}",
        lambda: train_scalars_with_torch(drawing, RATE),
        times_faster(20),
    )
    figure = f"random graphs of {NODES:,} nodes: a training step"
    return race(figure, training_of(drawing.graph(), RATE), [rival], effort)
