"""Text from elsewhere: expressions and graphs become nodes, tables the data set, in one undo step each."""

import json
from pathlib import Path

import msgspec
import networkx as nx
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import guibp
from guibp.gui.landing import Landing
from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from tests.gui.conftest import OpenWindow


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


def paste(window: MainWindow, text: str) -> str:
    QGuiApplication.clipboard().setText(text)
    window.statusBar().clearMessage()
    window.actions_by_name["edit_paste"].trigger()
    return str(window.statusBar().currentMessage())


def test_expressions_become_nodes_around_the_pointer(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:wx+b")
    monkeypatch.setattr(window.commands.clipboard, "_pointer_spot", lambda: Landing((2000.0, 900.0)))
    before = write_document(window.graph)
    paste(window, "# a unit\nz = param(2) * 3 + 1")
    added = window.session.selection.nodes
    assert {window.graph.node(id_).op for id_ in added} == {"parameter", "constant", "multiply", "add"}
    places = [window.session.placement.position_of(id_) for id_ in added]
    assert len(set(places)) == len(added)
    across, down = zip(*places, strict=True)
    assert (min(across) + max(across)) / 2 == pytest.approx(2000, abs=16)
    assert (min(down) + max(down)) / 2 == pytest.approx(900, abs=16)
    assert window.session.undo_stack.count() == 1
    window.actions_by_name["edit_undo"].trigger()
    assert write_document(window.graph) == before


def test_names_that_are_taken_are_made_anew(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    paste(window, "w = param(7); x = 2; f = w * x")
    assert len(window.graph) == 8
    assert window.graph.node("w").value == -2.0
    weight, number, product = window.graph.nodes[-3:]
    assert window.graph.operands(product) == {0: weight, 1: number}


@pytest.mark.parametrize("text,place", [("f = softmax(x)", "line 1, column 5"), ("x = 1\ny = x +", "line 2")])
def test_a_faulty_expression_is_told_with_its_place(open_window: OpenWindow, text: str, place: str) -> None:
    window = open_window("preset:wx+b")
    assert place in paste(window, text)
    assert window.session.undo_stack.count() == 0


@pytest.mark.parametrize("spelling", ["links", "edges"])
def test_a_graph_of_networkx_becomes_nodes(open_window: OpenWindow, spelling: str) -> None:
    window = open_window()
    text = json.dumps(nx.node_link_data(guibp.preset("neuron").networkx, edges=spelling))
    paste(window, text)
    assert set(window.graph.nodes) == set(guibp.preset("neuron").nodes)
    assert guibp.evaluate(window.graph).value("f") == guibp.evaluate(guibp.preset("neuron")).value("f")
    assert window.session.undo_stack.count() == 1


def test_an_operation_that_there_is_not_is_named_and_nothing_changes(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    told = paste(window, '{"nodes": [{"id": "c1", "op": "conv2d"}], "links": []}')
    assert "conv2d" in told
    assert "c1" in told
    assert window.session.undo_stack.count() == 0


@pytest.mark.parametrize(
    "edges,words",
    [
        ([{"source": "gone", "target": "f"}], ("edges[0].source", "gone")),
        ([{"source": "f", "target": "f"}], ("f",)),
        ([{"source": "x"}], ("edges[0]",)),
    ],
)
def test_what_is_wrong_with_a_graph_is_told(
    open_window: OpenWindow, edges: list[dict[str, str]], words: tuple[str, ...]
) -> None:
    window = open_window("preset:wx+b")
    nodes = [{"id": "x", "op": "input", "value": 1}, {"id": "f", "op": "exp"}]
    told = paste(window, json.dumps({"nodes": nodes, "edges": edges}))
    assert all(word in told for word in words)
    assert "no nodes" not in told
    assert window.session.undo_stack.count() == 0


@pytest.mark.parametrize(
    "text,told", [("[%s[]]", "no nodes"), ('{"nodes": [%s[]]}', "more than 1000000 objects")]
)
def test_far_too_much_is_refused_before_it_is_parsed(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    def parse(_: bytes) -> object:
        raise AssertionError

    monkeypatch.setattr(msgspec.json, "decode", parse)
    window = open_window("preset:wx+b")
    assert told in paste(window, text % ("[]," * 10**6))
    assert window.session.undo_stack.count() == 0


def test_a_table_becomes_the_data_set(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    assert "2" in paste(window, "a,b\n1,2\n3,4\n")
    assert window.graph.dataset is not None
    assert window.graph.dataset.columns() == {"a": [1.0, 3.0], "b": [2.0, 4.0]}
    assert window.session.undo_stack.count() == 1
    assert len(window.graph) == 5


def test_a_file_of_networkx_opens_without_becoming_the_documents_own(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "unit.json"
    path.write_text(json.dumps(nx.node_link_data(guibp.preset("neuron").networkx, edges="links")), "utf-8")
    window = open_window(str(path))
    assert set(window.graph.nodes) == set(guibp.preset("neuron").nodes)
    assert window.session.path is None
    assert "unit" in window.windowTitle()
