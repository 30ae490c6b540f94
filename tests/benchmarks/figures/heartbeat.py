"""Figure 7: how late a 1 ms heartbeat of the main thread is while another thread trains."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import numpy as np

from tests.benchmarks.drawings import draw_network, random_network, xor_network
from tests.benchmarks.judging import Limit, Row, Sense
from tests.benchmarks.ours import training_beside
from tests.benchmarks.racing import Effort

BEAT_SECONDS = 0.001
BEATS = 2000
MILLISECONDS = 3.0
SETTLE_SECONDS = 0.2
RATE = 1e-3


def measure_heartbeat(effort: Effort) -> list[Row]:
    """With no load, beside trainings, and beside a thread of pure Python, which must be seen to disturb."""
    xor = draw_network(xor_network("binary_cross_entropy"), in_pairs=False).graph()
    layers = draw_network(random_network((2, 16, 16, 1), 100), in_pairs=True).graph()
    kept = Limit(Sense.AT_MOST, MILLISECONDS, "ms")
    broken = Limit(Sense.AT_LEAST, MILLISECONDS, "ms")
    loads: list[tuple[str, Callable[[], AbstractContextManager[None]], Limit | None]] = [
        ("no load", nullcontext, None),
        ("training XOR", lambda: training_beside(xor, RATE), kept),
        ("training 2-16-16-1 units", lambda: training_beside(layers, RATE), kept),
        ("control: pure Python, must be late", busy_python, broken),
    ]
    return [_measure(name, load, limit, effort) for name, load, limit in loads]


def _measure(
    name: str, load: Callable[[], AbstractContextManager[None]], limit: Limit | None, effort: Effort
) -> Row:
    effort.tell(f"heartbeat: {name}")
    with load():
        time.sleep(SETTLE_SECONDS)
        late = beat(max(500, int(BEATS * effort.patience)))
    middle, high, worst = np.percentile(late, [50, 99, 100]) * 1e3
    figure = "lateness of a 1 ms heartbeat in the main thread: 99 of 100 beats"
    return Row(figure, name, f"median {middle:.2f} ms", f"worst {worst:.2f} ms", float(high), limit, "ms")


def beat(count: int) -> list[float]:
    """Wake up every millisecond; how late each time."""
    late, due = [], time.perf_counter() + BEAT_SECONDS
    for _ in range(count):
        time.sleep(max(0.0, due - time.perf_counter()))
        now = time.perf_counter()
        late.append(now - due)
        # From here on: one long delay is one late beat, not a hundred.
        due = now + BEAT_SECONDS
    return late


@contextmanager
def busy_python() -> Iterator[None]:
    """A thread that holds the interpreter as long as it may."""
    stop = threading.Event()

    def run() -> None:
        number = 0
        while not stop.is_set():
            for _ in range(1000):
                number += 1

    thread = threading.Thread(target=run, name="busy")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
