"""The dock "By hand": sliders, updates that are computed first, and the optimiser beside."""

from __future__ import annotations

import math
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QLineEdit, QPushButton, QStyle
from pytestqt.qtbot import QtBot

import guibp
from guibp.engine.hand_updates import HandUpdate, UpdateSlip, foretell_change, judge_answer
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.by_hand_panel import ByHandPanel
from guibp.gui.panels.hand_boundary import HandBoundary
from guibp.gui.panels.hand_sliders import HandRow, find_reach
from guibp.model.dataset import Dataset
from guibp.model.document import write_document
from guibp.model.edits import ChangeOperation, SetDataset
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.explaining_driving import settle

IDS = ("w1", "w2", "b")
LINE = "expr:w = param(-2); x = 5; b = param(3); f = w*x + b; loss = squared_error(f, 4)"


def opened(open_window: OpenWindow, source: str) -> MainWindow:
    window = open_window(source)
    window.canvas.setFocus()
    modifiers = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Qt.Key.Key_5, modifiers)
    settle(window)
    assert child(window, QDockWidget, "by_hand").isVisible()
    return window


def panel_of(window: MainWindow) -> ByHandPanel:
    return part(window, ByHandPanel)


def row_of(window: MainWindow, id_: str) -> HandRow:
    return next(row for row in panel_of(window)._sliders.rows if row.id == id_)


def handle_of(row: HandRow) -> QPoint:
    slider = row.slider
    thickness = slider.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, slider)
    room = slider.width() - thickness
    along = QStyle.sliderPositionFromValue(slider.minimum(), slider.maximum(), slider.value(), room)
    return QPoint(along + thickness // 2, slider.height() // 2)


def press(row: HandRow, along: int) -> QPoint:
    """Take the handle and drag it; the button stays down."""
    start = handle_of(row)
    QTest.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=start)
    assert row.slider.isSliderDown()
    end = start + QPoint(along, 0)
    QTest.mouseMove(row.slider, end - QPoint(1, 0))
    QTest.mouseMove(row.slider, end)
    return end


def said(window: MainWindow) -> str:
    panel = panel_of(window)
    return f"{panel._equations.text()}\n{panel._told.text()}"


def answer(window: MainWindow, text: str) -> str:
    edit = child(window, QLineEdit, "hand_answer")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return said(window)


def apply(window: MainWindow) -> None:
    QTest.mouseClick(child(window, QPushButton, "hand_apply"), Qt.MouseButton.LeftButton)


def test_a_drag_shows_everything_and_is_one_undo_step(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:single-unit-xor")
    before, row = write_document(window.graph), row_of(window, "w1")
    loss = window.session.evaluation.value("loss")
    end = press(row, 15)
    assert write_document(window.graph) == before
    shown = window.session.evaluation.value("loss")
    assert shown != loss
    assert "since the start" in child(window, QLabel, "hand_loss").text()
    assert window.session.evaluation.value("w1") == row.chosen
    chosen = row.chosen
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=end)
    assert window.graph.node("w1").value == pytest.approx(chosen)
    assert window.session.evaluation.value("loss") == pytest.approx(shown, rel=1e-12)
    assert window.session.undo_stack.count() == 1
    assert "After 1 moves" in child(window, QLabel, "hand_race").text()
    window.session.undo()
    assert write_document(window.graph) == before
    (start,) = panel_of(window).moves.losses
    assert start == loss
    window.session.redo()
    assert len(panel_of(window).moves.losses) == 2


def test_esc_gives_a_drag_up(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:xor")
    before, row = write_document(window.graph), row_of(window, "v1")
    value = window.session.evaluation.value("loss")
    end = press(row, 12)
    assert window.session.evaluation.value("loss") != value
    QTest.keyClick(row.slider, Qt.Key.Key_Escape)
    assert window.session.evaluation.value("loss") == value
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=end)
    assert write_document(window.graph) == before
    assert window.session.undo_stack.count() == 0


