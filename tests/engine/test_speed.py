"""Times of the engine, recorded by pytest-benchmark and held against nothing: machines and moments differ.

``python run.py test tests/engine/test_speed.py --benchmark-autosave`` keeps them, ``--benchmark-compare``
shows how they changed. What the engine is held to is measured beside its rivals by
``python run.py bench engine``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from tests.benchmarks.ours import training_of
from tests.benchmarks.random_drawings import draw_random
from tests.engine.graphs import xor

NODES = 1_000
SAMPLES = 100
RATE = 1e-6

T = TypeVar("T")


class Benchmark(Protocol):
    """What is used of pytest-benchmark's fixture, which says nothing of its types."""

    def pedantic(
        self, target: Callable[..., T], args: tuple[object, ...], *, rounds: int, warmup_rounds: int
    ) -> T: ...


def record(benchmark: Benchmark, action: Callable[..., T], *arguments: object) -> T:
    """A few rounds: it is recorded, not judged."""
    return benchmark.pedantic(action, arguments, rounds=10, warmup_rounds=1)


@pytest.fixture(scope="module")
def large() -> guibp.Graph:
    return draw_random(NODES, SAMPLES).graph()


def test_loading_xor(benchmark: Benchmark, tmp_path: Path) -> None:
    guibp.save(guibp.preset("xor"), tmp_path / "xor.guibp")
    assert len(record(benchmark, guibp.load, tmp_path / "xor.guibp")) == len(guibp.preset("xor"))


def test_thousand_steps_of_xor(benchmark: Benchmark, kernel: Kernel) -> None:
    losses = list(record(benchmark, training_of(xor(), 0.5), 1000))
    assert len(losses) == 1000


def test_a_step_of_a_large_graph(benchmark: Benchmark, kernel: Kernel, large: guibp.Graph) -> None:
    assert len(list(record(benchmark, training_of(large, RATE), 1))) == 1


def test_compiling_the_tape_of_a_large_graph(benchmark: Benchmark, large: guibp.Graph) -> None:
    assert record(benchmark, compile_tape, large).samples == SAMPLES


def test_evaluating_a_large_graph(benchmark: Benchmark, large: guibp.Graph) -> None:
    assert record(benchmark, guibp.evaluate, large).value("x0") is not None
