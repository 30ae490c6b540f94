"""Appearance: style, palette and style sheet of the whole window, as the system asks or as was chosen."""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from guibp import resources
from guibp.gui.preferences import open_settings, settings_news, store_setting
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled

_SETTING = "window/theme"
_TINT, _EDGE = 0.14, 0.5
"""How much of the accent there is behind what is chosen, and of a wire's grey around what lies above all."""


class ThemeChoice(Enum):
    """What a person can choose among."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_THEMES = {
    ThemeChoice.SYSTEM: Theme.system,
    ThemeChoice.LIGHT: Theme.light,
    ThemeChoice.DARK: Theme.dark,
    ThemeChoice.CONTRAST: Theme.contrast,
}


class Appearance(QObject):
    """Keeps the application in the theme that was chosen, and tells when that is another."""

    changed = Signal(object)
    """The new ``Theme``."""
    chosen = Signal(object)
    """The new ``ThemeChoice``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = _read_choice()
        self.theme = _THEMES[self.choice]()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        settings_news().stored.connect(self._follow_setting)

    def choose(self, choice: ThemeChoice) -> None:
        """Take on the theme that was chosen, now and from the next start on."""
        store_setting(_SETTING, choice.value)

    def _follow_setting(self, key: str) -> None:
        """Another window may have stored it."""
        if key == _SETTING:
            self.choice = _read_choice()
            self.show_theme(_THEMES[self.choice]())
            self.chosen.emit(self.choice)

    def _follow_system(self) -> None:
        if self.choice is ThemeChoice.SYSTEM:
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


def _read_choice() -> ThemeChoice:
    kept = open_settings().value(_SETTING)
    return next((choice for choice in ThemeChoice if choice.value == kept), ThemeChoice.SYSTEM)


def write_style_sheet(theme: Theme) -> str:
    """The window's style sheet, with the theme's colours in the places of their names."""
    sizes = {
        "heading_size": scaled(11),
        "title_size": scaled(15),
        "number_size": scaled(14),
        "bar_width": scaled(10),
        "line_height": scaled(20),
        "drop_width": scaled(22),
        "mark": scaled(12),
        "knob": scaled(18),
    }
    mixed = {
        "tint": mix(theme.selection, theme.panel, _TINT).name(),
        "edge": mix(theme.wire, theme.hairline, _EDGE).name(),
        "faint": theme.faint.name(),
    }
    icons = {
        "icons": resources.path("icons").as_posix(),
        "ground": "dark" if theme.is_dark else "light",
    }
    sheet = Template(resources.read_text("styles", "window.qss"))
    return sheet.substitute(asdict(theme.palette) | sizes | mixed | icons)