def test_a_key_moves_by_a_step_and_a_number_can_be_typed(open_window: OpenWindow) -> None:
    window = opened(open_window, LINE)
    row = row_of(window, "w")
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert window.graph.node("w").value == pytest.approx(-1.9)
    row.number.setFocus()
    row.number.selectAll()
    QTest.keyClicks(row.number, "0.2")
    QTest.keyClick(row.number, Qt.Key.Key_Return)
    assert window.graph.node("w").value == 0.2
    assert len(panel_of(window).moves.losses) == 3


def test_an_update_is_what_train_step_does(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:single-unit-xor")
    window.graph.set_training(optimizer="sgd", learning_rate=0.5)
    settle(window)
    box = child(window, QComboBox, "hand_weight")
    QTest.keyClick(box, Qt.Key.Key_End)
    count = window.session.undo_stack.count()
    apply(window)
    assert window.session.undo_stack.count() == count + 1
    other = guibp.preset("single-unit-xor")
    guibp.train(other, steps=1, learning_rate=0.5, optimizer="sgd")
    for id_ in ("w1", "w2", "b"):
        assert window.graph.node(id_).value == pytest.approx(other.node(id_).value, rel=1e-14)
    moves = panel_of(window).moves
    assert moves.losses == pytest.approx(moves.optimizer_losses, rel=1e-12)
    assert moves.applied is not None
    assert moves.applied.change == pytest.approx(moves.applied.foretold, rel=0.2)
    assert "Foretold" in said(window)


def test_one_weight_moves_alone(open_window: OpenWindow) -> None:
    window = opened(open_window, LINE)
    window.graph.set_training(learning_rate=0.01)
    settle(window)
    assert "w ← w" in said(window)
    assert "= ?" in said(window)
    apply(window)
    # f = −7, so ∂L/∂w = 2 · (−7 − 4) · 5 = −110.
    assert window.graph.node("w").value == pytest.approx(-2 + 0.01 * 110)
    assert window.graph.node("b").value == 3.0
    assert "The loss was 121" in said(window)


@pytest.mark.parametrize(
    "typed, fragment",
    [
        ("-0.9", "Right"),
        ("-3.1", "sign is wrong"),
        ("108", "factor rate is missing"),
        ("-112", "rate is missing, and the gradient is added"),
        ("-1.1", "only the step"),
        ("0.9", "sign of the result"),
        ("-2", "old value"),
        ("7", "with the numbers above"),
    ],
)
def test_an_answer_is_judged_with_its_reason(open_window: OpenWindow, typed: str, fragment: str) -> None:
    window = opened(open_window, LINE)
    window.graph.set_training(learning_rate=0.01)
    settle(window)
    before = write_document(window.graph)
    assert fragment in answer(window, typed)
    assert fragment in window.statusBar().currentMessage()
    assert ("= ?" in said(window)) is not (typed == "-0.9")
    assert write_document(window.graph) == before


def test_what_is_no_number_is_refused(open_window: OpenWindow) -> None:
    window = opened(open_window, LINE)
    answer(window, "0,5")
    assert "point" in window.statusBar().currentMessage()


def test_a_training_rests_the_hand_and_begins_another_way(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, "preset:xor")
    QTest.keyClick(row_of(window, "b1").slider, Qt.Key.Key_Right)
    assert len(panel_of(window).moves.losses) == 2
    window.training.start()
    assert not row_of(window, "b1").slider.isEnabled()
    assert not child(window, QPushButton, "hand_apply").isEnabled()
    qtbot.waitUntil(lambda: window.training.frame is not None and window.training.frame.step > 1)
    window.training.stop()
    assert row_of(window, "b1").slider.isEnabled()
    assert len(panel_of(window).moves.losses) == 1


def test_start_from_here_begins_anew(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:xor")
    QTest.keyClick(row_of(window, "c").slider, Qt.Key.Key_Right)
    QTest.mouseClick(child(window, QPushButton, "hand_restart"), Qt.MouseButton.LeftButton)
    assert len(panel_of(window).moves.losses) == 1
    assert child(window, QLabel, "hand_loss").text().endswith("0 since the start")


def test_without_parameters_it_invites(open_window: OpenWindow) -> None:
    window = opened(open_window, "expr:x = 2; f = square(x)")
    assert "Add a parameter" in said(window)
    assert not child(window, QPushButton, "hand_apply").isEnabled()


def test_hidden_it_computes_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.graph.set_value("b1", 1.0)
    assert panel_of(window).moves.losses == ()
    assert panel_of(window)._sliders.rows == []


def test_a_reach_has_room() -> None:
    assert [find_reach(value) for value in (0.0, 3.0, -4.0, 40.0, 1e6)] == [5.0, 5.0, 10.0, 100.0, 2e6]


@pytest.mark.parametrize("value", [sys.float_info.max, -sys.float_info.max, math.inf, -math.inf, math.nan])
def test_a_slider_stands_somewhere_at_any_number(qtbot: QtBot, value: float) -> None:
    row = HandRow("w")
    qtbot.addWidget(row.slider)
    row.show(value, None)
    assert math.isfinite(row.reach)
    assert math.isfinite(row.chosen)


def test_rounding_is_no_slip_and_a_small_step_is_not_lost() -> None:
    update = HandUpdate("w", 1.0, 0.001, 0.1)
    assert judge_answer(update, 0.9999).is_right
    assert judge_answer(update, 1.0).slip is UpdateSlip.UNCHANGED
    assert judge_answer(update, 1.0001).slip is UpdateSlip.ADDED
    third = HandUpdate("w", 1.0, 2.0, 1 / 3)
    assert judge_answer(third, 0.333).is_right
    assert foretell_change((third, third)) == pytest.approx(-8 / 3)


def test_its_boundary_marks_held_out_rows_and_offers_nothing_it_cannot_do(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:xor")
    boundary = part(window, HandBoundary)
    assert boundary._held_out == frozenset()
    dataset = window.graph.dataset
    assert dataset is not None
    window.session.do(SetDataset(dataset.hold_out((1, 2))))
    settle(window)
    assert boundary._held_out == {1, 2}
    assert boundary.toolTip() == ""
    assert boundary.accessibleName()


def test_by_hand_learns_from_the_rows_from_which_the_optimiser_learns(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:single-unit-xor")
    dataset = window.graph.dataset
    assert dataset is not None
    window.graph.set_training(optimizer="sgd", learning_rate=0.5)
    window.session.do(SetDataset(dataset.hold_out((3,))))
    settle(window)
    moves, start = panel_of(window).moves, write_document(window.graph)
    moves.apply(moves.updates(IDS))
    assert moves.losses == pytest.approx(moves.optimizer_losses, rel=1e-12)
    by_hand = [window.graph.node(id_).value for id_ in IDS]
    window.session.undo()
    assert write_document(window.graph) == start
    window.training.take_step()
    assert [window.graph.node(id_).value for id_ in IDS] == pytest.approx(by_hand, rel=1e-12)


def test_other_data_are_another_start(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:single-unit-xor")
    moves = panel_of(window).moves
    moves.apply(moves.updates(["w1"]))
    window.session.do(SetDataset(Dataset({"x1": [0.0, 1.0], "x2": [1.0, 1.0], "t": [1.0, 0.0]})))
    settle(window)
    assert moves.losses == (window.session.evaluation.value("loss"),)
    moves.apply(moves.updates(["w1"]))
    child(window, QDockWidget, "by_hand").hide()
    window.session.undo()
    window.session.undo()
    child(window, QDockWidget, "by_hand").show()
    settle(window)
    assert moves.losses == (window.session.evaluation.value("loss"),)


def test_its_boundary_follows_a_parameter_that_becomes_a_constant(open_window: OpenWindow) -> None:
    window = opened(open_window, "preset:xor")
    boundary = part(window, HandBoundary)
    window.session.do(ChangeOperation("w11", "constant"))
    settle(window)
    before = boundary._field
    window.graph.set_value("w11", 9.0)
    settle(window)
    assert boundary._field is not None
    assert before is not None
    assert not np.array_equal(boundary._field, before)
