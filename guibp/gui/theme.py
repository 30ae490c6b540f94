"""Theme: the palette of the drawing as Qt colours, and which of them the system asks for."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from guibp.drawing.colours import DARK, LIGHT, PRINT, Palette

_FAINT = 0.45
"""How much of a disabled text's own colour is left; the rest is the ground behind it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance, each named by what it is for (see ``Palette``)."""

    palette: Palette
    canvas: QColor
    dots: QColor
    panel: QColor
    hairline: QColor
    text: QColor
    quiet: QColor
    node: QColor
    ring: QColor
    wire: QColor
    halo: QColor
    value: QColor
    gradient: QColor
    heat_positive: QColor
    heat_negative: QColor
    class_zero: QColor
    class_one: QColor
    frame: QColor
    selection: QColor
    warning: QColor

    @classmethod
    def light(cls) -> Theme:
        """Dark text on a light ground."""
        return cls.of(LIGHT)

    @classmethod
    def dark(cls) -> Theme:
        """Light text on a dark ground."""
        return cls.of(DARK)

    @classmethod
    def contrast(cls) -> Theme:
        """Black on white, for paper and projectors."""
        return cls.of(PRINT)

    @classmethod
    def system(cls) -> Theme:
        """What the system asks for now; light where it asks for nothing."""
        hints = QGuiApplication.styleHints()
        return cls.dark() if hints.colorScheme() is Qt.ColorScheme.Dark else cls.light()

    @classmethod
    def of(cls, palette: Palette) -> Theme:
        """The colours of a palette."""
        names = [field.name for field in fields(cls) if field.name != "palette"]
        return cls(palette, **{name: QColor(getattr(palette, name)) for name in names})

    @property
    def is_dark(self) -> bool:
        """Whether the ground is darker than the text."""
        return self.canvas.lightnessF() < self.text.lightnessF()

    @property
    def faint(self) -> QColor:
        """A text that cannot be used now."""
        return mix(self.text, self.panel, _FAINT)

    def widget_palette(self) -> QPalette:
        """The palette for the widgets around the canvas, the same in every desktop environment."""
        palette = QPalette()
        for role, colour in self._roles().items():
            palette.setColor(role, colour)
        faint = self.faint
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
        return palette

    def _roles(self) -> dict[QPalette.ColorRole, QColor]:
        role = QPalette.ColorRole
        return {
            role.Window: self.panel,
            role.WindowText: self.text,
            role.Base: self.panel,
            role.AlternateBase: self.canvas,
            role.ToolTipBase: self.panel,
            role.ToolTipText: self.text,
            role.PlaceholderText: self.quiet,
            role.Text: self.text,
            role.Button: self.panel,
            role.ButtonText: self.text,
            role.BrightText: self.warning,
            role.Light: self.panel,
            role.Midlight: self.hairline,
            role.Mid: self.hairline,
            role.Dark: self.quiet,
            role.Shadow: self.hairline,
            role.Highlight: self.selection,
            role.HighlightedText: self.panel,
            role.Link: self.selection,
            role.Accent: self.selection,
        }


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """The first colour with ``share`` of it kept, 0 to 1, and the second for the rest."""
    return QColor.fromRgbF(
        first.redF() * share + second.redF() * (1 - share),
        first.greenF() * share + second.greenF() * (1 - share),
        first.blueF() * share + second.blueF() * (1 - share),
    )
