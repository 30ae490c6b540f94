"""A leaf's number follows a drag across it, and steps by Up and Down while it is typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from guibp.engine.evaluation import evaluate_tape
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.gui.value_steps import tidy, unit_of
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse
from tests.gui.canvas.test_wire_gesture import give_up
from tests.gui.conftest import OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def number_of(canvas: Canvas, id_: str) -> QPoint:
    return canvas.node_center(id_) + QPoint(round(28 * canvas.zoom()), 0)


def test_a_drag_across_the_number_changes_it_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    saved, start = write_document(graph), number_of(canvas, "w")
    mouse.start_drag(start, start + QPoint(50, 3))
    assert graph.node("w").value == -2.0
    assert canvas.edge_annotation("w", "g", 0)[0] == "−1.5"
    assert canvas.edge_annotation("g", "f", 0)[0] == "−7.5"
    mouse.release(start + QPoint(50, 3))
    assert graph.node("w").value == -1.5
    assert graph.node("w").position == (0, 0)
    assert session.undo_stack.count() == 1
    assert session.selection.nodes == {"w"}
    session.undo()
    assert write_document(graph) == saved


@pytest.mark.parametrize("key,value", [(SHIFT, -1.96), (CTRL, 2.0)])
def test_shift_is_finer_and_ctrl_coarser(
    canvas: Canvas, mouse: Mouse, graph: Graph, key: Qt.KeyboardModifier, value: float
) -> None:
    start = number_of(canvas, "w")
    mouse.press(start)
    mouse.modifiers = key
    mouse.release(start + QPoint(40, 0))
    assert graph.node("w").value == value


@pytest.mark.parametrize("way_out", ["escape", "focus", "hide", "right click"])
def test_a_scrub_given_up_leaves_no_trace(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session, way_out: str
) -> None:
    session.stepping.advance()
    revision, start, shown = graph.revision, number_of(canvas, "w"), canvas.edge_annotation("w", "g", 0)
    walk = session.walk
    mouse.start_drag(start, start + QPoint(80, 0))
    give_up(canvas, mouse, way_out)
    mouse.release(start + QPoint(80, 0))
    assert graph.revision == revision
    assert session.undo_stack.count() == 0
    assert session.walk is walk
    assert canvas.edge_annotation("w", "g", 0) == shown


def test_a_click_on_the_number_selects_and_back_is_no_edit(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    start = number_of(canvas, "b")
    mouse.click(start)
    assert session.selection.nodes == {"b"}
    mouse.start_drag(start, start + QPoint(60, 0))
    mouse.move(start)
    mouse.release(start)
    assert graph.node("b").value == 3.0
    assert session.undo_stack.count() == 0


def test_the_pointer_tells_where_a_number_can_be_dragged(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.move(canvas.node_center("w"))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    mouse.move(number_of(canvas, "w"))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    mouse.move(canvas.node_center("g"))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_bound_input_is_moved_not_scrubbed(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    graph.set_dataset({"a": [0.125, 2.0]})
    graph.add("input", id="d", column="a", position=(0, 240))
    start = number_of(canvas, "d")
    mouse.drag(start, start + QPoint(0, 30))
    assert graph.node("d").column == "a"
    assert graph.node("d").position == pytest.approx((0, 270), abs=1)


def test_up_and_down_step_the_number_that_is_typed(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    mouse.double_click(canvas.node_center("w"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    seen = []
    for key, modifier in ((Qt.Key.Key_Up, SHIFT), (Qt.Key.Key_Down, CTRL), (Qt.Key.Key_Up, CTRL | SHIFT)):
        QTest.keyClick(line, key, modifier)
        seen.append(line.text())
    assert seen == ["-1.99", "-2.99", "-2.89"]
    assert session.undo_stack.count() == 0
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert graph.node("w").value == -2.89
    assert session.undo_stack.count() == 1


def test_up_on_what_is_no_number_says_so(canvas: Canvas, mouse: Mouse) -> None:
    mouse.double_click(canvas.node_center("w"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("abc")
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert canvas.scene.notice is not None
    assert line.text() == "abc"
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_a_scrub_during_training_stops_it_and_then_sets_the_value(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.commands.training.start()
    count = window.session.undo_stack.count()
    id_ = next(node.id for node in window.graph.node_records if node.op == "parameter")
    window.canvas.actual_size()
    window.canvas.reveal(id_)
    start = number_of(window.canvas, id_)
    Mouse(window.canvas).drag(start, start + QPoint(40, 0))
    assert not window.training.is_running
    assert count < window.session.undo_stack.count() <= count + 2


def test_a_scrub_during_training_goes_on_from_the_number_on_show(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window("preset:xor")
    id_, session = "b1", window.session
    window.canvas.actual_size()
    window.canvas.reveal(id_)
    before = window.graph.node(id_).value
    window.training.start()

    def has_learned() -> bool:
        shown = session.evaluation.value(id_)
        return isinstance(shown, float) and before is not None and abs(shown - before) > 1.0

    qtbot.waitUntil(has_learned)
    start = number_of(window.canvas, id_)
    shown = session.evaluation.value(id_)
    Mouse(window.canvas).drag(start, start + QPoint(20, 0))
    assert window.graph.node(id_).value == pytest.approx(shown, abs=0.5)


@pytest.mark.parametrize("number,unit", [(0.0, 0.1), (-2.0, 0.1), (0.13, 0.01), (250.0, 10.0), (1e-9, 1e-6)])
def test_steps_suit_the_number(number: float, unit: float) -> None:
    assert unit_of(number) == pytest.approx(unit)
    assert tidy(0.1 + 0.2) == 0.3


def test_a_scrub_during_training_shows_what_it_would_do(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    session, canvas = window.session, window.canvas
    canvas.actual_size()
    canvas.reveal("b1")
    window.training.start()
    mouse, start = Mouse(canvas), number_of(canvas, "b1")
    shown = session.evaluation.value("b1")
    assert isinstance(shown, float)
    mouse.start_drag(start, start + QPoint(60, 0))
    held, other = session.evaluation.value("b1"), session.evaluation.value("b2")
    assert isinstance(held, float)
    assert held != shown
    qtbot.waitUntil(lambda: session.evaluation.value("b2") != other)
    assert session.evaluation.value("b1") == held
    whole = evaluate_tape(session.evaluation.tape, session.evaluation.values)
    assert session.evaluation.value("loss") == pytest.approx(whole.value("loss"))
    assert window.training.is_running
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.evaluation.value("b1") != held
    assert window.training.is_running
    mouse.release(start + QPoint(60, 0))
    assert window.training.is_running
    window.training.stop()
    assert session.evaluation.value("b1") == window.graph.node("b1").value


def test_what_is_pointed_at_is_deleted_while_the_view_is_dragged(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    start = number_of(canvas, "w")
    mouse.move(start)
    mouse.start_drag(start, start + QPoint(30, 10), Qt.MouseButton.MiddleButton)
    graph.remove("w")
    mouse.release(start + QPoint(30, 10), Qt.MouseButton.MiddleButton)
    assert "w" not in canvas.scene.layers.bodies.rows
