"""Every optimiser against its published steps, written here as plain loops, and against PyTorch's numbers."""

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
from tests.engine.graphs import XOR_START, xor

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


# XOR from its start after 50 steps, by torch.optim of PyTorch 2.13 in double precision: the rate, the
# parameters in the order of XOR_START, and the loss before the last step.
BY_PYTORCH = {
    OptimizerKind.SGD: (0.5, [
        0.12460728627860404, -0.1926590814978138, 0.05024155974810264, -0.305458803024361,
        0.4059561123648883, 0.1152205060740055, 0.31503566206607014, -0.41053763538217897,
        0.06285043932135337,
    ], 0.693171852424052),
    OptimizerKind.MOMENTUM: (0.5, [
        0.0825296809483511, -0.15375911718037746, 0.032417999944160794, -0.2984044964647515,
        0.4796978827056621, 0.24721990945469458, 0.2835548345310073, -0.37974546152771566,
        0.08136356755759053,
    ], 0.6930123757098177),
    OptimizerKind.NESTEROV: (0.5, [
        0.08240998902625894, -0.15200058825261623, 0.03356976858262824, -0.3011930777847513,
        0.4844486551541697, 0.2523905307789312, 0.2830634465575118, -0.38242924261555133,
        0.0810350228062763,
    ], 0.693002025723656),
    OptimizerKind.RMSPROP: (0.05, [
        -3.4274004252964274, -3.3970305041855013, 4.740595480736252, -7.2840858679965885,
        -6.639901589182012, 2.6656317441387634, 3.3659090321520955, -5.023354353628646,
        -1.0098785825427574,
    ], 0.2294805843009495),
    OptimizerKind.ADAM: (0.05, [
        -1.8403436407575333, 1.8652942389099332, -1.3957837033577034, -2.6869735435351703,
        3.0966378366726013, 1.8249244182014546, 1.7734951522220515, -2.0811226133584984,
        1.0806551411610994,
    ], 0.5449161173810728),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["interpreted", "compiled"])
def test_xor_is_trained_as_by_pytorch(kind: OptimizerKind, way: str, kernel: Kernel) -> None:
    rate, expected, loss = BY_PYTORCH[kind]
    trainer = Trainer(
        compile_tape(xor()), Controls(kind, rate), lambda: kernel if way == "compiled" else None
    )
    trainer.run(limit=50)
    learned = dict(trainer.parameters())
    np.testing.assert_allclose([learned[id_] for id_ in XOR_START], expected, rtol=1e-10)
    assert trainer.history.losses[-1] == pytest.approx(loss, rel=1e-12)
