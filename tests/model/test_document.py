"""Documents keep everything: numbers bit for bit, order, unknown fields; and are always written alike."""

from __future__ import annotations

import json
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.model.dataset import Dataset
from guibp.model.document import load, read_document, save, write_document
from guibp.model.edits import RemoveNodes, SetDataset
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.model.random_graphs import content, graphs

CONTRACT = b"""{"format": "guibp", "version": 1,
 "nodes": [{"id": "w", "op": "parameter", "value": -2.0, "position": [0.0, 0.0]},
           {"id": "x1", "op": "input", "column": "x1"},
           {"id": "v1", "op": "parameter", "value": 0.13, "random_start": 0.5},
           {"id": "g", "op": "multiply"}],
 "edges": [{"source": "w", "target": "g", "port": 0}],
 "output": "g",
 "dataset": {"columns": {"x1": [0, 0, 1, 1], "x2": [0, 1, 0, 1], "t": [0, 1, 1, 0]}},
 "groups": [{"id": "unit 1", "members": ["v1", "g"], "collapsed": true}],
 "training": {"optimizer": "sgd", "learning_rate": 0.5, "steps": 2000, "seed": 0}}"""


def read(data: bytes) -> Graph:
    return read_document(data, "a.guibp")


def document(**parts: object) -> bytes:
    whole = {"format": "guibp", "version": 1, "nodes": [], "edges": []} | parts
    return json.dumps(whole).encode()


@given(graphs())
def test_reading_what_was_written_gives_the_same_graph(graph: Graph) -> None:
    data = write_document(graph)
    again = read(data)
    assert content(again) == content(graph)
    assert write_document(again) == data


def test_the_contracts_document_is_read_whole() -> None:
    graph = read(CONTRACT)
    assert graph.nodes == ("w", "x1", "v1", "g")
    assert graph.node("w").position == (0.0, 0.0)
    assert graph.node("v1").random_start == 0.5
    assert graph.node("x1").column == "x1"
    assert graph.output == "g"
    assert graph.dataset is not None
    assert graph.dataset.columns()["t"] == [0.0, 1.0, 1.0, 0.0]
    assert graph.group_record("unit 1").collapsed
    assert graph.training is not None
    assert (graph.training.optimizer, graph.training.steps) == ("sgd", 2000)
    assert graph.missing_ports("g") == (1,)


def test_the_empty_graph_is_a_document() -> None:
    assert write_document(Graph()) == b'{"format": "guibp", "version": 1,\n "nodes": [],\n "edges": []}\n'
    assert read(write_document(Graph())).nodes == ()


def test_each_node_edge_group_and_column_has_its_own_line() -> None:
    lines = write_document(read(CONTRACT)).decode().splitlines()
    for part in ('{"id": "w"', '{"id": "g"', '{"source": "w"', '{"id": "unit 1"', '"x2": ['):
        assert sum(line.strip().startswith(part) for line in lines) == 1


@pytest.mark.parametrize("value", [-0.0, 5e-324, 0.1, 1.7976931348623157e308, 2.0**53 + 2, 1e22, -1e-7])
def test_numbers_keep_every_bit(value: float) -> None:
    graph = Graph()
    graph.add("parameter", id="w", value=value, random_start=abs(value) or 1.0)
    graph.set_dataset({"x": [value]})
    again = read(write_document(graph))
    dataset = again.dataset
    assert dataset is not None
    for read_value in (again.node("w").value, dataset.columns()["x"][0]):
        assert read_value is not None
        assert struct.pack("<d", read_value) == struct.pack("<d", value)


def test_a_leaf_without_value_and_column_is_one() -> None:
    graph = read(document(nodes=[{"id": "w", "op": "parameter"}, {"id": "x", "op": "input"}]))
    assert [graph.node(id_).value for id_ in graph.nodes] == [1.0, 1.0]


def test_unknown_fields_come_back_at_every_object() -> None:
    parts = {
        "nodes": [
            {"id": "w", "op": "parameter", "colour": {"h": [1, 2.5, None, True]}},
            {"id": "e", "op": "exp"},
        ],
        "edges": [{"source": "w", "target": "e", "port": 0, "bend": "\ud800 lone"}],
        "dataset": {"columns": {"x": [1]}, "from": "a.csv"},
        "groups": [{"id": "u", "members": ["e"], "note": "\U0001f600"}],
        "training": {"momentum": 0.9},
        "author": "Ada",
        "": -0.0,
    }
    once = json.loads(write_document(read(document(**parts))))
    assert once["nodes"][0]["colour"] == {"h": [1, 2.5, None, True]}
    assert once["edges"][0]["bend"] == "\ud800 lone"
    assert once["dataset"]["from"] == "a.csv"
    assert once["groups"][0]["note"] == "\U0001f600"
    assert once["training"] == {"momentum": 0.9}
    assert once["author"] == "Ada"
    assert str(once[""]) == "-0.0"


