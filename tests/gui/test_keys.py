"""Everything has a key: each action its own, each menu its letter, each bare letter a second way."""

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.actions import TABLE
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.main_window import MainWindow
from guibp.gui.panel_keys import NUMBERS
from guibp.gui.shortcuts import list_keys
from tests.gui.conftest import OpenWindow

BY_LETTER = frozenset({"help_about", "worksheet_save", "quiz_record"})
"""Done so rarely that the letters of the menus are enough: Alt, H, A."""
CHOICES = frozenset({Menu.THEME, Menu.LANGUAGE, Menu.WHEEL})
"""Menus within others of what is chosen once: the same holds for all that is in them."""
_LETTER = re.compile(r"&([^&])")


def letter_of(text: str) -> str | None:
    found = _LETTER.search(text.replace("&&", ""))
    return found[1].lower() if found else None


def needs_key(entry: ActionEntry) -> bool:
    return entry.name not in BY_LETTER and entry.menu not in CHOICES


def is_bare(key: QKeySequence) -> bool:
    """Whether a key is a printable one by itself, which whoever types something means otherwise."""
    return len(key.toString()) == 1


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_every_action_has_a_key_or_letters(qapp: object, entry: ActionEntry) -> None:
    if needs_key(entry):
        assert list_keys(entry) != []
    else:
        assert letter_of(entry.text) is not None
        assert letter_of(entry.menu.value) is not None


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_a_bare_letter_has_a_twin(qapp: object, entry: ActionEntry) -> None:
    keys = list_keys(entry)
    assert not keys or not all(is_bare(key) for key in keys)


def test_every_menu_has_its_letter() -> None:
    letters = [letter_of(menu.value) for menu in Menu if menu is not Menu.ALIGN and menu not in CHOICES]
    assert None not in letters
    assert len(set(letters)) == len(letters)


def test_no_key_has_two_meanings_nor_is_a_panels(open_window: OpenWindow) -> None:
    window = open_window()
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    keys += [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut
    ]
    assert sorted(keys) == sorted(set(keys))


def test_a_key_of_two_is_found(open_window: OpenWindow) -> None:
    window = open_window()
    QShortcut("Ctrl+K", window)
    with pytest.raises(AssertionError):
        test_no_key_has_two_meanings_nor_is_a_panels(lambda: window)


def press_number(window: MainWindow, number: int) -> None:
    focus = QApplication.focusWidget() or window
    QTest.keyClick(focus, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_numbers_go_to_the_panels_and_back(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    docks = window.docks.all()[:NUMBERS]
    for number, dock in enumerate(docks, start=1):
        window.canvas.setFocus()
        press_number(window, number)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert dock.isAncestorOf(focus), dock.objectName()
        press_number(window, number)
        assert QApplication.focusWidget() is window.canvas
    assert f"Ctrl+1 to Ctrl+{len(docks)}" in " ".join(how for _, how in GESTURES)


def test_a_focus_that_came_by_a_key_is_seen(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    corner = QPoint(0, window.canvas.height() // 2)

    def edge() -> str:
        return window.canvas.grab().toImage().pixelColor(corner).name()

    window.canvas.setFocus()
    plain = edge()
    press_number(window, 1)
    press_number(window, 1)
    assert QApplication.focusWidget() is window.canvas
    assert edge() == window.appearance.theme.selection.name() != plain
    window.docks.palette.widget().setFocus()
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert QApplication.focusWidget() is window.canvas


def test_tab_goes_through_bar_and_panels(open_window: OpenWindow) -> None:
    """Shift+Tab leaves the canvas, where Tab itself adds a node; nothing holds the focus."""
    window = open_window("preset:xor")
    window.docks.outline.show()
    window.docks.outline.raise_()
    QApplication.processEvents()
    seen: list[object] = []
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus or window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[0] is window.canvas
    for dock in (window.docks.palette, window.docks.outline, window.docks.training):
        assert any(isinstance(one, QWidget) and dock.isAncestorOf(one) for one in seen), dock.objectName()
    assert len(seen) > 12
    area = window.rect()
    for one in seen:
        assert isinstance(one, QWidget)
        assert area.intersects(QRect(one.mapTo(window, QPoint(0, 0)), one.size())), one
