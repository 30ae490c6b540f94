"""Figure 6: answers a second while one value of a large graph is dragged."""

from __future__ import annotations

import statistics
from functools import partial

from tests.benchmarks.drawings import Drawing, draw_network, random_network
from tests.benchmarks.judging import Limit, Row, Sense
from tests.benchmarks.ours import answers_to
from tests.benchmarks.racing import Effort, calibrate, slowed, time_settled
from tests.benchmarks.random_drawings import draw_random

NODES = 10_000
SAMPLES = 4
WIDTH = 55
ANSWERS = Limit(Sense.AT_LEAST, 60, "a second")
MOVES = 21


def measure_dragging(effort: Effort) -> list[Row]:
    """The value that most depends on, and one near the output."""
    layers = draw_network(random_network((2, WIDTH, WIDTH, 1), SAMPLES), in_pairs=True)
    rows = []
    for title, drawing in (("layers", layers), ("random", draw_random(NODES, SAMPLES))):
        reach = _count_dependents(drawing)
        parameters = sorted(drawing.parameters, key=lambda id_: reach[id_])
        for id_ in (parameters[-1], parameters[len(parameters) // 2], parameters[0]):
            name = f"{title}, {len(drawing.nodes):,} nodes: {reach[id_]:,} depend on it"
            rows.append(_measure(name, drawing, id_, effort))
    return rows


def _measure(name: str, drawing: Drawing, id_: str, effort: Effort) -> Row:
    effort.tell(f"dragging: {name}")
    answer = answers_to(drawing.graph(), id_)
    start = next(node.value for node in drawing.nodes if node.id == id_) or 0.0
    answer(start)
    moves = max(7, int(MOVES * effort.patience))
    times, loads = [], []
    for number in range(1, moves + 1):
        # The load fills the caches with its own, so an answer comes before it and not right after.
        answer(start)
        times.append(time_settled(partial(answer, start + 1e-3 * number)))
        loads.append(calibrate())
    seconds, load = statistics.median(times), statistics.median(loads)
    figure = f"dragging a value, {SAMPLES} samples (beside a fixed load)"
    return Row(figure, name, seconds, load, slowed(load) / seconds, ANSWERS, "a second")


def _count_dependents(drawing: Drawing) -> dict[str, int]:
    """How many nodes depend on each."""
    bit = {node.id: 1 << number for number, node in enumerate(drawing.nodes)}
    reached = dict.fromkeys(bit, 0)
    for node in reversed(drawing.nodes):
        for source in node.operands:
            reached[source] |= reached[node.id] | bit[node.id]
    return {id_: bits.bit_count() for id_, bits in reached.items()}
