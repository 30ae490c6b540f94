"""The line of a single unit on the plot: its ends are dragged to turn it, the rest to move it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from guibp.engine.separating_line import Line
from guibp.gui.theme import Theme

HANDLE_RADIUS, REACH = 5.0, 12.0
"""In pixels; within ``REACH`` of a handle a press takes hold of it."""
_INSET = 0.12
"""How far within the line's visible part its handles stand, as a part of it."""

Point = tuple[float, float]
Extent = tuple[float, float]


class Hold(Enum):
    """What is dragged: the line, or the handle at one of its ends."""

    LINE = "line"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plane stands on the widget: its area in pixels, and the ranges of its axes."""

    area: QRectF
    across: Extent
    up: Extent

    def to_pixels(self, point: Point) -> QPointF:
        """A point of the plane, on the widget."""
        (left, right), (low, high) = self.across, self.up
        return QPointF(
            self.area.left() + (point[0] - left) / (right - left) * self.area.width(),
            self.area.bottom() - (point[1] - low) / (high - low) * self.area.height(),
        )

    def to_plane(self, place: QPointF) -> Point:
        """A place on the widget, in the plane; places outside are taken to its edge."""
        (left, right), (low, high) = self.across, self.up
        x = min(max((place.x() - self.area.left()) / self.area.width(), 0.0), 1.0)
        y = min(max((self.area.bottom() - place.y()) / self.area.height(), 0.0), 1.0)
        return left + x * (right - left), low + y * (high - low)


@dataclass(frozen=True, slots=True)
class Drag:
    """A line in hand: what is held, and the line and its handles when it was taken."""

    hold: Hold
    line: Line
    handles: tuple[Point, Point] | None

    def line_at(self, frame: Frame, place: QPointF) -> Line:
        """The line with the pointer at a place."""
        point = frame.to_plane(place)
        if self.hold is Hold.LINE or self.handles is None:
            return self.line.moved_through(*point)
        pivot = self.handles[1] if self.hold is Hold.FIRST else self.handles[0]
        return self.line.turned_through(pivot, point)


def take_hold(line: Line, frame: Frame, place: QPointF) -> Drag:
    """What a press takes: a handle if one is near, else the line, wherever it is."""
    drag = Drag(Hold.LINE, line, find_handles(line, frame))
    if drag.handles is None:
        return drag
    gaps = [_distance(frame.to_pixels(handle), place) for handle in drag.handles]
    if min(gaps) > REACH:
        return drag
    return replace(drag, hold=Hold.FIRST if gaps[0] <= gaps[1] else Hold.SECOND)


def find_handles(line: Line, frame: Frame) -> tuple[Point, Point] | None:
    """Two points of the line within the plane, or ``None`` if it does not pass through it."""
    ends = clip_line(line, frame.across, frame.up)
    if ends is None:
        return None
    (ax, ay), (bx, by) = ends
    dx, dy = (bx - ax) * _INSET, (by - ay) * _INSET
    return (ax + dx, ay + dy), (bx - dx, by - dy)


def gap_to_handle(line: Line, frame: Frame, place: QPointF) -> float:
    """How many pixels a place is from the nearer handle; infinite where there is none."""
    handles = find_handles(line, frame) or ()
    return min((_distance(frame.to_pixels(handle), place) for handle in handles), default=math.inf)


def clip_line(line: Line, across: Extent, up: Extent) -> tuple[Point, Point] | None:
    """Where a line enters and leaves a rectangle, or ``None`` if it misses it."""
    if abs(line.up) >= abs(line.across):
        points = [(x, -(line.across * x + line.offset) / line.up) for x in across]
    else:
        points = [(-(line.up * y + line.offset) / line.across, y) for y in up]
    (ax, ay), (bx, by) = points
    first, last = 0.0, 1.0
    for start, end, (low, high) in ((ax, bx, across), (ay, by, up)):
        if start == end:
            if not low <= start <= high:
                return None
            continue
        enter, leave = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        first, last = max(first, enter), min(last, leave)
    if first >= last:
        return None
    return (ax + first * (bx - ax), ay + first * (by - ay)), (ax + last * (bx - ax), ay + last * (by - ay))


def paint_line(painter: QPainter, line: Line, frame: Frame, theme: Theme) -> None:
    """The line and its handles, where it passes through the plane."""
    ends, handles = clip_line(line, frame.across, frame.up), find_handles(line, frame)
    if ends is None or handles is None:
        return
    painter.setPen(QPen(theme.ring, 1.5))
    painter.drawLine(frame.to_pixels(ends[0]), frame.to_pixels(ends[1]))
    painter.setPen(QPen(theme.ring, 1.5))
    painter.setBrush(theme.panel)
    for handle in handles:
        painter.drawEllipse(frame.to_pixels(handle), HANDLE_RADIUS, HANDLE_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _distance(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())
