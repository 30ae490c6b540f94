"""The picture of what is in hand: it is drawn once in a drag, and then copied to wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

_GRAIN = 4
"""Whole device pixels at every usual pixel ratio, in pixels."""
_LARGEST = 4_000_000.0
"""Beyond so many pixels a copy takes as long as the drawing, and much memory."""
_NEARLY = 1e-3


@dataclass(frozen=True, slots=True)
class _Picture:
    key: Hashable
    pixels: QPixmap
    anchor: QPointF
    """Where that was which it moves with when it was drawn, and the corner of the picture then."""
    corner: QPointF


class HandPicture:
    """The bodies in hand, which move together."""

    def __init__(self, pixel_ratio: float) -> None:
        self._ratio = pixel_ratio
        self._picture: _Picture | None = None

    def paint(
        self, painter: QPainter, key: Hashable, anchor: QPointF, box: QRectF, draw: Callable[[QPainter], None]
    ) -> None:
        """Paint what is in a ``box`` of the viewport now and moves with the ``anchor``.

        ``key`` tells all that the drawing depends on besides. What does not move by whole device pixels is
        drawn anew: text and outlines are put on these.
        """
        if box.width() * box.height() > _LARGEST:
            draw(painter)
            return
        picture = self._picture
        if picture is None or picture.key != key:
            picture = self._picture = self._make(key, anchor, box, draw)
        shift = (anchor - picture.anchor) * self._ratio
        if max(abs(shift.x() - round(shift.x())), abs(shift.y() - round(shift.y()))) > _NEARLY:
            draw(painter)
            return
        whole = QPointF(round(shift.x()), round(shift.y())) / self._ratio
        painter.drawPixmap(picture.corner + whole, picture.pixels)

    def _make(
        self, key: Hashable, anchor: QPointF, box: QRectF, draw: Callable[[QPainter], None]
    ) -> _Picture:
        left, top = _GRAIN * floor(box.left() / _GRAIN), _GRAIN * floor(box.top() / _GRAIN)
        size = QSize(ceil(box.right()) - left, ceil(box.bottom()) - top)
        pixels = QPixmap(size * self._ratio)
        pixels.setDevicePixelRatio(self._ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixels)
        try:
            inner.translate(-left, -top)
            draw(inner)
        finally:
            inner.end()
        return _Picture(key, pixels, anchor, QPointF(left, top))
