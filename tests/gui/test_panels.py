"""The panels: each follows the session and changes the graph through it alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListView,
    QTableView,
    QTreeView,
)

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.dataset_model import DatasetModel
from guibp.gui.panels.explaining import explain
from guibp.gui.panels.explanation import Explanation
from guibp.gui.panels.inspector import Inspector
from guibp.gui.panels.palette import ID_ROLE, UNIT_ROLE
from guibp.gui.panels.paragraphs import Kind
from guibp.model.operations import OPERATIONS
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow, child, part


def editor_of(window: MainWindow) -> QLineEdit:
    return child(window, QLineEdit, "inspector_value")


def type_into(editor: QLineEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    editor.setFocus()
    editor.selectAll()
    # QTest can type ASCII alone.
    editor.insert(text)
    QTest.keyClick(editor, key)


def inspector_of(window: MainWindow) -> Inspector:
    return part(window, Inspector)


def table_of(window: MainWindow) -> QTableView:
    return part(child(window, QDockWidget, "dataset"), QTableView)


def model_of(window: MainWindow) -> DatasetModel:
    model = table_of(window).model()
    assert isinstance(model, DatasetModel)
    return model


# -- palette -------------------------------------------------------------------------------------


def test_the_palette_lists_every_operation_once(open_window: OpenWindow) -> None:
    window = open_window()
    palette = child(window, QListView, "palette")
    model = palette.model()
    listed = [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]
    assert sorted(filter(None, listed)) == sorted(OPERATIONS)
    units = [model.index(row, 0).data(UNIT_ROLE) for row in range(model.rowCount())]
    headings = [not operation and not unit for operation, unit in zip(listed, units, strict=True)]
    assert sum(headings) == 6
    for row, is_heading in enumerate(headings):
        flags = model.flags(model.index(row, 0))
        assert bool(flags & Qt.ItemFlag.ItemIsDragEnabled) != is_heading


@pytest.mark.parametrize("way", ["double click", "return"])
def test_the_palette_adds_a_selected_node_in_view(open_window: OpenWindow, way: str) -> None:
    window = open_window()
    palette = child(window, QListView, "palette")
    model = palette.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    index = next(index for index in indexes if index.data(ID_ROLE) == "sigmoid")
    palette.scrollTo(index)
    place = palette.visualRect(index).center()
    if way == "double click":
        QTest.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        palette.setCurrentIndex(index)
        QTest.keyClick(palette, Qt.Key.Key_Return)
    assert [node.op for node in window.graph.node_records] == ["sigmoid"]
    assert window.session.selection.nodes == set(window.graph.nodes)
    assert window.session.undo_stack.count() == 1


# -- inspector -----------------------------------------------------------------------------------


def test_the_value_editor_makes_one_edit(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["x"])
    editor = editor_of(window)
    assert editor.text() == "5"
    type_into(editor, "−0.5")
    assert window.graph.node("x").value == -0.5
    assert editor.text() == "-0.5"
    assert window.session.undo_stack.count() == 1


@pytest.mark.parametrize("text", ["nan", "inf", "1,5", "1_000", "", "1e400", "abc", "\uff15"])
def test_what_is_no_finite_number_is_refused(open_window: OpenWindow, text: str) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["x"])
    editor = editor_of(window)
    editor.setFocus()
    editor.selectAll()
    editor.insert(text)
    if not text:
        editor.del_()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.graph.node("x").value == 5.0
    assert editor.text() == "5"
    assert window.statusBar().currentMessage()
    assert window.session.undo_stack.count() == 0


def test_escape_gives_the_old_value_back(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["x"])
    editor = editor_of(window)
    type_into(editor, "77", Qt.Key.Key_Escape)
    assert editor.text() == "5"
    editor.clearFocus()
    assert window.graph.node("x").value == 5.0


def test_undo_in_a_field_undoes_typing_alone(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("w", 1.0)
    window.session.selection.select(["x"])
    editor = editor_of(window)
    window.activateWindow()
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "9")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.graph.node("w").value == 1.0
    assert editor.text() == "5"


def test_a_rename_is_one_edit_and_a_taken_name_is_refused(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["x"])
    name = inspector_of(window).node_page._name
    type_into(name, "b")
    assert "x" in window.graph
    assert name.text() == "x"
    assert "taken" in window.statusBar().currentMessage()
    type_into(name, "input")
    assert "input" in window.graph
    assert window.session.selection.nodes == {"input"}
    assert window.session.undo_stack.count() == 1


def test_kind_column_and_random_start_are_edits(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    page = inspector_of(window).node_page
    window.session.selection.select(["x1"])
    assert [page._column.itemText(row) for row in range(page._column.count())][1:] == ["x1", "x2", "t"]
    choose(page._column, "x2")
    assert window.graph.node("x1").column == "x2"
    choose(page._column, "none: a number")
    assert (window.graph.node("x1").column, window.graph.node("x1").value) == (None, 0.0)
    choose(page._kind, "parameter")
    assert window.graph.node("x1").op == "parameter"
    type_into(page._random_start, "0.25")
    assert window.graph.node("x1").random_start == 0.25
    page._random_start.selectAll()
    page._random_start.del_()
    QTest.keyClick(page._random_start, Qt.Key.Key_Return)
    assert window.graph.node("x1").random_start is None
    assert window.session.undo_stack.count() == 5


def test_the_output_is_chosen(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    page = inspector_of(window).node_page
    window.session.selection.select(["g"])
    assert not page._is_output.isChecked()
    page._is_output.click()
    assert window.graph.output == "g"
    window.session.selection.select(["f"])
    assert not page._is_output.isChecked()


def test_numbers_are_shown_in_full(open_window: OpenWindow) -> None:
    window = open_window("preset:neuron")
    evaluation = window.session.evaluation
    page = inspector_of(window).node_page
    window.session.selection.select(["w0"])
    assert float(page._numbers.gradient.text().replace("−", "-")) == evaluation.gradient("w0")
    edge = window.graph.edges[0]
    window.session.selection.select([], [(edge.target, edge.port)])
    shown = inspector_of(window).edge_page._numbers.gradient.text()
    assert float(shown.replace("−", "-")) == evaluation.edge_gradient(edge.source, edge.target, edge.port)


def test_what_is_not_computed_is_a_dash(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; y = square(x)")
    window.graph.disconnect("y", port=0)
    window.session.selection.select(["y"])
    numbers = inspector_of(window).node_page._numbers
    assert (numbers.value.text(), numbers.gradient.text()) == ("–", "–")


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


# -- explanation ---------------------------------------------------------------------------------


def lines(window: MainWindow, kind: Kind) -> list[str]:
    return [line for one in explain(window.session) if one.kind is kind for line in one.lines]


def test_a_backward_step_is_told_with_its_numbers(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    for _ in range(4):
        window.session.stepping.advance()
    assert lines(window, Kind.TITLE) == ["Backward · node g"]
    assert lines(window, Kind.GRADIENT) == ["∂f/∂g = 1"]
    assert lines(window, Kind.LOCAL) == ["∂g/∂w = x = 5", "∂g/∂x = w = −2"]
    assert lines(window, Kind.RESULT) == [
        "∂f/∂w = ∂f/∂g · ∂g/∂w = 1 · x = 1 × 5 = 5",
        "∂f/∂x = ∂f/∂g · ∂g/∂x = 1 · w = 1 × (−2) = −2",
    ]
    dock = child(window, QDockWidget, "explanation")
    shown = "".join(label.text() for label in dock.findChildren(QLabel))
    assert "∂g/∂w = x = 5" in shown


def test_a_selected_leaf_is_told_what_its_gradient_means(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["w"])
    assert "If w grows by 0.01, f grows by about 0.05." in lines(window, Kind.PLAIN)
    window.session.selection.select(["x"])
    assert "If x grows by 0.01, f falls by about 0.02." in lines(window, Kind.PLAIN)


def test_an_unfinished_graph_is_told_what_is_missing(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; y = square(x)")
    window.graph.disconnect("y", port=0)
    assert any("port 0" in line for line in lines(window, Kind.PLAIN))
    window.session.selection.select(["y"])
    assert "Not computed: no wire leads to operand 1 yet." in lines(window, Kind.PLAIN)


def test_ids_cannot_write_html(open_window: OpenWindow) -> None:
    window = open_window()
    window.graph.add("parameter", id="<img src=file:/x>", value=1.0)
    window.graph.add("square", ["<img src=file:/x>"], id="<b>")
    for selected in window.graph.nodes:
        window.session.selection.select([selected])
        labels = part(window, Explanation).findChildren(QLabel)
        assert labels
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


# -- data set ------------------------------------------------------------------------------------


def test_the_current_row_is_the_sample_on_show(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    table = table_of(window)
    assert table.currentIndex().row() == 0
    table.selectRow(2)
    seen = [window.session.sample]
    window.session.show_sample(3)
    assert table.currentIndex().row() == 3
    window.session.show_all_samples()
    seen.append(window.session.sample)
    table.setCurrentIndex(table.model().index(1, 0))
    seen.append(window.session.sample)
    assert seen == [2, None, 1]


def test_a_cell_takes_a_number_and_refuses_the_rest(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    model = table_of(window).model()
    for text in ("nan", "1,5", "", "x", "1e999"):
        assert not model.setData(model.index(0, 0), text)
    assert window.session.undo_stack.count() == 0
    assert model.setData(model.index(0, 0), "0.25")
    dataset = window.graph.dataset
    assert dataset is not None
    assert dataset.table[0, 0] == 0.25
    window.session.undo()
    assert window.graph.dataset == preset("xor").dataset


def test_keys_in_the_table_leave_the_graph_alone(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    table = table_of(window)
    window.docks.dataset.raise_()
    window.activateWindow()
    window.session.selection.select(["x1"])
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Period)
    assert window.session.walk is None
    assert "x1" in window.graph
    assert QGuiApplication.clipboard().text() == "0\t1\t1"


def test_the_last_row_can_go_while_it_is_on_show(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.show_sample(3)
    window.graph.set_dataset({"x1": [1.0], "x2": [1.0], "t": [0.0]})
    assert window.session.sample == 0
    assert table_of(window).model().rowCount() == 1


def test_a_first_table_changes_no_number(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    dock = child(window, QDockWidget, "dataset")
    assert not dock.isVisible()
    before = window.session.evaluation.edge_gradient("w", "g", 0)
    model = model_of(window)
    model.begin_table()
    assert window.graph.node("x").column == "x"
    assert dock.isVisible()
    assert window.session.undo_stack.count() == 1
    assert window.session.reading.edge_gradients_known.all()
    assert window.session.evaluation.edge_gradient("w", "g", 0) == before


def test_renaming_a_column_takes_its_inputs_along(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    model = model_of(window)
    model.rename_column(0, "left")
    assert window.graph.node("x1").column == "left"
    assert window.session.undo_stack.count() == 1
    model.rename_column(0, "x2")
    assert window.session.undo_stack.count() == 1
    assert "already" in window.statusBar().currentMessage()


# -- outline -------------------------------------------------------------------------------------


def test_the_outline_lists_nodes_with_their_numbers_and_selects(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    dock = child(window, QDockWidget, "outline")
    dock.show()
    dock.raise_()
    tree = part(dock, QTreeView)
    window.session.reading_changed.emit()
    model = tree.model()
    rows = {model.index(row, 0).data(Qt.ItemDataRole.UserRole): row for row in range(model.rowCount())}
    assert list(rows) == list(window.graph.nodes)
    assert model.index(rows["f"], 1).data() == "−7"
    assert model.index(rows["w"], 2).data() == "5"
    tree.setCurrentIndex(model.index(rows["g"], 0))
    assert window.session.selection.nodes == {"g"}
    window.session.selection.select(["x"])
    assert [index.row() for index in tree.selectionModel().selectedRows(0)] == [rows["x"]]
