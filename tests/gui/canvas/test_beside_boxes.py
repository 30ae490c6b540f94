"""On a closed group's box nothing is lost, nothing is torn out of it, and nothing is put across its edge."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.view import Bounds
from guibp.gui.main_window import MainWindow
from guibp.gui.session import Session
from guibp.model.document import write_document
from guibp.model.edits import AddNotes, CollapseGroup
from guibp.model.graph import Graph
from guibp.model.records import Note
from tests.gui.canvas.conftest import Mouse, clear_place, show_canvas
from tests.gui.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def boxed() -> Graph:
    """Y = x², fed by x; e = exp(y); a closed group that has all its operands, and one with a loose node."""
    graph = Graph()
    graph.add("input", id="x", value=2.0, position=(0.0, 0.0))
    graph.add("square", ["x"], id="full", position=(320.0, 0.0))
    graph.add("exp", ["full"], id="e", position=(560.0, 0.0))
    graph.add("square", id="loose", position=(320.0, 240.0))
    graph.add("input", id="z", value=1.0, position=(0.0, 240.0))
    graph.group("closed", ["full"])
    graph.group("loner", ["loose"])
    return graph


@pytest.fixture
def canvas(qtbot: QtBot, boxed: Graph) -> Iterator[Canvas]:
    shown = show_canvas(qtbot, boxed)
    fold(shown.session, "closed", "loner")
    shown.session.history.begin(boxed)
    yield shown
    shown.cancel_gesture()


def fold(session: Session, *groups: str) -> None:
    for group in groups:
        session.do(CollapseGroup(group))


def box_of(canvas: Canvas, group: str) -> Bounds:
    bodies = canvas.scene.layers.bodies
    row = bodies.card_rows[group]
    return Bounds(*bodies.boxes(slice(row, row + 1))[0].tolist())


def said(canvas: Canvas) -> str:
    return "" if canvas.scene.notice is None else canvas.scene.notice.text


def test_a_new_wire_on_a_box_without_a_port_says_why(canvas: Canvas, mouse: Mouse, boxed: Graph) -> None:
    before = write_document(boxed)
    middle = canvas.node_center("full")
    mouse.start_drag(canvas.port_center("z", "out"), middle)
    assert '"closed" has no free port' in canvas.scene.feedback.reason
    assert QPointF(*canvas.scene.feedback.pointer) == QPointF(middle)
    mouse.release(middle)
    assert "no free port" in said(canvas)
    assert write_document(boxed) == before
    assert not canvas.viewport().findChildren(QLineEdit)


def test_a_lifted_wire_on_such_a_box_stays_what_it_was(canvas: Canvas, mouse: Mouse, boxed: Graph) -> None:
    boxed.connect("z", "loose", 0)
    before, revision = write_document(boxed), boxed.revision
    mouse.drag(canvas.port_center("loose", 0), canvas.node_center("full"))
    assert "no free port" in said(canvas)
    assert write_document(boxed) == before
    mouse.drag(canvas.port_center("loose", 0), canvas.node_center("loose"))
    assert canvas.scene.notice is None
    assert boxed.revision == revision
    mouse.drag(canvas.port_center("loose", 0), clear_place(canvas))
    assert boxed.operands("loose") == {}


def test_all_wires_of_an_output_dropped_on_such_a_box_stay(
    canvas: Canvas, mouse: Mouse, boxed: Graph
) -> None:
    fold_end = box_of(canvas, "loner")
    boxed.group("sink", ["e"])
    fold(canvas.session, "sink")
    before = boxed.revision
    mouse.modifiers = CTRL
    mouse.drag(canvas.port_center("x", "out"), canvas.node_center("e"))
    assert "no free port" in said(canvas)
    assert boxed.revision == before
    assert box_of(canvas, "loner") == fold_end


def test_a_box_with_one_loose_node_is_never_put_into_a_wire(
    canvas: Canvas, mouse: Mouse, boxed: Graph, session: Session
) -> None:
    start = canvas.node_center("loose")
    goal = canvas.edge_center("full", "e", 0)
    mouse.start_drag(start, goal)
    assert canvas.scene.feedback.entered is None
    mouse.release(goal)
    assert boxed.operands("e") == {0: "full"}
    assert boxed.operands("loose") == {}
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_node_searched_at_the_edge_of_a_box_stands_beside_it(
    canvas: Canvas, mouse: Mouse, boxed: Graph, side: str
) -> None:
    box = box_of(canvas, "loner")
    x, y = box.center
    places = {
        "left": (box.left - 12, y + 20),
        "right": (box.right + 12, y + 20),
        "top": (x, box.top - 14),
        "bottom": (x, box.bottom + 14),
    }
    place = QPointF(*canvas.scene.view.to_viewport(*places[side])).toPoint()
    before = set(boxed.nodes)
    mouse.double_click(place)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "exp")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (added,) = set(boxed.nodes) - before
    bounds = canvas.scene.layers.bodies.bounds((added,))
    assert bounds is not None
    apart = (
        bounds.right <= box.left
        or bounds.left >= box.right
        or bounds.bottom <= box.top
        or bounds.top >= box.bottom
    )
    assert apart
    assert (canvas.node_center(added) - place).manhattanLength() < 90


def test_a_node_from_the_palette_covers_neither_boxes_nor_notes(canvas: Canvas, boxed: Graph) -> None:
    boxed.apply(AddNotes((Note("n", "here", (280.0, 120.0), (300.0, 60.0)),)))
    note = Bounds(130.0, 90.0, 430.0, 150.0)
    for _ in range(5):
        id_ = canvas.add_operation("exp")
        assert id_ is not None
        bounds = canvas.scene.layers.bodies.bounds((id_,))
        assert bounds is not None
        for box in (box_of(canvas, "closed"), box_of(canvas, "loner"), note):
            meets = (
                bounds.left < box.right
                and bounds.right > box.left
                and bounds.top < box.bottom
                and bounds.bottom > box.top
            )
            assert not meets


# -- align and distribute ------------------------------------------------------------------------


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """Two free nodes and a closed group of two, all selected."""
    shown = open_window()
    graph = shown.graph
    graph.add("input", id="a", position=(0.0, 0.0))
    graph.add("exp", id="b", position=(90.0, 400.0))
    graph.add("exp", id="m", position=(300.0, 150.0))
    graph.add("exp", id="n", position=(420.0, 250.0))
    graph.group("box", ["m", "n"])
    fold(shown.session, "box")
    shown.session.selection.select(["a", "b", "m", "n"])
    return shown


def trigger(window: MainWindow, name: str) -> None:
    assert window.actions_by_name[name].isEnabled()
    window.actions_by_name[name].trigger()


def test_a_closed_group_is_aligned_as_one(window: MainWindow) -> None:
    graph = window.graph
    saved = write_document(graph)
    trigger(window, "align_right")
    bodies = window.canvas.scene.layers.bodies
    edges = {round(right) for _, _, right, _ in bodies.boxes()[bodies.shown].tolist()}
    assert edges == {472}
    assert (graph.node("m").position, graph.node("n").position) == ((300.0, 150.0), (420.0, 250.0))
    window.session.undo()
    assert write_document(graph) == saved
    trigger(window, "align_left")
    first, last = graph.node("m").position, graph.node("n").position
    assert first is not None
    assert last is not None
    assert (last[0] - first[0], last[1] - first[1]) == (120.0, 100.0)


def test_a_closed_group_is_distributed_as_one(window: MainWindow) -> None:
    trigger(window, "distribute_down")
    graph = window.graph
    assert graph.node("m").position == (300.0, 150.0)
    assert graph.node("n").position == (420.0, 250.0)
    trigger(window, "distribute_across")
    first, last = graph.node("m").position, graph.node("n").position
    assert first == (300.0, 150.0)
    assert last == (420.0, 250.0)
    assert graph.node("b").position == (180.0, 400.0)


def test_one_box_alone_has_nothing_to_be_aligned_with(window: MainWindow) -> None:
    window.session.selection.select(["m", "n"])
    assert not window.actions_by_name["align_left"].isEnabled()
    window.session.selection.select(["a", "m", "n"])
    assert window.actions_by_name["align_left"].isEnabled()
    assert not window.actions_by_name["distribute_down"].isEnabled()
