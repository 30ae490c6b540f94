"""The actions of the Language menu, each language under its own name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from guibp.gui.action_entry import ActionEntry, Menu, Style
from guibp.gui.language import Language, LanguageChoice
from guibp.gui.translation import QT_TRANSLATE_NOOP

LANGUAGES: tuple[ActionEntry, ...] = (
    ActionEntry(
        "language_system",
        QT_TRANSLATE_NOOP("Actions", "&System"),
        Menu.LANGUAGE,
        0,
        lambda commands: commands.language.use_system,
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Speak the language of the system"),
    ),
    ActionEntry(
        "language_english",
        QT_TRANSLATE_NOOP("Actions", "&English"),
        Menu.LANGUAGE,
        1,
        lambda commands: commands.language.use_english,
        style=Style.CHECKABLE,
    ),
    ActionEntry(
        "language_korean",
        QT_TRANSLATE_NOOP("Actions", "한국어(&K)"),
        Menu.LANGUAGE,
        1,
        lambda commands: commands.language.use_korean,
        style=Style.CHECKABLE,
    ),
)
_NAMES = {
    Language.SYSTEM: "language_system",
    Language.ENGLISH: "language_english",
    Language.KOREAN: "language_korean",
}


class LanguageStates(QObject):
    """Keeps the entry of the chosen language checked, and no other."""

    def __init__(self, actions: Mapping[str, QAction], choice: LanguageChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._choice = actions, choice
        group = QActionGroup(self)
        for name in _NAMES.values():
            group.addAction(actions[name])
        choice.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Check what is chosen."""
        self._actions[_NAMES[self._choice.language]].setChecked(True)
