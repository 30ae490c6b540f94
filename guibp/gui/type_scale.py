"""The scale of type: sizes that were drawn for usual text, grown for people who have theirs set larger."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

_USUAL_PIXELS = 13
"""The interface's text for which sizes are given."""


def text_scale() -> float:
    """How much larger the interface's text is than usual; never below 1."""
    return scale_of(QApplication.font())


def scale_of(font: QFont) -> float:
    """How much larger a font is than the interface's usual one; never below 1."""
    return max(QFontInfo(font).pixelSize() / _USUAL_PIXELS, 1.0)


def scaled(pixels: float) -> int:
    """A size in pixels beside usual text, as it is beside the text that a person has."""
    return round(pixels * text_scale())
