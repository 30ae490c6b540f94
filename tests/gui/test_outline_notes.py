"""The outline lists notes after the nodes: they are chosen, edited and deleted from it as on the canvas."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from guibp.model.edits import AddNotes, MoveNotes, RemoveNotes, SetNoteText
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow
from tests.gui.outline_driving import CTRL, SHIFT, Key, Outline

FIRST = Note("w", "\n  why <b>so</b>\nand more", (0.0, 400.0), (160.0, 80.0))
"""Notes and nodes may share a name."""
SECOND = Note("n", "long " * 40, (300.0, 400.0), (160.0, 80.0))


@pytest.fixture
def outline(open_window: OpenWindow) -> Outline:
    window = open_window("preset:wx+b")
    window.session.do(AddNotes((FIRST, SECOND)))
    return Outline(window)


def rows_of_notes(outline: Outline) -> list[str]:
    return outline.titles()[5:]


def test_notes_come_last_by_their_first_line(outline: Outline) -> None:
    assert outline.titles()[:5] == ["w", "x", "b", "g   ×", "f   +   output"]
    first, second = rows_of_notes(outline)
    assert first == "Note: why <b>so</b>"
    assert second.endswith("…")
    assert len(second) < 80
    index = outline.model.index_of_note("w")
    assert [index.siblingAtColumn(column).data() for column in (1, 2)] == ["", ""]
    assert not outline.model.hasChildren(index)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Note: why <b>so</b>"
    # The text, not what Qt would make of its marks.
    assert "&lt;b&gt;so" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert outline.model.index_of_note("n").data(Qt.ItemDataRole.ToolTipRole) == SECOND.text


def test_the_model_stays_sound_while_notes_come_and_go(outline: Outline) -> None:
    tester = QAbstractItemModelTester(outline.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    session = outline.window.session
    outline.go_to(outline.model.index_of_note("n"))
    session.do(SetNoteText("w", "other"))
    assert rows_of_notes(outline)[0] == "Note: other"
    session.do(RemoveNotes(("w",)))
    assert session.selection.notes == {"n"}
    assert len(outline.chosen()) == 1
    outline.window.graph.group("unit", ["w", "x", "g"])
    assert outline.model.note_at(outline.view.currentIndex()) == "n"
    while session.undo_stack.canUndo():
        session.undo()
    assert rows_of_notes(outline) == []
    tester.deleteLater()


def test_a_move_makes_no_new_rows(outline: Outline) -> None:
    tree = outline.model.tree
    outline.window.session.do(MoveNotes((("n", (5.0, 6.0)),)))
    assert outline.model.tree is tree
    assert outline.model.is_current


def test_choosing_goes_both_ways(outline: Outline) -> None:
    selection = outline.window.session.selection
    outline.go_to(outline.model.index_of_note("w"))
    assert selection.notes == {"w"}
    assert not selection.nodes
    outline.press(Key.Key_Down, SHIFT)
    assert selection.notes == {"w", "n"}
    outline.go_to_node("w")
    assert not selection.notes
    assert selection.nodes == {"w"}
    selection.select(notes=("w",))
    assert outline.chosen() == ["Note: why <b>so</b>"]
    assert outline.model.note_at(outline.view.currentIndex()) == "w"
    selection.select(("x",), notes=("w",))
    assert outline.chosen() == ["Note: why <b>so</b>", "x"]


def by_f2(outline: Outline) -> None:
    outline.press(Key.Key_F2)


def by_return(outline: Outline) -> None:
    outline.press(Key.Key_Return)


def by_double_click(outline: Outline) -> None:
    place = outline.view.visualRect(outline.view.currentIndex()).center()
    viewport, left = outline.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=place)
    QTest.mouseDClick(viewport, left, pos=place)


@pytest.mark.parametrize("open_note", [by_f2, by_return, by_double_click], ids=lambda one: one.__name__)
def test_a_note_is_edited_on_the_canvas(outline: Outline, open_note: Callable[[Outline], None]) -> None:
    outline.go_to(outline.model.index_of_note("w"))
    open_note(outline)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == FIRST.text
    outline.press(Key.Key_A, CTRL)
    outline.type("told anew")
    outline.press(Key.Key_Return, CTRL)
    assert rows_of_notes(outline)[0] == "Note: told anew"
    assert outline.window.session.selection.notes == {"w"}
    outline.window.session.undo()
    assert rows_of_notes(outline)[0] == "Note: why <b>so</b>"


def test_esc_keeps_what_the_note_said(outline: Outline) -> None:
    outline.go_to(outline.model.index_of_note("w"))
    outline.press(Key.Key_F2)
    outline.type("dropped")
    outline.press(Key.Key_Escape)
    assert outline.window.graph.note("w").text == FIRST.text


def test_del_deletes_the_note_and_not_the_node_of_its_name(outline: Outline) -> None:
    outline.go_to(outline.model.index_of_note("w"))
    outline.press(Key.Key_Delete)
    assert [note.id for note in outline.window.graph.notes] == ["n"]
    assert "w" in outline.window.graph
    outline.press(Key.Key_Z, CTRL)
    assert len(rows_of_notes(outline)) == 2


def test_the_filter_finds_notes_by_what_they_say(outline: Outline) -> None:
    outline.press(Key.Key_F, CTRL)
    outline.type("AND MORE")
    assert outline.titles() == ["Note: why <b>so</b>"]
    outline.press(Key.Key_Escape)
    assert len(rows_of_notes(outline)) == 2


def test_notes_change_while_a_training_runs(outline: Outline) -> None:
    outline.window.training.start()
    outline.window.session.do(SetNoteText("n", "in time"))
    assert rows_of_notes(outline)[1] == "Note: in time"
    outline.window.training.stop()
