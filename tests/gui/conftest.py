"""Windows for tests: opened on a source, shown offscreen, and closed without asking."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from guibp.gui import create_window
from guibp.gui.language import LanguageChoice
from guibp.gui.main_window import MainWindow
from guibp.model.document import save
from guibp.model.graph import Graph

Kind = TypeVar("Kind", bound=QWidget)
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Open windows; they are shown, and at the end closed, whatever is not saved."""
    windows: list[MainWindow] = []
    # Where no canvas will be, wherever the test before left it: a paste goes to the pointer.
    QCursor.setPos(QPoint(0, 0))

    def open_one(source: str | None = None) -> MainWindow:
        window = create_window(source)
        windows.append(window)
        window.resize(1200, 800)
        window.show()
        QCoreApplication.processEvents()
        return window

    yield open_one
    # A test may have its own answer to the question; here none is asked.
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.may_replace", lambda _: True)
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at_work(window: MainWindow) -> MainWindow:
    """The window, active and with the focus on its canvas."""
    window.activateWindow()
    window.canvas.setFocus()
    QCoreApplication.processEvents()
    return window


@pytest.fixture
def no_language_is_left() -> Iterator[None]:
    """Have the application speak English again, whatever a test chose."""
    yield
    application = QApplication.instance()
    assert application is not None
    for choice in application.findChildren(LanguageChoice):
        delete(choice)
    QCoreApplication.processEvents()


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    """A file with the graph f = w x."""
    graph = Graph()
    graph.add("parameter", id="w", value=-2.0)
    graph.add("input", id="x", value=5.0)
    graph.add("multiply", ["w", "x"], id="f")
    path = tmp_path / "product.guibp"
    save(graph, path)
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[QMessageBox.StandardButton], list[str]]:
    """Answer every question with a button; returns the texts that were asked, as they come."""

    def answer_with(button: QMessageBox.StandardButton) -> list[str]:
        asked: list[str] = []

        def note(box: QMessageBox) -> QMessageBox.StandardButton:
            asked.append(box.text())
            assert box.standardButtons() & button
            return button

        monkeypatch.setattr(QMessageBox, "exec", note)
        return asked

    return answer_with


def shown_boxes() -> list[str]:
    """What the message boxes on show say, in one line each; they are closed."""
    boxes = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]
    texts = [f"{box.text()} {box.informativeText()}" for box in boxes if box.isVisible()]
    for box in boxes:
        box.close()
    return texts


def child(window: QWidget, kind: type[Kind], name: str) -> Kind:
    """A widget by the name that the contract gives it."""
    found: object = window.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def part(window: QWidget, kind: type[Kind]) -> Kind:
    """The first widget of a kind within another."""
    found: object = window.findChild(kind)
    assert isinstance(found, kind)
    return found
