"""The session: one door, one history, and numbers that are never stale."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from guibp.gui.session import Session
from guibp.gui.undo import describe_edit
from guibp.model.document import write_document
from guibp.model.edits import AddNodes, Batch, Connect, Disconnect, MoveNodes, RemoveNodes, SetValues
from guibp.model.errors import CycleError
from guibp.model.graph import Graph, GraphChanged
from guibp.model.presets import preset, presets


@pytest.fixture
def session(qapp: QObject) -> Session:
    return Session(preset("wx+b"))


def gradient_of(session: Session, source: str, target: str, port: int) -> float:
    row = next(
        row
        for row, edge in enumerate(session.graph.edges)
        if (edge.source, edge.target, edge.port) == (source, target, port)
    )
    assert session.reading.revision == session.graph.revision
    assert session.reading.edge_gradients_known[row]
    return float(session.reading.edge_gradients[row])


def test_an_edit_is_one_step_and_the_numbers_follow_at_once(session: Session) -> None:
    session.do(SetValues((("x", 7.0),)))
    assert gradient_of(session, "w", "g", 0) == 7.0
    assert session.undo_stack.count() == 1
    session.undo()
    assert gradient_of(session, "w", "g", 0) == 5.0
    session.redo()
    assert gradient_of(session, "w", "g", 0) == 7.0


def test_a_call_on_the_graph_is_one_step_like_any_other(session: Session) -> None:
    session.graph.set_value("w", 4.0)
    session.graph.add("square", ["f"], id="s")
    assert session.undo_stack.count() == 2
    session.undo()
    session.undo()
    assert session.graph.node("w").value == -2.0
    assert "s" not in session.graph
    assert not session.undo_stack.canUndo()


def test_a_refused_edit_leaves_everything_as_it_was(session: Session, qtbot: QtBot) -> None:
    before, revision = write_document(session.graph), session.graph.revision
    with pytest.raises(CycleError):
        session.do(Connect("f", "g", 2))
    with qtbot.waitSignal(session.refused) as refused:
        assert not session.try_do(Connect("f", "g", 2))
    assert "cycle" in str(refused.args)
    assert (write_document(session.graph), session.graph.revision) == (before, revision)
    assert session.undo_stack.count() == 0
    assert not session.is_modified


@pytest.mark.parametrize("name", presets())
def test_undo_to_the_start_gives_the_same_bytes(qapp: QObject, name: str) -> None:
    session = Session(preset(name))
    start = write_document(session.graph)
    nodes = session.graph.nodes
    session.graph.rename(nodes[0], "renamed")
    session.graph.remove(nodes[2], nodes[-1])
    session.graph.add("exp", ["renamed"])
    session.graph.group("all of it", session.graph.nodes[:2])
    session.graph.set_dataset({"a": [1.0, 2.0]})
    end = write_document(session.graph)
    while session.undo_stack.canUndo():
        session.undo()
    assert write_document(session.graph) == start
    assert not session.is_modified
    while session.undo_stack.canRedo():
        session.redo()
    assert write_document(session.graph) == end


def test_modified_compares_documents_and_not_places_in_the_history(session: Session) -> None:
    seen = []
    for value in (7.0, 5.0):
        session.do(SetValues((("x", value),)))
        seen.append(session.is_modified)
    assert session.undo_stack.index() == 2
    session.undo()
    assert [*seen, session.is_modified] == [True, False, True]


def test_modified_tells_minus_zero_from_zero(qapp: QObject) -> None:
    graph = Graph()
    graph.add("input", id="x", value=0.0)
    session = Session(graph)
    session.graph.set_value("x", -0.0)
    assert session.is_modified


def test_what_was_saved_is_the_new_measure(session: Session, tmp_path: Path) -> None:
    session.graph.set_value("x", 7.0)
    session.note_saved(tmp_path / "a.guibp")
    seen = [session.is_modified]
    session.undo()
    assert [*seen, session.is_modified] == [False, True]


def test_edits_with_one_key_merge_into_one_step(session: Session) -> None:
    for value in (1.0, 2.0, 3.0):
        session.do(SetValues((("x", value),)), merge_key="scrub x")
    session.do(SetValues((("w", 1.0),)), merge_key="scrub w")
    assert session.undo_stack.count() == 2
    session.undo()
    session.undo()
    assert session.graph.node("x").value == 5.0
    session.redo()
    assert session.graph.node("x").value == 3.0


def test_an_observer_that_answers_an_undo_with_an_edit_is_recorded_after_it(session: Session) -> None:
    session.graph.set_value("x", 7.0)

    def answer(event: GraphChanged) -> None:
        if session.graph.node("x").value == 5.0 and session.graph.node("b").value == 3.0:
            session.graph.set_value("b", 30.0)

    session.graph.subscribe(answer)
    session.undo()
    assert session.graph.node("b").value == 30.0
    assert session.undo_stack.undoText() == "value"
    session.undo()
    assert session.graph.node("x").value == 5.0


def test_an_observer_that_raises_breaks_no_undo(session: Session, qtbot: QtBot) -> None:
    session.graph.set_value("x", 7.0)

    def refuse(event: GraphChanged) -> None:
        raise RuntimeError("from outside")

    unsubscribe = session.graph.subscribe(refuse)
    with qtbot.captureExceptions() as raised:
        session.undo()
    assert [str(error) for _, error, _ in raised] == ["from outside"]
    unsubscribe()
    assert session.graph.node("x").value == 5.0
    session.redo()
    assert session.graph.node("x").value == 7.0
    assert session.undo_stack.count() == 1


def test_a_move_keeps_every_number_and_is_an_edit(session: Session) -> None:
    before = session.reading
    session.do(MoveNodes((("x", (8.0, 16.0)),)))
    after = session.reading
    assert after.revision == session.graph.revision
    assert after.edge_gradients is before.edge_gradients
    assert session.is_modified


def test_another_document_begins_a_history_of_its_own(session: Session) -> None:
    old = session.graph
    old.set_value("x", 7.0)
    session.replace_graph(Graph())
    assert not session.undo_stack.canUndo()
    assert not session.is_modified
    old.set_value("x", 8.0)
    assert not session.undo_stack.canUndo()


def test_undo_goes_ten_thousand_steps_deep(session: Session) -> None:
    for step in range(10_000):
        session.graph.set_value("x", float(step))
    while session.undo_stack.canUndo():
        session.undo()
    assert session.graph.node("x").value == 5.0


def test_undo_tells_what_a_step_of_several_edits_was() -> None:
    off, on = Disconnect("g", 0), Connect("b", "g", 0)
    assert describe_edit(Batch((off, on))) == "connect"
    assert describe_edit(Batch((off, RemoveNodes(("w",))))) == "delete"
    assert describe_edit(Batch((MoveNodes((("w", (0.0, 0.0)),)), AddNodes(()), off))) == "add"
    assert describe_edit(Batch((off, off))) == "disconnect"
