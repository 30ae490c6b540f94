"""Undo: one flat command for each edit of the graph, whoever made it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.model import edits
from guibp.model.graph import Graph, GraphChanged

CONTEXT = "Edit"

_TEXTS: dict[type, str] = {
    edits.AddNodes: QT_TRANSLATE_NOOP("Edit", "add"),
    edits.RemoveNodes: QT_TRANSLATE_NOOP("Edit", "delete"),
    edits.Connect: QT_TRANSLATE_NOOP("Edit", "connect"),
    edits.Disconnect: QT_TRANSLATE_NOOP("Edit", "disconnect"),
    edits.MoveNodes: QT_TRANSLATE_NOOP("Edit", "move"),
    edits.SetValues: QT_TRANSLATE_NOOP("Edit", "value"),
    edits.BindColumn: QT_TRANSLATE_NOOP("Edit", "bind to a column"),
    edits.SetRandomStart: QT_TRANSLATE_NOOP("Edit", "random start"),
    edits.Freeze: QT_TRANSLATE_NOOP("Edit", "freeze"),
    edits.Unfreeze: QT_TRANSLATE_NOOP("Edit", "let move"),
    edits.ChangeOperation: QT_TRANSLATE_NOOP("Edit", "kind"),
    edits.Rename: QT_TRANSLATE_NOOP("Edit", "rename"),
    edits.SetOutput: QT_TRANSLATE_NOOP("Edit", "output"),
    edits.SetDataset: QT_TRANSLATE_NOOP("Edit", "data set"),
    edits.SetTraining: QT_TRANSLATE_NOOP("Edit", "training settings"),
    edits.AddGroup: QT_TRANSLATE_NOOP("Edit", "group"),
    edits.JoinGroup: QT_TRANSLATE_NOOP("Edit", "join group"),
    edits.LeaveGroup: QT_TRANSLATE_NOOP("Edit", "leave group"),
    edits.Ungroup: QT_TRANSLATE_NOOP("Edit", "ungroup"),
    edits.CollapseGroup: QT_TRANSLATE_NOOP("Edit", "close group"),
    edits.ExpandGroup: QT_TRANSLATE_NOOP("Edit", "open group"),
    edits.AddNotes: QT_TRANSLATE_NOOP("Edit", "add note"),
    edits.RemoveNotes: QT_TRANSLATE_NOOP("Edit", "delete note"),
    edits.MoveNotes: QT_TRANSLATE_NOOP("Edit", "move note"),
    edits.ResizeNote: QT_TRANSLATE_NOOP("Edit", "resize note"),
    edits.SetNoteText: QT_TRANSLATE_NOOP("Edit", "note"),
}

_PURPOSES: dict[edits.Purpose, str] = {
    edits.Purpose.TAKE_APART: QT_TRANSLATE_NOOP("Edit", "take apart"),
    edits.Purpose.PUT_TOGETHER: QT_TRANSLATE_NOOP("Edit", "put together"),
}
_TELLING = (
    edits.AddNodes,
    edits.RemoveNodes,
    edits.AddNotes,
    edits.RemoveNotes,
    edits.Connect,
    edits.JoinGroup,
    edits.LeaveGroup,
)
"""Of several edits in one step the first of these tells best what it was; moves and wires off go along."""

_MERGEABLE, _SINGLE = 1, -1
"""What ``QUndoCommand.id`` gives: Qt asks only commands of the same id, other than -1, to merge."""


def describe_edit(edit: edits.Edit) -> str:
    """A word or two, in English, for the menu entry that takes it back; empty if there is no good one."""
    if isinstance(edit, edits.Batch) and edit.purpose is not None:
        return _PURPOSES[edit.purpose]
    if isinstance(edit, edits.Batch) and edit.edits:
        telling = next((part for kind in _TELLING for part in edit.edits if isinstance(part, kind)), None)
        return describe_edit(edit.edits[0] if telling is None else telling)
    return _TEXTS.get(type(edit), "")


def translate_edit(text: str) -> str:
    """What ``describe_edit`` gave, in the language of the window: a command outlives a change of it."""
    return QCoreApplication.translate(CONTEXT, text)


class EditCommand(QUndoCommand):
    """One edit that was made: it holds the changes that take it back, and after that those that redo it.

    It has no parent command and no children (they crash), and what it holds are plain records.
    """

    def __init__(self, history: History, inverse: edits.Revert, text: str, merge_key: str | None) -> None:
        super().__init__(text)
        self.edit = inverse
        self._history = history
        self.merge_key = merge_key
        self._is_fresh = True

    def redo(self) -> None:
        """Make the edit again; the first call, by ``push``, finds it made."""
        if self._is_fresh:
            self._is_fresh = False
        else:
            self._history.replay(self)

    def undo(self) -> None:
        """Take the edit back."""
        self._history.replay(self)

    def id(self) -> int:
        """Commands with a merge key may be merged."""
        return _SINGLE if self.merge_key is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the edit that followed, if it belongs to the same gesture."""
        if not isinstance(other, EditCommand) or other.merge_key != self.merge_key:
            return False
        self.edit = edits.Revert((*other.edit.changes, *self.edit.changes))
        return True


class History(QObject):
    """The undo stack of one graph; edits made elsewhere are recorded like those of the window.

    Others follow ``changed``, not the stack's own signals: those are also sent while it is destroyed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._graph = Graph()
        self._replaying: EditCommand | None = None
        self._waiting: list[EditCommand] = []
        self.stack.indexChanged.connect(self._follow_stack)

    def begin(self, graph: Graph) -> None:
        """Forget everything and record another graph."""
        self.stack.clear()
        self._waiting.clear()
        self._graph = graph

    def record(self, event: GraphChanged, merge_key: str | None = None) -> None:
        """Take in an edit that has just been made."""
        replaying = self._replaying
        if replaying is not None and event.edit is replaying.edit:
            replaying.edit = event.inverse
            return
        command = EditCommand(self, event.inverse, describe_edit(event.edit), merge_key)
        if replaying is not None:
            # An observer answered an undo with an edit of its own; the stack takes it when it is done.
            self._waiting.append(command)
        else:
            self.stack.push(command)

    def replay(self, command: EditCommand) -> None:
        """Apply what a command holds. Never raises: a command that does would stay half done."""
        self._replaying = command
        try:
            self._graph.apply(command.edit)
        except Exception:  # noqa: BLE001 - it is reported, and must not pass through Qt
            sys.excepthook(*sys.exc_info())
        finally:
            self._replaying = None

    def _follow_stack(self) -> None:
        while self._waiting and self._replaying is None:
            self.stack.push(self._waiting.pop(0))
        self.changed.emit()
