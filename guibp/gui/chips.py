"""Chips: an operation's symbol in a small rounded box, as the palette and the quick search show it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from guibp.gui.type_scale import scaled


def paint_chip(painter: QPainter, box: QRect, symbol: str, palette: QPalette, font: QFont) -> None:
    """A symbol in a small rounded box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(palette.color(QPalette.ColorRole.Mid)))
    painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    face = QFont(font)
    if len(symbol) > 3:  # noqa: PLR2004 - a word has less room than a sign
        face.setPixelSize(scaled(11))
    painter.setFont(face)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, symbol)
