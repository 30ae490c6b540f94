"""Notes on the canvas: written, moved, resized, selected and taken away by real mouse and key events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.canvas.text_edit import NoteTextEdit
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import AddNotes, MoveNotes, RemoveNotes
from guibp.model.graph import Graph
from guibp.model.records import Note
from tests.gui.canvas.conftest import Mouse, clear_place

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOTE = Note("n", "two lines\nof text", (144.0, 280.0), (160.0, 80.0))
WAYS_OUT = ["escape", "focus", "hide", "right click"]


@pytest.fixture
def noted(graph: Graph, session: Session, canvas: Canvas) -> Graph:
    """The lecture's graph with a note below it, in sight."""
    graph.apply(AddNotes((NOTE,)))
    canvas.fit()
    session.history.begin(graph)
    return graph


def centre(canvas: Canvas, id_: str = "n") -> QPoint:
    note = next(note for note in canvas.scene.notes.shown() if note.id == id_)
    return QPointF(*canvas.scene.view.to_viewport(*note.position)).toPoint()


def corner(canvas: Canvas, across: int, down: int) -> QPoint:
    bounds = bounds_of(canvas.session.graph.note("n"))
    x = bounds.right if across > 0 else bounds.left
    y = bounds.bottom if down > 0 else bounds.top
    place = QPointF(*canvas.scene.view.to_viewport(x, y)).toPoint()
    return place - QPoint(2 * across, 2 * down)


def editor() -> NoteTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, NoteTextEdit)
    return found


def editors(canvas: Canvas) -> list[NoteTextEdit]:
    found: list[NoteTextEdit] = canvas.viewport().findChildren(NoteTextEdit)
    return [one for one in found if one.isVisible()]


def give_up(canvas: Canvas, mouse: Mouse, way_out: str) -> None:
    if way_out == "escape":
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    elif way_out == "focus":
        QApplication.sendEvent(canvas, QFocusEvent(QFocusEvent.Type.FocusOut))
    elif way_out == "hide":
        canvas.hide()
        canvas.show()
    else:
        mouse.click(clear_place(canvas), Qt.MouseButton.RightButton)


# -- writing -------------------------------------------------------------------------------------


def test_a_note_is_written_at_the_pointer_in_one_step(
    canvas: Canvas, mouse: Mouse, graph: Graph, session: Session
) -> None:
    before = write_document(graph)
    mouse.move(clear_place(canvas) - QPoint(200, 0))
    canvas.add_note()
    assert not graph.notes
    QTest.keyClicks(editor(), "why")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    QTest.keyClicks(editor(), "so")
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert [note.text for note in graph.notes] == ["why\nso"]
    left_top = bounds_of(graph.notes[0])
    pointer = canvas.scene_position(clear_place(canvas) - QPoint(200, 0))
    assert abs(left_top.left - pointer[0]) <= 8
    assert abs(left_top.top - pointer[1]) <= 8
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "add note"
    assert session.selection.notes == {graph.notes[0].id}
    assert QApplication.focusWidget() is canvas
    session.undo()
    assert write_document(graph) == before
    assert session.selection.is_empty


