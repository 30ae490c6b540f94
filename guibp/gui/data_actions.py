"""The actions that bring data: ready-made sets, files and what a spreadsheet copied."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

DATA: tuple[ActionEntry, ...] = (
    ActionEntry(
        "data_ready_made",
        QT_TRANSLATE_NOOP("Actions", "Ready-made &data…"),
        Menu.TRAIN,
        4,
        lambda commands: commands.data.choose,
        ("Ctrl+Shift+D",),
        tip=QT_TRANSLATE_NOOP("Actions", "XOR, circle, spiral, moons, curves: with noise, points and a seed"),
    ),
    ActionEntry(
        "data_open",
        QT_TRANSLATE_NOOP("Actions", "Open ta&ble…"),
        Menu.TRAIN,
        4,
        lambda commands: commands.data.open,
        ("Ctrl+Shift+I",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Read the data set from a table in a file, which can also be dropped here"
        ),
    ),
    ActionEntry(
        "data_paste",
        QT_TRANSLATE_NOOP("Actions", "&Paste table"),
        Menu.TRAIN,
        4,
        lambda commands: commands.data.paste,
        ("Ctrl+Alt+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "Make the cells that a spreadsheet copied the data set"),
    ),
    ActionEntry(
        "data_hold_out",
        QT_TRANSLATE_NOOP("Actions", "&Hold out rows…"),
        Menu.TRAIN,
        4,
        lambda commands: commands.data.hold_out,
        ("Ctrl+Alt+H",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Draw a part of the rows that no training learns from, to see its loss beside theirs"
        ),
    ),
)
