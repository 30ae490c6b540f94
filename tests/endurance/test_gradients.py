"""Gradients of whole graphs against exact ones, short: none is beyond its bound, and every fault is found."""

from __future__ import annotations

import pytest

from guibp.model.operations import OPERATIONS
from tests.endurance import gradients
from tests.endurance.exact_graphs import MOST_NODES, ExactGraph
from tests.endurance.gradients import Report, compare_graphs, evaluate_interpreted

GRAPHS = 24


def test_no_gradient_is_beyond_its_bound_and_every_fault_is_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradients.main(["--graphs", str(GRAPHS)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"gradients: {GRAPHS} graphs, ")
    assert ": 0 beyond the bound, " in line
    assert line.endswith(f"{3 * GRAPHS} of {3 * GRAPHS} faults found")


def test_a_bound_that_a_fault_cannot_break_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the control: where nothing is made wrong, nothing is found."""
    monkeypatch.setattr(gradients, "FAULTS", {"nothing": 1.0})
    report = compare_graphs(range(5), (evaluate_interpreted,), Report(), faulty=5)
    assert (report.planted, report.found) == (5, 0)


def test_the_graphs_hold_every_operation_many_nodes_and_fan_out() -> None:
    graphs = [ExactGraph(seed).graph for seed in range(40)]
    assert {node.op for graph in graphs for node in graph.node_records} >= set(OPERATIONS)
    assert max(map(len, graphs)) > MOST_NODES * 0.8
    assert max(len(graph.consumers(id_)) for graph in graphs for id_ in graph.nodes) > 10
    assert any(graph.dataset for graph in graphs)
    assert any(
        len(sources := list(graph.operands(id_).values())) > len(set(sources))
        for graph in graphs
        for id_ in graph.nodes
    )
