"""The preferences and the About dialog: in force at once, in step with the menus, and in both languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QWidget

import guibp
from guibp.gui.about_dialog import AboutDialog
from guibp.gui.appearance import ThemeChoice
from guibp.gui.last_time_choice import wants_last_time
from guibp.gui.main_window import MainWindow
from guibp.gui.preferences_dialog import PreferencesDialog
from guibp.gui.wheel_device import WheelDevice
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.language_driving import settle
from tests.gui.shown_texts import english_in, texts


def open_preferences(window: MainWindow) -> PreferencesDialog:
    window.actions_by_name["edit_preferences"].trigger()
    return part(window, PreferencesDialog)


def choose(dialog: QWidget, name: str, row: int) -> None:
    """As with the keys: a first one opens nothing, it changes what is chosen."""
    box = child(dialog, QComboBox, name)
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def shown(dialog: QWidget, name: str) -> Sequence[str]:
    box = child(dialog, QComboBox, name)
    return [box.itemText(row) for row in range(box.count())]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("preset:wx+b")


def test_a_theme_is_in_force_at_once_and_the_menu_says_so(window: MainWindow) -> None:
    dialog = open_preferences(window)
    assert shown(dialog, "preferences_theme") == ["System", "Light", "Dark", "High contrast"]
    choose(dialog, "preferences_theme", 2)
    assert window.appearance.choice is ThemeChoice.DARK
    assert window.canvas.theme.is_dark
    assert window.actions_by_name["theme_dark"].isChecked()


def test_it_follows_the_menu(window: MainWindow) -> None:
    dialog = open_preferences(window)
    window.actions_by_name["theme_contrast"].trigger()
    window.actions_by_name["view_snap"].trigger()
    assert child(dialog, QComboBox, "preferences_theme").currentIndex() == 3
    assert child(dialog, QCheckBox, "preferences_snap").isChecked()


def test_switches_and_the_wheel_are_in_force_at_once(window: MainWindow) -> None:
    dialog = open_preferences(window)
    for name in ("preferences_snap", "preferences_minimap"):
        QTest.keyClick(child(dialog, QCheckBox, name), Qt.Key.Key_Space)
    choose(dialog, "preferences_wheel", 2)
    assert window.actions_by_name["view_snap"].isChecked()
    assert window.canvas.minimap.is_wanted
    assert window.actions_by_name[f"wheel_{WheelDevice.TOUCHPAD.value}"].isChecked()


def test_the_start_is_kept(window: MainWindow) -> None:
    dialog = open_preferences(window)
    assert wants_last_time()
    choose(dialog, "preferences_start", 1)
    assert not wants_last_time()
    dialog.close()
    settle()
    assert child(open_preferences(window), QComboBox, "preferences_start").currentIndex() == 1


def test_defaults_come_back(window: MainWindow) -> None:
    dialog = open_preferences(window)
    choose(dialog, "preferences_theme", 2)
    choose(dialog, "preferences_start", 1)
    QTest.keyClick(child(dialog, QCheckBox, "preferences_snap"), Qt.Key.Key_Space)
    QTest.keyClick(child(dialog, QPushButton, "preferences_defaults"), Qt.Key.Key_Space)
    assert window.appearance.choice is ThemeChoice.SYSTEM
    assert wants_last_time()
    assert not window.actions_by_name["view_snap"].isChecked()
    assert child(dialog, QComboBox, "preferences_theme").currentIndex() == 0


def test_there_is_one_dialog_and_the_graph_goes_on_beside_it(window: MainWindow) -> None:
    dialog = open_preferences(window)
    assert open_preferences(window) is dialog
    assert not dialog.isModal()
    window.graph.set_value("w", 3.0)
    assert window.isWindowModified()


@pytest.mark.usefixtures("no_language_is_left")
def test_a_language_is_spoken_at_once_also_in_the_dialogs(window: MainWindow) -> None:
    dialog = open_preferences(window)
    window.actions_by_name["help_about"].trigger()
    about = part(window, AboutDialog)
    choose(dialog, "preferences_language", 2)
    settle()
    assert dialog.windowTitle() == "환경 설정"
    assert not english_in(texts(dialog))
    # One English word for both: its Korean must go with a language and with a theme.
    assert shown(dialog, "preferences_theme")[0] == shown(dialog, "preferences_language")[0] == "시스템 설정"
    assert about.windowTitle() == "guibp 정보"
    choose(dialog, "preferences_language", 1)
    settle()
    assert dialog.windowTitle() == "Preferences"
    assert shown(dialog, "preferences_start") == ["what was open last time", "the start page"]


def test_every_field_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    dialog = open_preferences(window)
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy() is not None}
    assert set(dialog.findChildren(QComboBox)) == buddies
    assert all(box.text() for box in dialog.findChildren(QCheckBox))


def test_tab_goes_through_everything_and_esc_closes(window: MainWindow) -> None:
    dialog = open_preferences(window)
    child(dialog, QComboBox, "preferences_language").setFocus()
    wanted = ["language", "theme", "start", "wheel", "snap", "minimap"]
    for name in wanted:
        focused = dialog.focusWidget()
        assert focused.objectName() == f"preferences_{name}"
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# -- about -------------------------------------------------------------------------------------------


def test_about_tells_the_versions_of_everything_and_copies_them(window: MainWindow) -> None:
    window.actions_by_name["help_about"].trigger()
    about = part(window, AboutDialog)
    told = [label.text() for label in child(about, QWidget, "about_versions").findChildren(QLabel)]
    assert any(guibp.__version__ in text for text in texts(about))
    assert {"Python", "PySide6-Essentials", "numpy", "networkx", "llvmlite", "Qt", "system"} <= set(told)
    QTest.mouseClick(child(about, QPushButton, "about_copy"), Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == f"guibp {guibp.__version__}"
    assert any(line.startswith("numpy ") for line in lines)
    assert child(about, QPushButton, "about_copy").text() == "Copied"


def test_both_are_in_their_menus_for_every_system(window: MainWindow) -> None:
    roles = {name: window.actions_by_name[name].menuRole() for name in ("edit_preferences", "help_about")}
    assert roles == {
        "edit_preferences": QAction.MenuRole.PreferencesRole,
        "help_about": QAction.MenuRole.AboutRole,
    }
