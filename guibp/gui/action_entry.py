"""One action as the table has it: its names, its place in the menus, its keys and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtGui import QAction, QKeySequence

from guibp.gui.commands import Commands
from guibp.gui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Actions"
Shortcut = QKeySequence.StandardKey | str


class Menu(Enum):
    """The menus, in their order, with their titles."""

    FILE = QT_TRANSLATE_NOOP("Actions", "&File")
    EDIT = QT_TRANSLATE_NOOP("Actions", "&Edit")
    VIEW = QT_TRANSLATE_NOOP("Actions", "&View")
    LANGUAGE = QT_TRANSLATE_NOOP("Actions", "&Language")
    """Within the menu of the view."""
    WHEEL = QT_TRANSLATE_NOOP("Actions", "&Wheel and touchpad")
    """Within the menu of the view."""
    GRAPH = QT_TRANSLATE_NOOP("Actions", "&Graph")
    ALIGN = QT_TRANSLATE_NOOP("Actions", "Al&ign")
    """Within the menu of the graph."""
    THEME = QT_TRANSLATE_NOOP("Actions", "&Theme")
    """Within the menu of the view."""
    TRAIN = QT_TRANSLATE_NOOP("Actions", "&Train")
    EXAMPLES = QT_TRANSLATE_NOOP("Actions", "E&xamples")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


class Style(Enum):
    """How an action behaves."""

    PLAIN = "plain"
    CHECKABLE = "checkable"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action: its object name, its text, where it stands and what it does.

    ``section`` counts the parts of a menu, between which there is a line. The first of ``shortcuts``
    is shown. ``tip`` says more than the text, where that helps.
    """

    name: str
    text: str
    menu: Menu
    section: int
    run: Callable[[Commands], Callable[[], object]]
    shortcuts: tuple[Shortcut, ...] = ()
    style: Style = Style.PLAIN
    tip: str = ""
    role: QAction.MenuRole = field(default=QAction.MenuRole.NoRole)
