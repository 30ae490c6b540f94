"""Bulk drawing: thousands of picture fragments, lines or rectangles from one numpy array in one call.

Qt takes a pointer to the first of many; here that is an object of Qt laid over the array's memory.
The arrays are float64 and contiguous, and outlive the call.
"""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

Array = NDArray[np.float64]

FRAGMENT = 10
"""A fragment is ten doubles: x and y of its middle, source left, top, width, height, scale in x and in y,
rotation, opacity (QPainter.PixmapFragment)."""


def draw_fragments(painter: QPainter, fragments: Array, picture: QPixmap) -> None:
    """Draw parts of a picture, one a row, shape (n, 10)."""
    rows = np.ascontiguousarray(fragments)
    if len(rows):
        first = Shiboken.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), len(rows), picture)


def draw_copies(painter: QPainter, picture: QPixmap, middles: Array, pixel_ratio: float = 1.0) -> None:
    """Draw a whole picture again and again, its middle at each point, (n, 2); its pixels are device's."""
    fragments = np.zeros((len(middles), FRAGMENT))
    fragments[:, :2] = middles
    fragments[:, 4:6] = picture.width(), picture.height()
    fragments[:, 6:8] = 1.0 / pixel_ratio
    fragments[:, 9] = 1.0
    draw_fragments(painter, fragments, picture)


def draw_lines(painter: QPainter, lines: Array) -> None:
    """Draw straight lines, one a row, shape (n, 4): from x, y to x, y."""
    rows = np.ascontiguousarray(lines)
    if len(rows):
        painter.drawLines(cast("QLineF", Shiboken.wrapInstance(rows.ctypes.data, QLineF)), len(rows))


def draw_rectangles(painter: QPainter, rectangles: Array) -> None:
    """Draw rectangles, one a row, shape (n, 4): left, top, width, height."""
    rows = np.ascontiguousarray(rectangles)
    if len(rows):
        painter.drawRects(cast("QRectF", Shiboken.wrapInstance(rows.ctypes.data, QRectF)), len(rows))
