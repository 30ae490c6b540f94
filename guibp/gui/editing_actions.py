"""The actions of editing on the canvas: the keyboard's side of what is done with the mouse there."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

EDITING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "edit_add",
        QT_TRANSLATE_NOOP("Actions", "Add n&ode…"),
        Menu.EDIT,
        4,
        lambda commands: commands.canvas.open_search,
        ("Shift+A",),
        tip=QT_TRANSLATE_NOOP("Actions", "Search an operation and add it at the pointer"),
    ),
)
