"""The lineage of nodes agrees with the graph's own walk, and tells upstream from downstream edges."""

from random import Random

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guibp.model.graph import Graph
from guibp.model.lineage import Lineage, trace_lineage


def diamond() -> Graph:
    """Two leaves, x and c; a and b fed by x, joined in y; z apart from them, fed by c."""
    graph = Graph()
    graph.add("input", id="x")
    graph.add("constant", id="c")
    graph.add("exp", ["x"], id="a")
    graph.add("negate", ["x"], id="b")
    graph.add("add", ["a", "b"], id="y")
    graph.add("exp", ["c"], id="z")
    return graph


def lineage_of(graph: Graph, *ids: str) -> Lineage:
    return trace_lineage(graph.incidence, [graph.place_of(id_) for id_ in ids])


def names(graph: Graph, flags: np.ndarray) -> set[str]:
    return {graph.nodes[place] for place in np.flatnonzero(flags)}


def wires(graph: Graph, flags: np.ndarray) -> set[str]:
    return {f"{graph.edges[row].source}>{graph.edges[row].target}" for row in np.flatnonzero(flags)}


def test_a_node_in_the_middle_has_both_kinds_of_kin() -> None:
    graph = diamond()
    found = lineage_of(graph, "a")
    assert names(graph, found.origins) == {"a"}
    assert names(graph, found.ancestors) == {"x"}
    assert names(graph, found.descendants) == {"y"}
    assert names(graph, found.nodes) == {"a", "x", "y"}
    assert wires(graph, found.upstream) == {"x>a"}
    assert wires(graph, found.downstream) == {"a>y"}


def test_several_origins_are_no_kin_of_each_other() -> None:
    graph = diamond()
    found = lineage_of(graph, "a", "y")
    assert names(graph, found.ancestors) == {"x", "b"}
    assert not found.descendants.any()
    assert wires(graph, found.upstream) == {"x>a", "x>b", "a>y", "b>y"}
    assert not found.downstream.any()


def test_nothing_has_no_kin() -> None:
    graph = diamond()
    found = lineage_of(graph)
    assert not found.nodes.any()
    assert not found.edges.any()


@given(st.integers(2, 30), st.randoms(use_true_random=False))
def test_it_agrees_with_networkx(count: int, chance: Random) -> None:
    graph = Graph()
    graph.add("input", id="n0")
    for number in range(1, count):
        operands = [f"n{chance.randrange(number)}" for _ in range(chance.randint(2, 3))]
        graph.add("add", operands, id=f"n{number}")
    middle = f"n{count // 2}"
    found, known = lineage_of(graph, middle), graph.networkx
    assert names(graph, found.ancestors) == nx.ancestors(known, middle)
    assert names(graph, found.descendants) == nx.descendants(known, middle)
    above, below = nx.ancestors(known, middle) | {middle}, nx.descendants(known, middle) | {middle}
    assert wires(graph, found.upstream) == {f"{a}>{b}" for a, b in known.edges() if b in above}
    assert wires(graph, found.downstream) == {f"{a}>{b}" for a, b in known.edges() if a in below}
