"""Wires are broken, cut, moved to another output and entered by nodes, each by one gesture and one step."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.beginning import Tool
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place
from tests.gui.canvas.test_wire_gesture import give_up, wires

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RIGHT = Qt.MouseButton.RightButton
WAYS_OUT = ("escape", "focus", "hide")


def across(canvas: Canvas, target: str, *ports: int) -> tuple[QPoint, QPoint]:
    """A stroke through the wires into some operands, close to them."""
    places = [canvas.port_center(target, port) for port in ports]
    top, bottom = min(p.y() for p in places), max(p.y() for p in places)
    x = places[0].x() - 16
    return QPoint(x, top - 10), QPoint(x, bottom + 10)


def test_alt_click_on_an_operand_breaks_its_wire(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    mouse.modifiers = ALT
    mouse.click(canvas.port_center("f", 1))
    assert wires(graph) == before - {("b", "f", 1)}
    assert session.undo_stack.count() == 1


def test_alt_click_on_an_output_breaks_all_its_wires(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    graph.connect("x", "f", port=2)
    before, count = wires(graph), session.undo_stack.count()
    mouse.modifiers = ALT
    mouse.click(canvas.port_center("x", "out"))
    assert wires(graph) == before - {("x", "f", 2), ("x", "g", 1)}
    assert session.undo_stack.count() == count + 1
    session.undo()
    assert wires(graph) == before


def struck(canvas: Canvas) -> list[tuple[str, int]]:
    return list(canvas.scene.feedback.struck)


def entered(canvas: Canvas) -> tuple[str, int] | None:
    return canvas.scene.feedback.entered


@pytest.mark.parametrize("way_out", [*WAYS_OUT, "elsewhere"])
def test_a_break_given_up_breaks_nothing(canvas: Canvas, mouse: Mouse, graph: Graph, way_out: str) -> None:
    revision = graph.revision
    mouse.modifiers = ALT
    mouse.press(canvas.port_center("f", 1))
    assert struck(canvas) == [("f", 1)]
    if way_out == "elsewhere":
        mouse.move(clear_place(canvas))
    else:
        give_up(canvas, mouse, way_out)
    assert struck(canvas) == []
    mouse.release(clear_place(canvas))
    assert graph.revision == revision


@pytest.mark.parametrize("way_in", ["right button", "tool"])
def test_the_knife_cuts_all_that_it_crosses_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session, way_in: str
) -> None:
    before, saved = wires(graph), write_document(graph)
    start, end = across(canvas, "f", 0, 1)
    if way_in == "tool":
        canvas.use_cut_tool()
        mouse.drag(start, end)
    else:
        mouse.modifiers = CTRL
        mouse.drag(start, end, RIGHT)
    assert wires(graph) == before - {("g", "f", 0), ("b", "f", 1)}
    assert session.undo_stack.count() == 1
    assert canvas.scene.feedback.stroke == ()
    session.undo()
    assert write_document(graph) == saved


def test_the_knife_beside_the_wires_cuts_nothing(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.modifiers = CTRL
    mouse.drag(clear_place(canvas), clear_place(canvas) + QPoint(20, 40), RIGHT)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_a_cut_given_up_cuts_nothing(canvas: Canvas, mouse: Mouse, graph: Graph, way_out: str) -> None:
    revision = graph.revision
    start, end = across(canvas, "f", 0, 1)
    mouse.modifiers = CTRL
    mouse.start_drag(start, end, RIGHT)
    assert set(canvas.scene.feedback.struck) == {("f", 0), ("f", 1)}
    give_up(canvas, mouse, way_out)
    mouse.release(end, RIGHT)
    assert struck(canvas) == []
    assert graph.revision == revision


def test_the_knife_opens_no_menu(canvas: Canvas, mouse: Mouse, qtbot: QtBot) -> None:
    start, _ = across(canvas, "f", 0, 1)
    mouse.modifiers = CTRL
    mouse.press(start, RIGHT)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, start, canvas.viewport().mapToGlobal(start), CTRL
    )
    with qtbot.assertNotEmitted(canvas.context_menu_requested):
        QApplication.sendEvent(canvas.viewport(), event)
    assert canvas._hands.is_busy
    mouse.release(start, RIGHT)


def test_the_hand_pans_and_escape_puts_the_tool_away(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    canvas.use_hand_tool()
    before = canvas.node_center("g")
    mouse.drag(before, before + QPoint(30, 20))
    assert canvas.node_center("g") == before + QPoint(30, 20)
    assert session.undo_stack.count() == 0
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is Tool.SELECT
    canvas.use_hand_tool()
    canvas.use_hand_tool()
    assert canvas.tool is Tool.SELECT


def test_ctrl_drag_from_an_output_moves_all_its_wires(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    graph.connect("x", "f", port=2)
    before, count = wires(graph), session.undo_stack.count()
    mouse.modifiers = CTRL
    mouse.drag(canvas.port_center("x", "out"), canvas.port_center("b", "out"))
    assert wires(graph) == before - {("x", "f", 2), ("x", "g", 1)} | {("b", "f", 2), ("b", "g", 1)}
    assert session.undo_stack.count() == count + 1
    session.undo()
    assert wires(graph) == before


def test_moved_wires_make_no_cycle_and_say_why(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    before = wires(graph)
    mouse.modifiers = CTRL
    mouse.start_drag(canvas.port_center("x", "out"), canvas.node_center("f"))
    assert "cycle" in canvas.scene.feedback.reason
    mouse.release(canvas.node_center("f"))
    assert wires(graph) == before


@pytest.mark.parametrize("way_out", [*WAYS_OUT, "nothing", "click"])
def test_moved_wires_given_up_stay(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session, way_out: str
) -> None:
    revision = graph.revision
    mouse.modifiers = CTRL
    start = canvas.port_center("x", "out")
    if way_out == "click":
        mouse.click(start)
    else:
        mouse.start_drag(start, clear_place(canvas))
        assert canvas.scene.feedback.lifted == (("g", 1),)
    if way_out in WAYS_OUT:
        give_up(canvas, mouse, way_out)
    mouse.release(clear_place(canvas))
    assert canvas.scene.feedback.lifted == ()
    assert graph.revision == revision
    assert session.undo_stack.count() == 0


# -- insert on a wire ----------------------------------------------------------------------------------


@pytest.fixture
def loose(graph: Graph, canvas: Canvas) -> str:
    graph.add("tanh", id="t", position=(200, -60))
    return "t"


def test_a_loose_node_dropped_on_a_wire_goes_into_it(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session, loose: str
) -> None:
    before, saved, count = wires(graph), write_document(graph), session.undo_stack.count()
    middle = canvas.edge_center("g", "f", 0)
    mouse.start_drag(canvas.node_center(loose), middle)
    assert entered(canvas) == ("f", 0)
    mouse.release(middle)
    assert wires(graph) == before - {("g", "f", 0)} | {("g", "t", 0), ("t", "f", 0)}
    assert session.undo_stack.count() == count + 1
    assert entered(canvas) is None
    session.undo()
    assert write_document(graph) == saved


def test_alt_drops_it_beside(canvas: Canvas, mouse: Mouse, graph: Graph, loose: str) -> None:
    before, middle = wires(graph), canvas.edge_center("g", "f", 0)
    mouse.start_drag(canvas.node_center(loose), middle)
    mouse.modifiers = ALT
    mouse.release(middle)
    assert wires(graph) == before


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_an_insertion_given_up_leaves_no_trace(
    canvas: Canvas, mouse: Mouse, graph: Graph, loose: str, way_out: str
) -> None:
    revision, middle = graph.revision, canvas.edge_center("g", "f", 0)
    mouse.start_drag(canvas.node_center(loose), middle)
    give_up(canvas, mouse, way_out)
    mouse.release(middle)
    assert canvas.scene.feedback.entered is None
    assert graph.revision == revision


def test_a_node_that_feeds_something_and_a_leaf_go_into_no_wire(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    graph.add("input", id="z", position=(40, 200))
    before, middle = wires(graph), canvas.edge_center("g", "f", 0)
    mouse.drag(canvas.node_center("z"), middle)
    assert wires(graph) == before
    mouse.drag(canvas.node_center("g"), canvas.edge_center("b", "f", 1))
    assert wires(graph) == before


def carried(operation: str) -> QMimeData:
    data = QMimeData()
    data.setData("application/x-guibp-operation", operation.encode())
    return data


@pytest.mark.parametrize("key,enters", [(Qt.KeyboardModifier.NoModifier, True), (ALT, False)])
def test_an_operation_of_the_palette_goes_into_a_wire(
    canvas: Canvas, graph: Graph, session: Session, key: Qt.KeyboardModifier, enters: bool
) -> None:
    data, place = carried("sigmoid"), canvas.edge_center("g", "f", 0)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(canvas.viewport(), QDragEnterEvent(place, copy, data, left, key))
    assert (canvas.scene.feedback.entered == ("f", 0)) is enters
    QApplication.sendEvent(canvas.viewport(), QDropEvent(QPointF(place), copy, data, left, key))
    (added,) = session.selection.nodes
    assert (("g", added, 0) in wires(graph)) is enters
    assert ((added, "f", 0) in wires(graph)) is enters
    assert session.undo_stack.count() == 1


def test_a_drag_that_leaves_the_canvas_marks_nothing(canvas: Canvas) -> None:
    data, place = carried("sigmoid"), canvas.edge_center("g", "f", 0)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas.viewport(), QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(canvas.viewport(), QDragLeaveEvent())
    assert canvas.scene.feedback.entered is None


def test_an_operation_is_inserted_by_command(canvas: Canvas, graph: Graph, session: Session) -> None:
    added = canvas.insert_on_wire(("f", 0), "exp")
    assert added is not None
    assert {("g", added, 0), (added, "f", 0)} <= wires(graph)
    assert session.undo_stack.count() == 1
    assert canvas.insert_on_wire(("f", 7), "exp") is None
