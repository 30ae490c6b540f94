"""The text of a note: broken into lines once, at 100 %, so that it never runs differently at another zoom."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from guibp.gui.canvas.notes import LEAST_HEIGHT, NOTE_PADDING
from guibp.model.note_rules import MOST_SIDE

_LINE_SEPARATOR = "\u2028"
_SPACING = 1.15
"""Scripts come from several fonts, and lines need some air between them."""


def lay_out_text(text: str, font: QFont, width: float) -> QTextLayout:
    """The lines of a text in so much width; words that are too long are broken."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, height))
        height += line.height() * _SPACING
    layout.endLayout()
    return layout


def least_height(text: str, font: QFont, width: float) -> float:
    """How tall a note of this width must be to show its whole text, at most as tall as a note may be."""
    room = lay_out_text(text, font, width - 2 * NOTE_PADDING).boundingRect().height()
    return min(max(room + 2 * NOTE_PADDING, LEAST_HEIGHT), MOST_SIDE)
