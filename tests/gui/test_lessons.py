"""Lessons in the window: every one can be done to its end by the program's own actions, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from guibp.explain.lessons.course import COURSE, TOUR, open_lesson
from guibp.explain.lessons.names import ACTIONS
from guibp.explain.lessons.records import ChoiceGoal, in_language
from guibp.gui.language import Language
from guibp.gui.main_window import MainWindow
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow, child

LONGEST = 60_000
"""Milliseconds for a training; it takes a few seconds."""


def begin(window: MainWindow, name: str) -> None:
    window.lessons.menu.list_lessons()
    action = window.lessons.menu.findChild(QAction, f"lesson_{name}")
    assert action is not None
    action.trigger()


def press(window: MainWindow, name: str) -> None:
    button = child(window, QPushButton, name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window: MainWindow) -> list[str]:
    return [label.text() for label in window.lessons.panel.findChildren(QLabel)]


def is_done(window: MainWindow) -> bool:
    return window.tutor.attempt.is_done


@pytest.mark.usefixtures("no_language_is_left")
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.KOREAN])
@pytest.mark.parametrize("name", [TOUR, *COURSE])
def test_every_lesson_can_be_done_to_its_end(
    open_window: OpenWindow, qtbot: QtBot, name: str, language: Language
) -> None:
    window = open_window()
    window.commands.language.choose(language)
    window.training.set_pace(float("inf"))
    begin(window, name)
    lesson = open_lesson(name)
    assert isinstance(lesson.title, dict)
    for place in range(len(lesson.tasks)):
        assert window.tutor.place == place
        qtbot.wait(1)
        assert lesson.title[language.value] in shown(window)
        assert not is_done(window), f"task {place} is done before anything was done"
        press(window, "lesson_show")
        qtbot.waitUntil(lambda: is_done(window), timeout=LONGEST)
        window.training.stop()
        press(window, "lesson_next")
    assert window.tutor.lesson is None
    assert not child(window, QDockWidget, "lesson").isVisible()
    assert window.tutor.progress.is_finished(name)
    window.lessons.menu.list_lessons()
    action = window.lessons.menu.findChild(QAction, f"lesson_{name}")
    assert action is not None
    assert action.isChecked() or name == TOUR


def test_the_empty_canvas_offers_the_tour(open_window: OpenWindow) -> None:
    window = open_window()
    press(window, "welcome_tour")
    assert window.tutor.key == TOUR
    # The first thing to see: the gradient of f for w.
    assert window.canvas.edge_annotation("w", "g", 0)[1] == "5"


def test_a_wrong_answer_is_told_and_the_right_one_ends_the_task(open_window: OpenWindow) -> None:
    window = open_window()
    begin(window, "wx-plus-b")
    window.tutor.advance()
    line = child(window, QLineEdit, "lesson_answer")
    assert line.isVisible()
    for text, done in (("rubbish", False), ("2", False), ("1", True)):
        line.setText("")
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert is_done(window) == done
    assert any("Done." in label.text() for label in window.lessons.panel.findChildren(QLabel))


def test_a_choice_is_made_by_its_button(open_window: OpenWindow) -> None:
    window = open_window()
    begin(window, "three-units")
    for _ in range(4):
        window.tutor.advance()
    task = window.tutor.task
    assert task is not None
    assert isinstance(task.goal, ChoiceGoal)
    press(window, "lesson_choice_1")
    assert window.tutor.attempt.slip
    press(window, "lesson_choice_0")
    assert is_done(window)


def test_a_hint_is_shown_when_it_is_asked_for(open_window: OpenWindow) -> None:
    window = open_window()
    begin(window, "wx-plus-b")
    task = window.tutor.task
    assert task is not None
    hint = in_language(task.hint, "en").split("*")[0]
    labels = window.lessons.panel.findChildren(QLabel)
    assert not any(hint in label.text() for label in labels)
    press(window, "lesson_hint")
    assert any(hint in label.text() for label in labels)


def test_stepping_by_hand_does_the_task(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, "wx-plus-b")
    step = window.findChild(QAction, "step_next")
    assert step is not None
    step.trigger()
    qtbot.wait(10)
    assert not is_done(window)
    step.trigger()
    qtbot.waitUntil(lambda: is_done(window), timeout=1000)


def test_another_document_ends_the_lesson(open_window: OpenWindow) -> None:
    window = open_window()
    begin(window, "wx-plus-b")
    assert child(window, QDockWidget, "lesson").isVisible()
    window.files.open_example("xor")
    assert window.tutor.lesson is None
    assert not child(window, QDockWidget, "lesson").isVisible()


def test_what_is_not_saved_is_asked_about_before_a_lesson(
    open_window: OpenWindow, answer: Callable[[QMessageBox.StandardButton], list[str]]
) -> None:
    window = open_window()
    window.graph.add("input", id="mine")
    asked = answer(QMessageBox.StandardButton.Cancel)
    begin(window, "wx-plus-b")
    assert len(asked) == 1
    assert window.graph.nodes == ("mine",)
    assert window.tutor.lesson is None


def test_a_lesson_that_cannot_be_read_is_told(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    path = tmp_path / "broken.guibp-lesson"
    path.write_text('{"format": "guibp-lesson", "version": 1}', encoding="utf-8")
    window.lessons.menu.open_path(path)
    assert len(refused) == 1
    assert "broken.guibp-lesson" in refused[0]
    assert window.tutor.lesson is None


def test_a_teachers_lesson_is_led_through(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "own.guibp-lesson"
    path.write_text(
        '{"format": "guibp-lesson", "version": 1, "title": "Own", "summary": "One task", "tasks": ['
        '{"start": "expr:x = 1; f = x*x", "text": "Make *f* <b>4</b>.",'
        ' "goal": {"kind": "value", "node": "f", "equals": 4}}]}',
        encoding="utf-8",
    )
    window = open_window()
    window.lessons.menu.open_path(path)
    window.graph.set_value("x", 2.0)
    qtbot.waitUntil(lambda: is_done(window), timeout=1000)
    texts = [label.text() for label in window.lessons.panel.findChildren(QLabel)]
    # Marks of Markdown are marks, and HTML is text.
    assert any("&lt;b&gt;" in text for text in texts)


def test_progress_outlives_the_window(open_window: OpenWindow) -> None:
    first = open_window()
    first.tutor.progress.note_done("wx-plus-b", 2, 7)
    first.tutor.progress.note_done("wx-plus-b", 1, 7)
    second = open_window()
    assert second.tutor.progress.done("wx-plus-b") == 2
    assert not second.tutor.progress.is_finished("wx-plus-b")


def test_going_back_opens_the_task_anew(open_window: OpenWindow) -> None:
    window = open_window()
    begin(window, "derivatives")
    press(window, "lesson_show")
    QTest.qWait(10)
    assert is_done(window)
    press(window, "lesson_next")
    press(window, "lesson_back")
    assert not is_done(window)
    assert len(window.graph) == 0
    assert isinstance(window.graph, Graph)


def test_lessons_know_every_action_of_the_window(open_window: OpenWindow) -> None:
    assert set(open_window().actions_by_name) == ACTIONS
