"""Figure 4: how evaluation and training step grow with the graph."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import guibp
from tests.benchmarks.drawings import Drawing, draw_chain
from tests.benchmarks.figures.fitting import time_each
from tests.benchmarks.judging import Limit, Row, Sense, write_seconds
from tests.benchmarks.ours import training_of
from tests.benchmarks.racing import Effort, growth_exponent
from tests.benchmarks.random_drawings import draw_random

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
RATE = 1e-9
GROWTH = Limit(Sense.AT_MOST, 1.1, "exponent")


def measure_growth(effort: Effort) -> list[Row]:
    """Random graphs, and chains, on one sample."""
    kinds: dict[str, Callable[[int], Drawing]] = {
        "random graphs": lambda nodes: draw_random(nodes, 1),
        "chains": lambda nodes: draw_chain(2 * nodes // 3),
    }
    return [row for title, draw in kinds.items() for row in _measure(title, draw, effort)]


def _measure(title: str, draw: Callable[[int], Drawing], effort: Effort) -> list[Row]:
    effort.tell(f"growth: drawing {title}")
    graphs = [draw(nodes).graph() for nodes in SIZES]
    actions: dict[str, list[Callable[[], object]]] = {
        "evaluation": [partial(guibp.evaluate, graph) for graph in graphs],
        "training step": [partial(training_of(graph, RATE), 1) for graph in graphs],
    }
    return [_fit(f"{title}: {name}", timed, effort) for name, timed in actions.items()]


def _fit(title: str, actions: list[Callable[[], object]], effort: Effort) -> Row:
    seconds = time_each(f"growth: {title}", actions, effort)
    ours = f"{write_seconds(seconds[0])} … {write_seconds(seconds[-1])}"
    figure = f"growth from {SIZES[0]:,} to {SIZES[-1]:,} nodes, one sample"
    return Row(figure, title, ours, "", growth_exponent(SIZES, seconds), GROWTH, "exponent")