def test_unknown_fields_survive_edits_and_undo() -> None:
    graph = read(document(nodes=[{"id": "w", "op": "parameter", "note": 1}], author="Ada"))
    before = write_document(graph)
    graph.set_value("w", 3.0)
    assert b'"value": 3.0, "note": 1' in write_document(graph)
    graph.apply(graph.apply(RemoveNodes(("w",))))
    graph.set_value("w", 1.0)
    assert write_document(graph) == before


def test_a_byte_order_mark_is_accepted() -> None:
    assert read(b"\xef\xbb\xbf" + CONTRACT).nodes == read(CONTRACT).nodes


def test_an_unfinished_graph_loads() -> None:
    nodes = [{"id": "x", "op": "input", "column": "nowhere"}, {"id": "s", "op": "add"}]
    graph = read(document(nodes=nodes, edges=[{"source": "x", "target": "s", "port": 3}]))
    assert graph.missing_ports("s") == (0, 1, 2)
    assert read(write_document(graph)).operands("s") == {3: "x"}


def test_the_same_source_twice_is_two_edges() -> None:
    edges = [{"source": "x", "target": "m", "port": port} for port in (1, 0)]
    graph = read(document(nodes=[{"id": "x", "op": "input"}, {"id": "m", "op": "multiply"}], edges=edges))
    assert [edge.port for edge in graph.edges] == [1, 0]


def test_a_hundred_thousand_nodes_load_in_a_few_seconds() -> None:
    """Generous for a busy machine: what is quadratic takes hours."""
    count = 100_000
    nodes = ",".join(f'{{"id":"n{i}","op":"exp"}}' for i in range(1, count))
    edges = ",".join(f'{{"source":"n{i - 1}","target":"n{i}","port":0}}' for i in range(1, count))
    members = ",".join(f'"n{i}"' for i in range(1, count))
    text = (
        f'{{"format":"guibp","version":1,"nodes":[{{"id":"n0","op":"input"}},{nodes}],"edges":[{edges}],'
        f'"groups":[{{"id":"all","members":[{members}]}}]}}'
    )
    start = time.perf_counter()
    graph = read(text.encode())
    assert time.perf_counter() - start < 20
    graph.remove(*graph.nodes[1:])
    assert len(graph) == 1
    assert graph.groups == ()


@given(st.integers(-(2**70), 2**70))
def test_whole_numbers_are_numbers(value: int) -> None:
    graph = read(document(nodes=[{"id": "w", "op": "parameter", "value": value}]))
    assert graph.node("w").value == float(value)


def test_equal_tables_written_as_whole_numbers_are_equal() -> None:
    graph = read(document(dataset={"columns": {"x": [0, 1]}}))
    assert graph.dataset == Dataset({"x": [0.0, 1.0]})


def test_load_and_save(tmp_path: Path) -> None:
    path = tmp_path / "두 개의 파일.guibp"
    save(read(CONTRACT), path)
    save(load(str(path)), str(path))
    assert path.read_bytes() == write_document(read(CONTRACT))


def test_a_zero_keeps_its_sign_also_without_a_point() -> None:
    data = document(dataset={"columns": {"x": [7]}}).replace(b"7", b"-0")
    dataset = read(data).dataset
    assert dataset is not None
    assert repr(dataset.columns()) == "{'x': [-0.0]}"


def test_unknown_fields_of_a_data_set_outlive_its_columns() -> None:
    graph = read(document(dataset={"columns": {"x": [1]}, "unit": "m"}))
    graph.set_dataset({"x": [2]})
    assert json.loads(write_document(graph))["dataset"] == {"columns": {"x": [2.0]}, "unit": "m"}


def test_frozen_held_out_and_penalties_are_kept(tmp_path: Path) -> None:
    graph = preset("xor")
    graph.freeze("w11", "v1")
    graph.set_dataset({"x1": [0, 1, 2], "x2": [0, 0, 1], "t": [1, 0, 1]}, held_out=[2, 0])
    graph.set_training(l1=0.001, l2=0.0)
    path = tmp_path / "g.guibp"
    save(graph, path)
    written = json.loads(path.read_text("utf-8"))
    assert [node["id"] for node in written["nodes"] if node.get("frozen")] == ["w11", "v1"]
    assert written["dataset"]["held_out"] == [0, 2]
    assert (written["training"]["l1"], written["training"]["l2"]) == (0.001, 0.0)
    assert content(load(path)) == content(graph)
    graph.unfreeze("w11", "v1")
    graph.apply(SetDataset(graph.dataset.hold_out(()) if graph.dataset else None))
    save(graph, path)
    assert "frozen" not in path.read_text("utf-8")
    assert "held_out" not in path.read_text("utf-8")
