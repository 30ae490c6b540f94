"""Connect… lists the legal ports of the current node, and each is one undo step away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QListView
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.gui.type_scale import scaled
from guibp.model.document import write_document
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.gui.canvas.conftest import show_canvas
from tests.gui.canvas.test_quick_search import is_open, offered_texts, open_line
from tests.gui.canvas.test_wire_gesture import wires


def test_free_operands_come_first_and_cycles_not_at_all(canvas: Canvas, session: Session) -> None:
    session.selection.select(("g",))
    canvas.open_links()
    assert offered_texts(canvas) == [
        "to f, operand 3",
        "to f, operand 2, instead of b",
        "from w, into operand 3",
        "from x, into operand 3",
        "from b, into operand 3",
    ]


def test_what_is_typed_and_chosen_is_connected(canvas: Canvas, session: Session, graph: Graph) -> None:
    saved = write_document(graph)
    session.selection.select(("x",))
    canvas.open_links()
    QTest.keyClicks(open_line(), "f 3")
    assert offered_texts(canvas) == ["to f, operand 3"]
    QTest.keyClick(open_line(), Qt.Key.Key_Return)
    assert ("x", "f", 2) in wires(graph)
    assert session.undo_stack.count() == 1
    assert session.selection.nodes == {"x"}
    session.undo()
    assert write_document(graph) == saved


def test_escape_and_an_edit_from_elsewhere_give_it_up(canvas: Canvas, session: Session, graph: Graph) -> None:
    session.selection.select(("x",))
    canvas.open_links()
    QTest.keyClick(open_line(), Qt.Key.Key_Escape)
    assert not is_open(canvas)
    assert session.undo_stack.count() == 0
    canvas.open_links()
    graph.remove("f")
    assert not is_open(canvas)


def test_without_a_current_node_nothing_opens(canvas: Canvas, session: Session) -> None:
    session.selection.clear()
    canvas.open_links()
    assert not is_open(canvas)


def test_all_that_is_listed_can_be_read_to_its_end(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.session.selection.select(("h1",))
    canvas.open_links()
    (rows,) = canvas.findChildren(QListView)
    # Without the chip, and what is around it and the text.
    room = rows.viewport().width() - scaled(36) - 30
    texts = offered_texts(canvas)
    assert any("instead" in text for text in texts)
    assert max(map(rows.fontMetrics().horizontalAdvance, texts)) <= room


def test_on_a_narrow_canvas_the_list_is_no_wider(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.resize(240, 300)
    canvas.session.selection.select(("h1",))
    canvas.open_links()
    (box,) = canvas.findChildren(QFrame, "canvas_search")
    assert box.width() <= 240
