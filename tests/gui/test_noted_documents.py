"""Notes in the window: copied, deleted, listed, saved, and no matter to a training that runs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from guibp.gui.context_menu import ContextMenu
from guibp.gui.main_window import MainWindow
from guibp.model.document import load, write_document
from guibp.model.edits import AddNotes, MoveNotes
from guibp.model.records import Note
from tests.gui.conftest import OpenWindow, part

NOTE = Note("n", "why\nso", (0.0, 400.0), (160.0, 80.0))


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    shown = open_window("preset:wx+b")
    shown.graph.apply(AddNotes((NOTE,)))
    shown.session.history.begin(shown.graph)
    QGuiApplication.clipboard().clear()
    return shown


def trigger(window: MainWindow, name: str) -> None:
    assert window.actions_by_name[name].isEnabled(), name
    window.actions_by_name[name].trigger()


def test_a_note_is_copied_alone(window: MainWindow) -> None:
    before = write_document(window.graph)
    window.session.selection.select(notes=("n",))
    trigger(window, "edit_copy")
    trigger(window, "edit_paste")
    copy = window.graph.notes[1]
    assert (copy.text, copy.size) == (NOTE.text, NOTE.size)
    assert copy.position[1] - NOTE.position[1] >= NOTE.size[1]
    assert window.session.selection.notes == {copy.id}
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == before


def test_nodes_and_notes_keep_their_places_to_each_other(window: MainWindow) -> None:
    window.session.selection.select(("w",), notes=("n",))
    trigger(window, "edit_duplicate")
    (node,), (note,) = window.session.selection.nodes, window.session.selection.notes
    x, y = window.session.placement.position_of("w")
    copied_x, copied_y = window.session.placement.position_of(node)
    moved_x, moved_y = window.graph.note(note).position
    assert moved_x - NOTE.position[0] == pytest.approx(copied_x - x)
    assert moved_y - NOTE.position[1] == pytest.approx(copied_y - y)
    assert window.session.undo_stack.count() == 1


def test_a_note_travels_to_another_window(window: MainWindow, open_window: OpenWindow) -> None:
    window.session.selection.select(notes=("n",))
    trigger(window, "edit_cut")
    assert not window.graph.notes
    other = open_window()
    trigger(other, "edit_paste")
    assert [note.text for note in other.graph.notes] == [NOTE.text]


def test_delete_and_select_all_take_notes_along(window: MainWindow) -> None:
    before = write_document(window.graph)
    trigger(window, "edit_select_all")
    assert window.session.selection.notes == {"n"}
    trigger(window, "edit_delete")
    assert not window.graph.notes
    assert not len(window.graph)
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == before


def test_what_is_being_written_is_saved(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "noted.guibp"
    window.session.note_saved(path)
    trigger(window, "edit_note")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "in time")
    trigger(window, "file_save")
    assert [note.text for note in load(path).notes] == [NOTE.text, "in time"]
    assert not window.isWindowModified()


def test_the_menu_of_a_right_click_adds_a_note_there(window: MainWindow) -> None:
    place = window.canvas.viewport().rect().center()
    window.canvas.context_menu_requested.emit(window.canvas.viewport().mapToGlobal(place))
    menu: QMenu = part(window, ContextMenu)
    next(action for action in menu.actions() if "note" in action.text().replace("&", "")).trigger()
    menu.close()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert (editor.pos() - place).manhattanLength() <= 12


def test_training_goes_on_while_notes_are_written(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    trigger(window, "train_toggle")
    window.session.do(AddNotes((NOTE,)))
    window.session.do(MoveNotes((("n", (5.0, 6.0)),)))
    assert window.training.is_running
    window.actions_by_name["train_toggle"].trigger()
    assert window.graph.note("n").position == (5.0, 6.0)
    trigger(window, "edit_undo")
    assert window.graph.note("n").position == (5.0, 6.0)
