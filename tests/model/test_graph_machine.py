"""A machine that edits, undoes, redoes, saves and loads at random, and holds what must always be true."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from guibp.model import document_writing
from guibp.model.changes import EdgeAdded
from guibp.model.document import read_document, write_document
from guibp.model.edits import Edit, Revert
from guibp.model.errors import EditError
from guibp.model.graph import Graph
from guibp.model.performing import Performance
from guibp.model.presets import preset
from tests.model.random_edits import batches_of, edits_of
from tests.model.random_graphs import content


class Editing(RuleBasedStateMachine):
    """A user at work on one graph, with an undo stack of inverses."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = Graph()
        self.done: list[Revert] = []
        self.undone: list[Revert] = []
        self.start = b""

    @initialize(name=st.sampled_from((None, "wx+b", "xor-lecture")))
    def begin(self, name: str | None) -> None:
        self.graph = Graph() if name is None else preset(name)
        self.start = write_document(self.graph)

    def do(self, edit: Edit) -> None:
        before, revision = content(self.graph), self.graph.revision
        try:
            inverse = self.graph.apply(edit)
        except EditError:
            assert content(self.graph) == before
            assert self.graph.revision == revision
            return
        self.done.append(inverse)
        self.undone.clear()

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        self.do(data.draw(edits_of(self.graph)))

    @rule(data=st.data())
    def edit_at_once(self, data: st.DataObject) -> None:
        self.do(data.draw(batches_of(self.graph)))

    @rule()
    def undo(self) -> None:
        if self.done:
            self.undone.append(self.graph.apply(self.done.pop()))

    @rule()
    def redo(self) -> None:
        if self.undone:
            self.done.append(self.graph.apply(self.undone.pop()))

    @rule()
    def undo_all_and_redo_all(self) -> None:
        count, end = len(self.done), write_document(self.graph)
        while self.done:
            self.undo()
        assert write_document(self.graph) == self.start
        for _ in range(count):
            self.redo()
        assert write_document(self.graph) == end

    @rule()
    def save_and_load(self) -> None:
        data = write_document(self.graph)
        again = read_document(data, "a.guibp")
        assert content(again) == content(self.graph)
        assert write_document(again) == data

    @invariant()
    def holds_together(self) -> None:
        edges = self.graph.edges
        assert nx.is_directed_acyclic_graph(self.graph.networkx)
        assert len({(edge.target, edge.port) for edge in edges}) == len(edges)
        assert all(self.graph.node(edge.target).operation.has_port(edge.port) for edge in edges)
        assert all(edge in self.graph.consumers(edge.source) for edge in edges)
        assert all(self.graph.operands(edge.target)[edge.port] == edge.source for edge in edges)

    @invariant()
    def arrays_tell_the_same_edges(self) -> None:
        ids, edges, incidence = self.graph.nodes, self.graph.edges, self.graph.incidence
        ends = zip(incidence.sources, incidence.targets, incidence.ports, strict=True)
        told = [(ids[source], ids[target], port) for source, target, port in ends]
        assert told == [(edge.source, edge.target, edge.port) for edge in edges]
        assert incidence.nodes == len(ids)
        assert [node.id for node in self.graph.node_records] == list(ids)
        assert all(self.graph.node(node.id) is node for node in self.graph.node_records)

    @invariant()
    def groups_are_a_forest(self) -> None:
        groups = self.graph.groups
        members = [(member, group.id) for group in groups for member in group.members]
        assert all(group.members for group in groups)
        assert len(dict(members)) == len(members)
        assert all(self.graph.group_of(member) == holder for member, holder in members)
        assert nx.is_directed_acyclic_graph(nx.DiGraph(members))
        ids = [*self.graph.nodes, *(group.id for group in groups)]
        assert len(set(ids)) == len(ids)
        assert dict(members).keys() <= set(ids)
        assert self.graph.output is None or self.graph.output in self.graph

    def teardown(self) -> None:
        self.undo_all_and_redo_all()
        self.save_and_load()


def run(examples: int, *phases: Phase) -> None:
    """Let it work; a planted fault need only be found, not shrunk."""
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=examples,
            stateful_step_count=60,
            deadline=None,
            database=None,
            phases=phases or tuple(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_editing_at_random_keeps_every_promise() -> None:
    run(100)


def test_an_inverse_that_forgets_an_edge_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    apply = Graph.apply

    def forget(self: Graph, edit: Edit) -> Revert:
        changes = apply(self, edit).changes
        first = next((change for change in changes if isinstance(change, EdgeAdded)), None)
        return Revert(tuple(change for change in changes if change is not first))

    monkeypatch.setattr(Graph, "apply", forget)
    with pytest.raises((AssertionError, KeyError, nx.NetworkXError)):
        run(100, Phase.generate)


def test_a_refusal_that_leaves_something_behind_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Performance, "take_back", lambda _: None)
    with pytest.raises(AssertionError):
        run(100, Phase.generate)


def test_a_writer_that_drops_the_sign_of_zero_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_writing, "_number", lambda value: repr(float(value) or 0.0))
    with pytest.raises(AssertionError):
        run(100, Phase.generate)
