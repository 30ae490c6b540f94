"""Nodes and wires are selected and moved by real mouse events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place, near, show_canvas
from tests.gui.canvas.test_wire_gesture import give_up

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_click_selects_and_one_on_nothing_deselects(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.click(canvas.node_center("g"))
    assert session.selection.nodes == {"g"}
    assert session.selection.current == "g"
    mouse.click(canvas.node_center("b"))
    assert session.selection.nodes == {"b"}
    mouse.click(clear_place(canvas))
    assert session.selection.is_empty


def test_a_click_on_a_wire_selects_it(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.click(canvas.edge_center("g", "f", 0))
    assert session.selection.edges == {("f", 0)}
    assert not session.selection.nodes


def test_ctrl_toggles_and_shift_adds(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.click(canvas.node_center("g"))
    mouse.modifiers = CTRL
    mouse.click(canvas.node_center("b"))
    assert session.selection.nodes == {"g", "b"}
    mouse.click(canvas.node_center("g"))
    assert session.selection.nodes == {"b"}
    mouse.modifiers = SHIFT
    mouse.click(canvas.node_center("b"))
    mouse.click(canvas.node_center("f"))
    assert session.selection.nodes == {"b", "f"}
    mouse.modifiers = CTRL
    mouse.click(canvas.edge_center("g", "f", 0))
    assert session.selection.nodes == {"b", "f"}
    assert session.selection.edges == {("f", 0)}


def test_a_box_selects_what_it_touches(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    start = canvas.node_center("w") + QPoint(-80, -60)
    mouse.drag(start, canvas.node_center("x") + QPoint(20, 40))
    assert session.selection.nodes == {"w", "x"}
    mouse.modifiers = SHIFT
    mouse.drag(canvas.node_center("f") + QPoint(-60, -60), canvas.node_center("f") + QPoint(10, 5))
    assert session.selection.nodes == {"w", "x", "f"}
    mouse.modifiers = CTRL
    mouse.drag(start, canvas.node_center("x") + QPoint(20, 40))
    assert session.selection.nodes == {"f"}


def test_a_box_selects_the_wires_inside_it(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.drag(canvas.node_center("w") + QPoint(-80, -60), canvas.node_center("f") + QPoint(60, 120))
    assert session.selection.edges == {("g", 0), ("g", 1), ("f", 0), ("f", 1)}
    assert session.selection.nodes == {"w", "x", "b", "g", "f"}


@pytest.mark.parametrize("way_out", ["escape", "focus", "right click"])
def test_a_box_given_up_restores_the_selection(
    canvas: Canvas, mouse: Mouse, session: Session, way_out: str
) -> None:
    mouse.click(canvas.node_center("b"))
    mouse.start_drag(canvas.node_center("w") + QPoint(-80, -60), canvas.node_center("g") + QPoint(20, 20))
    assert "g" in session.selection.nodes
    give_up(canvas, mouse, way_out)
    mouse.release(canvas.node_center("g"))
    assert session.selection.nodes == {"b"}
    assert canvas.scene.feedback.band is None


def test_a_drag_moves_in_one_undo_step(canvas: Canvas, mouse: Mouse, session: Session, graph: Graph) -> None:
    start = canvas.node_center("g")
    mouse.drag(start, start + QPoint(40, -32))
    assert graph.node("g").position == pytest.approx((184, 16), abs=1)
    assert near(canvas.node_center("g"), start + QPoint(40, -32))
    assert session.undo_stack.count() == 1
    session.undo()
    assert graph.node("g").position == (144, 48)
    assert near(canvas.node_center("g"), start)


def test_a_drag_moves_all_that_is_selected(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    session.selection.select(("w", "x"))
    start = canvas.node_center("x")
    mouse.drag(start, start + QPoint(-24, 40))
    assert graph.node("w").position == pytest.approx((-24, 40), abs=1)
    assert graph.node("x").position == pytest.approx((-24, 136), abs=1)
    assert graph.node("b").position == (144, 160)
    assert session.undo_stack.count() == 1


def test_ctrl_while_dragging_snaps_to_the_grid(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.press(canvas.node_center("g"))
    mouse.modifiers = CTRL
    goal = canvas.node_center("g") + QPoint(43, 30)
    mouse.move(goal)
    mouse.release(goal)
    assert graph.node("g").position == (192, 72)


def test_a_grid_that_snaps_is_the_one_on_show_and_ctrl_frees(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    canvas.toggle_snapping()
    start = canvas.node_center("g")
    mouse.drag(start, start + QPoint(43, 30))
    assert graph.node("g").position == (192, 72)
    start = canvas.node_center("g")
    mouse.press(start)
    mouse.modifiers = CTRL
    mouse.move(start + QPoint(5, 20))
    mouse.release(start + QPoint(5, 20))
    assert graph.node("g").position == pytest.approx((197, 92), abs=1)


@pytest.mark.parametrize("way_out", ["escape", "focus", "right click"])
def test_a_move_given_up_leaves_no_trace(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way_out: str
) -> None:
    revision, start = graph.revision, canvas.node_center("g")
    mouse.start_drag(start, start + QPoint(50, 50))
    assert near(canvas.node_center("g"), start + QPoint(50, 50))
    give_up(canvas, mouse, way_out)
    mouse.release(start + QPoint(50, 50))
    assert canvas.node_center("g") == start
    assert graph.revision == revision
    assert session.selection.is_empty
    assert session.undo_stack.count() == 0


def test_the_first_move_makes_the_layout_stick(qtbot: QtBot) -> None:
    graph = Graph()
    graph.add("input", id="x", value=1.0)
    graph.add("exp", ["x"], id="e")
    graph.add("log", ["e"], id="l")
    canvas = show_canvas(qtbot, graph)
    shown = {id_: canvas.session.placement.position_of(id_) for id_ in graph.nodes}
    assert all(graph.node(id_).position is None for id_ in graph.nodes)
    start = canvas.node_center("e")
    Mouse(canvas).drag(start, start + QPoint(0, 60))
    assert graph.node("x").position == shown["x"]
    assert graph.node("l").position == shown["l"]
    assert graph.node("e").position == pytest.approx((shown["e"][0], shown["e"][1] + 60), abs=1)
    assert canvas.session.undo_stack.count() == 1
    canvas.session.undo()
    assert all(graph.node(id_).position is None for id_ in graph.nodes)
    assert near(canvas.node_center("e"), start)


def test_a_click_after_a_box_selects_one_again(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    session.selection.select(("w", "x", "g"))
    mouse.click(canvas.node_center("g"))
    assert session.selection.nodes == {"g"}


def test_a_frame_is_dragged_by_its_title(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    graph.group("product", ["w", "x", "g"])
    frame = canvas.scene.layers.frames[0].title
    x, y = canvas.scene.view.to_viewport(frame.left + 30, frame.top + 10)
    mouse.drag((round(x), round(y)), (round(x) - 40, round(y)))
    assert graph.node("w").position == pytest.approx((-40, 0), abs=1)
    assert graph.node("g").position == pytest.approx((104, 48), abs=1)
    assert graph.node("f").position == (288, 96)


def test_keys_walk_nudge_and_cycle(canvas: Canvas, session: Session, graph: Graph) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert session.selection.current == "f"
    walked = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
        walked.append(session.selection.current)
    assert walked == ["g", "w", "x", "w", "g"]
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert graph.node("g").position == (168, 48)
    assert session.undo_stack.count() == 1
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.selection.is_empty
    seen = set()
    for _ in graph.nodes:
        QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)
        seen.add(session.selection.current)
    assert seen == set(graph.nodes)
    last = session.selection.current
    QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Left, CTRL)
    assert session.selection.current == last


def test_each_selection_that_is_nudged_is_a_step_of_its_own(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    for id_ in ("g", "b"):
        session.selection.select((id_,))
        for _ in range(2):
            QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.undo_stack.count() == 2
    session.undo()
    assert graph.node("b").position == (144, 160)
    assert graph.node("g").position == (160, 48)
