"""A canvas on show, over a real session, and the mouse with which the tests work on it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.session import Session
from guibp.model.graph import Graph
from guibp.model.records import Position

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

Place = QPoint | tuple[int, int]


class Mouse:
    """Presses, moves and releases on the viewport, as a person would."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.modifiers = NO_MODIFIER

    def press(self, place: Place, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.canvas.viewport(), button, self.modifiers, as_point(place))

    def move(self, place: Place) -> None:
        QTest.mouseMove(self.canvas.viewport(), as_point(place))
        QApplication.processEvents()

    def release(self, place: Place, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.canvas.viewport(), button, self.modifiers, as_point(place))

    def click(self, place: Place, button: Qt.MouseButton = LEFT) -> None:
        self.press(place, button)
        self.release(place, button)

    def double_click(self, place: Place) -> None:
        self.click(place)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, self.modifiers, as_point(place))

    def drag(self, start: Place, end: Place, button: Qt.MouseButton = LEFT) -> None:
        self.start_drag(start, end, button)
        self.release(end, button)

    def start_drag(self, start: Place, end: Place, button: Qt.MouseButton = LEFT) -> None:
        first, last = as_point(start), as_point(end)
        self.press(first, button)
        for share in (0.2, 0.6, 1.0):
            self.move(first + (last - first) * share)


def as_point(place: Place) -> QPoint:
    return place if isinstance(place, QPoint) else QPoint(*place)


def lecture_graph() -> Graph:
    """F = wx + b with the lecture's numbers, and one loose operation."""
    graph = Graph()
    places: dict[str, Position] = {"w": (0, 0), "x": (0, 96), "b": (144, 160), "g": (144, 48), "f": (288, 96)}
    graph.add("parameter", id="w", value=-2.0, position=places["w"])
    graph.add("input", id="x", value=5.0, position=places["x"])
    graph.add("parameter", id="b", value=3.0, position=places["b"])
    graph.add("multiply", ["w", "x"], id="g", position=places["g"])
    graph.add("add", ["g", "b"], id="f", position=places["f"])
    graph.set_output("f")
    return graph


def show_canvas(qtbot: QtBot, graph: Graph) -> Canvas:
    session = Session(graph)
    canvas = Canvas(session)
    session.setParent(canvas)
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.setFocus()
    QApplication.processEvents()
    return canvas


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    """A canvas with the lecture's graph, f = wx + b."""
    shown = show_canvas(qtbot, lecture_graph())
    yield shown
    shown.cancel_gesture()


@pytest.fixture
def mouse(canvas: Canvas) -> Mouse:
    # Where the test before left the pointer, no move would be sent to this one.
    QTest.mouseMove(canvas.viewport(), QPoint(1, 1))
    QApplication.processEvents()
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    return Mouse(canvas)


@pytest.fixture
def session(canvas: Canvas) -> Session:
    return canvas.session


@pytest.fixture
def graph(canvas: Canvas) -> Graph:
    return canvas.session.graph


def read_tip(tip: str) -> str:
    """A tip as a person reads it, in one line."""
    page = QTextDocument()
    page.setHtml(tip)
    return " ".join(page.toPlainText().split())


def clear_place(canvas: Canvas) -> QPoint:
    """A place of the viewport far from every node and wire."""
    return QPoint(canvas.viewport().width() - 60, 60)


def near(point: QPoint | QPointF, other: QPoint | QPointF, within: float = 1.0) -> bool:
    gap = QPointF(point) - QPointF(other)
    return abs(gap.x()) <= within and abs(gap.y()) <= within
