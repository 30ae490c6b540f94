"""The quick gestures meet closed groups: wires let go on a box, broken and moved at its ports."""

import pytest
from PySide6.QtCore import QPoint, Qt

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import CollapseGroup
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def boxed(canvas: Canvas, session: Session) -> Graph:
    """A source ``x``; a box in which ``double`` waits for two operands; two nodes that take from the box."""
    graph = Graph()
    graph.add("input", id="x", value=3.0, position=(0.0, 0.0))
    graph.add("multiply", id="double", position=(240.0, 0.0))
    graph.add("square", ["double"], id="within", position=(360.0, 96.0))
    graph.add("exp", ["double"], id="outside", position=(600.0, 0.0))
    graph.add("tanh", id="free", position=(600.0, 192.0))
    graph.group("unit", ["double", "within"])
    session.replace_graph(graph)
    session.do(CollapseGroup("unit"))
    canvas.fit()
    return graph


def beside_middle(canvas: Canvas) -> QPoint:
    return canvas.node_center("double") + QPoint(-8, -4)


def test_a_wire_let_go_on_a_box_takes_its_nearest_free_port(
    canvas: Canvas, mouse: Mouse, boxed: Graph, session: Session
) -> None:
    for ports in ({0}, {0, 1}):
        mouse.drag(canvas.port_center("x", "out"), beside_middle(canvas))
        assert set(boxed.operands("double")) == ports
    before = write_document(boxed)
    mouse.drag(canvas.port_center("x", "out"), beside_middle(canvas))
    assert write_document(boxed) == before
    assert session.undo_stack.count() == 3


def test_a_wire_drawn_backwards_onto_a_box_comes_from_a_result(
    canvas: Canvas, mouse: Mouse, boxed: Graph
) -> None:
    mouse.drag(canvas.port_center("free", 0), canvas.node_center("double") + QPoint(0, 20))
    assert boxed.operands("free")[0] == "within"


def test_alt_click_on_a_port_of_a_box_breaks_only_the_wires_on_show(
    canvas: Canvas, mouse: Mouse, boxed: Graph
) -> None:
    mouse.modifiers = ALT
    mouse.click(canvas.port_center("double", "out"))
    assert not boxed.operands("outside")
    assert boxed.operands("within") == {0: "double"}


def test_ctrl_drag_from_a_port_of_a_box_moves_only_the_wires_on_show(
    canvas: Canvas, mouse: Mouse, boxed: Graph
) -> None:
    mouse.modifiers = CTRL
    mouse.drag(canvas.port_center("double", "out"), canvas.port_center("x", "out"))
    assert boxed.operands("outside") == {0: "x"}
    assert boxed.operands("within") == {0: "double"}
