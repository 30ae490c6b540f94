"""Notes that lie on a frame are chosen with it, and go with it where it is dragged."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, AddNotes
from guibp.model.graph import Graph
from guibp.model.records import Note
from tests.gui.canvas.conftest import Mouse

INSIDE = Note("inside", "the product", (8.0, 48.0), (64.0, 40.0))
ACROSS = Note("across", "half on it", (288.0, 200.0), (160.0, 80.0))


@pytest.fixture
def framed(graph: Graph, session: Session, canvas: Canvas) -> Graph:
    """The lecture's product in a group, one note on its frame and another half beside it."""
    graph.apply(AddGroup("product", ("w", "x", "g")))
    graph.apply(AddNotes((INSIDE, ACROSS)))
    canvas.fit()
    session.history.begin(graph)
    return graph


def title(canvas: Canvas) -> QPoint:
    frame = canvas.scene.layers.frames[0]
    assert frame.group == "product"
    return QPointF(*canvas.scene.view.to_viewport(frame.bounds.right - 10, frame.title.center[1])).toPoint()


def scaled(canvas: Canvas, x: float, y: float) -> QPoint:
    return QPointF(x * canvas.zoom(), y * canvas.zoom()).toPoint()


def test_a_frame_takes_along_the_notes_that_lie_on_it(
    canvas: Canvas, mouse: Mouse, framed: Graph, session: Session
) -> None:
    before, start, place = write_document(framed), title(canvas), framed.node("w").position
    assert place is not None
    mouse.drag(start, start + scaled(canvas, -40, 24))
    moved = framed.node("w").position
    assert moved is not None
    assert moved != place
    step = moved[0] - place[0], moved[1] - place[1]
    assert framed.note("inside").position == (INSIDE.position[0] + step[0], INSIDE.position[1] + step[1])
    assert framed.note("across").position == ACROSS.position
    assert session.undo_stack.count() == 1
    session.undo()
    assert write_document(framed) == before


def test_escape_puts_frame_and_note_back(
    canvas: Canvas, mouse: Mouse, framed: Graph, session: Session
) -> None:
    before, start = write_document(framed), title(canvas)
    mouse.start_drag(start, start + QPoint(-40, 24))
    assert canvas.scene.notes.in_hand == {"inside"}
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    mouse.release(start)
    assert not canvas.scene.notes.in_hand
    assert session.selection.is_empty
    assert write_document(framed) == before


def test_several_frames_and_nodes_stay_chosen_when_one_title_is_dragged(
    canvas: Canvas, mouse: Mouse, framed: Graph, session: Session
) -> None:
    session.selection.select(("w", "x", "g", "b"))
    place, start = framed.node("b").position, title(canvas)
    mouse.drag(start, start + QPoint(-40, 24))
    assert session.selection.nodes == {"w", "x", "g", "b"}
    assert framed.node("b").position != place


def test_a_click_on_a_title_chooses_the_notes_on_the_frame(
    canvas: Canvas, mouse: Mouse, framed: Graph, session: Session
) -> None:
    mouse.click(title(canvas))
    QApplication.processEvents()
    assert session.selection.nodes == {"w", "x", "g"}
    assert session.selection.notes == {"inside"}
