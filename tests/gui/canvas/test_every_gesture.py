"""Every gesture there is: finished it is one step, given up in any way it leaves nothing, training or not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import isabstract

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.gesture import Gesture
from guibp.gui.canvas.notes import bounds_of
from guibp.gui.canvas.scene import IDLE
from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.edits import AddNotes
from guibp.model.graph import Graph
from guibp.model.records import Note
from tests.gui.canvas.conftest import NO_MODIFIER, Mouse, show_canvas
from tests.gui.conftest import OpenWindow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


@dataclass(frozen=True)
class Case:
    """A gesture from one place to another, and what its end is: an edit, or a matter of view."""

    start: Callable[[Canvas], QPoint]
    end: Callable[[Canvas], QPoint]
    button: Qt.MouseButton = LEFT
    modifiers: Qt.KeyboardModifier = NO_MODIFIER
    edits: bool = True
    stops_training: bool = True
    tool: str = "select"


def node(id_: str, dx: int = 0, dy: int = 0) -> Callable[[Canvas], QPoint]:
    return lambda canvas: canvas.node_center(id_) + QPoint(dx, dy)


def port(id_: str, which: int | None, dx: int = 0, dy: int = 0) -> Callable[[Canvas], QPoint]:
    if which is None:
        return lambda canvas: canvas.port_center(id_, "out") + QPoint(dx, dy)
    return lambda canvas: canvas.port_center(id_, which) + QPoint(dx, dy)


def note_place(share: float) -> Callable[[Canvas], QPoint]:
    def place(canvas: Canvas) -> QPoint:
        bounds = bounds_of(canvas.session.graph.note("n"))
        x, y = bounds.left + bounds.width * share, bounds.top + bounds.height * share
        return QPointF(*canvas.scene.view.to_viewport(x, y)).toPoint()

    return place


CASES: dict[str, Case] = {
    "move": Case(node("g"), node("g", 30, 90), stops_training=False),
    "move a note": Case(note_place(0.5), note_place(0.8), stops_training=False),
    "resize a note": Case(note_place(0.99), note_place(1.3), stops_training=False),
    "insert": Case(node("k"), lambda canvas: canvas.edge_center("g", "f", 0), stops_training=True),
    "box": Case(node("w", -90, -40), node("x", 90, 40), edits=False, stops_training=False),
    "pan": Case(node("g"), node("g", 60, 40), MIDDLE, edits=False, stops_training=False),
    "pan by hand": Case(node("g"), node("g", 60, 40), edits=False, stops_training=False, tool="hand"),
    "scrub": Case(node("b", 20), node("b", 60)),
    "wire": Case(port("w", None), port("f", 2)),
    "wire backwards": Case(port("k", 0), port("w", None)),
    "reconnect": Case(port("f", 1), port("g", 2)),
    "disconnect": Case(port("f", 1), port("f", 1, -40, 70)),
    "rewire": Case(port("w", None), port("x", None), modifiers=CTRL),
    "break": Case(port("g", 0), port("g", 0, 1, 1), modifiers=ALT),
    "knife": Case(node("g", 60, -60), node("g", 60, 60), RIGHT, CTRL),
    "cut tool": Case(node("g", 60, -60), node("g", 60, 60), tool="cut"),
}
WAYS_OUT = ("escape", "focus", "deactivation", "popup", "menu", "hide", "another button", "edit elsewhere")


def graph_of_all() -> Graph:
    """L = (wx + b)², with a loose operation and a note."""
    graph = Graph()
    graph.add("parameter", id="w", value=-2.0, position=(0, 0))
    graph.add("input", id="x", value=5.0, position=(0, 112))
    graph.add("parameter", id="b", value=3.0, position=(144, 168))
    graph.add("multiply", ["w", "x"], id="g", position=(144, 56))
    graph.add("add", ["g", "b"], id="f", position=(320, 112))
    graph.add("square", ["f"], id="l", position=(464, 112))
    graph.add("exp", id="k", position=(320, 240))
    graph.set_output("l")
    graph.set_training(optimizer="sgd", learning_rate=1e-5)
    graph.apply(AddNotes((Note("n", "why", (0.0, 240.0), (160.0, 64.0)),)))
    return graph


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    shown = show_canvas(qtbot, graph_of_all())
    shown.session.selection.select(("l",))
    yield shown
    shown.cancel_gesture()


@pytest.fixture
def mouse(canvas: Canvas) -> Mouse:
    return lay_hand_on(canvas)


def lay_hand_on(canvas: Canvas) -> Mouse:
    QTest.mouseMove(canvas.viewport(), QPoint(1, 1))
    QApplication.processEvents()
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    return Mouse(canvas)


def begin(canvas: Canvas, mouse: Mouse, case: Case) -> QPoint:
    """Press and go half-way or further; answers where it would be finished."""
    tools = {"select": canvas.use_select_tool, "hand": canvas.use_hand_tool, "cut": canvas.use_cut_tool}
    if canvas.tool.value != case.tool:
        tools[case.tool]()
    start, end = case.start(canvas), case.end(canvas)
    mouse.modifiers = case.modifiers
    mouse.start_drag(start, end, case.button)
    assert canvas._hands.is_busy
    return end


def state_of(canvas: Canvas) -> tuple[object, ...]:
    """All that a gesture might leave half done."""
    view, selection = canvas.scene.view, canvas.session.selection
    return (
        write_document(canvas.session.graph),
        selection.chosen,
        view.zoom,
        view.offset,
        canvas.scene.layers.bodies.centres.tolist(),
        canvas.scene.notes.shown(),
        canvas.scene.feedback is IDLE,
        [canvas.edge_annotation(edge.source, edge.target, edge.port) for edge in canvas.session.graph.edges],
    )


def leave(canvas: Canvas, mouse: Mouse, way_out: str, case: Case) -> None:
    """Give the gesture up, in one of the ways in which that happens."""
    reasons = {
        "focus": Qt.FocusReason.TabFocusReason,
        "deactivation": Qt.FocusReason.ActiveWindowFocusReason,
        "popup": Qt.FocusReason.PopupFocusReason,
    }
    if way_out == "escape":
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    elif way_out in reasons:
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, reasons[way_out]))
    elif way_out == "menu":
        place = canvas.node_center("g")
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, place, canvas.viewport().mapToGlobal(place))
        QApplication.sendEvent(canvas.viewport(), event)
    elif way_out == "hide":
        canvas.hide()
        canvas.show()
    elif way_out == "another button":
        other = MIDDLE if case.button == LEFT else LEFT
        mouse.click(canvas.node_center("g"), other)
    else:
        canvas.session.graph.set_output("f")


@pytest.mark.parametrize(
    "name,way_out",
    [
        (name, way_out)
        for name, case in CASES.items()
        for way_out in WAYS_OUT
        # While the right button is at work, its release asks for no menu.
        if not (way_out == "menu" and case.button == RIGHT)
    ],
)
def test_given_up_half_way_nothing_is_left(canvas: Canvas, mouse: Mouse, name: str, way_out: str) -> None:
    case = CASES[name]
    before, opened = state_of(canvas), list[QPoint]()
    canvas.context_menu_requested.connect(opened.append)
    end = begin(canvas, mouse, case)
    leave(canvas, mouse, way_out, case)
    assert not canvas._hands.is_busy
    assert not opened
    if way_out == "edit elsewhere":
        canvas.session.undo()
    assert state_of(canvas) == before
    mouse.release(end, case.button)
    mouse.modifiers = NO_MODIFIER
    assert state_of(canvas) == before
    assert canvas.session.undo_stack.index() == 0
    assert not QApplication.activePopupWidget()


@pytest.mark.parametrize("name", CASES)
def test_the_output_may_go_while_a_hand_is_at_work(canvas: Canvas, mouse: Mouse, name: str) -> None:
    case, graph = CASES[name], canvas.session.graph
    end = begin(canvas, mouse, case)
    graph.remove("l")
    mouse.release(end, case.button)
    assert not canvas._hands.is_busy
    assert canvas.scene.layers.bodies.nodes == graph.node_records
    canvas.grab()


@pytest.mark.parametrize("name", CASES)
def test_finished_it_is_one_step_that_undo_takes_back(canvas: Canvas, mouse: Mouse, name: str) -> None:
    case = CASES[name]
    before = write_document(canvas.session.graph)
    end = begin(canvas, mouse, case)
    assert write_document(canvas.session.graph) == before
    mouse.release(end, case.button)
    assert not canvas._hands.is_busy
    assert canvas.scene.feedback is IDLE
    assert (write_document(canvas.session.graph) != before) == case.edits
    assert canvas.session.undo_stack.count() == int(case.edits)
    after = write_document(canvas.session.graph)
    if case.edits:
        canvas.session.undo()
        assert write_document(canvas.session.graph) == before
        canvas.session.redo()
        assert write_document(canvas.session.graph) == after


def test_every_kind_of_gesture_is_tried(canvas: Canvas, mouse: Mouse) -> None:
    tried = set()
    for case in CASES.values():
        end = begin(canvas, mouse, case)
        tried.add(type(canvas._hands._gesture))
        canvas.cancel_gesture()
        mouse.release(end, case.button)
    assert tried == set(concrete(Gesture))


def concrete(kind: type) -> Iterator[type]:
    """The kinds of gestures in the program, found by what there is."""
    children: list[type] = kind.__subclasses__()
    for child in children:
        if not isabstract(child) and child.__module__.startswith("guibp."):
            yield child
        yield from concrete(child)


# -- while it trains -----------------------------------------------------------------------------


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    shown = open_window()
    shown.session.replace_graph(graph_of_all())
    for dock in shown.docks.all():
        dock.hide()
    QApplication.processEvents()
    shown.canvas.fit()
    shown.canvas.setFocus()
    shown.actions_by_name["train_toggle"].trigger()
    assert shown.training.is_running
    return shown


@pytest.mark.parametrize("name", CASES)
def test_a_gesture_while_it_trains(window: MainWindow, qtbot: QtBot, name: str) -> None:
    case, canvas = CASES[name], window.canvas
    mouse = lay_hand_on(canvas)
    count = window.session.undo_stack.count()
    end = begin(canvas, mouse, case)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    mouse.release(end, case.button)
    assert window.training.is_running
    assert window.session.undo_stack.count() == count
    end = begin(canvas, mouse, case)
    qtbot.wait(30)
    assert window.training.is_running
    mouse.release(end, case.button)
    assert window.training.is_running == (not case.stops_training)
    if window.training.is_running:
        window.actions_by_name["train_toggle"].trigger()
    steps = int(case.edits) + 1
    assert window.session.undo_stack.count() - count == steps
    assert not canvas._hands.is_busy
