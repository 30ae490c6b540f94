"""Refusals before anything is computed: each names the node and the place in it."""

import pytest

from guibp.engine.readiness import require_differentiable, require_evaluable, require_trainable
from guibp.model.errors import NodeError, UnfinishedGraphError
from guibp.model.graph import Graph
from tests.engine.graphs import line, xor


def test_finished_graph_is_let_through() -> None:
    for graph, output in ((line(), "f"), (xor(), "loss")):
        require_evaluable(graph)
        assert require_differentiable(graph) == require_trainable(graph) == output


@pytest.mark.parametrize("require", [require_evaluable, require_differentiable, require_trainable])
def test_unconnected_operand_is_named(require: object) -> None:
    graph = line()
    graph.disconnect("f", 1)
    with pytest.raises(UnfinishedGraphError) as caught:
        require(graph)  # type: ignore[operator]  # one of the three above
    assert str(caught.value) == 'node "f": port 1 has no edge'


def test_gap_among_the_operands_is_named() -> None:
    graph = line()
    graph.connect("x", "f", 3)
    with pytest.raises(UnfinishedGraphError, match='node "f": port 2 has no edge'):
        require_evaluable(graph)


@pytest.mark.parametrize("columns", [None, {"x": [1.0]}])
def test_missing_column_is_named(columns: dict[str, list[float]] | None) -> None:
    graph = Graph()
    graph.set_dataset(columns)
    graph.add("input", id="in", column="t")
    graph.add("exp", ["in"], id="f")
    with pytest.raises(UnfinishedGraphError, match='node "in": the data set has no column "t"'):
        require_evaluable(graph)


def test_unfinished_part_that_the_output_does_not_need_is_let_through() -> None:
    graph = line()
    graph.add("add", ["w"], id="unfinished")
    graph.set_output("f")
    require_evaluable(graph)
    assert require_trainable(graph) == "f"
    with pytest.raises(UnfinishedGraphError, match='node "unfinished": port 1'):
        require_evaluable(graph, "unfinished")


def test_graph_without_an_output_is_evaluable_and_not_trainable() -> None:
    graph = line()
    graph.add("exp", ["w"], id="second")
    require_evaluable(graph)
    for require in (require_differentiable, require_trainable):
        with pytest.raises(UnfinishedGraphError, match=r'2 nodes could be the output \("f", "second"\)'):
            require(graph)


def test_many_possible_outputs_are_not_all_named() -> None:
    graph = line()
    for number in range(5):
        graph.add("exp", ["w"], id=f"e{number}")
    with pytest.raises(UnfinishedGraphError, match=r'6 nodes could be the output \("f", "e0", "e1", …\)'):
        require_differentiable(graph)


def test_leaves_alone_have_no_output() -> None:
    graph = Graph()
    graph.add("parameter")
    with pytest.raises(UnfinishedGraphError, match="the graph has no operation"):
        require_trainable(graph)


def test_output_without_a_parameter_is_named() -> None:
    graph = line()
    graph.add("exp", ["x"], id="second")
    with pytest.raises(UnfinishedGraphError, match='output "second" depends on no parameter'):
        require_trainable(graph, "second")


def test_unknown_output_is_refused() -> None:
    with pytest.raises(NodeError):
        require_evaluable(line(), "nobody")


def test_needed_nodes_of_a_deep_graph() -> None:
    graph = Graph()
    last = graph.add("parameter")
    for _ in range(3000):
        last = graph.add("negate", [last])
    assert len(list(graph.walk_back(last))) == 3001
