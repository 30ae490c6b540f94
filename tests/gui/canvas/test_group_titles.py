"""Groups are named where their titles stand: by a double click on the words, or by F2."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import CollapseGroup
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import Mouse, show_canvas
from tests.gui.canvas.test_inline_edit import lines_on, open_line, type_into


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    shown = show_canvas(qtbot, preset("xor"))
    yield shown
    shown.cancel_gesture()


def words(canvas: Canvas, group: str) -> QPoint:
    frame = next(one for one in canvas.scene.layers.frames if one.group == group)
    return QPointF(*canvas.scene.view.to_viewport(frame.title.left + 40, frame.title.center[1])).toPoint()


def names(graph: Graph) -> list[str]:
    return [group.id for group in graph.groups]


def test_a_double_click_on_the_words_renames_in_one_step(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    start = write_document(graph)
    mouse.double_click(words(canvas, "unit 2"))
    assert open_line(canvas).text() == "unit 2"
    type_into(open_line(canvas), "hidden 2")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert names(graph) == ["unit 1", "hidden 2", "unit 3"]
    assert not graph.group_record("hidden 2").collapsed
    assert session.undo_stack.count() == 1
    assert not lines_on(canvas)
    session.undo()
    assert write_document(graph) == start


def test_f2_renames_the_group_that_is_selected_by_its_title(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    mouse.click(words(canvas, "unit 1"))
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    type_into(open_line(canvas), "first")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert names(graph) == ["first", "unit 2", "unit 3"]


def test_f2_renames_a_closed_group(canvas: Canvas, mouse: Mouse, session: Session, graph: Graph) -> None:
    session.do(CollapseGroup("unit 3"))
    mouse.click(canvas.node_center("y"))
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    assert open_line(canvas).text() == "unit 3"
    type_into(open_line(canvas), "last")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert graph.group_record("last").collapsed
    assert canvas.scene.layers.bodies.cards == ("last",)


@pytest.mark.parametrize("taken", ["unit 1", "h1", ""])
def test_a_name_that_is_taken_is_refused_and_told(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, taken: str
) -> None:
    mouse.double_click(words(canvas, "unit 2"))
    type_into(open_line(canvas), taken) if taken else open_line(canvas).clear()
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Return)
    assert names(graph) == ["unit 1", "unit 2", "unit 3"]
    assert open_line(canvas).isVisible()
    assert canvas.scene.notice is not None
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Escape)
    assert not lines_on(canvas)
    assert session.undo_stack.count() == 0


def test_escape_keeps_the_name_and_a_lost_focus_takes_the_new_one(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    mouse.double_click(words(canvas, "unit 2"))
    type_into(open_line(canvas), "other")
    QTest.keyClick(open_line(canvas), Qt.Key.Key_Escape)
    assert names(graph) == ["unit 1", "unit 2", "unit 3"]
    mouse.double_click(words(canvas, "unit 2"))
    type_into(open_line(canvas), "other")
    canvas.setFocus()
    QApplication.processEvents()
    assert names(graph) == ["unit 1", "other", "unit 3"]


def test_the_line_closes_when_the_group_goes(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.double_click(words(canvas, "unit 2"))
    session.graph.ungroup("unit 2")
    assert not lines_on(canvas)


def test_f2_on_a_leaf_still_edits_its_number(canvas: Canvas, session: Session) -> None:
    session.selection.select(("w11",))
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    assert open_line(canvas).text() != "unit 1"
    assert float(open_line(canvas).text()) == session.graph.node("w11").value
