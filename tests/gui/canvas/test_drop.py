"""Operations dragged from the palette land where they are dropped."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def carry(operation: str, mime: str = "application/x-guibp-operation") -> QMimeData:
    data = QMimeData()
    data.setData(mime, operation.encode())
    return data


def drop(canvas: Canvas, data: QMimeData, place: QPoint) -> bool:
    """Drag over the viewport and let go; answers whether the drag was welcome."""
    enter = QDragEnterEvent(place, COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(canvas.viewport(), enter)
    move = QDragMoveEvent(place, COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(canvas.viewport(), move)
    QApplication.sendEvent(canvas.viewport(), QDropEvent(QPointF(place), COPY, data, LEFT, NO_KEY))
    return move.isAccepted()


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_every_operation_lands_at_the_pointer(
    canvas: Canvas, session: Session, graph: Graph, operation: str
) -> None:
    place = QPoint(613, 127)
    before = set(graph.nodes)
    assert drop(canvas, carry(operation), place)
    (added,) = set(graph.nodes) - before
    assert graph.node(added).op == operation
    assert graph.node(added).value == (1.0 if OPERATIONS[operation].is_leaf else None)
    gap = canvas.node_center(added) - place
    assert abs(gap.x()) <= 5
    assert abs(gap.y()) <= 5
    assert session.undo_stack.count() == 1
    assert session.selection.nodes == {added}
    session.undo()
    assert set(graph.nodes) == before


def test_a_drop_lands_at_the_pointer_at_any_zoom(canvas: Canvas, session: Session) -> None:
    canvas.zoom_out()
    canvas.zoom_out()
    place = QPoint(200, 480)
    drop(canvas, carry("tanh"), place)
    (added,) = session.selection.nodes
    gap = canvas.node_center(added) - place
    assert abs(gap.x()) <= 5
    assert abs(gap.y()) <= 5


def test_other_things_and_unknown_operations_change_nothing(
    canvas: Canvas, session: Session, graph: Graph
) -> None:
    before = graph.revision
    assert not drop(canvas, carry("add", "text/plain"), QPoint(300, 100))
    drop(canvas, carry("mul"), QPoint(300, 100))
    drop(canvas, carry("더하기"), QPoint(300, 100))
    assert graph.revision == before
    assert canvas.scene.notice is not None
    assert session.undo_stack.count() == 0


def test_a_first_drop_makes_the_layout_stick(canvas: Canvas, graph: Graph) -> None:
    graph.add("exp", ["f"], id="e")
    shown = canvas.session.placement.position_of("e")
    assert graph.node("e").position is None
    drop(canvas, carry("input"), QPoint(60, 60))
    assert graph.node("e").position == shown
