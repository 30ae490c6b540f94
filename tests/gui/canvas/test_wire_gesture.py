"""Wires are drawn, replaced, moved and taken off by real mouse events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place


def wires(graph: Graph) -> set[tuple[str, str, int]]:
    return {(edge.source, edge.target, edge.port) for edge in graph.edges}


def test_a_drag_from_an_output_to_a_free_operand_connects(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = session.undo_stack.count()
    mouse.drag(canvas.port_center("x", "out"), canvas.port_center("f", 2))
    assert ("x", "f", 2) in wires(graph)
    assert session.undo_stack.count() == before + 1
    session.undo()
    assert ("x", "f", 2) not in wires(graph)


def test_a_drag_backwards_from_a_free_operand_connects(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.drag(canvas.port_center("f", 2), canvas.port_center("w", "out"))
    assert ("w", "f", 2) in wires(graph)


def test_a_wire_snaps_within_twelve_pixels(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.drag(canvas.port_center("x", "out"), canvas.port_center("f", 2) + QPoint(-4, 9))
    assert ("x", "f", 2) in wires(graph)


def test_a_wire_dropped_on_nothing_changes_nothing(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    mouse.drag(canvas.port_center("x", "out"), clear_place(canvas))
    assert wires(graph) == before
    assert session.undo_stack.count() == 0


def test_a_wire_dropped_on_a_taken_operand_replaces_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    mouse.drag(canvas.port_center("x", "out"), canvas.port_center("f", 1))
    assert wires(graph) == before - {("b", "f", 1)} | {("x", "f", 1)}
    assert session.undo_stack.count() == 1
    session.undo()
    assert wires(graph) == before


def test_a_wire_dropped_on_a_body_takes_the_first_free_operand(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    graph.disconnect("f", 0)
    mouse.drag(canvas.port_center("x", "out"), canvas.node_center("f"))
    assert ("x", "f", 0) in wires(graph)


def test_a_body_without_free_operand_says_so(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    graph.add("exp", ["f"], id="e", position=(420, 96))
    before = wires(graph)
    mouse.start_drag(canvas.port_center("x", "out"), canvas.node_center("e"))
    assert "taken" in canvas.scene.feedback.reason
    mouse.release(canvas.node_center("e"))
    assert wires(graph) == before


def test_a_cycle_is_refused_with_the_reason_at_the_pointer(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    goal = canvas.port_center("g", 2)
    mouse.start_drag(canvas.port_center("f", "out"), goal)
    assert "would close a cycle" in canvas.scene.feedback.reason
    assert QPointF(*canvas.scene.feedback.pointer) == QPointF(goal)
    mouse.release(goal)
    assert wires(graph) == before
    assert session.undo_stack.count() == 0
    assert canvas.scene.notice is not None
    assert "would close a cycle" in canvas.scene.notice.text


def test_a_leaf_takes_no_wire_and_says_so(canvas: Canvas, mouse: Mouse) -> None:
    mouse.start_drag(canvas.port_center("g", "out"), canvas.node_center("b"))
    assert "it takes no operand" in canvas.scene.feedback.reason
    mouse.release(canvas.node_center("b"))


def test_legal_ports_glow_and_illegal_ones_do_not(canvas: Canvas, mouse: Mouse) -> None:
    mouse.start_drag(canvas.port_center("g", "out"), clear_place(canvas))
    glowing = {canvas._shown(tuple(point)).toTuple() for point in canvas.scene.feedback.legal.tolist()}
    mouse.release(clear_place(canvas))
    assert canvas.port_center("f", 0).toTuple() in glowing
    assert canvas.port_center("f", 2).toTuple() in glowing
    assert canvas.port_center("g", 0).toTuple() not in glowing


def test_a_wire_end_dragged_off_its_operand_disconnects(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    mouse.drag(canvas.port_center("f", 1), clear_place(canvas))
    assert wires(graph) == before - {("b", "f", 1)}
    assert session.undo_stack.count() == 1


def test_a_wire_end_dragged_to_another_operand_reconnects_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = wires(graph)
    mouse.drag(canvas.port_center("f", 1), canvas.port_center("g", 2))
    assert wires(graph) == before - {("b", "f", 1)} | {("b", "g", 2)}
    assert session.undo_stack.count() == 1


def test_a_wire_end_put_back_changes_nothing(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = graph.revision
    mouse.start_drag(canvas.port_center("f", 1), clear_place(canvas))
    mouse.move(canvas.port_center("f", 1))
    mouse.release(canvas.port_center("f", 1))
    assert graph.revision == before


def test_a_click_on_the_end_of_a_wire_selects_it(canvas: Canvas, mouse: Mouse, session: Session) -> None:
    mouse.click(canvas.port_center("f", 1))
    assert session.selection.edges == {("f", 1)}


def test_click_and_click_wires_too(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.click(canvas.port_center("w", "out"))
    mouse.move(canvas.port_center("f", 2))
    mouse.click(canvas.port_center("f", 2))
    assert ("w", "f", 2) in wires(graph)
    mouse.move(clear_place(canvas))
    assert canvas.scene.feedback.loose is None


@pytest.mark.parametrize("way_out", ["escape", "focus", "right click", "hide"])
def test_a_wire_in_hand_is_given_up_without_a_trace(
    canvas: Canvas, mouse: Mouse, graph: Graph, way_out: str
) -> None:
    revision = graph.revision
    mouse.start_drag(canvas.port_center("f", 1), canvas.port_center("g", 2))
    give_up(canvas, mouse, way_out)
    assert canvas.scene.feedback.loose is None
    mouse.release(canvas.port_center("g", 2))
    assert graph.revision == revision


def test_an_edit_from_elsewhere_ends_the_gesture(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.start_drag(canvas.port_center("g", "out"), canvas.port_center("f", 2))
    graph.remove("g")
    mouse.release(canvas.port_center("f", 2))
    assert wires(graph) == {("b", "f", 1)}


def test_a_number_from_elsewhere_leaves_the_wire_in_hand(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.start_drag(canvas.port_center("x", "out"), canvas.port_center("f", 2))
    graph.set_value("w", 7.0)
    mouse.release(canvas.port_center("f", 2))
    assert ("x", "f", 2) in wires(graph)


def give_up(canvas: Canvas, mouse: Mouse, way_out: str) -> None:
    if way_out == "escape":
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    elif way_out == "focus":
        QApplication.sendEvent(canvas, QFocusEvent(QFocusEvent.Type.FocusOut))
    elif way_out == "hide":
        canvas.hide()
        canvas.show()
    else:
        mouse.press(canvas.port_center("g", 2), Qt.MouseButton.RightButton)
        mouse.release(canvas.port_center("g", 2), Qt.MouseButton.RightButton)
