"""Random graphs with every operation, whose numbers stay where no library loses digits."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from guibp.engine.evaluation import evaluate
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS, Kind

LARGEST = 3.0
SMALLEST = 0.1
TRIES = 2000


def make_graph(seed: int) -> Graph:
    """One graph: leaves of every kind, each operation at least once, all of them feeding the output."""
    generator = random.Random(seed)
    graph = Graph()
    columns = {"x": [0.5, -1.25, 2.0, 0.75], "t": [0.0, 1.0, 1.0, 0.25]}
    graph.set_dataset(columns)
    graph.add("input", id="x", column="x")
    graph.add("input", id="t", column="t")
    for number in range(3):
        graph.add("parameter", id=f"w{number}", value=generator.uniform(0.3, 1.8))
    graph.add("input", id="free", value=generator.uniform(-1, 1))
    graph.add("constant", id="c", value=generator.uniform(0.5, 2))
    operations = [id_ for id_, operation in OPERATIONS.items() if not operation.is_leaf] * 2
    generator.shuffle(operations)
    for op in ("sigmoid", *operations):
        _add(graph, op, generator)
    ends = list(graph.list_ends())
    reduced = [graph.add("mean", [id_]) for id_ in ends]
    graph.set_output(graph.add("add", [*reduced, "w0"], id="total"))
    return graph


def _add(graph: Graph, op: str, generator: random.Random) -> None:
    """Add an operation on operands with which its numbers are moderate."""
    operation = OPERATIONS[op]
    count = generator.choice((2, 3)) if operation.kind is Kind.FOLD else len(operation.operands)
    for _ in range(TRIES):
        operands = [generator.choice(graph.nodes) for _ in range(count)]
        if not _fits(graph, op, operands):
            continue
        id_ = graph.add(op, operands)
        if np.max(np.abs(np.asarray(evaluate(graph, id_).value(id_)))) <= LARGEST:
            return
        graph.remove(id_)
    raise AssertionError(op)


def _fits(graph: Graph, op: str, operands: Sequence[str]) -> bool:
    if op == "binary_cross_entropy":
        return graph.node(operands[0]).op == "sigmoid" and operands[1] in {"t", "x", "free", "c"}
    run = evaluate(graph, operands[0])
    numbers = [np.asarray(run.value(id_)) for id_ in operands]
    if op in {"log", "reciprocal"} or op == "power":
        return bool(np.all(numbers[0] > SMALLEST))
    return op != "divide" or bool(np.all(np.abs(numbers[1]) > SMALLEST))
