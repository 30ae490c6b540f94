"""Trainings in the window that run towards a goal, and the settings beside the controls."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from guibp.engine.random_start import draw_start
from guibp.engine.training import train
from guibp.gui.main_window import MainWindow
from guibp.gui.run_goals import Aim
from guibp.model.document import write_document
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow, child

ENDS = 20_000
"""Milliseconds in which even a busy machine comes to the goal."""


def trained_to_its_end(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Trigger an action, and wait for the run that it starts to end by itself."""
    window.training.set_pace(math.inf)
    window.actions_by_name[name].trigger()
    qtbot.waitUntil(lambda: window.training.end is not None, timeout=ENDS)
    assert not window.training.is_running
    assert not window.actions_by_name["train_toggle"].isChecked()


def status_of(window: MainWindow) -> str:
    return child(window, QLabel, "train_status").text()


def type_into(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def field(window: MainWindow, name: str) -> QLineEdit:
    return child(window, QLineEdit, name)


def choose_aim(window: MainWindow, aim: Aim) -> None:
    """Choose by the keys of the list."""
    box = child(window, QComboBox, "train_aim")
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(list(Aim).index(aim)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_so_many_steps_are_one_undo_step_and_told(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    said: list[str] = []
    window.announcing.announced.connect(said.append)
    choose_aim(window, Aim.STEPS)
    type_into(field(window, "train_goal_number"), "37")
    trained_to_its_end(window, qtbot, "train_toggle")
    frame = window.training.frame
    assert frame is not None
    assert frame.step == 37
    assert "37 steps are done" in status_of(window)
    assert "37 steps are done" in window.statusBar().currentMessage()
    assert any("37 steps are done" in text for text in said)
    assert window.session.undo_stack.count() == 1
    graph = preset("xor")
    train(graph, steps=37)
    assert window.graph.node("w11").value == pytest.approx(graph.node("w11").value, rel=1e-9)
    window.session.undo()
    assert write_document(window.graph) == before


def test_it_stops_at_the_very_step_below_the_loss(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    choose_aim(window, Aim.LOSS)
    type_into(field(window, "train_goal_number"), "0.2")
    trained_to_its_end(window, qtbot, "train_until_loss")
    frame, expected = window.training.frame, train(preset("xor"), until=0.2)
    assert frame is not None
    assert abs(frame.step - expected.steps) <= 1  # interpreted and compiled steps agree to rounding
    assert frame.loss < 0.2
    assert f"after {frame.step} steps" in status_of(window)
    trained_to_its_end(window, qtbot, "train_until_loss")
    assert "already" in status_of(window)
    assert window.session.undo_stack.count() == 1


def test_it_stops_when_all_are_right(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained_to_its_end(window, qtbot, "train_until_right")
    assert "all predictions are on the right side of 0.5" in status_of(window)
    predictions = np.asarray(window.session.evaluation.value("y"))
    assert ((predictions > 0.5) == np.array([False, True, True, False])).all()


def test_a_regression_says_its_tolerance(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("expr:w = param(-2); x = 5; b = param(3); f = w*x + b; l = squared_error(f, 4)")
    window.graph.set_training(learning_rate=0.01)
    trained_to_its_end(window, qtbot, "train_until_right")
    assert "within 0.2 of their targets" in status_of(window)


def test_it_runs_until_it_diverges(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("expr:w = param(3); f = w**4")
    window.graph.set_training(learning_rate=1e6, optimizer="sgd")
    trained_to_its_end(window, qtbot, "train_until_diverged")
    assert "diverged at step" in status_of(window)


def test_without_a_target_nothing_can_be_right(open_window: OpenWindow) -> None:
    window = open_window("expr:w = param(3); f = square(w)")
    window.actions_by_name["train_until_right"].trigger()
    assert not window.training.is_running
    assert not window.actions_by_name["train_toggle"].isChecked()
    assert "nothing can be right" in window.statusBar().currentMessage()


def test_a_pause_says_how_far_it_came(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.training.start()
    qtbot.waitUntil(lambda: window.training.speedometer.speed is not None, timeout=ENDS)
    window.training.frame_shown.emit()
    assert not child(window, QComboBox, "train_aim").isEnabled()
    window.training.stop()
    assert status_of(window).startswith("Paused after")
    assert child(window, QComboBox, "train_aim").isEnabled()
    window.session.undo()
    assert window.training.end is not None


def test_an_undo_takes_the_goal_no_further(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    window.training.set_pace(5.0)
    window.actions_by_name["train_until_loss"].trigger()
    assert window.session.running is not None
    window.actions_by_name["edit_undo"].trigger()
    assert not window.training.is_running
    assert write_document(window.graph) == before


def open_settings(window: MainWindow) -> QWidget:
    QTest.mouseClick(child(window, QToolButton, "train_more"), Qt.MouseButton.LeftButton)
    settings = child(window, QWidget, "more_settings")
    assert settings.isVisible()
    return settings


def test_batch_and_schedule_change_while_it_runs(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    open_settings(window)
    window.training.start()
    type_into(field(window, "train_batch"), "2")
    QTest.keyClick(child(window, QComboBox, "train_schedule"), Qt.Key.Key_End)
    type_into(field(window, "train_schedule_steps"), "50")
    assert window.training.is_running
    trainer = window.training._trainer
    assert trainer is not None
    assert trainer.controls.batching is not None
    assert trainer.controls.batching.size == 2
    assert str(trainer.controls.schedule) == "warmup:50"
    window.training.stop()
    settings = window.graph.training
    assert settings is not None
    assert (settings.batch, settings.schedule) == (2, "warmup:50")
    type_into(field(window, "train_batch"), " ")
    assert window.graph.training is not None
    assert window.graph.training.batch is None
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert write_document(window.graph) == before


@pytest.mark.parametrize(
    "name, typed",
    [
        ("train_batch", ("0", "1.5", "-1", "2,5", "many")),
        ("train_schedule_steps", ("0", "1.5", "1e30", "x")),
        ("train_schedule_factor", ("0", "-1", "0,5")),
        ("train_seed", ("-1", "1.5", "1e300", "0,1")),
    ],
)
def test_what_no_setting_can_be_is_refused(
    open_window: OpenWindow, name: str, typed: tuple[str, ...]
) -> None:
    window = open_window("preset:xor")
    window.graph.set_training(schedule="step:10:0.5")
    open_settings(window)
    before = write_document(window.graph)
    for text in typed:
        window.statusBar().clearMessage()
        type_into(field(window, name), text)
        assert window.statusBar().currentMessage()
        assert write_document(window.graph) == before


def test_a_typed_seed_gives_its_start_again(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    open_settings(window)
    type_into(field(window, "train_seed"), "12")
    expected = dict(draw_start(preset("xor"), 12))
    assert {id_: window.graph.node(id_).value for id_ in expected} == expected
    window.actions_by_name["train_new_start"].trigger()
    assert window.training.seed == 13
    assert field(window, "train_seed").text() == "13"
    assert "seed 13" in window.statusBar().currentMessage()
    type_into(field(window, "train_seed"), "12")
    assert {id_: window.graph.node(id_).value for id_ in expected} == expected
    assert window.session.undo_stack.count() == 3


def test_the_pace_goes_from_one_step_to_as_fast_as_it_goes() -> None:
    from guibp.gui.panels.training_controls import FASTEST, pace_at, slider_place

    assert pace_at(0) == 1.0
    assert pace_at(FASTEST - 1) > 1e6
    assert pace_at(FASTEST) == math.inf
    assert slider_place(pace_at(40)) == 40
