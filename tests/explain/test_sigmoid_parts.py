"""A sigmoid taken apart and put together: the outer numbers stay, and so do the bytes after undo."""

from __future__ import annotations

import pytest

from guibp.engine.evaluation import evaluate
from guibp.explain.sigmoid_parts import find_parts, put_together, take_apart
from guibp.model.errors import NodeError
from guibp.model.graph import Graph


def unit() -> Graph:
    graph = Graph()
    graph.add("parameter", id="w", value=0.7)
    graph.add("input", id="x", value=-1.5)
    graph.add("multiply", ["w", "x"], id="z")
    graph.add("sigmoid", ["z"], id="h")
    graph.add("square", ["h"], id="y")
    graph.group("unit", ["w", "z", "h"])
    return graph


def test_outer_numbers_stay_and_local_gradients_multiply() -> None:
    graph = unit()
    before = evaluate(graph)
    graph.apply(take_apart(graph, "h"))
    after = evaluate(graph)
    assert len(graph.nodes) == 9
    for id_ in ("w", "x", "z", "h", "y"):
        assert after.value(id_) == pytest.approx(before.value(id_))
        assert after.gradient(id_) == pytest.approx(before.gradient(id_))


def test_there_and_back_gives_the_same_graph() -> None:
    graph = unit()
    nodes, edges = graph.node_records, [(edge.source, edge.target, edge.port) for edge in graph.edges]
    graph.apply(take_apart(graph, "h"))
    parts = find_parts(graph, "h")
    assert parts is not None
    graph.apply(put_together(graph, parts))
    assert graph.node_records == nodes
    assert sorted((edge.source, edge.target, edge.port) for edge in graph.edges) == sorted(edges)
    assert graph.group_record("unit").members == ("w", "z", "h")


def test_undo_restores_order_and_groups() -> None:
    graph = unit()
    before = (graph.node_records, graph.edges, graph.groups)
    inverse = graph.apply(take_apart(graph, "h"))
    graph.apply(inverse)
    assert (graph.node_records, graph.edges, graph.groups) == before


def test_a_part_that_something_else_uses_stays_apart() -> None:
    graph = unit()
    graph.apply(take_apart(graph, "h"))
    parts = find_parts(graph, "h")
    assert parts is not None
    graph.add("square", [parts.exp], id="other")
    assert find_parts(graph, "h") is None


def test_only_a_sigmoid_is_taken_apart() -> None:
    with pytest.raises(NodeError, match="no sigmoid"):
        take_apart(unit(), "z")
