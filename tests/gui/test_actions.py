"""The table of actions: complete, without clashes, and enabled exactly when there is something to do."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QScrollArea

from guibp.gui.action_entry import Menu
from guibp.gui.actions import TABLE
from guibp.gui.gesture_texts import GESTURES
from guibp.gui.main_window import MainWindow
from guibp.gui.shortcuts_dialog import ShortcutsDialog, list_shortcuts, write_sections
from guibp.model.presets import presets
from tests.gui.conftest import OpenWindow, child, part

WITHIN = {Menu.ALIGN: "Graph", Menu.WHEEL: "View", Menu.THEME: "View", Menu.LANGUAGE: "View"}


def menus(window: MainWindow) -> dict[str, QMenu]:
    found = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        found[action.text().replace("&", "")] = menu
    return found


def submenus(window: MainWindow) -> dict[Menu, QMenu]:
    """The menus that are entries of others."""
    shown = menus(window)
    return {
        menu: next(one for one in shown[holder].findChildren(QMenu) if one.title() == menu.value)
        for menu, holder in WITHIN.items()
    }


def test_every_action_is_in_its_menu(open_window: OpenWindow) -> None:
    window = open_window()
    shown = menus(window)
    assert list(shown) == ["File", "Edit", "View", "Graph", "Train", "Examples", "Lessons", "Help"]
    shown |= {menu.value.replace("&", ""): inner for menu, inner in submenus(window).items()}
    for entry in TABLE:
        action = window.findChild(QAction, entry.name)
        assert action is not None
        assert action in shown[entry.menu.value.replace("&", "")].actions()
    names = [action.objectName() for action in shown["Examples"].actions()]
    assert names == [f"example_{name}" for name in presets()]


def test_no_key_is_written_out_for_two_actions() -> None:
    written = [key for entry in TABLE for key in {*entry.shortcuts} if isinstance(key, str)]
    assert [key for key, times in Counter(written).items() if times > 1] == []


def test_no_key_has_two_meanings(open_window: OpenWindow) -> None:
    window = open_window()
    keys = Counter(key.toString() for action in window.findChildren(QAction) for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_platforms_own_keys_take_none_that_is_written_out(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = QKeySequence.keyBindings

    def as_on_x11(key: QKeySequence.StandardKey) -> list[QKeySequence]:
        extra = [QKeySequence("Ctrl+D")] if key is QKeySequence.StandardKey.Delete else []
        return [*usual(key), *extra]

    monkeypatch.setattr(QKeySequence, "keyBindings", as_on_x11)
    window = open_window()
    claimed = [
        name
        for name, action in window.actions_by_name.items()
        if QKeySequence("Ctrl+D") in action.shortcuts()
    ]
    assert claimed == ["edit_duplicate"]


def test_no_menu_has_two_entries_under_one_letter(open_window: OpenWindow) -> None:
    window = open_window()
    within = {menu.name: shown for menu, shown in submenus(window).items()}
    for title, menu in (menus(window) | within).items():
        if title == "Examples":
            continue
        texts = [action.text() for action in menu.actions()]
        marks = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [mark for mark, count in marks.items() if count > 1] == [], title


@pytest.mark.parametrize(
    "name,keys",
    [
        ("file_new", ["Ctrl+N"]),
        ("file_open", ["Ctrl+O"]),
        ("file_save", ["Ctrl+S"]),
        ("file_quit", ["Ctrl+Q"]),
        ("edit_undo", ["Ctrl+Z"]),
        ("edit_redo", ["Ctrl+Y", "Ctrl+Shift+Z"]),
        ("edit_duplicate", ["Ctrl+D"]),
        ("step_next", ["F10"]),
        ("step_back", ["F9"]),
        ("step_play", ["F5"]),
        ("step_reset", ["Shift+F5"]),
        ("view_fit", ["Home"]),
        ("view_fit_selection", ["F"]),
        ("view_zoom_in", ["Ctrl++", "Ctrl+="]),
        ("view_actual_size", ["Ctrl+0"]),
        ("graph_layout", ["Ctrl+L"]),
        ("train_toggle", ["Ctrl+T"]),
    ],
)
def test_keys_are_the_usual_ones(open_window: OpenWindow, name: str, keys: list[str]) -> None:
    window = open_window()
    shown = [key.toString() for key in window.actions_by_name[name].shortcuts()]
    assert set(keys) <= set(shown)


def test_actions_are_enabled_when_they_can_do_something(open_window: OpenWindow) -> None:
    window = open_window()
    actions = window.actions_by_name

    def enabled(*names: str) -> list[bool]:
        return [actions[name].isEnabled() for name in names]

    assert enabled("edit_undo", "edit_redo", "edit_cut", "edit_select_all", "graph_layout") == [False] * 5
    window.graph.add("input", id="x", value=2.0)
    window.graph.add("square", ["x"], id="y")
    assert enabled("edit_undo", "edit_redo", "edit_cut", "edit_select_all", "graph_layout") == [
        True,
        False,
        False,
        True,
        True,
    ]
    window.session.selection.select(["x"])
    assert enabled("edit_cut", "edit_copy", "edit_duplicate", "edit_delete") == [True] * 4
    window.session.selection.select([], [("y", 0)])
    assert enabled("edit_cut", "edit_delete") == [False, True]
    window.session.undo()
    assert enabled("edit_redo", "edit_delete") == [True, False]
    assert actions["edit_redo"].text() == "&Redo add"


def test_the_shortcuts_dialog_is_the_table(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_by_name["help_shortcuts"].trigger()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    text = "".join(label.text() for label in dialog.findChildren(QLabel))
    for entry in TABLE:
        action = window.actions_by_name[entry.name]
        if action.shortcuts():
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in text
    assert all(what in text for what, _ in GESTURES if "'" not in what)
    dialog.close()


def test_shortcuts_stand_under_their_menus_and_are_filtered(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_by_name["help_shortcuts"].trigger()
    dialog = part(window, ShortcutsDialog)
    table, line = part(dialog, QLabel), child(dialog, QLineEdit, "shortcuts_filter")
    headings = [f"<b>{title}</b>" for title in ("File", "Edit", "View", "Graph", "Train", "On the canvas")]
    places = [table.text().index(heading) for heading in headings]
    assert places == sorted(places)
    assert places[1] < table.text().index(">Undo</td>") < places[2]
    QTest.keyClicks(line, "align left")
    assert "<b>Graph › Align</b>" in table.text()
    assert "Ctrl+Shift+Left" in table.text()
    assert "Undo" not in table.text()
    line.selectAll()
    QTest.keyClicks(line, "ctrl+alt+g")
    assert ">Move to group</td>" in table.text()
    QTest.keyClicks(line, "qqq")
    assert table.text() == "Nothing is called so."
    bar = part(dialog, QScrollArea).verticalScrollBar()
    line.clear()
    QApplication.processEvents()
    QTest.keyClick(line, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_texts_of_shortcuts_are_escaped(qapp: object) -> None:
    action = QAction("a < b")
    action.setObjectName("compare")
    action.setShortcut("Ctrl+<")
    table = write_sections(list_shortcuts([action], {}))
    assert ">a &lt; b</td>" in table
    assert ">Ctrl+&lt;</td>" in table


def test_every_menu_is_used() -> None:
    assert {entry.menu for entry in TABLE} == set(Menu) - {Menu.EXAMPLES}


def test_the_shortcuts_are_listed_after_a_menu_that_is_filled_anew(
    open_window: OpenWindow, graph_file: Path
) -> None:
    window = open_window(str(graph_file))
    window.files.recent.add(graph_file)
    for _ in range(2):
        window.actions_by_name["help_shortcuts"].trigger()
    assert "F1" in part(part(window, ShortcutsDialog), QLabel).text()
