"""The actions of the Align menu."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

ALIGNING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "align_left",
        QT_TRANSLATE_NOOP("Actions", "&Left edges"),
        Menu.ALIGN,
        0,
        lambda commands: commands.aligning.align_left,
        ("Ctrl+Shift+Left",),
    ),
    ActionEntry(
        "align_center",
        QT_TRANSLATE_NOOP("Actions", "&Centres, in a column"),
        Menu.ALIGN,
        0,
        lambda commands: commands.aligning.align_center,
        ("Ctrl+Shift+C",),
    ),
    ActionEntry(
        "align_right",
        QT_TRANSLATE_NOOP("Actions", "&Right edges"),
        Menu.ALIGN,
        0,
        lambda commands: commands.aligning.align_right,
        ("Ctrl+Shift+Right",),
    ),
    ActionEntry(
        "align_top",
        QT_TRANSLATE_NOOP("Actions", "&Upper edges"),
        Menu.ALIGN,
        1,
        lambda commands: commands.aligning.align_top,
        ("Ctrl+Shift+Up",),
    ),
    ActionEntry(
        "align_middle",
        QT_TRANSLATE_NOOP("Actions", "C&entres, in a row"),
        Menu.ALIGN,
        1,
        lambda commands: commands.aligning.align_middle,
        ("Ctrl+Shift+M",),
    ),
    ActionEntry(
        "align_bottom",
        QT_TRANSLATE_NOOP("Actions", "Lo&wer edges"),
        Menu.ALIGN,
        1,
        lambda commands: commands.aligning.align_bottom,
        ("Ctrl+Shift+Down",),
    ),
    ActionEntry(
        "distribute_across",
        QT_TRANSLATE_NOOP("Actions", "Distribute &across"),
        Menu.ALIGN,
        2,
        lambda commands: commands.aligning.distribute_across,
        ("Ctrl+Shift+H",),
        tip=QT_TRANSLATE_NOOP("Actions", "Equal distances from left to right"),
    ),
    ActionEntry(
        "distribute_down",
        QT_TRANSLATE_NOOP("Actions", "Distribute &down"),
        Menu.ALIGN,
        2,
        lambda commands: commands.aligning.distribute_down,
        ("Ctrl+Shift+J",),
        tip=QT_TRANSLATE_NOOP("Actions", "Equal distances from top to bottom"),
    ),
)
