"""F6 takes the keyboard from pane to pane, and one sees where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton, QToolBar, QWidget

from guibp.gui.main_window import MainWindow
from guibp.gui.panes import FocusRing
from tests.gui.conftest import OpenWindow, at_work


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return at_work(open_window("preset:xor"))


def pane_with_focus(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    panes: list[QWidget] = [
        window.canvas,
        *window.findChildren(QDockWidget),
        *window.findChildren(QToolBar),
    ]
    return next(
        pane.objectName()
        for pane in panes
        if focus is not None and (pane is focus or pane.isAncestorOf(focus))
    )


def go_round(
    window: MainWindow, steps: int, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[str]:
    visited = []
    for _ in range(steps):
        QTest.keyClick(window, Qt.Key.Key_F6, key)
        QApplication.processEvents()
        visited.append(pane_with_focus(window))
    return visited


def rings(window: MainWindow) -> list[FocusRing]:
    found: list[FocusRing] = window.findChildren(FocusRing)
    return [ring for ring in found if ring.isVisible()]


def test_f6_goes_through_all_open_panes_and_back_to_the_canvas(window: MainWindow) -> None:
    window.docks.outline.hide()
    there = go_round(window, 7)
    assert there == [
        "palette_dock", "explanation", "inspector", "training", "dataset", "step_bar", "canvas",
    ]  # fmt: skip
    back = go_round(window, 7, Qt.KeyboardModifier.ShiftModifier)
    assert back == [*reversed(there[:-1]), "canvas"]


def test_closed_docks_are_left_out(window: MainWindow) -> None:
    for dock in window.docks.all():
        dock.setVisible(dock is window.docks.inspector)
    assert go_round(window, 3) == ["inspector", "step_bar", "canvas"]


def test_a_dock_behind_a_tab_comes_to_the_front(window: MainWindow) -> None:
    window.docks.training.raise_()
    while pane_with_focus(window) != "dataset":
        go_round(window, 1)
    assert not window.docks.dataset.visibleRegion().isEmpty()


def test_the_pane_with_the_keyboard_has_a_ring(window: MainWindow) -> None:
    assert not rings(window)
    go_round(window, 1)
    (ring,) = rings(window)
    assert ring.parent() is window.docks.palette
    go_round(window, 1)
    (ring,) = rings(window)
    assert ring.parent() is window.docks.explanation
    assert ring.geometry() == window.docks.explanation.rect()
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    QApplication.processEvents()
    assert not rings(window)


def test_the_keyboard_comes_back_to_where_it_was_in_a_pane(window: MainWindow) -> None:
    while pane_with_focus(window) != "training":
        go_round(window, 1)
    first = QApplication.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    before = QApplication.focusWidget()
    assert before is not first
    go_round(window, 1)
    go_round(window, 1, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is before


def test_the_canvas_shows_the_focus_only_to_who_goes_by_keys(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not canvas.property("keyed")
    window.lessons.menu.take_tour()
    button = next(one for one in window.docks.lesson.findChildren(QPushButton) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    canvas.setFocus()
    assert not canvas.property("keyed")
    buttons = window.findChildren(QPushButton)
    button = next(one for one in buttons if one.isVisible() and one.isEnabled())
    button.setFocus()
    assert not canvas.hasFocus()
    canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert canvas.property("keyed")
    # A menu or an inline editor in between is no other way.
    button.setFocus(Qt.FocusReason.PopupFocusReason)
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    assert canvas.property("keyed")
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not canvas.property("keyed")
