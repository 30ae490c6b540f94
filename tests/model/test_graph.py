"""What a graph's methods do: adding, removing, renaming, grouping, numbers, settings, observers."""

from __future__ import annotations

import math
from decimal import Decimal

import networkx as nx
import numpy as np
import pytest

from guibp.model import edits
from guibp.model.changes import EdgeRemoved, NodeMoved, NodeReplaced
from guibp.model.dataset import Dataset
from guibp.model.document import write_document
from guibp.model.errors import CycleError, DatasetError, EditError, NodeError, NumberError, PortError
from guibp.model.graph import Graph, GraphChanged
from guibp.model.records import Node, TrainingSettings


def test_removing_a_node_takes_its_edges_memberships_and_role(graph: Graph) -> None:
    graph.remove("f")
    assert [(edge.source, edge.target) for edge in graph.edges] == [("w", "g"), ("x", "g")]
    assert graph.group_record("unit 2").members == ("unit 1",)
    assert graph.output is None


def test_a_group_left_empty_goes_and_so_does_the_one_around_it(graph: Graph) -> None:
    graph.remove("w", "g")
    assert [group.id for group in graph.groups] == ["unit 2"]
    graph.remove("f")
    assert graph.groups == ()


def test_a_new_group_stands_in_the_innermost_that_holds_all(graph: Graph) -> None:
    graph.group("both", ["w", "g"])
    assert graph.group_record("unit 1").members == ("both",)
    graph.group("pair", ["w", "f"])
    assert graph.group_of("pair") == "unit 2"
    assert graph.group_record("both").members == ("g",)
    graph.group("apart", ["x", "w"])
    assert graph.group_of("apart") is None
    assert graph.group_record("pair").members == ("f",)


def test_ungrouping_gives_the_members_to_the_group_around(graph: Graph) -> None:
    graph.ungroup("unit 1")
    assert graph.group_record("unit 2").members == ("w", "g", "f")
    graph.ungroup("unit 2")
    assert graph.groups == ()


def test_renaming_is_followed_by_all_that_speaks_of_it(graph: Graph) -> None:
    graph.rename("f", "loss")
    assert graph.output == "loss"
    assert graph.operands("loss") == {0: "g", 1: "b", 2: "g"}
    assert graph.operands("h") == {0: "loss", 1: "loss"}
    assert graph.nodes == ("w", "x", "b", "g", "loss", "h")
    graph.rename("unit 1", "layer")
    assert graph.group_record("unit 2").members == ("layer", "loss")
    assert graph.group_of("w") == "layer"


def test_order_comes_back_after_undo(graph: Graph) -> None:
    nodes, wires, groups = graph.nodes, graph.edges, graph.groups
    inverse = graph.apply(edits.RemoveNodes(("x", "w", "g")))
    graph.add("exp", ["b"], id="later")
    graph.remove("later")
    graph.apply(inverse)
    assert (graph.nodes, graph.edges, graph.groups) == (nodes, wires, groups)


def test_would_cycle(graph: Graph) -> None:
    assert graph.would_cycle("f", "f")
    assert graph.would_cycle("h", "g")
    assert not graph.would_cycle("g", "h")
    assert not graph.would_cycle("x", "b")


def test_a_refused_edge_tells_the_cycle(graph: Graph) -> None:
    with pytest.raises(CycleError, match='an edge from "h" to "g" would close a cycle') as caught:
        graph.connect("h", "g", 2)
    assert caught.value.ids == ("g", "f", "h")


def test_what_changes_nothing_is_no_change(graph: Graph) -> None:
    heard: list[GraphChanged] = []
    graph.subscribe(heard.append)
    revision = graph.revision
    for edit in (
        edits.SetValues((("w", -2.0),)),
        edits.SetOutput("f"),
        edits.Rename("w", "w"),
        edits.ChangeOperation("x", "input"),
        edits.ExpandGroup("unit 1"),
        edits.SetDataset(Dataset({"x1": [0, 1], "t": [1, 0]})),
        edits.Batch(()),
    ):
        assert graph.apply(edit).changes == ()
    assert graph.revision == revision
    assert not heard


def test_a_bound_input_stays_bound_when_its_kind_is_set_again(graph: Graph) -> None:
    graph.apply(edits.BindColumn("x", "x1"))
    graph.apply(edits.ChangeOperation("x", "input"))
    assert graph.node("x").column == "x1"
    graph.set_value("x", 2)
    assert (graph.node("x").column, graph.node("x").value) == (None, 2.0)


