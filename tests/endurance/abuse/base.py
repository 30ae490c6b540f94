"""What all rules share: the editor, its files, and how typing ends."""

from __future__ import annotations

from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDockWidget

from guibp.model.errors import GuibpError
from tests.endurance.abuse.editor import Button, Editor, Key, Modifier

MOST_NODES = 24
"""More are not added: the laws look at each of them after everything that is done."""

DOCKS = ("palette_dock", "inspector", "explanation", "outline", "training", "dataset")
MOST_DOCKS = 2
"""More are not open: each takes its time after everything that is done."""


class EditorRules(RuleBasedStateMachine):
    """Rules that work on one editor."""

    editor: Editor

    @property
    def may_grow(self) -> bool:
        """Whether there may be more nodes."""
        return len(self.editor.graph) < MOST_NODES

    def file(self, number: int) -> Path:
        """One of the files of this editor."""
        return self.editor.folder / f"document {number % 4}.guibp"

    def dock(self, name: str) -> QDockWidget:
        """One of ``DOCKS``."""
        return next(one for one in self.editor.window.docks.all() if one.objectName() == name)

    def sees(self, name: str) -> bool:
        """Whether a dock is open."""
        return not self.dock(name).isHidden()

    def open(self, name: str) -> None:
        """Open a dock; of many that are open another goes."""
        others = [other for other in DOCKS if other != name and self.sees(other)]
        if not self.sees(name) and len(others) >= MOST_DOCKS:
            self.dock(others[0]).hide()
        self.dock(name).show()

    def end_typing(self, way: str) -> None:
        """Confirm, give up, or go elsewhere."""
        editor = self.editor
        keys = {"return": Key.Key_Return, "escape": Key.Key_Escape, "tab": Key.Key_Tab}
        if way in keys:
            editor.key(keys[way])
            # What Qt does about it comes a moment later; nobody's hand is quicker.
            editor.settle_unseen()
        elif way == "click":
            editor.press(QPoint(3, 3), Button.LeftButton, Modifier.NoModifier)
            editor.release(QPoint(3, 3), Button.LeftButton, Modifier.NoModifier)
        editor.canvas.setFocus()

    def attempt(self, edit: object, *arguments: object) -> None:
        """Call something that may be refused."""
        if callable(edit):
            try:
                edit(*arguments)
            except GuibpError:
                return
