"""The actions that open an explanation of their own."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu
from guibp.gui.translation import QT_TRANSLATE_NOOP

DERIVATIVE_KEY, PATHS_KEY = "R", "P"
"""Named where the explanation says what more there is to see."""

EXPLAINING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "explain_derivative",
        QT_TRANSLATE_NOOP("Actions", "Partial deri&vative"),
        Menu.GRAPH,
        2,
        lambda commands: commands.panels.open_derivative,
        (DERIVATIVE_KEY, "Alt+6"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take one leaf as the only variable: its curve, its tangent, a nudge"
        ),
    ),
    ActionEntry(
        "explain_paths",
        QT_TRANSLATE_NOOP("Actions", "Pat&hs to the output"),
        Menu.GRAPH,
        2,
        lambda commands: commands.panels.open_paths,
        (PATHS_KEY, "Alt+7"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Every way from the current node to the output, and what it carries"
        ),
    ),
    ActionEntry(
        "explain_hidden_space",
        QT_TRANSLATE_NOOP("Actions", "Hidden spa&ce"),
        Menu.TRAIN,
        3,
        lambda commands: commands.panels.open_hidden_space,
        ("Alt+Shift+1",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The samples as two hidden units see them: how XOR becomes separable"
        ),
    ),
    ActionEntry(
        "explain_histories",
        QT_TRANSLATE_NOOP("Actions", "Histori&es"),
        Menu.TRAIN,
        3,
        lambda commands: commands.panels.open_histories,
        ("Alt+Shift+2",),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "How weights, activations and gradients changed over the steps, and how they lie",
        ),
    ),
    ActionEntry(
        "explain_gradient_rows",
        QT_TRANSLATE_NOOP("Actions", "&Gradient by row"),
        Menu.TRAIN,
        3,
        lambda commands: commands.panels.open_gradient_rows,
        ("Alt+Shift+3",),
        tip=QT_TRANSLATE_NOOP("Actions", "Where a weight's gradient comes from: each row's part of it"),
    ),
)
