"""The quick search adds what is typed at the pointer, also at the end of a wire dropped on nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.quick_search import QuickSearch, SearchLine
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import Mouse, clear_place
from tests.gui.canvas.test_wire_gesture import wires


def open_line() -> SearchLine:
    line = QApplication.focusWidget()
    assert isinstance(line, SearchLine)
    return line


def is_open(canvas: Canvas) -> bool:
    return any(search.isVisible() for search in canvas.findChildren(QuickSearch))


def choose(text: str) -> None:
    line = open_line()
    line.setText("")
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def point_at(mouse: Mouse, place: QPoint) -> None:
    """Come from somewhere else: no move is sent to a pointer that is there already."""
    mouse.move(place - QPoint(9, 9))
    mouse.move(place)


def new_node(graph: Graph, before: set[str]) -> str:
    (added,) = set(graph.nodes) - before
    return added


@pytest.mark.parametrize("way_in", ["tab", "double click", "command"])
def test_what_is_chosen_is_added_at_the_pointer_in_one_step(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way_in: str
) -> None:
    place, before, saved = clear_place(canvas), set(graph.nodes), write_document(graph)
    point_at(mouse, place)
    if way_in == "tab":
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    elif way_in == "double click":
        mouse.double_click(place)
    else:
        canvas.open_search()
    choose("sigm")
    added = new_node(graph, before)
    assert graph.node(added).op == "sigmoid"
    gap = canvas.node_center(added) - place
    assert max(abs(gap.x()), abs(gap.y())) <= 5
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "add"
    assert session.selection.nodes == {added}
    assert QApplication.focusWidget() is canvas
    assert not is_open(canvas)
    session.undo()
    assert write_document(graph) == saved


def test_the_pointer_elsewhere_or_on_a_node_gives_a_clear_place(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    for place in (None, canvas.node_center("g")):
        before = {id_: canvas.node_center(id_) for id_ in graph.nodes}
        if place is not None:
            point_at(mouse, place)
        canvas.open_search()
        choose("*")
        added = canvas.node_center(new_node(graph, set(before)))
        assert canvas.viewport().rect().contains(added)
        assert all(max(abs((added - other).x()), abs((added - other).y())) > 44 for other in before.values())


def test_over_a_wire_it_goes_into_that_wire(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    before = write_document(graph)
    mouse.click(canvas.edge_center("g", "f", 0))
    point_at(mouse, canvas.edge_center("w", "g", 0))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    choose("tanh")
    new = next(id_ for id_ in graph.nodes if graph.node(id_).op == "tanh")
    assert graph.operands("g")[0] == new
    assert graph.operands(new) == {0: "w"}
    canvas.session.undo()
    assert write_document(graph) == before


def test_from_a_panel_it_goes_into_the_wire_that_is_selected(
    canvas: Canvas, mouse: Mouse, graph: Graph
) -> None:
    mouse.click(canvas.edge_center("g", "f", 0))
    point_at(mouse, clear_place(canvas))
    canvas.clearFocus()
    canvas.open_search()
    choose("tanh")
    new = next(id_ for id_ in graph.nodes if graph.node(id_).op == "tanh")
    assert graph.operands("f")[0] == new
    assert graph.operands(new) == {0: "g"}


def test_arrows_choose_another_and_a_click_takes_it(canvas: Canvas, graph: Graph) -> None:
    before = set(graph.nodes)
    canvas.open_search()
    QTest.keyClicks(open_line(), "min")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Backtab, Qt.Key.Key_Down):
        QTest.keyClick(open_line(), key)
    QTest.keyClick(open_line(), Qt.Key.Key_Enter)
    assert graph.node(new_node(graph, before)).op == "negate"
    before = set(graph.nodes)
    canvas.open_search()
    rows = canvas.findChildren(QListView)[-1]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 45))
    assert len(graph) == len(before) + 1


def test_a_number_that_is_typed_becomes_a_constant(canvas: Canvas, graph: Graph) -> None:
    before = set(graph.nodes)
    canvas.open_search()
    choose("-0.5")
    added = graph.node(new_node(graph, before))
    assert (added.op, added.value) == ("constant", -0.5)


@pytest.mark.parametrize("way_out", ["escape", "click", "focus", "nothing found"])
def test_given_up_it_leaves_no_trace(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way_out: str
) -> None:
    session.selection.select(("g",))
    revision = graph.revision
    mouse.move(clear_place(canvas))
    canvas.open_search()
    line = open_line()
    QTest.keyClicks(line, "zzz" if way_out == "nothing found" else "add")
    if way_out == "nothing found":
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert is_open(canvas)
    if way_out == "click":
        mouse.click(canvas.node_center("g"))
    elif way_out == "focus":
        QApplication.sendEvent(line, QFocusEvent(QFocusEvent.Type.FocusOut))
    else:
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not is_open(canvas)
    assert graph.revision == revision
    assert session.undo_stack.count() == 0
    assert session.selection.nodes == {"g"}


def test_presses_on_the_search_do_not_reach_the_canvas(canvas: Canvas, session: Session) -> None:
    session.selection.select(("g",))
    canvas.open_search()
    search = canvas.findChildren(QuickSearch)[-1]
    QTest.mouseClick(search, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert is_open(canvas)
    assert session.selection.nodes == {"g"}


def test_it_stays_inside_the_viewport_and_goes_with_the_view(canvas: Canvas, mouse: Mouse) -> None:
    corner = canvas.viewport().rect().bottomRight() - QPoint(3, 3)
    point_at(mouse, corner)
    canvas.open_search()
    search = canvas.findChildren(QuickSearch)[-1]
    assert canvas.viewport().rect().contains(search.geometry())
    before = search.pos()
    canvas.viewing.pan(-400, -300)
    assert search.pos() != before


def test_shift_tab_leaves_the_canvas(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert not is_open(canvas)


# -- a wire dropped on nothing -----------------------------------------------------------------------


def test_a_wire_dropped_on_nothing_is_joined_to_what_is_chosen(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    before, saved = set(graph.nodes), write_document(graph)
    mouse.drag(canvas.port_center("x", "out"), clear_place(canvas))
    assert has_loose_wire(canvas)
    choose("tanh")
    added = new_node(graph, before)
    assert ("x", added, 0) in wires(graph)
    end = canvas.port_center(added, 0) - clear_place(canvas)
    assert max(abs(end.x()), abs(end.y())) <= 8
    assert not has_loose_wire(canvas)
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "add"
    session.undo()
    assert write_document(graph) == saved


def test_a_wire_drawn_backwards_asks_for_what_feeds_the_operand(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph
) -> None:
    before = set(graph.nodes)
    mouse.drag(canvas.port_center("f", 2), clear_place(canvas))
    choose("param")
    assert (new_node(graph, before), "f", 2) in wires(graph)
    assert session.undo_stack.count() == 1


def test_only_what_can_be_connected_is_offered(canvas: Canvas, mouse: Mouse) -> None:
    mouse.drag(canvas.port_center("x", "out"), clear_place(canvas))
    offered = offered_texts(canvas)
    assert "multiply" in offered
    assert not {"input", "parameter", "constant"} & set(offered)
    QTest.keyClick(open_line(), Qt.Key.Key_Escape)
    mouse.drag(canvas.port_center("f", 2), clear_place(canvas))
    assert {"input", "parameter", "constant", "multiply"} <= set(offered_texts(canvas))


def test_click_and_click_on_nothing_asks_too(canvas: Canvas, mouse: Mouse, graph: Graph) -> None:
    before = set(graph.nodes)
    mouse.click(canvas.port_center("w", "out"))
    mouse.move(clear_place(canvas))
    mouse.click(clear_place(canvas))
    choose("exp")
    assert ("w", new_node(graph, before), 0) in wires(graph)


@pytest.mark.parametrize("way_out", ["escape", "click", "source gone"])
def test_a_wire_whose_question_is_given_up_is_gone(
    canvas: Canvas, mouse: Mouse, session: Session, graph: Graph, way_out: str
) -> None:
    before = wires(graph)
    mouse.drag(canvas.port_center("x", "out"), clear_place(canvas))
    if way_out == "escape":
        QTest.keyClick(open_line(), Qt.Key.Key_Escape)
    elif way_out == "click":
        mouse.click(clear_place(canvas) + QPoint(40, -40))
    else:
        graph.remove("x")
        before -= {("x", "g", 1)}
    assert not is_open(canvas)
    assert canvas.scene.feedback.loose is None
    assert wires(graph) == before
    assert session.undo_stack.count() == (1 if way_out == "source gone" else 0)


def test_a_slip_beside_the_output_asks_nothing(canvas: Canvas, mouse: Mouse) -> None:
    start = canvas.port_center("x", "out")
    mouse.drag(start, start + QPoint(14, 4))
    assert not is_open(canvas)


def test_another_document_closes_it(canvas: Canvas, session: Session) -> None:
    canvas.open_search()
    session.replace_graph(Graph())
    assert not is_open(canvas)


def offered_texts(canvas: Canvas) -> list[str]:
    model = canvas.findChildren(QListView)[-1].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def has_loose_wire(canvas: Canvas) -> bool:
    return canvas.scene.feedback.loose is not None
