"""Lessons as a learner does them: built from the palette and wired with the mouse, not by "Show me"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from tests.gui.canvas.conftest import Mouse
from tests.gui.conftest import OpenWindow


def begin(window: MainWindow, name: str, task: int) -> None:
    window.lessons.menu.list_lessons()
    action = window.findChild(QAction, f"lesson_{name}")
    assert action is not None
    action.trigger()
    for _ in range(task):
        window.tutor.advance()


def wire(window: MainWindow, source: str, target: str, port: int) -> None:
    canvas = window.canvas
    Mouse(canvas).drag(canvas.port_center(source, "out"), canvas.port_center(target, port))


def test_the_tour_ends_with_a_sigmoid_behind_f(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, "tour", 3)
    before = set(window.graph.nodes)
    window.canvas.add_operation("sigmoid")
    (added,) = set(window.graph.nodes) - before
    wire(window, "f", added, 0)
    qtbot.waitUntil(lambda: window.tutor.attempt.is_done)
    assert window.graph.resolve_output() == added
