"""Graphs that the tests of the engine share, and evaluation by the compiled loops."""

from collections.abc import Mapping, Sequence

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate_tape
from guibp.engine.kernel import Kernel
from guibp.model.graph import Graph

XOR_COLUMNS = {"x1": [0.0, 0.0, 1.0, 1.0], "x2": [0.0, 1.0, 0.0, 1.0], "t": [0.0, 1.0, 1.0, 0.0]}
XOR_START = {
    "w11": 0.13, "w12": -0.2, "b1": 0.05, "w21": -0.31, "w22": 0.4, "b2": 0.1,
    "v1": 0.3, "v2": -0.44, "b3": 0.02,
}  # fmt: skip
LECTURE_WEIGHTS = {
    "w11": 5.0, "w12": 5.0, "b1": -8.0, "w21": -7.0, "w22": -7.0, "b2": 3.0,
    "v1": -11.0, "v2": -11.0, "b3": 6.0,
}  # fmt: skip


def evaluate_compiled(graph: Graph, kernel: Kernel, output: str | None = None) -> Evaluation:
    """What ``evaluate`` does, by the compiled loops."""
    return evaluate_tape(compile_tape(graph, output), kernel=kernel)


def line() -> Graph:
    """The lecture's f = w·x + b."""
    graph = Graph()
    graph.add("parameter", id="w", value=-2.0)
    graph.add("input", id="x", value=5.0)
    graph.add("parameter", id="b", value=3.0)
    graph.add("multiply", ["w", "x"], id="g")
    graph.add("add", ["g", "b"], id="f")
    return graph


def xor(loss: str = "binary_cross_entropy", weights: Mapping[str, float] = XOR_START) -> Graph:
    """Two hidden sigmoid units and one above them, on the four samples."""
    graph = Graph()
    graph.set_dataset(XOR_COLUMNS)
    for column in XOR_COLUMNS:
        graph.add("input", id=column, column=column)
    for id_, value in weights.items():
        graph.add("parameter", id=id_, value=value, random_start=0.5)
    add_unit(graph, "h1", {"w11": "x1", "w12": "x2"}, "b1")
    add_unit(graph, "h2", {"w21": "x1", "w22": "x2"}, "b2")
    add_unit(graph, "y", {"v1": "h1", "v2": "h2"}, "b3")
    graph.add(loss, ["y", "t"], id="error")
    graph.add("mean", ["error"], id="loss")
    return graph


def single_unit() -> Graph:
    """One logistic unit on the samples of XOR."""
    graph = Graph()
    graph.set_dataset(XOR_COLUMNS)
    for column in XOR_COLUMNS:
        graph.add("input", id=column, column=column)
    for id_ in ("w1", "w2", "b"):
        graph.add("parameter", id=id_, value=0.1, random_start=0.5)
    add_unit(graph, "y", {"w1": "x1", "w2": "x2"}, "b")
    graph.add("binary_cross_entropy", ["y", "t"], id="error")
    graph.add("mean", ["error"], id="loss")
    return graph


def add_unit(graph: Graph, id_: str, inputs: Mapping[str, str], bias: str) -> None:
    """A sigmoid of a weighted sum, each product a node."""
    products = [graph.add("multiply", [weight, source]) for weight, source in inputs.items()]
    graph.add("sigmoid", [graph.add("add", [*products, bias])], id=id_)


def single_operation(op: str, columns: Sequence[Sequence[float]]) -> Graph:
    """One operation ``f`` on inputs bound to the columns a, b, …; every row is one case."""
    graph = Graph()
    names = "abc"[: len(columns)]
    graph.set_dataset(dict(zip(names, columns, strict=True)))
    for name in names:
        graph.add("input", id=name, column=name)
    if op == "sigmoid_cross_entropy":
        graph.add("sigmoid", ["a"], id="prediction")
        graph.add("binary_cross_entropy", ["prediction", "b"], id="f")
    else:
        graph.add(op, list(names), id="f")
    return graph


def numbers(quantity: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A computed quantity as an array."""
    assert quantity is not None
    return np.atleast_1d(np.asarray(quantity, dtype=np.float64))


def without_pads(evaluation: Evaluation) -> tuple[np.ndarray, np.ndarray]:
    """All values and all edge gradients, without the places that mean nothing."""
    tape = evaluation.tape
    assert evaluation.edge_gradients is not None
    values = [evaluation.values[tape.numbers_of(slot)] for slot in range(tape.slots)]
    edges = [evaluation.edge_gradients[tape.numbers_on(edge)] for edge in range(len(tape.edge_source))]
    return np.concatenate(values), np.concatenate(edges)
