"""What the pictures of a plane have in common: points with a ring around the current one, and axes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from guibp.engine.judgement import EDGE
from guibp.gui.panels.line_handles import Extent, Frame
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

POINT_RADIUS = 5.5
RIM = 2.4
"""What is left of a point that is held out: a ring."""
_LETTERS, _DIGITS = 11, 2


@dataclass(frozen=True, slots=True)
class AxisTexts:
    """What is written at the axes: their names, and the numbers at which they are marked."""

    names: tuple[str, str]
    ticks: tuple[Extent, Extent]


def paint_point(painter: QPainter, centre: QPointF, colour: QColor, theme: Theme) -> None:
    """One sample."""
    painter.setPen(QPen(theme.panel, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(centre, POINT_RADIUS, POINT_RADIUS)


def paint_hole(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    """What leaves a ring of a point: its sample is held out."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.panel)
    painter.drawEllipse(centre, POINT_RADIUS - RIM, POINT_RADIUS - RIM)


def paint_ring(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    """What marks the current sample."""
    painter.setPen(QPen(theme.text, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, POINT_RADIUS + 3.5, POINT_RADIUS + 3.5)


def colour_of(theme: Theme, target: float | None) -> QColor:
    """The colour of a sample by its class; quiet where there is none."""
    if target is None:
        return theme.quiet
    return theme.class_one if target >= EDGE else theme.class_zero


def paint_axes(painter: QPainter, frame: Frame, texts: AxisTexts, theme: Theme, left: float) -> None:
    """Numbers and names below the area and at its left, where there is so much room."""
    area = frame.area
    font = painter.font()
    font.setPixelSize(scaled(_LETTERS))
    font.setItalic(False)
    painter.setFont(font)
    painter.setPen(theme.quiet)
    middle, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value in texts.ticks[0]:
        x = frame.to_pixels((value, 0)).x()
        box = QRectF(x - scaled(24), area.bottom() + 2, scaled(48), scaled(13))
        painter.drawText(box, middle, with_minus_sign(show_number(value, _DIGITS)))
    for value in texts.ticks[1]:
        y = frame.to_pixels((0, value)).y()
        box = QRectF(0, y - scaled(7), left - 5, scaled(14))
        painter.drawText(box, right, with_minus_sign(show_number(value, _DIGITS)))
    font.setItalic(True)
    painter.setFont(font)
    below = QRectF(area.left(), area.bottom() + scaled(14), area.width(), scaled(15))
    painter.drawText(below, middle, texts.names[0])
    beside = QRectF(0, area.center().y() - scaled(7), left - 5, scaled(14))
    painter.drawText(beside, right, texts.names[1])
