"""Random graphs for tests of the drawing: operations over leaves and over each other, some in groups."""

from random import Random

from hypothesis import strategies as st

from guibp.model.graph import Graph
from guibp.model.records import Edge, Node


@st.composite
def graphs(draw: st.DrawFn, most: int = 30) -> Graph:
    """Small graphs with any shape of wiring, gaps among operands, several parts and nested groups."""
    graph = Graph()
    for number in range(draw(st.integers(1, most))):
        op = draw(st.sampled_from(("input", "parameter", "constant", "add", "multiply", "tanh", "power")))
        id_ = graph.add(op, id=f"{op} {number}")
        ports = {"add": 3, "multiply": 2, "power": 2, "tanh": 1}.get(op, 0)
        for port in range(ports):
            if number and draw(st.booleans()):
                graph.connect(draw(st.sampled_from(graph.nodes[:-1])), id_, port)
    for number in range(draw(st.integers(0, 4))):
        free = [
            id_ for id_ in (*graph.nodes, *(group.id for group in graph.groups)) if not graph.group_of(id_)
        ]
        members = draw(st.lists(st.sampled_from(free), min_size=1, max_size=5, unique=True))
        graph.group(f"group {number}", members)
    return graph


def random_records(count: int, reach: int, seed: int = 0) -> tuple[list[Node], list[Edge]]:
    """A large graph: one leaf in ten, then sums of two of the ``reach`` nodes before."""
    random = Random(seed)
    nodes = [Node(f"n{k}", "parameter" if k < max(3, count // 10) else "add", 1.0) for k in range(count)]
    edges = [
        Edge(f"n{random.randrange(max(0, k - reach), k)}", node.id, port)
        for k, node in enumerate(nodes)
        if node.op == "add"
        for port in range(2)
    ]
    return nodes, edges


def perceptron(*layers: int) -> Graph:
    """A multilayer perceptron of sigmoid units, each in a group of its own; the first layer are inputs."""
    graph = Graph()
    before = [graph.add("input", id=f"x{k}") for k in range(layers[0])]
    for depth, width in enumerate(layers[1:], 1):
        before = [_add_unit(graph, f"{depth}_{k}", before) for k in range(width)]
    return graph


def _add_unit(graph: Graph, name: str, inputs: list[str]) -> str:
    weights = [graph.add("parameter", id=f"w{name}_{k}") for k in range(len(inputs))]
    products = [graph.add("multiply", [w, x], id=f"p_{w}") for w, x in zip(weights, inputs, strict=True)]
    bias = graph.add("parameter", id=f"b{name}")
    total = graph.add("add", [*products, bias], id=f"z{name}")
    output = graph.add("sigmoid", [total], id=f"h{name}")
    graph.group(f"unit {name}", [*weights, *products, bias, total, output])
    return output
