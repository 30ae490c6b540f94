"""Places of a plane on a widget, many at once, and what a line leaves of its frame."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainter, QPen, QPolygonF

from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats
from guibp.gui.panels.line_handles import Frame, Point, clip_line


def to_pixels(frame: Frame, places: Floats) -> Floats:
    """Places of the plane, (…, 2), on the widget; what is not finite or far outside is taken near."""
    (left, right), (low, high) = frame.across, frame.up
    area = frame.area
    x = area.left() + (places[..., 0] - left) / (right - left) * area.width()
    y = area.bottom() - (places[..., 1] - low) / (high - low) * area.height()
    return np.clip(np.nan_to_num(np.stack((x, y), axis=-1), nan=-1e4), -1e4, 1e4)


def read_polygons(lines: Floats) -> list[QPolygonF]:
    """Lines of as many points each, (lines, points, 2) on the widget, in the form in which Qt stores them.

    Reading them takes a fraction of the time that making every point takes.
    """
    count = lines.shape[1]
    stored = np.empty(len(lines), dtype=[("count", ">u4"), ("points", ">f8", (count, 2))])
    stored["count"], stored["points"] = count, lines
    stream = QDataStream(QByteArray(stored.tobytes()))
    polygons = [QPolygonF() for _ in lines]
    for polygon in polygons:
        stream >> polygon
    return polygons


def paint_line_across(painter: QPainter, frame: Frame, line: Line, pen: QPen) -> None:
    ends = clip_line(line, frame.across, frame.up)
    if ends is not None:
        painter.setPen(pen)
        painter.drawLine(frame.to_pixels(ends[0]), frame.to_pixels(ends[1]))


def clip_half_plane(frame: Frame, line: Line, sign: float) -> list[Point]:
    """The corners of what a line leaves of the frame on one side, by Sutherland and Hodgman."""
    (left, right), (low, high) = frame.across, frame.up
    corners = [(left, low), (right, low), (right, high), (left, high)]
    heights = [sign * (line.across * x + line.up * y + line.offset) for x, y in corners]
    found: list[Point] = []
    for place, (corner, height) in enumerate(zip(corners, heights, strict=True)):
        following, other = corners[(place + 1) % 4], heights[(place + 1) % 4]
        if height >= 0:
            found.append(corner)
        if (height < 0) != (other < 0):
            share = height / (height - other)
            found.append(
                (
                    corner[0] + share * (following[0] - corner[0]),
                    corner[1] + share * (following[1] - corner[1]),
                )
            )
    return found
