"""Menus: makes the actions of the table, and puts them into the menu bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from guibp.gui.action_entry import CONTEXT, ActionEntry, Menu, Style
from guibp.gui.actions import TABLE
from guibp.gui.both_languages import name_in_english
from guibp.gui.commands import Commands
from guibp.gui.file_actions import FileActions
from guibp.gui.plain_tips import plain_button
from guibp.gui.shortcuts import list_keys
from guibp.gui.translation import plain_text
from guibp.gui.unfinished_typing import settle_typing
from guibp.model.presets import preset_titles

Actions = Mapping[str, QAction]
_WITHIN: Mapping[Menu, Menu] = {
    Menu.ALIGN: Menu.GRAPH,
    Menu.WHEEL: Menu.VIEW,
    Menu.THEME: Menu.VIEW,
    Menu.LANGUAGE: Menu.VIEW,
}
"""Menus that open from another one."""


def make_actions(window: QMainWindow, commands: Commands) -> dict[str, QAction]:
    """The actions of the table and one for each example, by object name; the window owns them."""
    actions = {entry.name: _make_action(window, entry, commands) for entry in TABLE}
    for name, title in preset_titles().items():
        action = QAction(QCoreApplication.translate("Examples", title), window)
        action.setObjectName(f"example_{name}")
        name_in_english(action, "Examples", title)
        action.triggered.connect(partial(_open_example, commands.files, name))
        window.addAction(action)
        actions[action.objectName()] = action
    return actions


def fill_menu_bar(window: QMainWindow, actions: Actions, files: FileActions) -> dict[Menu, QMenu]:
    """One menu for each of ``Menu``, its sections with lines between them."""
    menus: dict[Menu, QMenu] = {}
    for menu in Menu:
        holder = menus[_WITHIN[menu]] if menu in _WITHIN else window.menuBar()
        shown = holder.addMenu(QCoreApplication.translate(CONTEXT, menu.value))
        entries = sorted((one for one in TABLE if one.menu is menu), key=lambda entry: entry.section)
        for section, members in groupby(entries, key=lambda entry: entry.section):
            if section:
                shown.addSeparator()
            shown.addActions([actions[entry.name] for entry in members])
        menus[menu] = shown
    menus[Menu.EXAMPLES].addActions(
        [action for name, action in actions.items() if name.startswith("example_")]
    )
    RecentMenu(menus[Menu.FILE], actions["file_save"], files)
    return menus


def name_actions(actions: Actions) -> None:
    """Say the texts of all actions in the language that is spoken now."""
    for entry in TABLE:
        _name_action(actions[entry.name], entry)
    for name, title in preset_titles().items():
        actions[f"example_{name}"].setText(QCoreApplication.translate("Examples", title))


def name_menus(menus: Mapping[Menu, QMenu]) -> None:
    """Say the titles of the menus in the language that is spoken now."""
    for menu, shown in menus.items():
        shown.setTitle(QCoreApplication.translate(CONTEXT, menu.value))


class RecentMenu(QMenu):
    """The recent files, read anew each time it is opened."""

    def __init__(self, menu: QMenu, before: QAction, files: FileActions) -> None:
        super().__init__(menu)
        self.setTitle(self.tr("Open &recent"))
        self._files = files
        menu.insertMenu(before, self)
        menu.insertSeparator(before)
        self.aboutToShow.connect(self._list_files)
        files.recent.changed.connect(self._update)
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setTitle(self.tr("Open &recent"))

    def _update(self) -> None:
        self.menuAction().setEnabled(bool(self._files.recent.paths()))

    def _list_files(self) -> None:
        self.clear()
        for path in self._files.recent.paths():
            action = self.addAction(plain_button(_shorten(path)))
            action.triggered.connect(partial(_open_path, self._files, path))
        self.addSeparator()
        self.addAction(self.tr("Clear this list")).triggered.connect(self._files.recent.clear)


def _make_action(window: QMainWindow, entry: ActionEntry, commands: Commands) -> QAction:
    action = QAction(window)
    action.setObjectName(entry.name)
    name_in_english(action, CONTEXT, entry.text)
    action.setShortcuts(list_keys(entry))
    action.setMenuRole(entry.role)
    action.setCheckable(entry.style is Style.CHECKABLE)
    _name_action(action, entry)
    action.triggered.connect(partial(_run, entry.run(commands)))
    window.addAction(action)
    return action


def _name_action(action: QAction, entry: ActionEntry) -> None:
    action.setText(QCoreApplication.translate(CONTEXT, entry.text))
    tip = QCoreApplication.translate(CONTEXT, entry.tip) if entry.tip else plain_text(action.text())
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({key})" if key else tip)


def _run(command: Callable[[], object], _checked: bool = False) -> None:
    settle_typing()
    command()


def _open_example(files: FileActions, name: str, _checked: bool = False) -> None:
    settle_typing()
    files.open_example(name)


def _open_path(files: FileActions, path: Path, _checked: bool = False) -> None:
    settle_typing()
    files.open_path(path)


def _shorten(path: Path) -> str:
    """The path, with the home folder as a tilde."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(path)
