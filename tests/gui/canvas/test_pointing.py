"""What the pointer rests on is told in full, a right click selects, a closed group opens."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.hit import Hit
from guibp.gui.canvas.tips import describe
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.edits import CollapseGroup
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, read_tip


def rest_on(canvas: Canvas, place: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, place, canvas.viewport().mapToGlobal(place))
    QApplication.sendEvent(canvas.viewport(), event)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_a_wire_and_a_node_tell_all_their_digits(canvas: Canvas, graph: Graph) -> None:
    graph.set_value("w", 0.123456789012345)
    text = read_tip(rest_on(canvas, canvas.edge_center("w", "g", 0)))
    assert "w → g" in text
    assert "value 0.123456789012345" in text
    assert "gradient 5" in text
    assert "multiply" in rest_on(canvas, canvas.node_center("g"))
    assert "Operand 1 of" in rest_on(canvas, canvas.port_center("f", 0))
    assert "Output of" in rest_on(canvas, canvas.port_center("f", "out"))


def test_what_is_not_computed_is_told_by_a_dash(canvas: Canvas, graph: Graph) -> None:
    graph.disconnect("g", 1)
    assert "value –" in read_tip(rest_on(canvas, canvas.node_center("g")))


def test_ids_are_never_read_as_markup(canvas: Canvas, graph: Graph) -> None:
    graph.rename("g", "<b>&x</b>")
    assert "&lt;b&gt;&amp;x" in describe(canvas.scene, Hit(node="<b>&x</b>"), Theme.light())


def test_a_right_click_selects_and_asks_for_the_menu(qtbot: QtBot, canvas: Canvas, session: Session) -> None:
    place = canvas.node_center("g")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        place,
        canvas.viewport().mapToGlobal(place),
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(canvas.context_menu_requested):
        QApplication.sendEvent(canvas.viewport(), event)
    assert session.selection.nodes == {"g"}


def test_a_closed_group_is_selected_moved_and_opened(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    graph.group("product", ["w", "x", "g"])
    session.do(CollapseGroup("product"))
    mouse.click(canvas.node_center("g"))
    assert session.selection.nodes == {"w", "x", "g"}
    before = {id_: graph.node(id_).position for id_ in "wxg"}
    mouse.drag(canvas.node_center("g"), canvas.node_center("g") + QPoint(40, 24))
    for id_, place in before.items():
        assert place is not None
        assert graph.node(id_).position == pytest.approx((place[0] + 40, place[1] + 24), abs=1)
    mouse.double_click(canvas.node_center("g"))
    assert not graph.group_record("product").collapsed


def test_a_point_of_a_wire_is_where_a_click_takes_hold_of_it(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    graph.add("exp", ["f"], id="e", position=(388.0, 96.0))
    for edge in graph.edges:
        mouse.click(canvas.edge_center(edge.source, edge.target, edge.port))
        assert session.selection.edges == {(edge.target, edge.port)}


@pytest.mark.parametrize("zoom", [0.12, 0.2, 0.35])
def test_from_afar_a_press_on_a_node_takes_the_node(
    canvas: Canvas, mouse: Mouse, session: Session, zoom: float
) -> None:
    canvas.viewing.zoom_by(zoom / canvas.zoom())
    mouse.click(canvas.node_center("g") + QPoint(1, 0))
    assert session.selection.nodes == {"g"}
    assert not canvas.scene.feedback.loose
    mouse.click(canvas.node_center("g") - QPoint(0, 12))
    assert not session.selection.nodes
    assert not canvas.scene.feedback.loose


def test_from_afar_a_port_can_still_be_wired(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    graph.disconnect("f", 1)
    canvas.viewing.zoom_by(0.3 / canvas.zoom())
    mouse.drag(canvas.port_center("b", "out"), canvas.port_center("f", 1))
    assert graph.operands("f")[1] == "b"
