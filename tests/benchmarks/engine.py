"""Training steps of the engine: compiled and interpreted, on XOR and on a network drawn as scalars.

``python run.py bench engine`` prints the median time of a step (forward, backward, update), and how
long the compiled loops take to load.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel, load_kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.tape import Tape
from guibp.engine.training_steps import begin_training, run_steps
from guibp.model.edits import AddNodes
from guibp.model.graph import Graph
from guibp.model.presets import preset
from guibp.model.records import Edge, Node

ROUNDS = 7
ROUND_SECONDS = 0.1
LAYERS = (2, 16, 16, 1)
SAMPLES = 100


def draw_network() -> Graph:
    """Layers of sigmoid units, every product and every sum of two a node, with a squared error."""
    generator = np.random.default_rng(0)
    nodes: list[Node] = []
    edges: list[Edge] = []

    def add(op: str, operands: list[str], value: float | None = None, column: str | None = None) -> str:
        id_ = f"{op}{len(nodes)}"
        nodes.append(Node(id_, op, value=value, column=column))
        edges.extend(Edge(source, id_, port) for port, source in enumerate(operands))
        return id_

    def add_parameter() -> str:
        return add("parameter", [], float(generator.uniform(-0.5, 0.5)))

    layer = [add("input", [], column=f"x{number}") for number in range(LAYERS[0])]
    for width in LAYERS[1:]:
        sums = []
        for _ in range(width):
            total = add_parameter()
            for source in layer:
                total = add("add", [total, add("multiply", [add_parameter(), source])])
            sums.append(total)
        layer = [add("sigmoid", [total]) for total in sums]
    add("mean", [add("squared_error", [layer[0], add("input", [], column="t")])])
    graph = Graph()
    graph.set_dataset({name: generator.uniform(-1, 1, SAMPLES).tolist() for name in ("x0", "x1", "t")})
    graph.apply(AddNodes(tuple(nodes), tuple(edges)))
    return graph


def measure_step(tape: Tape, kernel: Kernel | None) -> float:
    """The median seconds of one step of momentum."""
    state = begin_training(tape, OptimizerKind.MOMENTUM)

    def run(steps: int) -> float:
        started = time.perf_counter()
        run_steps(state, kernel, 1e-3, np.empty(steps))
        return time.perf_counter() - started

    run(1)
    steps = max(1, int(ROUND_SECONDS / run(1)))
    return statistics.median(run(steps) / steps for _ in range(ROUNDS))


def timed(action: Callable[[], Kernel]) -> tuple[Kernel, float]:
    started = time.perf_counter()
    return action(), time.perf_counter() - started


def main() -> None:
    kernel, seconds = timed(load_kernel)
    print(f"loading the kernel: {seconds:.2f} s")
    print(f"{'graph':<14}{'nodes':>7}{'samples':>9}{'interpreted':>14}{'compiled':>12}{'ratio':>8}")
    for name, graph in (("XOR", preset("xor")), ("2-16-16-1", draw_network())):
        tape = compile_tape(graph)
        slow, fast = measure_step(tape, None), measure_step(tape, kernel)
        sizes = f"{len(graph):>7}{tape.samples:>9}"
        print(f"{name:<14}{sizes}{slow * 1e6:>11.1f} µs{fast * 1e6:>9.2f} µs{slow / fast:>8.0f}")


if __name__ == "__main__":
    main()
