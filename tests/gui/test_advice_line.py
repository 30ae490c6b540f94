"""The advice line: it says why a training is stuck, shows the evidence, and goes when the cause is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from guibp.explain.training_situation import Cause
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.advice_line import AdviceLine, EvidencePopup
from guibp.model.edits import SetValues
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_training import parameters, trained


def line_of(window: MainWindow) -> AdviceLine:
    return child(window, AdviceLine, "advice_line")


def why_of(window: MainWindow) -> QToolButton:
    return child(window, QToolButton, "advice_why")


@pytest.fixture
def stuck(open_window: OpenWindow) -> MainWindow:
    """XOR with all weights alike, trained for one step."""
    window = open_window("preset:xor")
    window.session.do(SetValues(tuple((id_, 0.3) for id_ in parameters(window))))
    window.actions_by_name["train_step"].trigger()
    QApplication.processEvents()
    return window


def test_a_training_that_is_stuck_says_so(stuck: MainWindow) -> None:
    advice = line_of(stuck).advice
    assert advice is not None
    assert advice.cause is Cause.SYMMETRIC
    assert why_of(stuck).isVisible()


def test_the_evidence_opens_by_mouse_and_closes_by_escape(stuck: MainWindow) -> None:
    QTest.mouseClick(why_of(stuck), Qt.MouseButton.LeftButton)
    popup = part(line_of(stuck), EvidencePopup)
    assert popup.isVisible()
    finding, evidence, remedy = (label.text() for label in popup.labels)
    assert "h1 and h2" in finding
    assert "same gradient" in evidence
    assert "new start" in remedy
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_new_start_takes_the_advice_away(stuck: MainWindow, qtbot: QtBot) -> None:
    stuck.actions_by_name["train_new_start"].trigger()
    qtbot.waitUntil(lambda: line_of(stuck).advice is None)
    stuck.actions_by_name["train_step"].trigger()
    QApplication.processEvents()
    assert line_of(stuck).advice is None
    assert not why_of(stuck).isVisible()


def test_undo_takes_the_advice_away(stuck: MainWindow, qtbot: QtBot) -> None:
    stuck.actions_by_name["edit_undo"].trigger()
    qtbot.waitUntil(lambda: line_of(stuck).advice is None)


def test_nothing_is_said_before_and_in_a_healthy_training(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    assert line_of(window).advice is None
    trained(window, qtbot, steps=30)
    line_of(window).look()
    assert line_of(window).advice is None
    window.training.stop()


def test_it_speaks_while_a_training_runs(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.session.do(SetValues(tuple((id_, 0.3) for id_ in parameters(window))))
    trained(window, qtbot, steps=3)
    qtbot.waitUntil(lambda: line_of(window).advice is not None)
    assert window.training.is_running
    window.training.stop()


def test_out_of_view_it_looks_at_nothing(stuck: MainWindow) -> None:
    stuck.docks.training.hide()
    line_of(stuck).look()
    assert line_of(stuck).advice is None
