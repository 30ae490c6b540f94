"""By hand with a penalty on the weights, and numbers that are longer than their boxes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from guibp.engine.hand_updates import HandUpdate, UpdateSlip, judge_answer
from guibp.engine.penalties import Penalty
from guibp.gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow, child
from tests.gui.test_by_hand import answer, apply, opened, panel_of, row_of, said


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return opened(open_window, "preset:single-unit-xor")


@pytest.mark.parametrize("l1, l2", [(0.0, 0.3), (0.05, 0.0), (0.05, 0.3)])
def test_all_updates_are_the_step_that_the_optimiser_takes(window: MainWindow, l1: float, l2: float) -> None:
    window.graph.set_training(optimizer="sgd", learning_rate=0.5, l1=l1, l2=l2)
    weights = child(window, QComboBox, "hand_weight")
    weights.setCurrentIndex(weights.count() - 1)
    apply(window)
    moves = panel_of(window).moves
    assert moves.losses[-1] == pytest.approx(moves.optimizer_losses[-1], rel=1e-12)
    by_hand = dict(moves._values())
    window.session.undo()
    window.training.take_step()
    assert dict(moves._values()) == pytest.approx(by_hand, rel=1e-12)


def test_the_penalty_stands_in_the_rule_and_not_at_a_bias(window: MainWindow) -> None:
    assert "L2" not in said(window)
    window.graph.set_training(optimizer="sgd", learning_rate=0.5, l2=0.3, l1=0.1)
    assert "rate × (∂loss/∂w1 + L1 × sign(w1) + L2 × w1)" in said(window)
    weights = child(window, QComboBox, "hand_weight")
    weights.setCurrentIndex(weights.findData("b"))
    weights.activated.emit(weights.currentIndex())
    assert "L2" not in said(window)


def test_who_forgets_the_penalty_is_told() -> None:
    update = HandUpdate("w", 2.0, 0.5, 0.1, Penalty(l2=0.5))
    assert update.moved == pytest.approx(2 - 0.1 * (0.5 + 1))
    assert judge_answer(update, update.moved).is_right
    assert judge_answer(update, 1.95).slip is UpdateSlip.NO_PENALTY
    assert judge_answer(HandUpdate("w", 2.0, 0.5, 0.1), 1.95).is_right


def test_the_window_says_that_the_penalty_was_forgotten(window: MainWindow) -> None:
    window.graph.set_training(optimizer="sgd", learning_rate=0.5, l2=0.9)
    (update,) = panel_of(window).moves.updates(["w1"])
    told = answer(window, repr(update.value - update.rate * update.gradient))
    assert "the penalty pulls at w1 too" in told


def test_a_long_number_is_rounded_and_in_full_while_it_is_edited(window: MainWindow) -> None:
    number = row_of(window, "w1").number
    for value in (-0.12345678901234567, 123456789.123456, -1.2345678901234e-12):
        window.graph.set_value("w1", value)
        assert float(number.text()) == pytest.approx(value, rel=2e-3)
        assert number.text() != repr(value)
        assert number.fontMetrics().horizontalAdvance(number.text()) < number.width() - 4
        assert float(number.toolTip()) == value
        number.setFocus(Qt.FocusReason.TabFocusReason)
        assert float(number.text()) == value
        QTest.keyClick(number, Qt.Key.Key_Return)
        child(window, QLineEdit, "hand_answer").setFocus()
        assert number.text() != repr(value)
        assert window.graph.node("w1").value == value
    assert window.session.undo_stack.count() == 3


def test_a_number_typed_in_a_short_box_is_taken(window: MainWindow) -> None:
    number = row_of(window, "w1").number
    window.graph.set_value("w1", 0.12345678901234567)
    number.setFocus(Qt.FocusReason.TabFocusReason)
    number.selectAll()
    QTest.keyClicks(number, "2.5")
    QTest.keyClick(number, Qt.Key.Key_Escape)
    assert float(number.text()) == 0.12345678901234567
    number.selectAll()
    QTest.keyClicks(number, "2.5")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert window.graph.node("w1").value == 2.5
    child(window, QLineEdit, "hand_answer").setFocus()
    assert (number.text(), number.toolTip()) == ("2.5", "")
