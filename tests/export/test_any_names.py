"""Any names: every text export stays what it is, and scripts compute the same numbers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guibp
from guibp.export.exports import Target, export_graph
from guibp.export.latex_text import escape_latex, write_formula, write_id
from guibp.model.graph import Graph
from tests.export.running import execute, read

ODD = [
    "w_1^2", "50% & more", "a\\b", "$x$", "{br}", '"q"', "new\nline", "emoji \N{GRINNING FACE}", "~#", "<b>",
    f"long {'x' * 90}", "\t", "가중치", "é", "\N{RIGHT-TO-LEFT OVERRIDE}turned", "&amp;", "α", "\\N", " ",
    "\\", 'x\\" -> y', "'''", "{0}", "%s", "\N{GREEK SMALL LETTER FINAL SIGMA}", "a|b", "import os", "日本",
]  # fmt: skip
FAR = re.compile("[\u3000-\uffff]")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
NAMES = st.lists(st.sampled_from(ODD) | TEXTS, min_size=3, max_size=6, unique=True)


def chain(names: list[str]) -> Graph:
    """A unit of parameters, its activation, and what both make, in a group."""
    graph = Graph()
    *leaves, total, result = names
    for number, id_ in enumerate(leaves):
        graph.add("parameter", id=id_, value=0.5 + number / 8)
    graph.add("multiply", [leaves[0], leaves[-1]], id=total)
    graph.add("tanh", [total], id=result)
    graph.set_output(graph.add("add", [*leaves, result, result]))
    graph.group("".join(names), [total, result])
    graph.set_training(steps=1)
    return graph


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_scripts_are_python_and_compute_the_same(names: list[str]) -> None:
    graph = chain(names)
    expected = guibp.evaluate(graph)
    output = str(graph.resolve_output())
    for library in ("numpy", "micrograd"):
        module, _ = execute(export_graph(graph, library).partition("# Training: ")[0])
        values = [float(read(value)) for value in vars(module)["values"].values()]
        assert values == pytest.approx([expected.value(id_) for id_ in (*names, output)], rel=1e-12)
    compile(export_graph(graph, "pytorch"), "script", "exec")
    compile(export_graph(graph, "jax", layers="matrices"), "script", "exec")


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_node_link_comes_back_through_networkx(names: list[str]) -> None:
    graph = chain(names)
    text = export_graph(graph, "node-link")
    there = nx.node_link_graph(json.loads(text), edges="edges")
    assert set(there.nodes) == set(graph.nodes)
    for spelling in ("edges", "links"):
        back = guibp.from_node_link(nx.node_link_data(there, edges=spelling))
        # It goes through the edges node by node.
        assert set(back.edges) == set(graph.edges)
        assert back.node_records == graph.node_records
        assert back.groups == graph.groups
        assert back.resolve_output() == graph.resolve_output()


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ODD) | TEXTS)
def test_names_obey_nothing_in_latex(name: str) -> None:
    for text in (escape_latex(name), write_id(name)):
        bare = re.sub(r"\\(?:[A-Za-z]+(?:\{\})?|[{}_^&%$#~])|\$[^$\s]+\$", "", text)
        assert not set(bare) & set("\\_^&%$#~"), text
        assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_formulas_keep_blanks_and_accents() -> None:
    assert write_formula(r"\mathrm{loss} = w_{1} \times \mathrm{a\_b}") == (
        r"\mathrm{loss} = w_{1} \times \text{a\_b}"
    )
    assert write_formula(r"\mathrm{two words}\hat{}") == r"\text{two words}\hat{}"
    assert write_formula("α + é") == r"\text{\ensuremath{\alpha}} + \text{é}"
    assert write_formula(r"\mathrm{a\backslash b\hat{}\sim c}") == r"\text{a\textbackslash{}b\^{}\~{}c}"


@pytest.mark.parametrize("target,command", [
    (Target.DOT, ["dot", "-Tsvg", "-o", "out.svg"]),
    (Target.LATEX, ["pdflatex", "-interaction=nonstopmode", "-halt-on-error"]),
])  # fmt: skip
def test_the_programs_that_they_are_for_read_them(target: Target, command: list[str], tmp_path: Path) -> None:
    program = shutil.which(command[0])
    if program is None:
        pytest.skip(f"{command[0]} is not installed")
    # Hangul and other scripts need faces that not every installation has.
    names = [name for name in ODD if target is Target.DOT or not FAR.search(name)]
    (tmp_path / "in").write_text(export_graph(chain(names), target), encoding="utf-8")
    done = subprocess.run([program, *command[1:], "in"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
