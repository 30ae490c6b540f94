"""DOT, LaTeX and node-link JSON: whole, safe, and read again by what they are for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import networkx as nx
import pytest

import guibp
from guibp.export.dot import quote
from guibp.export.exports import Target, export_graph
from guibp.model.document import write_document
from guibp.model.graph import Graph

EVIL = 'a"b\\\n<x> & %$#_{}^~ 값'


def evil_graph() -> Graph:
    graph = Graph()
    graph.add("parameter", id=EVIL, value=2.0)
    graph.add("square", [EVIL], id="f")
    graph.group("inner {", [EVIL])
    graph.group('outer "', ["inner {", "f"])
    return graph


@pytest.mark.parametrize("name", guibp.presets())
def test_node_link_keeps_everything(name: str) -> None:
    graph = guibp.preset(name)
    written = json.loads(export_graph(graph, "node-link"))
    assert write_document(guibp.from_node_link(written)) == write_document(graph)
    read = nx.node_link_graph(written, edges="edges")
    assert set(read.edges) == set(graph.networkx.edges)


@pytest.mark.parametrize("spelling", ["edges", "links"])
def test_both_spellings_of_networkx_are_read(spelling: str, tmp_path: Path) -> None:
    graph = guibp.preset("neuron")
    data = nx.node_link_data(graph.networkx, edges=spelling)
    path = tmp_path / "graph.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    for read in (guibp.from_node_link(data), guibp.load(path)):
        assert guibp.evaluate(read).gradient("w0") == guibp.evaluate(graph).gradient("w0")


@pytest.mark.parametrize("found", [5, None, [], "graph", {}, {"nodes": []}])
def test_what_is_no_node_link_is_refused(found: Mapping[str, object]) -> None:
    with pytest.raises(guibp.DocumentError, match="no graph in node-link form"):
        guibp.from_node_link(found)


@pytest.mark.parametrize("name", guibp.presets())
@pytest.mark.parametrize("spelling", ["edges", "links"])
def test_nothing_is_lost_on_the_way_through_networkx(name: str, spelling: str) -> None:
    graph = guibp.preset(name)
    graph.freeze(*[node.id for node in graph.node_records if node.op == "parameter"][:1])
    through = nx.node_link_graph(nx.node_link_data(graph.networkx, edges=spelling), edges=spelling)
    read = guibp.from_node_link(nx.node_link_data(through, edges=spelling))
    assert (read.node_records, set(read.edges)) == (graph.node_records, set(graph.edges))
    assert (read.output, read.dataset, read.groups) == (graph.output, graph.dataset, graph.groups)
    assert (read.notes, read.training) == (graph.notes, graph.training)


def test_edges_without_keys_come_in_the_order_of_operands() -> None:
    graph = guibp.from_node_link({
        "nodes": [{"id": 1, "op": "input", "value": 7}, {"id": 2, "op": "constant", "value": 2},
                  {"id": "f", "op": "subtract"}],
        "links": [{"source": 1, "target": "f"}, {"source": 2, "target": "f"}],
    })  # fmt: skip
    assert guibp.evaluate(graph).value("f") == 5.0


@pytest.mark.parametrize("data,words", [
    ({"nodes": [{"id": "a", "op": "conv2d"}], "links": []}, ("nodes[0].op", "conv2d", '"a"')),
    ({"nodes": [{"id": "a"}], "links": []}, ("nodes[0]", "names no operation")),
    ({"directed": False, "nodes": [], "links": []}, ("undirected",)),
    ({"nodes": [{"id": "a", "op": "input"}], "edges": [{"source": "a", "target": "b"}]}, ("edges[0]", "b")),
    ({"nodes": 3, "links": []}, ("nodes",)),
    ({"nodes": []}, ("node-link",)),
    ({"nodes": [{"id": None, "op": "input"}], "links": []}, ("nodes[0]",)),
    ({"nodes": [], "links": [{"source": 1}]}, ("links[0]",)),
])  # fmt: skip
def test_what_is_no_computational_graph_is_refused_with_its_place(
    data: dict[str, object], words: tuple[str, ...]
) -> None:
    with pytest.raises(guibp.GuibpError) as caught:
        guibp.from_node_link(data)
    assert all(word in str(caught.value) for word in words)


def test_dot_has_values_gradients_and_clusters() -> None:
    text = export_graph(guibp.preset("wx+b"), "dot")
    assert re.search(
        r"n0 -> n3 \[label=<<font color=\"#\w+\">−2</font><br/><font color=\"#\w+\">5</font>>", text
    )
    assert "subgraph cluster_0" in export_graph(guibp.preset("xor"), "dot")


def test_dot_says_that_its_numbers_are_of_all_samples() -> None:
    said = "the mean of values, the sum of gradients"
    assert said in export_graph(guibp.preset("xor"), "dot")
    assert said not in export_graph(guibp.preset("wx+b"), "dot")


def test_dot_quotes_whatever_an_id_holds() -> None:
    assert quote('a"b\\\n&amp;') == '"a\\"b\\\\\\\\n&amp;amp;"'.replace("\\\\\\\\n", "\\\\\\\\n")
    text = export_graph(evil_graph(), "dot")
    assert text.count("subgraph") == 2
    dot = shutil.which("dot")
    if dot is not None:
        done = subprocess.run(
            [dot, "-Tsvg"], input=text, capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert not done.stderr


def test_latex_has_a_figure_and_both_passes() -> None:
    text = export_graph(guibp.preset("wx+b"), "latex")
    for part in (
        r"\documentclass",
        r"\begin{tikzpicture}",
        "Forward pass",
        "Backward pass",
        r"\end{document}",
    ):
        assert part in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    assert "sample 0" in export_graph(guibp.preset("xor"), "latex")


def test_unfinished_graphs_are_refused_with_node_and_port() -> None:
    graph = guibp.parse("x = 2; f = x*x")
    graph.disconnect("f", 1)
    for target in Target:
        with pytest.raises(guibp.UnfinishedGraphError, match='"f": port 1'):
            export_graph(graph, target)


def test_a_target_that_there_is_not_names_those_that_there_are() -> None:
    with pytest.raises(guibp.ExportError, match="micrograd"):
        guibp.export_graph(Graph(), "fortran")


@pytest.mark.parametrize("op", [[], {}, [{"a": 1}], 3, True])
def test_an_operation_that_is_no_text_is_told_with_its_place(op: object) -> None:
    data = {"nodes": [{"id": "w", "op": "parameter"}, {"id": "x", "op": op}], "links": []}
    with pytest.raises(guibp.DocumentError, match=r"^nodes\[1\].op: a text is expected here, not "):
        guibp.from_node_link(data)
