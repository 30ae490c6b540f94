"""Numbers and ids are typed where they stand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.edits import RemoveNodes
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place


def open_line(canvas: Canvas) -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert canvas.viewport().isAncestorOf(line)
    return line


def lines_on(canvas: Canvas) -> list[QWidget]:
    return [line for line in canvas.viewport().findChildren(QLineEdit) if line.isVisible()]


def type_into(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)


def test_double_click_opens_a_line_with_the_number(canvas: Canvas, mouse: Mouse) -> None:
    mouse.double_click(canvas.node_center("w"))
    assert open_line(canvas).text() == "-2"
    assert open_line(canvas).selectedText() == "-2"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_open_the_line_of_the_current_leaf(canvas: Canvas, session: Session, key: Qt.Key) -> None:
    session.selection.select(("b",))
    QTest.keyClick(canvas, key)
    assert open_line(canvas).text() == "3"


def test_return_commits_in_one_step(canvas: Canvas, mouse: Mouse, session: Session, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("w"))
    type_into(open_line(canvas), "1.5")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert graph.node("w").value == 1.5
    assert session.undo_stack.count() == 1
    assert not lines_on(canvas)
    assert QApplication.focusWidget() is canvas
    assert canvas.edge_annotation("w", "g", 0)[0] == "1.5"


def test_escape_keeps_the_old_value(canvas: Canvas, mouse: Mouse, session: Session, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("w"))
    type_into(open_line(canvas), "99")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Escape)
    assert graph.node("w").value == -2.0
    assert session.undo_stack.count() == 0
    assert not lines_on(canvas)


@pytest.mark.parametrize(
    "text", ["nan", "inf", "-inf", "1_000", "1e999", "abc", "0x10", "1,5", "", "2 3", "1e"]
)
def test_what_is_no_finite_number_is_refused_and_says_why(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, text: str
) -> None:
    mouse.double_click(canvas.node_center("w"))
    line = open_line(canvas)
    line.clear()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert graph.node("w").value == -2.0
    assert session.undo_stack.count() == 0
    assert canvas.scene.notice is not None
    assert canvas.scene.notice.text
    type_into(open_line(canvas), "4")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert graph.node("w").value == 4.0


def test_a_comma_is_told_from_a_point(canvas: Canvas, mouse: Mouse) -> None:
    mouse.double_click(canvas.node_center("w"))
    type_into(open_line(canvas), "1,5")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert canvas.scene.notice is not None
    assert "point" in canvas.scene.notice.text


@pytest.mark.parametrize("text, value", [("−7", -7.0), ("-0.25", -0.25), ("1e-3", 0.001), (" .5 ", 0.5)])
def test_the_usual_ways_to_write_a_number_are_read(
    canvas: Canvas, mouse: Mouse, graph: Graph, text: str, value: float
) -> None:
    mouse.double_click(canvas.node_center("w"))
    open_line(canvas).setText(text)
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert graph.node("w").value == value


def test_losing_the_focus_commits_what_is_valid(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("w"))
    type_into(open_line(canvas), "8")
    mouse.click(clear_place(canvas))
    assert graph.node("w").value == 8.0
    assert not lines_on(canvas)


def test_losing_the_focus_drops_what_is_not(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("w"))
    type_into(open_line(canvas), "8..")
    canvas.setFocus()
    assert graph.node("w").value == -2.0
    assert not lines_on(canvas)


def test_nothing_typed_is_no_edit(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.double_click(canvas.node_center("w"))
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0


def test_typing_a_number_unbinds_an_input(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    graph.set_dataset({"a": [0.125, 2.0]})
    graph.add("input", id="d", column="a", position=(0, 240))
    mouse.double_click(canvas.node_center("d"))
    assert open_line(canvas).text() == "0.125"
    type_into(open_line(canvas), "6")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert graph.node("d").value == 6.0
    assert graph.node("d").column is None


def test_an_operation_is_renamed_where_its_id_stands(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("g"))
    assert open_line(canvas).text() == "g"
    type_into(open_line(canvas), "product")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert "product" in graph
    mouse.double_click(canvas.node_center("f") + QPoint(0, 35))
    type_into(open_line(canvas), "product")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert "f" in graph
    assert canvas.scene.notice is not None
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Escape)


def test_the_line_goes_with_its_node(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.double_click(canvas.node_center("w"))
    line = open_line(canvas)
    before = line.pos()
    canvas.viewing.pan(30, 10)
    assert line.pos() - before == QPoint(30, 10)
    graph.remove("w")
    assert not lines_on(canvas)


def test_the_line_goes_with_its_node_while_the_view_is_dragged(
    canvas: Canvas, mouse: Mouse, session: Session, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    QApplication.processEvents()
    # In a window that is not active a line has no focus that it could lose.
    canvas.edit_inline("x")
    start = QPoint(5, 5)
    mouse.start_drag(start, start + QPoint(60, 30), Qt.MouseButton.MiddleButton)
    assert lines_on(canvas)
    session.do(RemoveNodes(("x",)))
    assert not lines_on(canvas)
    mouse.release(start + QPoint(60, 30), Qt.MouseButton.MiddleButton)
