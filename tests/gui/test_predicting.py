"""Predict first in the window: asked before each step, hidden until answered, and kept for a teacher."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QToolButton

from guibp.explain.quiz_record import Outcome
from guibp.explain.quiz_slips import Slip
from guibp.explain.steps import explain_steps
from guibp.gui.main_window import MainWindow
from guibp.gui.predicting import Predicting, Stage
from guibp.gui.quiz_texts import show_answer
from tests.gui.conftest import OpenWindow, child

KEY = Qt.Key


def predicting(window: MainWindow) -> Predicting:
    return window.commands.walking.predicting


def edit(window: MainWindow) -> QLineEdit:
    return child(window, QLineEdit, "quiz_answer")


def said(window: MainWindow, name: str) -> str:
    return child(window, QLabel, name).text()


def press(window: MainWindow, action: str) -> None:
    window.actions_by_name[action].trigger()
    QApplication.processEvents()


def type_answer(window: MainWindow, text: str) -> None:
    """Type into what has the keyboard, and Return."""
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, KEY.Key_Return)


def go_on(window: MainWindow) -> None:
    QTest.keyClick(edit(window), KEY.Key_Return)


def position(window: MainWindow) -> int | None:
    walk = window.session.walk
    return None if walk is None else walk.position


def begin(open_window: OpenWindow, source: str = "preset:wx+b") -> MainWindow:
    window = open_window(source)
    press(window, "step_predict")
    return window


def answer_truly(window: MainWindow) -> None:
    entry = predicting(window).entry
    assert entry is not None
    type_answer(window, show_answer(entry.expected).replace("−", "-"))


def test_without_it_there_is_no_bar_and_steps_are_as_ever(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    assert not edit(window).isVisible()
    press(window, "step_next")
    assert position(window) == 1


def test_it_asks_for_the_first_value_and_hides_it(open_window: OpenWindow) -> None:
    window = begin(open_window)
    assert edit(window).isVisible()
    assert window.focusWidget() is edit(window)
    assert said(window, "quiz_question") == "What is the value of g?"
    assert position(window) == 0
    assert window.canvas.edge_annotation("g", "f", 0) == ("", "")
    assert not window.isWindowModified()


def test_a_right_answer_does_the_step_and_return_goes_on(open_window: OpenWindow) -> None:
    window = begin(open_window)
    type_answer(window, "-2*5")
    assert position(window) == 1
    assert window.canvas.edge_annotation("g", "f", 0) == ("−10", "")
    assert "Right" in said(window, "quiz_feedback")
    go_on(window)
    assert said(window, "quiz_question") == "What is the value of f?"
    assert edit(window).text() == ""


def test_a_wrong_answer_names_the_slip_and_shows_nothing(open_window: OpenWindow) -> None:
    window = begin(open_window)
    type_answer(window, "10")
    assert "sign is wrong" in said(window, "quiz_feedback")
    assert position(window) == 0
    type_answer(window, "-10")
    entry = predicting(window).entry
    assert entry is not None
    assert [one.slips for one in entry.tries] == [(Slip.WRONG_SIGN,), ()]
    assert entry.outcome is Outcome.HELPED


def test_the_same_wrong_answer_twice_is_one_try(open_window: OpenWindow) -> None:
    window = begin(open_window)
    type_answer(window, "10")
    go_on(window)
    entry = predicting(window).entry
    assert entry is not None
    assert len(entry.tries) == 1


def test_what_is_no_number_is_said_and_is_no_try(open_window: OpenWindow) -> None:
    window = begin(open_window)
    type_answer(window, "ten")
    assert "not a number" in said(window, "quiz_feedback")
    entry = predicting(window).entry
    assert entry is not None
    assert entry.tries == ()


def test_an_empty_line_is_asked_to_be_filled_by_return_and_by_step(open_window: OpenWindow) -> None:
    window = begin(open_window)
    go_on(window)
    assert "Type your answer" in said(window, "quiz_feedback")
    window.canvas.setFocus()
    press(window, "step_next")
    assert position(window) == 0
    assert window.focusWidget() is edit(window)


def test_step_takes_what_stands_in_the_line(open_window: OpenWindow) -> None:
    window = begin(open_window)
    QTest.keyClicks(edit(window), "-10")
    press(window, "step_next")
    assert position(window) == 1
    press(window, "step_next")
    assert predicting(window).is_asking


@pytest.mark.parametrize("source", ["preset:wx+b", "preset:xor", "preset:sigmoid", "expr:x = 3; f = x*x + x"])
def test_answered_to_the_end_it_is_the_librarys_walk(open_window: OpenWindow, source: str) -> None:
    window = begin(open_window, source)
    steps = explain_steps(window.graph)
    seen = []
    while predicting(window).is_asking:
        before = position(window)
        answer_truly(window)
        if position(window) != before:
            done = window.session.current_step
            assert done is not None
            seen.append((done.phase, done.node))
        if window.session.walk is not None and window.session.walk.is_finished:
            break
        go_on(window)
    assert seen == [(step.phase, step.node) for step in steps]
    score = predicting(window).record("").score
    assert score.right == score.questions > 0
    assert "All steps are done" in said(window, "quiz_feedback")
    go_on(window)
    assert (position(window), predicting(window).stage) == (0, Stage.ASKING)


def test_all_questions_of_a_step_come_before_it_is_done(open_window: OpenWindow) -> None:
    window = begin(open_window)
    for _ in range(2):
        answer_truly(window)
        go_on(window)
    answer_truly(window)
    assert position(window) == 2
    assert window.canvas.edge_annotation("g", "f", 0) == ("−10", "")
    go_on(window)
    assert said(window, "quiz_question") == "What flows back along b → f?"
    assert window.session.selection.edges == frozenset({("f", 1)})
    answer_truly(window)
    assert position(window) == 3


def test_hints_come_one_by_one_and_cost_half(open_window: OpenWindow) -> None:
    window = begin(open_window)
    hint = child(window, QToolButton, "quiz_hint")
    shown = []
    for _ in range(3):
        QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
        shown.append(said(window, "quiz_feedback"))
    assert shown[1:] == ["g = w × x", "g = −2 × 5"]
    assert not hint.isEnabled()
    assert window.focusWidget() is edit(window)
    type_answer(window, "-10")
    assert predicting(window).record("").score.points == 0.5


def test_skip_shows_the_answer_and_does_the_step(open_window: OpenWindow) -> None:
    window = begin(open_window)
    QTest.mouseClick(child(window, QToolButton, "quiz_skip"), Qt.MouseButton.LeftButton)
    assert said(window, "quiz_feedback") == "It is −10."
    assert position(window) == 1
    assert predicting(window).record("").entries[0].outcome is Outcome.SKIPPED


def test_back_drops_the_question_and_step_asks_again(open_window: OpenWindow) -> None:
    window = begin(open_window)
    answer_truly(window)
    go_on(window)
    press(window, "step_back")
    assert position(window) == 0
    assert not predicting(window).is_asking
    assert window.canvas.edge_annotation("g", "f", 0) == ("", "")
    press(window, "step_next")
    assert said(window, "quiz_question") == "What is the value of g?"
    answer_truly(window)
    score = predicting(window).record("").score
    assert (score.questions, score.right) == (1, 1)


def test_an_edit_and_undo_end_the_walk_and_the_question(open_window: OpenWindow) -> None:
    window = begin(open_window)
    QTest.keyClicks(edit(window), "-1")
    window.graph.set_value("x", 7.0)
    assert window.session.walk is None
    assert predicting(window).stage is Stage.READY
    press(window, "step_next")
    entry = predicting(window).entry
    assert entry is not None
    assert entry.expected == -14
    assert edit(window).text() == ""
    press(window, "edit_undo")
    assert predicting(window).stage is Stage.READY
    assert window.session.walk is None


def test_another_sample_asks_the_same_of_that_sample(open_window: OpenWindow) -> None:
    window = begin(open_window, "preset:xor-lecture")
    first = predicting(window).entry
    window.session.show_sample(3)
    second = predicting(window).entry
    assert first is not None
    assert second is not None
    assert (first.question, first.expected, first.sample) == (second.question, 0, 0)
    assert (second.expected, second.sample) == (5, 3)
    window.session.show_all_samples()
    assert predicting(window).stage is Stage.READY
    press(window, "step_next")
    assert window.session.sample == 3


def test_play_and_reset_ask_nothing(open_window: OpenWindow) -> None:
    window = begin(open_window)
    press(window, "step_play")
    assert predicting(window).stage is Stage.READY
    press(window, "step_play")
    press(window, "step_reset")
    assert position(window) == 0


def test_training_ends_the_question(open_window: OpenWindow) -> None:
    window = begin(open_window, "preset:xor")
    press(window, "train_toggle")
    assert predicting(window).stage is Stage.READY
    press(window, "step_next")
    assert not window.actions_by_name["train_toggle"].isChecked()
    assert predicting(window).is_asking


def test_another_document_begins_another_record(open_window: OpenWindow) -> None:
    window = begin(open_window)
    answer_truly(window)
    press(window, "example_sigmoid")
    assert not window.actions_by_name["quiz_record"].isEnabled()
    assert predicting(window).stage is Stage.READY
    press(window, "step_next")
    assert predicting(window).is_asking


def test_switched_off_the_walk_stays_and_steps_ask_no_more(open_window: OpenWindow) -> None:
    window = begin(open_window)
    answer_truly(window)
    press(window, "step_predict")
    assert not edit(window).isVisible()
    assert not window.actions_by_name["step_predict"].isChecked()
    assert window.session.selection.is_empty
    assert position(window) == 1
    press(window, "step_next")
    assert position(window) == 2


def test_esc_empties_the_line_and_then_gives_the_canvas_the_keyboard(open_window: OpenWindow) -> None:
    window = begin(open_window)
    QTest.keyClicks(edit(window), "12")
    QTest.keyClick(edit(window), KEY.Key_Escape)
    assert edit(window).text() == ""
    QTest.keyClick(edit(window), KEY.Key_Escape)
    assert window.focusWidget() is window.canvas
    assert predicting(window).is_asking


def test_an_unfinished_graph_is_asked_as_far_as_it_goes(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; y = square(x); z = y + x")
    window.graph.disconnect("z", port=1)
    told: list[str] = []
    window.session.message_shown.connect(told.append)
    press(window, "step_predict")
    assert said(window, "quiz_question") == "What is the value of y?"
    answer_truly(window)
    assert position(window) == 1
    assert any("port 1" in text for text in told)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_the_record_is_saved_as_its_name_says(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    window = begin(open_window)
    type_answer(window, "10")
    answer_truly(window)
    path = tmp_path / f"record{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "quiz_record")
    text = path.read_text(encoding="utf-8")
    if suffix == ".json":
        read = json.loads(text)
        assert read["document"] == "wx+b"
        assert read["slips"] == {"wrong sign": 1}
    else:
        (row,) = csv.DictReader(text.splitlines())
        assert (row["tries"], row["outcome"]) == ("10 | -10", "right with help")


def test_a_record_that_cannot_be_written_is_said(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begin(open_window)
    answer_truly(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.csv"), ""))
    press(window, "quiz_record")
    assert "cannot" in window.statusBar().currentMessage()


def test_a_window_that_was_closed_while_asking_opens_without_a_bar(open_window: OpenWindow) -> None:
    window = begin(open_window)
    window.close()
    assert not edit(open_window("preset:wx+b")).isVisible()
