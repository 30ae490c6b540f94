"""Data come ready-made, from files, by drop and from spreadsheets: one undo step each, or nothing changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMessageBox,
    QSpinBox,
    QToolButton,
)

import guibp
from guibp.gui.data_dialog import DataDialog
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.samples_table import SamplesTable
from guibp.model.data_sets import DatasetKind
from guibp.model.document import save, write_document
from tests.gui.conftest import OpenWindow, child, part, shown_boxes

OR = "x1,x2,t\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n"
Answer = Callable[[QMessageBox.StandardButton], list[str]]


def columns(window: MainWindow) -> dict[str, list[float]]:
    assert window.graph.dataset is not None
    return window.graph.dataset.columns()


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def told(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, none = window.rect().center(), Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, action, mime, button, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), action, mime, button, none))


def paste_into_table(window: MainWindow, text: str, row: int = 0, column: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    table = part(window, SamplesTable)
    table.setCurrentIndex(table.model().index(row, column))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


# -- ready-made --------------------------------------------------------------------------------------


def choose(monkeypatch: pytest.MonkeyPatch, kind: DatasetKind, points: int, *, accept: bool = True) -> None:
    """Answer the dialog as a person would."""

    def answer(dialog: DataDialog) -> int:
        dialog.show()
        kinds = child(dialog, QComboBox, "data_kind")
        kinds.setCurrentIndex(kinds.findData(kind.value))
        child(dialog, QSpinBox, "data_points").setValue(points)
        QTest.keyClick(dialog, Qt.Key.Key_Return if accept else Qt.Key.Key_Escape)
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)


def test_a_ready_made_set_is_one_undo_step(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("preset:xor")
    before, count = write_document(window.graph), window.session.undo_stack.count()
    choose(monkeypatch, DatasetKind.MOONS, 60)
    trigger(window, "data_ready_made")
    assert window.session.samples == 60
    assert window.graph.node("x1").column == "x1"
    assert guibp.evaluate(window.graph).value("loss") is not None
    assert window.session.undo_stack.count() == count + 1
    assert "60 samples: x1, x2, t" in told(window)
    window.session.undo()
    assert write_document(window.graph) == before


def test_esc_in_the_dialog_changes_nothing(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    choose(monkeypatch, DatasetKind.SPIRAL, 60, accept=False)
    trigger(window, "data_ready_made")
    assert write_document(window.graph) == before


def test_a_curve_for_two_inputs_says_which_column_is_missing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:xor")
    choose(monkeypatch, DatasetKind.SINE, 20)
    trigger(window, "data_ready_made")
    assert told(window) == 'The data set has no column "x1", "x2": x1, x2 cannot be computed.'
    assert guibp.evaluate(window.graph).value("loss") is None


def test_a_training_goes_on_with_other_data_that_fit(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("preset:xor")
    window.training.start()
    QTest.qWait(80)
    choose(monkeypatch, DatasetKind.OR, 4)
    trigger(window, "data_ready_made")
    assert window.training.is_running
    assert columns(window)["t"] == [0, 1, 1, 1]
    window.training.stop()
    # What was learned may be a step behind that of the data.
    for _ in range(2):
        if columns(window)["t"] != [0, 1, 1, 0]:
            window.session.undo()
    assert columns(window)["t"] == [0, 1, 1, 0]


def test_the_picture_and_the_columns_follow_the_kind(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    dialog = DataDialog(window.appearance.theme, window)
    dialog.show()
    shown = []
    for index in range(len(DatasetKind)):
        child(dialog, QComboBox, "data_kind").setCurrentIndex(index)
        QApplication.processEvents()
        shown.append((dialog.recipe().points, dialog._columns.text()))
    assert shown[0] == (4, "x1, x2, t")
    assert shown[-1] == (100, "x, t")
    dialog.reject()


# -- files -------------------------------------------------------------------------------------------


def test_a_table_that_is_dropped_becomes_the_data_set(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:xor")
    path = tmp_path / "or.csv"
    path.write_text(OR, encoding="utf-8")
    window.graph.set_value("b1", 0.25)
    count = window.session.undo_stack.count()
    drop(window, path)
    assert columns(window)["t"] == [0, 1, 1, 1]
    assert window.graph.node("b1").value == 0.25
    assert window.session.undo_stack.count() == count + 1


@pytest.mark.parametrize("action", ["data_open", "file_open"])
def test_a_table_is_opened(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    window = open_window("preset:xor")
    path = tmp_path / "or.tsv"
    path.write_bytes(("größe\tx2\tt\n" + "0,5\t1\t0\n").encode("cp1252"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    trigger(window, action)
    assert columns(window) == {"größe": [0.5], "x2": [1.0], "t": [0.0]}
    window.graph.node("h1")  # the graph is the same
    assert 'no column "x1"' in told(window)


def test_what_was_taken_for_granted_is_told(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:xor")
    path = tmp_path / "data.csv"
    path.write_bytes("x1;x2;t;Größe\n0,5;1;0;2\n".encode("cp1252"))
    drop(window, path)
    assert "Read as Windows-1252" in told(window)
    assert "Commas are read as decimal points." in told(window)


@pytest.mark.parametrize(
    "data,said",
    [
        (b"x1,x2,t\n0,zero,1\n", 'line 2, column 2 ("x2"): "zero" is not a number'),
        (b"x1,x1\n0,1\n", 'line 1, column 2: there is a column "x1" already'),
        (b"\x89PNG\0\0", "this is no text file"),
        (b"", "there is no table in this text"),
    ],
)
def test_a_refused_file_changes_nothing(
    open_window: OpenWindow, tmp_path: Path, data: bytes, said: str
) -> None:
    window = open_window("preset:xor")
    before, count = write_document(window.graph), window.session.undo_stack.count()
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    drop(window, path)
    assert any(said in box and "bad.csv" in box for box in shown_boxes())
    assert (write_document(window.graph), window.session.undo_stack.count()) == (before, count)


def test_rows_that_lack_a_number_are_left_out_if_one_says_so(
    open_window: OpenWindow, tmp_path: Path, answer: Answer
) -> None:
    window = open_window("preset:xor")
    path = tmp_path / "gaps.csv"
    path.write_text("x1,x2,t\n0,0,0\n0,,1\n1,1,0\n", encoding="utf-8")
    before = write_document(window.graph)
    asked = answer(QMessageBox.StandardButton.Cancel)
    drop(window, path)
    assert asked == ['line 3, column 2 ("x2"): a number is missing']
    assert write_document(window.graph) == before
    answer(QMessageBox.StandardButton.Yes)
    drop(window, path)
    assert columns(window) == {"x1": [0, 1], "x2": [0, 1], "t": [0, 0]}
    assert "1 row left out" in told(window)


# -- spreadsheets ------------------------------------------------------------------------------------


def test_a_pasted_table_replaces_the_data_set(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    count = window.session.undo_stack.count()
    paste_into_table(window, "0\t0\t0\r\n0\t1\t1\r\n1\t0\t1\r\n1\t1\t1\r\n0\t0\t1\r\n")
    assert columns(window) == {"x1": [0, 0, 1, 1, 0], "x2": [0, 1, 0, 1, 0], "t": [0, 1, 1, 1, 1]}
    assert window.session.undo_stack.count() == count + 1
    paste_into_table(window, OR)
    assert columns(window)["t"] == [0, 1, 1, 1]


def test_a_smaller_block_goes_in_at_the_cell(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    before, count = write_document(window.graph), window.session.undo_stack.count()
    paste_into_table(window, "5\t6\n7\t8\n9\t10\n", row=2, column=1)
    assert columns(window) == {"x1": [0, 0, 1, 1, 1], "x2": [0, 1, 5, 7, 9], "t": [0, 1, 6, 8, 10]}
    assert window.session.undo_stack.count() == count + 1
    window.session.undo()
    assert write_document(window.graph) == before


@pytest.mark.parametrize("text,column", [("1\t2\n", 2), ("words\n", 0), ("", 0), ("1\t2\t3\n4\t5\n", 0)])
def test_a_refused_paste_changes_nothing(open_window: OpenWindow, text: str, column: int) -> None:
    window = open_window("preset:xor")
    before, count = write_document(window.graph), window.session.undo_stack.count()
    paste_into_table(window, text, column=column)
    assert (write_document(window.graph), window.session.undo_stack.count()) == (before, count)
    assert told(window)


def test_the_first_table_is_pasted_by_its_button(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    QGuiApplication.clipboard().setText("x\tt\n1\t2\n3\t4\n")
    window.docks.dataset.open()
    buttons = window.docks.dataset.findChildren(QToolButton)
    button = next(one for one in buttons if one.defaultAction() is window.actions_by_name["data_paste"])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert columns(window) == {"x": [1, 3], "t": [2, 4]}
    assert window.graph.node("x").column == "x"


# -- documents whose parts do not fit ----------------------------------------------------------------


def test_a_document_that_lacks_a_column_opens_and_says_so(open_window: OpenWindow, tmp_path: Path) -> None:
    graph = guibp.preset("xor")
    graph.set_dataset({"x1": [0.0, 1.0], "t": [0.0, 1.0]})
    path = tmp_path / "lacking.guibp"
    save(graph, path)
    window = open_window(str(path))
    assert told(window) == 'The data set has no column "x2": x2 cannot be computed.'
    assert len(window.graph.nodes) == len(graph.nodes)
    window.files.open_example("xor")
    window.statusBar().clearMessage()
    window.files.open_path(path)
    assert 'no column "x2"' in told(window)


def test_without_any_data_set_it_says_so(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.graph.set_dataset(None)
    assert told(window) == ('There is no data set with column "x1", "x2", "t": x1, x2, t cannot be computed.')
