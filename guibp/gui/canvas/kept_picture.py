"""A kept picture: what is drawn the same again, frame after frame, is drawn once and then copied.

While numbers change, in a training above all, wires stay where they are; stroking them is most of a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap


class KeptPicture:
    """Draws something, or its picture where the same was drawn before; it needs no word of what changed."""

    def __init__(self, pixel_ratio: float, ground: QColor | None = None) -> None:
        """Keep what covers a part, or with a full ``ground`` below: that is copied several times as fast."""
        self._ratio, self._ground = pixel_ratio, ground
        self._key: Hashable = None
        self._picture: QPixmap | None = None

    def paint(self, painter: QPainter, key: Hashable, draw: Callable[[QPainter], None]) -> None:
        """Draw; ``key`` tells all that the drawing depends on.

        The picture is made when the same comes a second time: what moves is not kept in vain.
        """
        key = (key, painter.window().width(), painter.window().height())
        if key != self._key:
            self._key, self._picture = key, None
            draw(painter)
            return
        if self._picture is None:
            self._picture = self._render(painter, draw)
        painter.drawPixmap(0, 0, self._picture)

    def _render(self, painter: QPainter, draw: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap(painter.window().size() * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent if self._ground is None else self._ground)
        inner = QPainter(picture)
        try:
            draw(inner)
        finally:
            inner.end()
        return picture
