"""Unfinished typing: what a person has typed and not confirmed counts before anything acts on the graph."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def settle_typing() -> None:
    """Let the line that is typed in lose the focus, and so commit: saving or closing must not miss it."""
    editor = QApplication.focusWidget()
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        editor.clearFocus()
