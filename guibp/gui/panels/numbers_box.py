"""A value and a gradient, one above the other, in their colours and in full."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guibp.gui.panels.readings import in_full
from guibp.gui.roles import Role, make_label


class NumbersBox(QWidget):
    """Shows two numbers; they can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = _number_label(Role.VALUE)
        self.gradient = _number_label(Role.GRADIENT)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        rows = ((self.tr("VALUE"), self.value), (self.tr("GRADIENT"), self.gradient))
        for row, (title, label) in enumerate(rows):
            layout.addWidget(make_label(title, Role.HEADING), row, 0)
            layout.addWidget(label, row, 1)

    def show_numbers(self, value: float | None, gradient: float | None) -> None:
        """Show both; ``None`` is not computed."""
        self.value.setText(in_full(value))
        self.gradient.setText(in_full(gradient))


def _number_label(role: Role) -> QLabel:
    label = make_label("", role)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
