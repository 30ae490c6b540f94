"""Figure 3: the time from an edit to the first training step, with the kernel loaded."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial

import guibp
from tests.benchmarks.drawings import Drawing, draw_network, random_network
from tests.benchmarks.judging import Limit, Row, Sense
from tests.benchmarks.ours import warm_up
from tests.benchmarks.racing import Effort, slowed, time_beside_load
from tests.benchmarks.random_drawings import draw_random

RATE = 1e-6
SAMPLES = 100
LIMITS = ((1_000, 10.0), (10_000, 100.0))
"""Nodes, milliseconds."""
WIDTHS = {1_000: 16, 10_000: 55}
"""Units of the two hidden layers that make about so many nodes."""


def measure_edit_to_step(effort: Effort) -> list[Row]:
    """Layers and random graphs, an edit of a value and one of structure."""
    warm_up()
    rows = []
    for nodes, milliseconds in LIMITS:
        width = WIDTHS[nodes]
        layers = draw_network(random_network((2, width, width, 1), SAMPLES), in_pairs=True)
        limit = Limit(Sense.AT_MOST, milliseconds, "ms")
        for title, drawing in (("layers", layers), ("random", draw_random(nodes, SAMPLES))):
            rows += _measure(f"{title}, {len(drawing.nodes):,} nodes", drawing, limit, effort)
    return rows


def _measure(title: str, drawing: Drawing, limit: Limit, effort: Effort) -> list[Row]:
    graph = drawing.graph()
    edits: dict[str, Callable[[int], None]] = {
        "a value": partial(_edit_value, graph, drawing),
        "structure": _rewire(graph, drawing),
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in edits}
    for number in range(effort.rounds + 1):
        effort.tell(f"from an edit to the first step: {title}, round {number} of {effort.rounds}")
        for name, edit in edits.items():
            found[name].append(time_beside_load(partial(_edit_and_step, graph, edit, number)))
    return [_row(title, name, rounds[1:], limit) for name, rounds in found.items()]


def _row(title: str, edit: str, rounds: list[tuple[float, float]], limit: Limit) -> Row:
    seconds, load = (statistics.median(column) for column in zip(*rounds, strict=True))
    measured = statistics.median(time / slowed(load) for time, load in rounds)
    figure = "from an edit to the first training step (beside a fixed load)"
    return Row(figure, f"{title}, edit of {edit}", seconds, load, measured * 1e3, limit, "ms")


def _edit_and_step(graph: guibp.Graph, edit: Callable[[int], None], number: int) -> None:
    edit(number)
    guibp.train(graph, steps=1, learning_rate=RATE, optimizer="sgd")


def _edit_value(graph: guibp.Graph, drawing: Drawing, number: int) -> None:
    graph.set_value(drawing.parameters[0], 0.5 + 0.01 * number)


def _rewire(graph: guibp.Graph, drawing: Drawing) -> Callable[[int], None]:
    """An operand that was one parameter becomes another, by turns."""
    parameters = set(drawing.parameters)
    target, port = next(
        (node.id, port)
        for node in drawing.nodes
        for port, source in enumerate(node.operands)
        if source in parameters and node.op == "multiply"
    )
    one, other = drawing.parameters[:2]

    def rewire(number: int) -> None:
        graph.disconnect(target, port=port)
        graph.connect(one if number % 2 else other, target, port=port)

    return rewire
