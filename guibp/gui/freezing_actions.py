"""The action that freezes parameters."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

FREEZING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "train_freeze",
        QT_TRANSLATE_NOOP("Actions", "Free&ze or let move"),
        Menu.TRAIN,
        2,
        lambda commands: commands.freezing.toggle,
        ("Ctrl+Alt+F",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Keep the selected parameters where they are: no training moves them"
        ),
    ),
)
