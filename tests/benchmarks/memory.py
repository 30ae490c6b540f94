"""The peak memory of one evaluation or training, in a process of its own: prints bytes a place, and bytes.

``python -m tests.benchmarks.memory evaluate|train NODES SAMPLES``. A place is a node or an edge and a
sample; what the graph itself takes, and the data once more, is not counted.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc

import guibp
from tests.benchmarks.ours import warm_up
from tests.benchmarks.random_drawings import draw_random

RATE = 1e-9
STEPS = 3
BYTES_OF_A_NUMBER = 8


def main(action: str, nodes: str, samples: str) -> None:
    """Measure once; what is loaded at first use has been loaded by a small graph."""
    drawing = draw_random(int(nodes), int(samples))
    graph = drawing.graph()
    warm_up()
    _work(action, draw_random(100, 2).graph())
    gc.collect()
    tracemalloc.start()
    result = _work(action, graph)
    _, peak = tracemalloc.get_traced_memory()
    del result
    beyond = peak - BYTES_OF_A_NUMBER * len(drawing.columns) * int(samples)
    print(beyond / (drawing.size * int(samples)), beyond)


def _work(action: str, graph: guibp.Graph) -> object:
    if action == "evaluate":
        return guibp.evaluate(graph)
    return guibp.train(graph, steps=STEPS, learning_rate=RATE, optimizer="sgd")


if __name__ == "__main__":
    main(*sys.argv[1:])
