"""Lessons as a learner does them: built from the palette and wired with the mouse, not by "Show me"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from guibp.explain.lessons.course import COURSE, TOUR, open_lesson
from guibp.explain.lessons.records import AnswerGoal, ChoiceGoal, in_language
from guibp.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, part
from tests.gui.contract.driving import drag, drop


def settle() -> None:
    """Let the layouts follow."""
    for _ in range(4):
        QCoreApplication.processEvents()


def begin(window: MainWindow, name: str, task: int) -> None:
    window.lessons.menu.list_lessons()
    action = window.findChild(QAction, f"lesson_{name}")
    assert action is not None
    action.trigger()
    for _ in range(task):
        window.tutor.advance()


def drop_new(window: MainWindow, operation: str, place: tuple[int, int]) -> str:
    """Drop an operation from the palette; returns the name that the node gets."""
    before = set(window.graph.nodes)
    drop(window, operation, QPoint(*place))
    (added,) = set(window.graph.nodes) - before
    return added


def wire(window: MainWindow, source: str, target: str, port: int) -> None:
    canvas = window.canvas
    drag(window, canvas.port_center(source, "out"), canvas.port_center(target, port))


def test_the_tour_ends_with_a_sigmoid_behind_f(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, "tour", 3)
    added = drop_new(window, "sigmoid", (600, 120))
    wire(window, "f", added, 0)
    qtbot.waitUntil(lambda: window.tutor.attempt.is_done)
    assert window.graph.resolve_output() == added


def test_twice_x_is_built_from_the_palette(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, "derivatives", 0)
    x, two = drop_new(window, "input", (120, 100)), drop_new(window, "constant", (120, 250))
    product = drop_new(window, "multiply", (300, 170))
    wire(window, two, product, 0)
    wire(window, x, product, 1)
    window.graph.set_value(two, 2.0)
    assert x == "x"
    qtbot.waitUntil(lambda: window.tutor.attempt.is_done)


def test_softplus_is_built_from_the_palette(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, "beyond", 0)
    x, power = drop_new(window, "input", (80, 80)), drop_new(window, "exp", (220, 80))
    one, total = drop_new(window, "constant", (220, 230)), drop_new(window, "add", (360, 150))
    log = drop_new(window, "log", (480, 150))
    for source, target, port in ((x, power, 0), (power, total, 0), (one, total, 1), (total, log, 0)):
        wire(window, source, target, port)
    qtbot.waitUntil(lambda: window.tutor.attempt.is_done)


@pytest.mark.parametrize("name", [TOUR, *COURSE])
@pytest.mark.usefixtures("no_language_is_left")
@pytest.mark.parametrize("language", ["english", "korean"])
def test_nothing_to_press_waits_below(open_window: OpenWindow, name: str, language: str) -> None:
    window = open_window()
    window.resize(1000, 720)
    window.actions_by_name[f"language_{language}"].trigger()
    begin(window, name, 0)
    area = part(window.lessons.panel, QScrollArea)
    for task in open_lesson(name).tasks:
        window.tutor.show_hint()
        if isinstance(task.goal, AnswerGoal):
            window.tutor.answer(1e9)
        if isinstance(task.goal, ChoiceGoal):
            window.tutor.choose(len(task.goal.options) - 1 - task.goal.right)
        settle()
        assert area.verticalScrollBar().maximum() == 0, in_language(task.text, "en")
        window.tutor.advance()
