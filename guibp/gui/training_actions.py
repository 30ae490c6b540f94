"""The actions that train towards a goal, each at once."""

from __future__ import annotations

from functools import partial

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.run_goals import Aim
from guibp.gui.translation import QT_TRANSLATE_NOOP

TRAINING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "train_steps",
        QT_TRANSLATE_NOOP("Actions", "Train so &many steps"),
        Menu.TRAIN,
        2,
        lambda commands: partial(commands.training.run_towards, Aim.STEPS),
        ("F7",),
        tip=QT_TRANSLATE_NOOP("Actions", "Take as many steps as the training panel says, as one undo step"),
    ),
    ActionEntry(
        "train_until_loss",
        QT_TRANSLATE_NOOP("Actions", "Train until the &loss is below a number"),
        Menu.TRAIN,
        2,
        lambda commands: partial(commands.training.run_towards, Aim.LOSS),
        ("Shift+F7",),
        tip=QT_TRANSLATE_NOOP("Actions", "Stop at the very step that gets below; the panel has the number"),
    ),
    ActionEntry(
        "train_until_right",
        QT_TRANSLATE_NOOP("Actions", "Train until all are r&ight"),
        Menu.TRAIN,
        2,
        lambda commands: partial(commands.training.run_towards, Aim.RIGHT),
        ("Ctrl+F7",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Stop when every prediction is on its target's side of 0.5, or near its target"
        ),
    ),
    ActionEntry(
        "train_until_diverged",
        QT_TRANSLATE_NOOP("Actions", "Train until it di&verges"),
        Menu.TRAIN,
        2,
        lambda commands: partial(commands.training.run_towards, Aim.DIVERGED),
        ("Ctrl+Shift+F7",),
        tip=QT_TRANSLATE_NOOP("Actions", "Go on until a number is no longer finite"),
    ),
    ActionEntry(
        "train_by_hand",
        QT_TRANSLATE_NOOP("Actions", "B&y hand"),
        Menu.TRAIN,
        3,
        lambda commands: commands.panels.open_by_hand,
        ("Alt+Shift+5",),
        tip=QT_TRANSLATE_NOOP("Actions", "Be the optimiser: move the parameters, compute updates, compare"),
    ),
)
