"""How the tests drive a window: by its actions, by the mouse, and by the names that others call."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.main_window import MainWindow

Opener = Callable[[str | None], MainWindow]
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def canvas(window: MainWindow) -> Canvas:
    found = window.findChild(Canvas, "canvas")
    assert found is not None
    return found


def drag(window: MainWindow, start: QPoint, end: QPoint) -> None:
    viewport = canvas(window).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in range(1, 9):
        place = start + (end - start) * part / 8
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def drop(window: MainWindow, operation: str, place: QPoint) -> None:
    palette = window.findChild(QAbstractItemView, "palette")
    assert palette is not None
    model = palette.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    index = next(one for one in walk_tree(model, waiting) if one.data(Qt.ItemDataRole.UserRole) == operation)
    data = model.mimeData([index])
    viewport = canvas(window).viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, none))


def walk_tree(model: QAbstractItemModel, waiting: list[QModelIndex]) -> Iterator[QModelIndex]:
    while waiting:
        index = waiting.pop(0)
        yield index
        waiting[:0] = [model.index(row, 0, index) for row in range(model.rowCount(index))]


def shown_numbers(window: MainWindow) -> dict[tuple[str, str, int], tuple[str, str]]:
    view = canvas(window)
    return {
        (edge.source, edge.target, edge.port): view.edge_annotation(edge.source, edge.target, edge.port)
        for edge in window.graph.edges
    }


def number(text: str) -> float | None:
    return None if text in {"", "–"} else float(text.replace("−", "-").replace("∞", "inf"))


def wait_until(condition: Callable[[], bool], milliseconds: int = 8000) -> None:
    for _ in range(milliseconds // 10):
        if condition():
            return
        QTest.qWait(10)
    raise AssertionError("it never came")
