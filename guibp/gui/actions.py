"""The one table of actions: menus, toolbars, shortcuts and the list of shortcuts are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtGui import QAction, QKeySequence

from guibp.gui.commands import Commands
from guibp.gui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Actions"
_Key = QKeySequence.StandardKey
Shortcut = QKeySequence.StandardKey | str


class Menu(Enum):
    """The menus, in their order, with their titles."""

    FILE = QT_TRANSLATE_NOOP("Actions", "&File")
    EDIT = QT_TRANSLATE_NOOP("Actions", "&Edit")
    VIEW = QT_TRANSLATE_NOOP("Actions", "&View")
    GRAPH = QT_TRANSLATE_NOOP("Actions", "&Graph")
    TRAIN = QT_TRANSLATE_NOOP("Actions", "&Train")
    EXAMPLES = QT_TRANSLATE_NOOP("Actions", "E&xamples")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


class Style(Enum):
    """How an action behaves."""

    PLAIN = "plain"
    CHECKABLE = "checkable"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action: its object name, its text, where it stands and what it does.

    ``section`` counts the parts of a menu, between which there is a line. The first of ``shortcuts``
    is shown. ``tip`` says more than the text, where that helps.
    """

    name: str
    text: str
    menu: Menu
    section: int
    run: Callable[[Commands], Callable[[], object]]
    shortcuts: tuple[Shortcut, ...] = ()
    style: Style = Style.PLAIN
    tip: str = ""
    role: QAction.MenuRole = field(default=QAction.MenuRole.NoRole)


