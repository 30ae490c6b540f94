"""The inks of runs: a colour and a kind of line for each, so that colour is never the only sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from guibp.gui.theme import Theme

STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
SAMPLE_WIDTH, SAMPLE_HEIGHT = 26, 12


def run_pen(theme: Theme, number: int, width: float = 1.6) -> QPen:
    """The line of a run, the same wherever it is drawn."""
    inks = (theme.value, theme.gradient, theme.class_one, theme.class_zero, theme.warning, theme.ring)
    place = number - 1
    pen = QPen(QColor(inks[place % len(inks)]), width)
    # Places go on where the colours begin anew, lest every sixth run looks the same.
    pen.setStyle(STYLES[place // len(inks) % len(STYLES)])
    pen.setCosmetic(True)
    return pen


def draw_sample(theme: Theme, number: int, ratio: float) -> QPixmap:
    """A piece of a run's line, for a table."""
    picture = QPixmap(round(SAMPLE_WIDTH * ratio), round(SAMPLE_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = run_pen(theme, number, 2.0)
    pen.setCosmetic(False)  # or it would be thinner where pixels are finer
    painter.setPen(pen)
    painter.drawLine(1, SAMPLE_HEIGHT // 2, SAMPLE_WIDTH - 1, SAMPLE_HEIGHT // 2)
    painter.end()
    return picture