def test_a_note_of_korean_text_is_kept_letter_by_letter(canvas: Canvas, graph: Graph) -> None:
    canvas.add_note()
    editor().insertPlainText("역전파는 합성 함수의 미분이다")
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert [note.text for note in graph.notes] == ["역전파는 합성 함수의 미분이다"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_a_note_that_says_nothing_never_comes(canvas: Canvas, session: Session, key: Qt.Key | None) -> None:
    canvas.add_note()
    QTest.keyClicks(editor(), "   " if key is None else "given up")
    if key is None:
        canvas.setFocus()
    else:
        QTest.keyClick(editor(), key)
    assert session.graph.notes == ()
    assert session.undo_stack.count() == 0
    assert canvas.scene.notes.shown() == ()
    assert not editors(canvas)


def test_the_search_offers_a_note(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.move(clear_place(canvas) - QPoint(200, 0))
    for typed in ("note", "메모"):
        canvas.open_search()
        line = QApplication.focusWidget()
        assert line is not None
        line.setText(typed)  # type: ignore[attr-defined]  # the line of the search
        QTest.keyClick(line, Qt.Key.Key_Return)
        editor().setPlainText(typed)
        QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert len(graph.notes) == 2


def test_a_wire_on_nothing_is_offered_no_note(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    mouse.drag(canvas.port_center("f", "out"), clear_place(canvas))
    line = QApplication.focusWidget()
    assert line is not None
    line.setText("note")  # type: ignore[attr-defined]  # the line of the search
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not editors(canvas)


@pytest.mark.parametrize("way_in", ["double click", "F2", "Return", "corner"])
def test_what_a_note_says_is_changed_where_it_stands(
    canvas: Canvas, mouse: Mouse, noted: Graph, session: Session, way_in: str
) -> None:
    before = write_document(noted)
    if way_in == "double click":
        mouse.double_click(centre(canvas))
    elif way_in == "corner":
        mouse.double_click(corner(canvas, 1, 1))
    else:
        mouse.click(centre(canvas))
        QTest.keyClick(canvas, Qt.Key.Key_F2 if way_in == "F2" else Qt.Key.Key_Return)
    assert editor().toPlainText() == NOTE.text
    editor().selectAll()
    QTest.keyClicks(editor(), "else")
    mouse.click(clear_place(canvas))
    assert noted.note("n").text == "else"
    assert session.undo_stack.count() == 1
    assert not editors(canvas)
    assert session.selection.is_empty
    session.undo()
    assert write_document(noted) == before


def test_escape_gives_back_what_the_note_said(
    canvas: Canvas, mouse: Mouse, noted: Graph, session: Session
) -> None:
    mouse.double_click(centre(canvas))
    QTest.keyClicks(editor(), " and more")
    QTest.keyClick(editor(), Qt.Key.Key_Escape)
    assert noted.note("n") == NOTE
    assert session.undo_stack.count() == 0
    assert canvas.scene.notes.shown() == (NOTE,)


def test_a_note_grows_with_its_text_and_keeps_its_top(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:
    mouse.double_click(centre(canvas))
    editor().setPlainText("\n".join(["line"] * 12))
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    after = noted.note("n")
    assert after.size[1] > NOTE.size[1]
    assert bounds_of(after).top == bounds_of(NOTE).top
    assert canvas.session.undo_stack.count() == 1


def test_a_note_without_a_text_goes(canvas: Canvas, mouse: Mouse, noted: Graph, session: Session) -> None:
    mouse.double_click(centre(canvas))
    editor().setPlainText("")
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert not noted.notes
    session.undo()
    assert noted.notes == (NOTE,)


def test_a_note_that_is_too_long_is_refused_and_stays_open(
    canvas: Canvas, mouse: Mouse, noted: Graph
) -> None:
    mouse.double_click(centre(canvas))
    editor().setPlainText("word " * 5000)
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert noted.note("n") == NOTE
    assert canvas.scene.notice is not None
    assert "20000" in canvas.scene.notice.text
    QTest.keyClick(editor(), Qt.Key.Key_Escape)
    assert not editors(canvas)


def test_more_than_a_note_may_say_is_not_pasted(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:
    mouse.double_click(centre(canvas))
    before = editor().toPlainText()
    QGuiApplication.clipboard().setText("x" * 20_001)
    QTest.keyClick(editor(), Qt.Key.Key_V, CTRL)
    assert editor().toPlainText() == before
    assert canvas.scene.notice is not None
    assert "20000" in canvas.scene.notice.text
    QGuiApplication.clipboard().setText("x" * 20_000)
    QTest.keyClick(editor(), Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor(), Qt.Key.Key_V, CTRL)
    QTest.keyClick(editor(), Qt.Key.Key_Return, CTRL)
    assert noted.note("n").text == "x" * 20_000


def test_the_editor_closes_when_its_note_is_taken_away(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:

    mouse.double_click(centre(canvas))
    noted.apply(RemoveNotes(("n",)))
    assert not editors(canvas)
    assert canvas.scene.notes.shown() == ()


def test_another_document_has_its_own_notes(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:
    mouse.double_click(centre(canvas))
    canvas.session.replace_graph(Graph())
    assert not editors(canvas)
    assert canvas.scene.notes.shown() == ()


# -- with the mouse ------------------------------------------------------------------------------


def test_a_note_is_dragged_in_one_step(canvas: Canvas, mouse: Mouse, noted: Graph, session: Session) -> None:
    before = write_document(noted)
    start = centre(canvas)
    mouse.drag(start, start + QPoint(40, -20))
    assert noted.note("n").position == (NOTE.position[0] + 40, NOTE.position[1] - 20)
    assert session.undo_stack.count() == 1
    assert session.selection.notes == {"n"}
    session.undo()
    assert write_document(noted) == before


def test_nodes_and_notes_go_together(canvas: Canvas, mouse: Mouse, noted: Graph, session: Session) -> None:
    places = {id_: canvas.scene.layers.shown_position(id_) for id_ in ("w", "x")}
    session.selection.select(("w", "x"), notes=("n",))
    start = canvas.node_center("w") - QPoint(20, 0)
    mouse.drag(start, start + QPoint(30, 10))
    assert noted.note("n").position == (NOTE.position[0] + 30, NOTE.position[1] + 10)
    assert noted.node("x").position == (places["x"][0] + 30, places["x"][1] + 10)
    start = centre(canvas)
    mouse.drag(start, start + QPoint(-30, -10))
    assert {id_: noted.node(id_).position for id_ in places} == places
    assert noted.note("n").position == NOTE.position
    assert session.undo_stack.count() == 2


@pytest.mark.parametrize("across,down", [(1, 1), (-1, 1), (1, -1), (-1, -1)])
def test_a_corner_makes_a_note_larger_and_the_opposite_one_stays(
    canvas: Canvas, mouse: Mouse, noted: Graph, session: Session, across: int, down: int
) -> None:
    before = bounds_of(NOTE)
    start = corner(canvas, across, down)
    mouse.drag(start, start + QPoint(20 * across, 10 * down))
    after = bounds_of(noted.note("n"))
    assert (after.width, after.height) == (before.width + 20, before.height + 10)
    assert (after.left == before.left) == (across > 0)
    assert (after.top == before.top) == (down > 0)
    assert session.undo_stack.count() == 1
    session.undo()
    assert noted.note("n") == NOTE


def test_a_note_is_never_too_small_for_its_text(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:
    mouse.drag(corner(canvas, 1, 1), corner(canvas, -1, -1))
    width, height = noted.note("n").size
    assert height >= canvas.scene.note_height(NOTE.text, width) > 40


def test_the_pointer_tells_that_a_corner_can_be_dragged(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:
    mouse.move(corner(canvas, 1, 1))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.SizeFDiagCursor
    mouse.move(corner(canvas, 1, -1))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.SizeBDiagCursor
    mouse.move(centre(canvas))
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("way_out", WAYS_OUT)
@pytest.mark.parametrize("grip", [centre, lambda canvas: corner(canvas, 1, 1)], ids=["body", "corner"])
def test_a_note_in_hand_goes_back(
    canvas: Canvas,
    mouse: Mouse,
    noted: Graph,
    session: Session,
    grip: Callable[[Canvas], QPoint],
    way_out: str,
) -> None:
    session.selection.select(("w",))
    start = grip(canvas)
    mouse.start_drag(start, start + QPoint(60, 30))
    assert NOTE not in canvas.scene.notes.shown()
    give_up(canvas, mouse, way_out)
    assert canvas.scene.notes.shown() == (NOTE,)
    mouse.release(start + QPoint(60, 30))
    assert noted.note("n") == NOTE
    assert session.undo_stack.count() == 0
    assert session.selection.nodes == {"w"}
    assert not session.selection.notes


def test_clicks_and_boxes_select_notes(canvas: Canvas, mouse: Mouse, noted: Graph, session: Session) -> None:
    mouse.click(centre(canvas))
    assert session.selection.notes == {"n"}
    assert session.selection.only_note == "n"
    mouse.modifiers = CTRL
    mouse.click(canvas.node_center("g"))
    assert session.selection.nodes == {"g"}
    assert session.selection.notes == {"n"}
    mouse.click(centre(canvas))
    assert session.selection.nodes == {"g"}
    assert not session.selection.notes
    mouse.modifiers = SHIFT
    mouse.click(centre(canvas))
    assert session.selection.notes == {"n"}
    mouse.modifiers = Qt.KeyboardModifier.NoModifier
    mouse.click(clear_place(canvas))
    assert session.selection.is_empty
    mouse.drag(centre(canvas) - QPoint(200, 0), centre(canvas) + QPoint(0, 60))
    assert session.selection.notes == {"n"}


def test_a_right_click_selects_the_note(canvas: Canvas, noted: Graph, session: Session) -> None:

    place = centre(canvas)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.viewport().mapToGlobal(place))
    QApplication.sendEvent(canvas.viewport(), event)
    assert session.selection.notes == {"n"}


def test_what_lies_on_a_note_is_hit_before_it(canvas: Canvas, mouse: Mouse, noted: Graph) -> None:

    noted.apply(MoveNotes((("n", (144.0, 48.0)),)))
    mouse.click(canvas.node_center("g"))
    assert canvas.session.selection.nodes == {"g"}
    assert not canvas.session.selection.notes


def test_alt_and_arrows_move_a_note(canvas: Canvas, noted: Graph, session: Session) -> None:
    session.selection.select(("w",), notes=("n",))
    at = canvas.scene.layers.shown_position("w")
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    assert noted.note("n").position == (NOTE.position[0] + 16, NOTE.position[1])
    assert noted.node("w").position == (at[0] + 16, at[1])
    assert session.undo_stack.count() == 1


def test_fit_shows_notes_too(canvas: Canvas, graph: Graph, session: Session) -> None:
    graph.apply(AddNotes((Note("far", "away", (3000.0, 0.0)),)))
    canvas.fit()
    assert canvas.viewport().rect().contains(centre(canvas, "far"))
    session.selection.select(notes=("far",))
    canvas.fit_selection()
    assert canvas.zoom() == 1.0
    assert canvas.viewport().rect().contains(centre(canvas, "far"))


def test_a_note_is_drawn(canvas: Canvas, noted: Graph) -> None:
    place = centre(canvas) + QPoint(60, 25)
    with_note = canvas.viewport().grab().toImage().pixelColor(place)
    canvas.session.do(RemoveNotes(("n",)))
    assert canvas.viewport().grab().toImage().pixelColor(place) != with_note