TABLE: tuple[ActionEntry, ...] = (
    ActionEntry(
        "file_new",
        QT_TRANSLATE_NOOP("Actions", "&New"),
        Menu.FILE,
        0,
        lambda commands: commands.files.new,
        (_Key.New,),
    ),
    ActionEntry(
        "file_open",
        QT_TRANSLATE_NOOP("Actions", "&Open…"),
        Menu.FILE,
        0,
        lambda commands: commands.files.open,
        (_Key.Open,),
    ),
    ActionEntry(
        "file_save",
        QT_TRANSLATE_NOOP("Actions", "&Save"),
        Menu.FILE,
        1,
        lambda commands: commands.files.save,
        (_Key.Save,),
    ),
    ActionEntry(
        "file_save_as",
        QT_TRANSLATE_NOOP("Actions", "Save &as…"),
        Menu.FILE,
        1,
        lambda commands: commands.files.save_as,
        (_Key.SaveAs, "Ctrl+Shift+S"),
    ),
    ActionEntry(
        "file_quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        Menu.FILE,
        2,
        lambda commands: commands.files.quit,
        (_Key.Quit, "Ctrl+Q"),
        role=QAction.MenuRole.QuitRole,
    ),
    ActionEntry(
        "edit_undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        Menu.EDIT,
        0,
        lambda commands: commands.session.undo,
        (_Key.Undo,),
    ),
    ActionEntry(
        "edit_redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        Menu.EDIT,
        0,
        lambda commands: commands.session.redo,
        (_Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z"),
    ),
    ActionEntry(
        "edit_cut",
        QT_TRANSLATE_NOOP("Actions", "Cu&t"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.cut,
        (_Key.Cut,),
    ),
    ActionEntry(
        "edit_copy",
        QT_TRANSLATE_NOOP("Actions", "&Copy"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.copy,
        (_Key.Copy,),
    ),
    ActionEntry(
        "edit_paste",
        QT_TRANSLATE_NOOP("Actions", "&Paste"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.paste,
        (_Key.Paste,),
    ),
    ActionEntry(
        "edit_duplicate",
        QT_TRANSLATE_NOOP("Actions", "Dup&licate"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.duplicate,
        ("Ctrl+D",),
    ),
    ActionEntry(
        "edit_delete",
        QT_TRANSLATE_NOOP("Actions", "&Delete"),
        Menu.EDIT,
        1,
        lambda commands: commands.clipboard.delete,
        (_Key.Delete, "Backspace"),
    ),
    ActionEntry(
        "edit_select_all",
        QT_TRANSLATE_NOOP("Actions", "Select &all"),
        Menu.EDIT,
        2,
        lambda commands: commands.clipboard.select_all,
        (_Key.SelectAll,),
    ),
    ActionEntry(
        "edit_group",
        QT_TRANSLATE_NOOP("Actions", "&Group"),
        Menu.EDIT,
        3,
        lambda commands: commands.structure.group,
        ("Ctrl+G",),
        tip=QT_TRANSLATE_NOOP("Actions", "Put a frame around the selected nodes"),
    ),
    ActionEntry(
        "edit_ungroup",
        QT_TRANSLATE_NOOP("Actions", "U&ngroup"),
        Menu.EDIT,
        3,
        lambda commands: commands.structure.ungroup,
        ("Ctrl+Shift+G",),
        tip=QT_TRANSLATE_NOOP("Actions", "Dissolve the innermost group around the selection"),
    ),
    ActionEntry(
        "edit_fold",
        QT_TRANSLATE_NOOP("Actions", "C&ollapse or expand group"),
        Menu.EDIT,
        3,
        lambda commands: commands.structure.fold,
        ("Ctrl+Shift+E",),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the group around the selection as one box, or what is in it"),
    ),
    ActionEntry(
        "view_fit",
        QT_TRANSLATE_NOOP("Actions", "&Fit all"),
        Menu.VIEW,
        0,
        lambda commands: commands.canvas.fit,
        ("Home",),
    ),
    ActionEntry(
        "view_fit_selection",
        QT_TRANSLATE_NOOP("Actions", "Fit &selection"),
        Menu.VIEW,
        0,
        lambda commands: commands.canvas.fit_selection,
        ("F", "Shift+Home"),
    ),
    ActionEntry(
        "view_zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        Menu.VIEW,
        1,
        lambda commands: commands.canvas.zoom_in,
        (_Key.ZoomIn, "Ctrl+="),
    ),
    ActionEntry(
        "view_zoom_out",
        QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
        Menu.VIEW,
        1,
        lambda commands: commands.canvas.zoom_out,
        (_Key.ZoomOut,),
    ),
    ActionEntry(
        "view_actual_size",
        QT_TRANSLATE_NOOP("Actions", "&Actual size"),
        Menu.VIEW,
        1,
        lambda commands: commands.canvas.actual_size,
        ("Ctrl+0",),
    ),
    ActionEntry(
        "step_next",
        QT_TRANSLATE_NOOP("Actions", "&Step"),
        Menu.GRAPH,
        0,
        lambda commands: commands.walking.step_next,
        ("F10", "."),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Compute one node: its value, or how the gradient passes through it"
        ),
    ),
    ActionEntry(
        "step_back",
        QT_TRANSLATE_NOOP("Actions", "Step &back"),
        Menu.GRAPH,
        0,
        lambda commands: commands.walking.step_back,
        ("F9", ","),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the last step back"),
    ),
    ActionEntry(
        "step_reset",
        QT_TRANSLATE_NOOP("Actions", "&Reset"),
        Menu.GRAPH,
        0,
        lambda commands: commands.walking.reset,
        ("Shift+F5",),
        tip=QT_TRANSLATE_NOOP("Actions", "Back to the start: only the leaves have values"),
    ),
    ActionEntry(
        "step_play",
        QT_TRANSLATE_NOOP("Actions", "&Play"),
        Menu.GRAPH,
        0,
        lambda commands: commands.walking.toggle_play,
        ("F5",),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Step by itself to the end"),
    ),
    ActionEntry(
        "graph_layout",
        QT_TRANSLATE_NOOP("Actions", "&Lay out"),
        Menu.GRAPH,
        1,
        lambda commands: commands.arranging.lay_out,
        ("Ctrl+L",),
        tip=QT_TRANSLATE_NOOP("Actions", "Arrange the graph, or what is selected, in layers"),
    ),
    ActionEntry(
        "graph_expand",
        QT_TRANSLATE_NOOP("Actions", "Take sigmoid &apart"),
        Menu.GRAPH,
        1,
        lambda commands: commands.structure.expand,
        ("Ctrl+E",),
        tip=QT_TRANSLATE_NOOP("Actions", "A sigmoid into negate, exp, add 1, reciprocal, or back into one"),
    ),
    ActionEntry(
        "train_toggle",
        QT_TRANSLATE_NOOP("Actions", "&Train"),
        Menu.TRAIN,
        0,
        lambda commands: commands.training.toggle,
        ("Ctrl+T",),
        Style.CHECKABLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Train until it is pressed again"),
    ),
    ActionEntry(
        "train_step",
        QT_TRANSLATE_NOOP("Actions", "&One step"),
        Menu.TRAIN,
        0,
        lambda commands: commands.training.take_step,
        ("Ctrl+Shift+T",),
        tip=QT_TRANSLATE_NOOP("Actions", "One step of the optimiser"),
    ),
    ActionEntry(
        "train_reset",
        QT_TRANSLATE_NOOP("Actions", "&Reset"),
        Menu.TRAIN,
        1,
        lambda commands: commands.training.reset,
        ("Ctrl+R",),
        tip=QT_TRANSLATE_NOOP("Actions", "Put the parameters back to what they were before the training"),
    ),
    ActionEntry(
        "train_new_start",
        QT_TRANSLATE_NOOP("Actions", "&New start"),
        Menu.TRAIN,
        1,
        lambda commands: commands.training.draw_new_start,
        ("Ctrl+Shift+R",),
        tip=QT_TRANSLATE_NOOP("Actions", "Draw the parameters that have a random start anew"),
    ),
    ActionEntry(
        "help_shortcuts",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        Menu.HELP,
        0,
        lambda commands: commands.help.show_shortcuts,
        ("Ctrl+?", "F1"),
    ),
    ActionEntry(
        "help_about",
        QT_TRANSLATE_NOOP("Actions", "&About guibp"),
        Menu.HELP,
        1,
        lambda commands: commands.help.show_about,
        role=QAction.MenuRole.AboutRole,
    ),
)
