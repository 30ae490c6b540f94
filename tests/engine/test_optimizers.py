"""Every optimiser against its published steps, written here as plain loops, on a bowl of two parameters."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.tape import Tape
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls
from guibp.model.graph import Graph

RATE = 0.05
STEPS = 12
START = (1.5, -2.0)
Gradients = Callable[[list[float]], list[float]]


def bowl() -> Tape:
    """(w - 3)² + w·v + v², whose gradient is (2(w - 3) + v, w + 2v)."""
    graph = Graph()
    w, v = (graph.add("parameter", id=id_, value=value) for id_, value in zip("wv", START, strict=True))
    square = graph.add("square", [graph.add("subtract", [w, graph.add("constant", value=3.0)])])
    graph.add("add", [square, graph.add("multiply", [w, v]), graph.add("square", [v])], id="f")
    return compile_tape(graph)


def gradient(point: list[float]) -> list[float]:
    w, v = point
    return [2 * (w - 3) + v, w + 2 * v]


def sgd() -> Iterator[list[float]]:
    point = list(START)
    while True:
        point = [p - RATE * g for p, g in zip(point, gradient(point), strict=True)]
        yield point


def momentum() -> Iterator[list[float]]:
    """torch.optim.SGD(momentum=0.9): the first buffer is the gradient, then 0.9·buffer + gradient."""
    point, buffer = list(START), gradient(list(START))
    while True:
        point = [p - RATE * b for p, b in zip(point, buffer, strict=True)]
        yield point
        buffer = [0.9 * b + g for b, g in zip(buffer, gradient(point), strict=True)]


def nesterov() -> Iterator[list[float]]:
    """torch.optim.SGD(momentum=0.9, nesterov=True): the step is gradient + 0.9·buffer."""
    point, buffer = list(START), [0.0, 0.0]
    while True:
        slope = gradient(point)
        buffer = [0.9 * b + g for b, g in zip(buffer, slope, strict=True)]
        point = [p - RATE * (g + 0.9 * b) for p, g, b in zip(point, slope, buffer, strict=True)]
        yield point


def rmsprop() -> Iterator[list[float]]:
    """torch.optim.RMSprop: alpha 0.99, eps 1e-8 outside the root."""
    point, mean = list(START), [0.0, 0.0]
    while True:
        slope = gradient(point)
        mean = [0.99 * v + 0.01 * g**2 for v, g in zip(mean, slope, strict=True)]
        point = [p - RATE * g / (math.sqrt(v) + 1e-8) for p, g, v in zip(point, slope, mean, strict=True)]
        yield point


def adam() -> Iterator[list[float]]:
    """torch.optim.Adam, from its documentation: bias-corrected moments, eps outside the root."""
    point, first, second, step = list(START), [0.0, 0.0], [0.0, 0.0], 0
    while True:
        step += 1
        slope = gradient(point)
        first = [0.9 * m + 0.1 * g for m, g in zip(first, slope, strict=True)]
        second = [0.999 * v + 0.001 * g * g for v, g in zip(second, slope, strict=True)]
        sizes = [math.sqrt(v / (1 - 0.999**step)) + 1e-8 for v in second]
        point = [p - RATE * m / (1 - 0.9**step) / s for p, m, s in zip(point, first, sizes, strict=True)]
        yield point


PUBLISHED = {
    OptimizerKind.SGD: sgd,
    OptimizerKind.MOMENTUM: momentum,
    OptimizerKind.NESTEROV: nesterov,
    OptimizerKind.RMSPROP: rmsprop,
    OptimizerKind.ADAM: adam,
}


def test_every_optimizer_is_checked() -> None:
    assert set(PUBLISHED) == set(KINDS) == set(OptimizerKind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["interpreted", "compiled"])
def test_steps_are_the_published_ones(kind: OptimizerKind, way: str, kernel: Kernel) -> None:
    trainer = Trainer(bowl(), Controls(kind, RATE), lambda: kernel if way == "compiled" else None)
    points = PUBLISHED[kind]()
    for _ in range(STEPS):
        trainer.run(limit=1)
        np.testing.assert_allclose([value for _, value in trainer.parameters()], next(points), rtol=1e-12)


def test_first_steps_by_hand() -> None:
    """At (1.5, -2) the gradient is (-5, -2.5)."""
    first = {
        OptimizerKind.SGD: (1.75, -1.875),
        OptimizerKind.MOMENTUM: (1.75, -1.875),
        OptimizerKind.NESTEROV: (1.5 + 0.05 * 9.5, -2 + 0.05 * 4.75),
        OptimizerKind.RMSPROP: (1.5 + 0.05 * 10, -2 + 0.05 * 10),
        OptimizerKind.ADAM: (1.55, -1.95),
    }
    for kind, expected in first.items():
        trainer = Trainer(bowl(), Controls(kind, RATE))
        trainer.run(limit=1)
        np.testing.assert_allclose([value for _, value in trainer.parameters()], expected, rtol=1e-7)
