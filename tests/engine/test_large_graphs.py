"""Graphs at the limit: very deep, very wide, and what the engine needs of memory for them."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate_tape
from guibp.engine.readiness import require_trainable
from guibp.model.document import read_document, write_document
from guibp.model.edits import AddNodes
from guibp.model.errors import CycleError
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node

MANY = 100_000
BYTES = 100
"""At most so many for each node, edge and sample, beyond the graph."""


def chain(length: int) -> Graph:
    """A parameter ``x`` turned and turned again."""
    names = ["x", *(f"n{number}" for number in range(length))]
    nodes = [Node("x", "parameter", value=0.5), *(Node(id_, "negate") for id_ in names[1:])]
    edges = [Edge(source, target, 0) for source, target in pairwise(names)]
    return Graph.made_by(AddNodes(tuple(nodes), tuple(edges)))


def fan(count: int) -> Graph:
    """A sum ``f`` of very many operands."""
    nodes = (Node("x", "parameter", value=0.5), Node("f", "add"))
    return Graph.made_by(AddNodes(nodes, tuple(Edge("x", "f", port) for port in range(count))))


def mesh(count: int, seed: int) -> Graph:
    """Sums and products of any nodes before them, written in any order."""
    generator = np.random.default_rng(seed)
    nodes = [Node(f"w{number}", "parameter", value=0.5) for number in range(count // 4)]
    edges = []
    for number in range(len(nodes), count):
        op = str(generator.choice(["add", "multiply", "tanh"]))
        sources = generator.integers(0, number, 1 if op == "tanh" else 2).tolist()
        edges += [Edge(nodes[source].id, f"n{number}", port) for port, source in enumerate(sources)]
        nodes.append(Node(f"n{number}", op))
    unread = sorted({node.id for node in nodes} - {edge.source for edge in edges})
    edges += [Edge(id_, "f", port) for port, id_ in enumerate([*unread, nodes[0].id])]
    nodes.append(Node("f", "add"))
    shuffled = [nodes[place] for place in generator.permutation(len(nodes)).tolist()]
    return Graph.made_by(AddNodes(tuple(shuffled), tuple(edges)))


def network(width: int, samples: int) -> Graph:
    """Two layers of sigmoid units over ``samples`` samples, each product a node, and a squared error."""
    graph = Graph()
    graph.set_dataset({name: np.linspace(-1.0, 1.0, samples).tolist() for name in ("x", "t")})
    layer = [graph.add("input", column="x")]
    for units in (width, width, 1):
        layer = [
            graph.add(
                "sigmoid",
                [
                    graph.add(
                        "add", [graph.add("multiply", [graph.add("parameter"), one]) for one in layer * 2]
                    )
                ],
            )
            for _ in range(units)
        ]
    graph.add("mean", [graph.add("squared_error", [layer[0], graph.add("input", column="t")])])
    return graph


def measure_peak(graph: Graph) -> float:
    """Bytes for each node, edge and sample to compile and evaluate, gradients of all nodes included."""
    samples = graph.dataset.samples if graph.dataset is not None else 1
    size = (len(graph.nodes) + len(graph.edges)) * samples
    tracemalloc.start()
    try:
        evaluate_tape(compile_tape(graph)).slot_gradients()
        return tracemalloc.get_traced_memory()[1] / size
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "graph",
    [chain(8_000), mesh(8_000, 0), network(12, 100)],
    ids=["chain", "mesh", "network"],
)
def test_memory_grows_with_nodes_edges_and_samples_alone(graph: Graph) -> None:
    evaluate_tape(compile_tape(graph))  # what the graph, and the interpreter, keep for the next
    assert measure_peak(graph) <= BYTES


def test_memory_of_many_operands() -> None:
    graph = fan(MANY)
    tracemalloc.start()
    try:
        compile_tape(graph)
        assert tracemalloc.get_traced_memory()[1] <= BYTES * MANY
    finally:
        tracemalloc.stop()


def test_chain_of_a_hundred_thousand() -> None:
    graph = chain(MANY)
    assert require_trainable(graph) == f"n{MANY - 1}"
    evaluation = evaluate_tape(compile_tape(graph))
    assert (evaluation.value(f"n{MANY - 1}"), evaluation.gradient("x")) == (0.5, 1.0)


def test_node_of_a_hundred_thousand_operands() -> None:
    graph = fan(MANY)
    evaluation = evaluate_tape(compile_tape(graph))
    assert (evaluation.value("f"), evaluation.gradient("x")) == (MANY / 2, MANY)
    assert evaluation.edge_gradient("x", "f", MANY - 1) == 1.0


def test_large_document_comes_back_the_same() -> None:
    graph = mesh(20_000, 1)
    data = write_document(graph)
    assert write_document(read_document(data, "large.guibp")) == data


def test_cycle_in_a_deep_graph_is_named() -> None:
    graph = chain(20_000)
    graph.disconnect("n0", 0)
    with pytest.raises(CycleError) as caught:
        graph.connect("n19999", "n0", 0)
    assert len(caught.value.ids) == 20_000
