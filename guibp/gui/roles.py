"""Roles of labels and buttons: what the style sheet colours and sizes them by."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget


class Role(StrEnum):
    """What a label is for."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    QUIET = "quiet"
    VALUE = "value"
    GRADIENT = "gradient"
    FORMULA = "formula"
    PAGE = "page"


def set_role(widget: QWidget, role: Role) -> None:
    """Have the style sheet show a widget in this role."""
    widget.setProperty("role", str(role))


def make_plain_label(parent: QWidget | None = None, text: str = "") -> QLabel:
    """A label in no role; its text is plain, whatever it holds."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def make_label(text: str, role: Role, parent: QWidget | None = None) -> QLabel:
    """A label in a role; its text is plain, whatever it holds."""
    label = make_plain_label(parent, text)
    set_role(label, role)
    return label


def make_text_button(name: str, run: Callable[[], object]) -> QToolButton:
    """A button in a bar that shows a text, which it has no text for yet; Tab reaches it."""
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("kind", "text")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(run)
    return button
