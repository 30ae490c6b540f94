"""What is dropped on the frame of an open group joins it; Alt takes out of it; nothing else does."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup, MoveNodes
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse
from tests.gui.canvas.test_drop import carry, drop
from tests.gui.canvas.test_wire_gesture import give_up
from tests.gui.conftest import OpenWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def grouped(graph: Graph, canvas: Canvas) -> None:
    """The lecture's graph with b and f in an open group, and room in its frame."""
    graph.apply(MoveNodes((("b", (144.0, 216.0)), ("f", (384.0, 96.0)))))
    graph.apply(AddGroup("unit", ("b", "f")))
    canvas.fit()
    canvas.session.undo_stack.clear()


def spot(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPointF(*canvas.scene.view.to_viewport(x, y)).toPoint()


def in_frame(canvas: Canvas) -> QPoint:
    """A place in the frame that is far from every node and wire."""
    return spot(canvas, 340.0, 232.0)


def off_frame(canvas: Canvas) -> QPoint:
    return spot(canvas, 20.0, 232.0)


def hint_of(canvas: Canvas) -> str:
    return canvas.scene.feedback.hint


def test_a_node_that_is_dragged_into_a_frame_joins_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    saved = write_document(graph)
    mouse.start_drag(canvas.node_center("x"), in_frame(canvas))
    assert hint_of(canvas) == "Joins unit"
    assert canvas.scene.feedback.joined == "unit"
    assert graph.group_of("x") is None
    mouse.release(in_frame(canvas))
    assert graph.group_record("unit").members == ("b", "f", "x")
    assert graph.node("x").position != (0, 96)
    assert hint_of(canvas) == ""
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "join group"
    session.undo()
    assert write_document(graph) == saved
    session.redo()
    assert graph.group_of("x") == "unit"


def test_the_frame_that_would_take_it_in_is_drawn_otherwise(canvas: Canvas, mouse: Mouse) -> None:
    frame = canvas.scene.layers.frames[0].bounds
    corner = spot(canvas, frame.right, frame.center[1])
    mouse.start_drag(canvas.node_center("x"), in_frame(canvas))
    # Where the pointer left it the frame is as large: x stands inside.
    shown = canvas.viewport().grab().toImage().pixelColor(corner)
    mouse.modifiers = ALT
    QTest.mouseMove(canvas.viewport(), off_frame(canvas))
    assert canvas.viewport().grab().toImage().pixelColor(corner) != shown
    QTest.keyClick(canvas, Qt.Key.Key_Escape)


@pytest.mark.parametrize("way_out", ["escape", "focus", "hide", "right click"])
def test_a_drag_given_up_over_a_frame_joins_nothing(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session, way_out: str
) -> None:
    saved = write_document(graph)
    mouse.start_drag(canvas.node_center("x"), in_frame(canvas))
    give_up(canvas, mouse, way_out)
    mouse.release(in_frame(canvas))
    assert write_document(graph) == saved
    assert session.undo_stack.count() == 0
    assert hint_of(canvas) == ""


def test_with_alt_it_stays_beside(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.press(canvas.node_center("x"))
    mouse.modifiers = ALT
    mouse.release(in_frame(canvas))
    assert graph.group_of("x") is None
    assert graph.node("x").position != (0, 96)


def test_a_member_leaves_only_with_alt(canvas: Canvas, mouse: Mouse, graph: Graph, session: Session) -> None:
    mouse.start_drag(canvas.node_center("b"), off_frame(canvas))
    assert hint_of(canvas) == "Stays in unit. Hold Alt to take it out."
    mouse.release(off_frame(canvas))
    assert graph.group_of("b") == "unit"
    session.undo()
    QApplication.processEvents()
    mouse.press(canvas.node_center("b"))
    mouse.move(off_frame(canvas) - QPoint(5, 0))
    mouse.modifiers = ALT
    mouse.release(off_frame(canvas))
    assert graph.group_of("b") is None
    assert graph.group_record("unit").members == ("f",)
    assert session.undo_stack.undoText() == "leave group"
    session.undo()
    assert graph.group_record("unit").members == ("b", "f")


def test_the_hint_follows_alt_while_the_pointer_rests(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.start_drag(canvas.node_center("b"), off_frame(canvas))
    place = canvas.scene.layers.center_of("b")
    QTest.keyPress(canvas, Qt.Key.Key_Alt)
    assert hint_of(canvas) == "Leaves unit"
    QTest.keyRelease(canvas, Qt.Key.Key_Alt, ALT)
    assert hint_of(canvas) == "Stays in unit. Hold Alt to take it out."
    assert canvas.scene.layers.center_of("b") == place
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert hint_of(canvas) == ""
    assert graph.group_of("b") == "unit"


def test_a_whole_group_moves_as_one_and_may_join_another(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    graph.apply(AddGroup("inner", ("x",)))
    title = canvas.scene.layers.frames[-1].title
    assert canvas.scene.layers.frames[-1].group == "inner"
    mouse.drag(spot(canvas, *title.center), in_frame(canvas))
    assert graph.group_of("inner") == "unit"
    assert graph.group_of("x") == "inner"
    session.undo()
    assert graph.group_of("inner") is None


def test_nothing_joins_a_group_by_moving_inside_it_or_past_a_closed_one(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    before = graph.group_record("unit")
    mouse.drag(canvas.node_center("b"), in_frame(canvas))
    assert graph.group_record("unit") == before
    graph.apply(CollapseGroup("unit"))
    QApplication.processEvents()
    mouse.drag(canvas.node_center("x"), canvas.node_center("f") + QPoint(0, 10))
    assert graph.group_of("x") is None


def test_a_new_operation_joins_where_it_is_dropped_or_searched(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    drop(canvas, carry("tanh"), in_frame(canvas))
    (added,) = session.selection.nodes
    assert graph.group_of(added) == "unit"
    assert session.undo_stack.count() == 1
    session.undo()
    drop(canvas, carry("tanh"), off_frame(canvas))
    (added,) = session.selection.nodes
    assert graph.group_of(added) is None
    session.undo()
    mouse.double_click(in_frame(canvas))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "exp")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (added,) = session.selection.nodes
    assert graph.node(added).op == "exp"
    assert graph.group_of(added) == "unit"


def test_a_training_goes_on_while_a_node_joins(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    canvas, mouse = window.canvas, Mouse(window.canvas)
    frame = next(one for one in canvas.scene.layers.frames)
    window.training.start()
    mouse.drag(canvas.node_center("x1"), spot(canvas, frame.bounds.left + 12, frame.bounds.bottom - 12))
    assert window.graph.group_of("x1") == frame.group
    assert window.training.is_running
    window.training.stop()
