"""The actions of editing on the canvas: the keyboard's side of what is done with the mouse there."""

from __future__ import annotations

from guibp.gui.action_entry import ActionEntry, Menu, Style
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
    ActionEntry(
        "edit_swap",
        QT_TRANSLATE_NOOP("Actions", "S&wap operands"),
        Menu.EDIT,
        4,
        lambda commands: commands.rewiring.swap,
        ("Alt+S",),
        tip=QT_TRANSLATE_NOOP("Actions", "Swap two selected wires, or the first two operands of a node"),
    ),
    ActionEntry(
        "edit_break",
        QT_TRANSLATE_NOOP("Actions", "&Break wires"),
        Menu.EDIT,
        4,
        lambda commands: commands.rewiring.break_wires,
        ("Ctrl+Shift+K",),
        tip=QT_TRANSLATE_NOOP("Actions", "Take off all wires of what is selected"),
    ),
    ActionEntry(
        "edit_extract",
        QT_TRANSLATE_NOOP("Actions", "Delete and r&econnect"),
        Menu.EDIT,
        1,
        lambda commands: commands.rewiring.extract,
        ("Ctrl+Del", "Ctrl+Backspace"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Delete the selected nodes, and let what fed them feed what they fed"
        ),
    ),
    ActionEntry(
        "tool_select",
        QT_TRANSLATE_NOOP("Actions", "&Select and move"),
        Menu.EDIT,
        5,
        lambda commands: commands.canvas.use_select_tool,
        ("V", "Alt+1"),
        Style.CHECKABLE,
    ),
    ActionEntry(
        "tool_hand",
        QT_TRANSLATE_NOOP("Actions", "&Hand"),
        Menu.EDIT,
        5,
        lambda commands: commands.canvas.use_hand_tool,
        ("H", "Alt+2"),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Pan with the left button, as with Space held"),
    ),
    ActionEntry(
        "tool_cut",
        QT_TRANSLATE_NOOP("Actions", "&Knife"),
        Menu.EDIT,
        5,
        lambda commands: commands.canvas.use_cut_tool,
        ("K", "Alt+3"),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Cut wires with the left button, as with Ctrl and the right one"),
    ),
    ActionEntry(
        "edit_paste_wired",
        QT_TRANSLATE_NOOP("Actions", "Paste with &incoming wires"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.paste_wired,
        ("Ctrl+Shift+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "Paste, fed by what fed the nodes that were copied"),
    ),
    ActionEntry(
        "edit_connect",
        QT_TRANSLATE_NOOP("Actions", "Connect…"),
        Menu.EDIT,
        4,
        lambda commands: commands.canvas.open_links,
        ("Ctrl+K",),
        tip=QT_TRANSLATE_NOOP("Actions", "List the ports to which the current node can be connected"),
    ),
    ActionEntry(
        "view_snap",
        QT_TRANSLATE_NOOP("Actions", "Snap to &grid"),
        Menu.VIEW,
        2,
        lambda commands: commands.canvas.toggle_snapping,
        ("Ctrl+;",),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Nodes that are dragged stand on the dots; Ctrl turns it round"),
    ),
    ActionEntry(
        "edit_select_none",
        QT_TRANSLATE_NOOP("Actions", "Select nothing"),
        Menu.EDIT,
        2,
        lambda commands: commands.session.selection.clear,
        ("Ctrl+Shift+A",),
    ),
)
