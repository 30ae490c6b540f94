"""The actions of runs: their panel, a grid of them, and all of them in a file."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

RUNS: tuple[ActionEntry, ...] = (
    ActionEntry(
        "runs_open",
        QT_TRANSLATE_NOOP("Actions", "Compare r&uns"),
        Menu.TRAIN,
        5,
        lambda commands: commands.runs.open,
        ("Alt+Shift+4",),
        tip=QT_TRANSLATE_NOOP("Actions", "Every training that was done, in a table and on one plot"),
    ),
    ActionEntry(
        "runs_grid",
        QT_TRANSLATE_NOOP("Actions", "Grid o&f runs…"),
        Menu.TRAIN,
        5,
        lambda commands: commands.runs.ask_for_grid,
        ("Alt+Shift+6",),
        tip=QT_TRANSLATE_NOOP("Actions", "Train with several rates, seeds and optimisers in the background"),
    ),
    ActionEntry(
        "runs_export",
        QT_TRANSLATE_NOOP("Actions", "E&xport runs…"),
        Menu.TRAIN,
        5,
        lambda commands: commands.runs.export,
        ("Alt+Shift+7",),
        tip=QT_TRANSLATE_NOOP("Actions", "Write settings, losses, starts and weights of all runs to a table"),
    ),
)
