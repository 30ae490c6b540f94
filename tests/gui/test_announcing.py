"""Steps, refusals and messages are said, to screen readers and in the status bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.main_window import MainWindow
from guibp.model.edits import SetValues
from tests.gui.conftest import OpenWindow


@pytest.fixture
def said(open_window: OpenWindow) -> tuple[MainWindow, list[str]]:
    window, heard = open_window("preset:wx+b"), list[str]()
    window.announcing.announced.connect(heard.append)
    return window, heard


def press(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.canvas, key, modifiers)
    QApplication.processEvents()


def test_each_step_is_said_with_its_numbers(said: tuple[MainWindow, list[str]]) -> None:
    window, heard = said
    press(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(4):
        press(window, Qt.Key.Key_F10)
    assert heard == [
        "The start: only the leaves have values.",
        "Forward, g: g = w × x = −2 × 5 = −10",
        "Forward, f: f = g + b = −10 + 3 = −7",
        heard[3],
        heard[4],
    ]
    assert heard[3].startswith("Backward, f: ")
    assert heard[4].startswith("Backward, g: ")
    assert window.statusBar().currentMessage() == heard[4]
    press(window, Qt.Key.Key_F9)
    assert window.statusBar().currentMessage() == heard[3]


def test_a_refusal_is_said(said: tuple[MainWindow, list[str]]) -> None:
    window, heard = said
    window.session.try_do(SetValues((("f", 1.0),)))
    assert len(heard) == 1
    assert "f" in heard[0]
    window.canvas.edit_inline("x")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "five")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert heard[1] == '"five" is not a number'
    press(window, Qt.Key.Key_Escape)


def test_a_fast_play_is_not_read_out(said: tuple[MainWindow, list[str]], qtbot: object) -> None:
    window, heard = said
    window.session.stepping.set_speed(20.0)
    window.session.stepping.play()
    heard.clear()
    window.session.stepping._play_one()
    assert heard == []
    assert window.statusBar().currentMessage().startswith("Forward, f")
    window.session.stepping.pause()
