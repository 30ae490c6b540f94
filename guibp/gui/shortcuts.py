"""Shortcuts: the keys of each action on this platform, no key with two meanings."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from guibp.gui.action_entry import ActionEntry
from guibp.gui.actions import TABLE

_WRITTEN_OUT = {
    QKeySequence(shortcut).toString(): entry.name
    for entry in TABLE
    for shortcut in entry.shortcuts
    if isinstance(shortcut, str)
}


def list_keys(entry: ActionEntry) -> list[QKeySequence]:
    """The keys of an action, each once, the first to be shown.

    What a platform has no standard key for leaves the one that is written out. A standard key that
    the table writes out for another action is that action's: on X11, Ctrl+D would also delete.
    """
    keys: dict[str, QKeySequence] = {}
    for shortcut in entry.shortcuts:
        bindings = (
            QKeySequence.keyBindings(shortcut)
            if isinstance(shortcut, QKeySequence.StandardKey)
            else [QKeySequence(shortcut)]
        )
        for key in bindings:
            if _WRITTEN_OUT.get(key.toString(), entry.name) == entry.name:
                keys.setdefault(key.toString(), key)
    return list(keys.values())
