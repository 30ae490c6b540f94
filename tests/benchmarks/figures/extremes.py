"""Figure 4: whether the largest graphs and the strangest shapes work, and how long they take to load."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

import guibp
from tests.benchmarks.drawings import draw_chain, draw_wide_sum
from tests.benchmarks.judging import Limit, Row, Sense
from tests.benchmarks.racing import Effort, slowed, time_beside_load
from tests.benchmarks.random_drawings import draw_random

LARGEST = 100_000
RATE = 1e-9
LOADS = 7
FIGURE = f"extremes: {LARGEST:,} nodes"


def measure_extremes(effort: Effort) -> list[Row]:
    """A chain, a sum, and loading (beside a fixed load)."""
    rows = [
        _try("a chain so deep: values and gradients", lambda: _check_chain(effort)),
        _try("a sum of so many operands", lambda: _check_wide_sum(effort)),
    ]
    effort.tell("loading and evaluating 100,000 nodes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.guibp"
        draw_random(LARGEST, 1).write(path)
        rounds = [time_beside_load(lambda: guibp.evaluate(guibp.load(path))) for _ in range(LOADS)]
    seconds, load = (statistics.median(column) for column in zip(*rounds, strict=True))
    name, limit = "load, forward and backward (beside a fixed load)", Limit(Sense.AT_MOST, 5, "s")
    return [*rows, Row(FIGURE, name, seconds, load, seconds / slowed(load), limit, "s")]


def _try(name: str, check: Callable[[], str]) -> Row:
    started = time.perf_counter()
    try:
        fault = check()
    except (RecursionError, MemoryError, guibp.GuibpError) as error:
        fault = repr(error)
    return Row(FIGURE, name, time.perf_counter() - started, fault=fault)


def _check_chain(effort: Effort) -> str:
    effort.tell("a chain of 100,000 operations")
    drawing = draw_chain(LARGEST)
    run = guibp.evaluate(drawing.graph())
    # Half of the operations are reciprocals, an even number: 2 comes out as it went in.
    if run.value(drawing.output) != 2.0 or not np.array_equal(np.asarray(run.gradient("x")), [1.0]):
        return f"gives {run.value(drawing.output)} and {run.gradient('x')}, not 2 and 1"
    result = guibp.train(drawing.graph(), steps=1, learning_rate=RATE, optimizer="sgd")
    return "" if result.losses[0] == 2.0 else f"trains from the loss {result.losses[0]}, not 2"


def _check_wide_sum(effort: Effort) -> str:
    effort.tell("a sum of 100,000 operands")
    drawing = draw_wide_sum(LARGEST)
    run = guibp.evaluate(drawing.graph())
    expected = (LARGEST - 1) * (LARGEST - 2) / 2 + 2
    if run.value(drawing.output) != expected or run.gradient(drawing.parameters[7]) != 1.0:
        return f"gives {run.value(drawing.output)}, not {expected}"
    result = guibp.train(drawing.graph(), steps=1, learning_rate=RATE, optimizer="sgd")
    return "" if result.losses[0] == expected else f"trains from the loss {result.losses[0]}"
