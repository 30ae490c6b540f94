"""The actions of reading a graph: what stands out, what is chosen by its place in it, and the theme."""

from __future__ import annotations

from functools import partial

from guibp.gui.action_entry import ActionEntry, Menu, Style
from guibp.gui.appearance import ThemeChoice
from guibp.gui.kin_selecting import select_ancestors, select_descendants
from guibp.gui.translation import QT_TRANSLATE_NOOP

READING: tuple[ActionEntry, ...] = (
    ActionEntry(
        "edit_select_dependencies",
        QT_TRANSLATE_NOOP("Actions", "Select what it depends on"),
        Menu.EDIT,
        2,
        lambda commands: partial(select_ancestors, commands.session, commands.canvas.boxes_of),
        ("[", "Alt+8"),
        tip=QT_TRANSLATE_NOOP("Actions", "Also select every node from which a selected one is computed"),
    ),
    ActionEntry(
        "edit_select_dependents",
        QT_TRANSLATE_NOOP("Actions", "Select what depends on it"),
        Menu.EDIT,
        2,
        lambda commands: partial(select_descendants, commands.session, commands.canvas.boxes_of),
        ("]", "Alt+9"),
        tip=QT_TRANSLATE_NOOP("Actions", "Also select every node that is computed from a selected one"),
    ),
    ActionEntry(
        "view_heat",
        QT_TRANSLATE_NOOP("Actions", "Gradient &heat"),
        Menu.VIEW,
        3,
        lambda commands: commands.canvas.toggle_heat,
        ("G", "Alt+4"),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Show the sign and size of gradients by the wires' colour and width"
        ),
    ),
    ActionEntry(
        "view_dependencies",
        QT_TRANSLATE_NOOP("Actions", "&Dependencies"),
        Menu.VIEW,
        3,
        lambda commands: commands.canvas.toggle_lineage,
        ("D", "Alt+5"),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Show what the selected node, or the one under the pointer, depends on and feeds"
        ),
    ),
    ActionEntry(
        "theme_system",
        QT_TRANSLATE_NOOP("Actions", "&System"),
        Menu.THEME,
        0,
        lambda commands: partial(commands.appearance.choose, ThemeChoice.SYSTEM),
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Light or dark, as the system is"),
    ),
    ActionEntry(
        "theme_light",
        QT_TRANSLATE_NOOP("Actions", "&Light"),
        Menu.THEME,
        0,
        lambda commands: partial(commands.appearance.choose, ThemeChoice.LIGHT),
        style=Style.CHECKABLE,
    ),
    ActionEntry(
        "theme_dark",
        QT_TRANSLATE_NOOP("Actions", "&Dark"),
        Menu.THEME,
        0,
        lambda commands: partial(commands.appearance.choose, ThemeChoice.DARK),
        style=Style.CHECKABLE,
    ),
    ActionEntry(
        "theme_contrast",
        QT_TRANSLATE_NOOP("Actions", "&High contrast"),
        Menu.THEME,
        0,
        lambda commands: partial(commands.appearance.choose, ThemeChoice.CONTRAST),
        style=Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Black on white, for print and projectors"),
    ),
)
