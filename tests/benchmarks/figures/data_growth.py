"""Figure 5: the time of a training step grows no faster than the rows of the data, nor does an epoch."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from tests.benchmarks.drawings import Drawing, draw_network, random_network
from tests.benchmarks.figures.fitting import time_each
from tests.benchmarks.judging import Limit, Row, Sense, write_seconds
from tests.benchmarks.ours import takes_batches, train_one_epoch, training_of
from tests.benchmarks.racing import Effort, growth_exponent

ROWS = (1_000, 3_000, 10_000, 30_000, 100_000)
BATCH = 100
RATE = 1e-3
GROWTH = Limit(Sense.AT_MOST, 1.05, "exponent")
FIGURE = f"growth with the data, {ROWS[0]:,} to {ROWS[-1]:,} rows"
NETWORKS = {"2-2-1 units": (2, 2, 1), "2-16-16-1 units": (2, 16, 16, 1)}


def measure_data_growth(effort: Effort) -> list[Row]:
    """Full batch and mini-batches."""
    rows = []
    for title, sizes in NETWORKS.items():
        drawings = [draw_network(random_network(sizes, count), in_pairs=True) for count in ROWS]
        rows.append(_measure_full_batch(f"{title}, full batch: a step", drawings, effort))
        rows.append(_measure_epoch(f"{title}, batches of {BATCH}: an epoch", drawings, effort))
    return rows


def _measure_full_batch(title: str, drawings: list[Drawing], effort: Effort) -> Row:
    if (room := _free_memory()) < (wanted := _wanted_memory(drawings[-1])):
        return Row(FIGURE, title, limit=GROWTH, absence=f"{room / 1e9:.0f} GB free of {wanted / 1e9:.0f}")
    trains = [training_of(drawing.graph(), RATE) for drawing in drawings]
    return _fit(title, [partial(train, 1) for train in trains], effort)


def _measure_epoch(title: str, drawings: list[Drawing], effort: Effort) -> Row:
    if not takes_batches():
        return Row(FIGURE, title, limit=GROWTH, absence="guibp.train takes no batches")
    graphs = [drawing.graph() for drawing in drawings]
    epochs: list[Callable[[], object]] = [
        partial(train_one_epoch, graph, rows, BATCH, RATE) for graph, rows in zip(graphs, ROWS, strict=True)
    ]
    return _fit(title, epochs, effort)


def _fit(title: str, actions: list[Callable[[], object]], effort: Effort) -> Row:
    seconds = time_each(f"growth with the data: {title}", actions, effort)
    each = [1e9 * time / rows for time, rows in zip(seconds, ROWS, strict=True)]
    ours = f"{write_seconds(seconds[0])} … {write_seconds(seconds[-1])}"
    a_row = f"{each[0]:,.0f} … {each[-1]:,.0f} ns a row"
    return Row(FIGURE, title, ours, a_row, growth_exponent(ROWS, seconds), GROWTH, "exponent")


def _wanted_memory(drawing: Drawing) -> float:
    """What holding every number of values and gradients at once would take."""
    return 8.0 * 4 * drawing.size * ROWS[-1]


def _free_memory() -> float:
    if sys.platform != "linux":
        return float("inf")
    return float(os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
