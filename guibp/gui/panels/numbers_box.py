"""A value and a gradient, each below its heading, in their colours and in full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from guibp.gui.panels.readings import in_full
from guibp.gui.roles import Role, make_label


class NumbersBox(QWidget):
    """Shows two numbers; they can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = _number_label(Role.VALUE)
        self.gradient = _number_label(Role.GRADIENT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 4)
        layout.setSpacing(2)
        # All digits of a double fill the narrowest panel: there is no room beside them.
        self._headings = (make_label("", Role.HEADING), make_label("", Role.HEADING))
        for heading, label in zip(self._headings, (self.value, self.gradient), strict=True):
            layout.addWidget(heading)
            layout.addWidget(label)
            layout.addSpacing(4)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        for heading, text in zip(self._headings, (self.tr("VALUE"), self.tr("GRADIENT")), strict=True):
            heading.setText(text)

    def show_numbers(self, value: float | None, gradient: float | None) -> None:
        """Show both; ``None`` is not computed."""
        self.value.setText(in_full(value))
        self.gradient.setText(in_full(gradient))


def _number_label(role: Role) -> QLabel:
    label = make_label("", role)
    # The longest of doubles is cut off itself, rather than everything beside it.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
