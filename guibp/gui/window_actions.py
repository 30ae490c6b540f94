"""The actions of windows: another one, this one away, all of them away; and how they are preferred."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey

WINDOWS: tuple[ActionEntry, ...] = (
    ActionEntry(
        "edit_preferences",
        QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"),
        Menu.EDIT,
        9,
        lambda commands: commands.preferences.open,
        (_Key.Preferences, "Ctrl+,"),
        tip=QT_TRANSLATE_NOOP("Actions", "Language, theme, and what guibp begins with"),
        role=QAction.MenuRole.PreferencesRole,
    ),
    ActionEntry(
        "file_new_window",
        QT_TRANSLATE_NOOP("Actions", "New w&indow"),
        Menu.FILE,
        0,
        lambda commands: commands.windows.open_another,
        ("Ctrl+Shift+N",),
        tip=QT_TRANSLATE_NOOP("Actions", "Another graph beside this one"),
    ),
    ActionEntry(
        "file_close_window",
        QT_TRANSLATE_NOOP("Actions", "&Close window"),
        Menu.FILE,
        2,
        lambda commands: commands.windows.close,
        (_Key.Close, "Ctrl+W"),
    ),
    ActionEntry(
        "file_quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        Menu.FILE,
        2,
        lambda commands: commands.windows.quit,
        (_Key.Quit, "Ctrl+Q"),
        role=QAction.MenuRole.QuitRole,
    ),
)
