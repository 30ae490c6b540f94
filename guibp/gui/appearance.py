"""Appearance: style, palette and style sheet of the whole window, light or dark as the system asks."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from guibp import resources
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled


class Appearance(QObject):
    """Keeps the application in the theme that the system asks for, and tells when that is another."""

    changed = Signal(object)
    """The new ``Theme``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = Theme.system()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        self.show_theme(Theme.system())

    def show_theme(self, theme: Theme) -> None:
        """Take on a theme."""
        if theme == self.theme:
            return
        self.theme = theme
        self._apply()
        self.changed.emit(theme)

    def _apply(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        if application.style().name() != "fusion":
            application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(self.theme.widget_palette())
        application.setStyleSheet(write_style_sheet(self.theme))


def write_style_sheet(theme: Theme) -> str:
    """The window's style sheet, with the theme's colours in the places of their names."""
    sizes = {
        "heading_size": scaled(11),
        "title_size": scaled(15),
        "bar_width": scaled(10),
        "line_height": scaled(18),
    }
    return Template(resources.read_text("styles", "window.qss")).substitute(asdict(theme.palette) | sizes)