def test_observers_hear_each_change_with_its_inverse(graph: Graph) -> None:
    heard: list[GraphChanged] = []
    stop = graph.subscribe(heard.append)
    before = write_document(graph)
    graph.set_value("w", 7.0)
    graph.disconnect("f", 0)
    graph.apply(edits.MoveNodes((("w", (1.0, 2.0)),)))
    assert [type(event.changes[0]) for event in heard] == [NodeReplaced, EdgeRemoved, NodeMoved]
    assert [event.revision for event in heard] == sorted({event.revision for event in heard})
    stop()
    for event in reversed(heard):
        graph.apply(event.inverse)
    assert len(heard) == 3
    assert write_document(graph) == before


@pytest.mark.parametrize("value", [True, "1", b"1", None, 1j, math.nan, 10**400, np.array([1.0, 2.0]), [1.0]])
def test_what_is_no_finite_number_is_refused(graph: Graph, value: float) -> None:
    with pytest.raises(NumberError):
        graph.set_value("w", value)
    assert graph.node("w").value == -2.0


@pytest.mark.parametrize("value", [3, 3.0, np.float32(3), np.int64(3), np.array(3.0), Decimal(3)])
def test_numbers_of_any_kind_become_floats(graph: Graph, value: float) -> None:
    graph.set_value("w", value)
    assert type(graph.node("w").value) is float
    assert graph.node("w").value == 3.0


def test_add_names_wires_and_fills_in() -> None:
    graph = Graph()
    assert [graph.add("input"), graph.add("input"), graph.add("parameter")] == ["x", "x2", "w"]
    assert [graph.add("multiply", ["x", "x", "w"]), graph.add("exp")] == ["n", "n2"]
    assert graph.node("x").value == 1.0
    assert graph.operands("n") == {0: "x", 1: "x", 2: "w"}


def test_a_free_id_is_the_first_of_the_small_and_quick_among_many() -> None:
    graph = Graph()
    graph.apply(edits.AddNodes(tuple(Node("n" if i == 1 else f"n{i}", "exp") for i in range(1, 5001))))
    assert graph.free_id("n") == "n5001"
    graph.remove("n7", "n9")
    graph.apply(edits.AddGroup("n7", ("n8",)))
    assert graph.free_id("n") == "n9"
    assert graph.free_id("e") == "e"
    for prefix in ("n", "e"):
        for _ in range(200):
            id_ = graph.free_id(prefix)
            assert id_ not in graph
            graph.add("exp", id=id_)


@pytest.mark.parametrize(
    "options,error",
    [
        ({"operation": "mul"}, NodeError),
        ({"operation": "exp", "operands": "x"}, NodeError),
        ({"operation": "exp", "operands": ["nowhere"]}, NodeError),
        ({"operation": "exp", "operands": ["x", "x"]}, PortError),
        ({"operation": "input", "id": "x"}, NodeError),
        ({"operation": "input", "id": 3}, NodeError),
        ({"operation": "input", "value": 1.0, "column": "x1"}, NodeError),
        ({"operation": "exp", "value": 1.0}, NodeError),
        ({"operation": "exp", "position": (1.0,)}, NumberError),
        ({"operation": "exp", "position": 3.0}, NumberError),
    ],
)
def test_add_refuses(options: dict[str, object], error: type[EditError]) -> None:
    graph = Graph()
    graph.add("input", id="x")
    before = write_document(graph)
    with pytest.raises(error):
        graph.add(**options)  # type: ignore[arg-type]  # wrong on purpose
    assert write_document(graph) == before


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"x": []},
        {"x": [1], "t": [1, 2]},
        {"x": [True]},
        {"x": ["1"]},
        {"x": [math.inf]},
        {"": [1]},
        {"\ud800": [1]},
    ],
)
def test_what_is_no_table_is_refused(graph: Graph, columns: dict[str, list[float]]) -> None:
    before = write_document(graph)
    with pytest.raises(DatasetError):
        graph.set_dataset(columns)
    assert write_document(graph) == before


def test_training_settings_are_changed_one_by_one(graph: Graph) -> None:
    graph.set_training(optimizer="adam")
    graph.set_training(steps=5, learning_rate=1)
    assert graph.training == TrainingSettings("adam", 1.0, 5)
    assert b'"training": {"optimizer": "adam", "learning_rate": 1.0, "steps": 5}' in write_document(graph)


def test_the_networkx_copy_is_a_copy(graph: Graph) -> None:
    copy = graph.networkx
    assert sorted(copy.edges(keys=True)) == sorted(
        (edge.source, edge.target, edge.port) for edge in graph.edges
    )
    assert copy.nodes["w"] == {"op": "parameter", "value": -2.0}
    copy.remove_node("w")
    assert "w" in graph
    assert nx.is_directed_acyclic_graph(graph.networkx)
