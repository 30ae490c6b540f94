"""The still picture: all that rests below the numbers, made at once, or after a zoom step bit by bit.

A large graph takes longer to draw than a frame may last. Until its picture at another zoom is made, the
former one stands in for it, scaled: zooming goes on without a jerk, and what rests is crisp. So it is with
colours that change while a graph trains: the picture with the new ones is made behind that with the former.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from time import perf_counter

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

Step = Callable[[QPainter], None]
"""Draws a part, above the parts before; it finds the painter in any state."""

_SLICE = 0.004
"""Seconds of drawing in one frame, at least one step."""
_LEAST_SCALE, _MOST_SCALE = 0.4, 2.6
"""Within these the former picture may stand in."""
_MOST_PUT_OFF = 24
"""Frames."""
_MOST_BEGUN, _MOST_FRAMES = 4, 8
"""A zoom that goes on and on is drawn in one go after so many pictures that were not finished.

What was worked on for so many frames is no part of such a zoom, but takes its time.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """How the picture lies on the viewport: ``viewport = scene * zoom + (left, top)``."""

    zoom: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen."""

    key: Hashable
    """Tells all that the picture depends on but its colours."""
    basis: Hashable
    """The same for pictures of the same things, maybe at another place or zoom."""
    place: Place
    is_large: bool
    """Whether it may take longer than a frame."""
    plan: Callable[[], Iterable[Step]]
    """The steps that draw it."""
    level: Hashable = None
    """How much of these things is seen: the same parts of a graph, but groups open or closed."""
    colours: Hashable = None
    """Which colours wires have, where these tell something: they may be shown some frames later."""
    is_passing: bool = False
    """Whether it will soon be another level: better not begun, but not put off for long."""


@dataclass(frozen=True, slots=True)
class _Picture:
    key: Hashable
    wanted: Wanted
    pixels: QPixmap


@dataclass(frozen=True, slots=True)
class _Begun:
    picture: _Picture
    steps: Iterator[Step]


class StillPicture:
    """The picture on show, and the one that is being made."""

    def __init__(self, pixel_ratio: float, ground: QColor) -> None:
        self._ratio, self._ground = pixel_ratio, ground
        self._done: _Picture | None = None
        self._begun: _Begun | None = None
        self._spare: QPixmap | None = None
        self._given_up, self._put_off, self._frames = 0, 0, 0
        self.stands_in = False
        """Whether what was painted last was the former picture, scaled."""

    @property
    def is_unfinished(self) -> bool:
        """Whether a picture is being made: paint again soon, which goes on with it."""
        return self._begun is not None

    def paint(self, painter: QPainter, wanted: Wanted) -> None:
        """Paint the picture, or what stands in for it."""
        size = painter.window().size()
        key = wanted.key, size.width(), size.height()
        if self._done is None or self._done.key != key or self._done.wanted.colours != wanted.colours:
            self._work_on(wanted, key, size)
        else:
            self._begun, self._given_up = None, 0
        done = self._done
        if done is None:
            raise AssertionError("without a picture it is made at once")
        self.stands_in = done.key != key
        if not self.stands_in:
            painter.drawPixmap(0, 0, done.pixels)
        else:
            self._stand_in(painter, done, wanted.place)

    def _work_on(self, wanted: Wanted, key: Hashable, size: QSize) -> None:
        begun, may_wait = self._begun, self._may_wait(wanted)
        self._put_off = self._put_off + 1 if wanted.is_passing else 0
        if may_wait and 0 < self._put_off <= _MOST_PUT_OFF:
            return
        # One that is being made is made with the colours that it began with: others come in a training all
        # the time, and none would ever be finished.
        if begun is None or begun.picture.key != key:
            if begun is not None:
                self._spare = begun.picture.pixels
                self._given_up += self._frames <= _MOST_FRAMES
            pixels = self._blank(size)
            begun, self._frames = _Begun(_Picture(key, wanted, pixels), iter(wanted.plan())), 0
            if may_wait:
                # The frame right after a zoom step has sheets and sprites of its zoom to make as well.
                self._begun = begun
                return
        self._frames += 1
        # If a step fails, the next frame begins anew.
        self._begun = None
        if not _go_on(begun, _SLICE if may_wait else inf):
            self._begun = begun
            return
        self._spare = None if self._done is None else self._done.pixels
        self._done, self._given_up = begun.picture, 0

    def _may_wait(self, wanted: Wanted) -> bool:
        done = self._done
        if done is None or not wanted.is_large or done.wanted.basis != wanted.basis:
            return False
        scale = wanted.place.zoom / done.wanted.place.zoom
        former = done.wanted
        is_other = scale != 1.0 or (former.level, former.colours) != (wanted.level, wanted.colours)
        return is_other and _LEAST_SCALE <= scale <= _MOST_SCALE and self._given_up <= _MOST_BEGUN

    def _blank(self, size: QSize) -> QPixmap:
        """What is drawn on: the first step covers all of it."""
        spare, self._spare = self._spare, None
        if spare is not None and spare.size() == size * self._ratio:
            return spare
        pixels = QPixmap(size * self._ratio)
        pixels.setDevicePixelRatio(self._ratio)
        return pixels

    def _stand_in(self, painter: QPainter, done: _Picture, place: Place) -> None:
        former = done.wanted.place
        scale = place.zoom / former.zoom
        painter.fillRect(painter.window(), self._ground)
        painter.save()
        # Not smoothly: that takes ten times as long, for a few frames in which all moves.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.translate(place.left - former.left * scale, place.top - former.top * scale)
        painter.scale(scale, scale)
        painter.drawPixmap(0, 0, done.pixels)
        painter.restore()


def _go_on(begun: _Begun, limit: float) -> bool:
    """Draw for so many seconds, one step at least; whether that was all."""
    until = perf_counter() + limit
    painter = QPainter(begun.picture.pixels)
    try:
        for step in begun.steps:
            step(painter)
            if perf_counter() >= until:
                return False
    finally:
        painter.end()
    return True
