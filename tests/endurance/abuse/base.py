"""What all rules share: the editor, its files, and how typing ends."""

from __future__ import annotations

from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtCore import QPoint

from guibp.model.errors import GuibpError
from tests.endurance.abuse.editor import Button, Editor, Key, Modifier

MOST_NODES = 24
"""More are not added: the laws look at each of them after everything that is done."""


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
