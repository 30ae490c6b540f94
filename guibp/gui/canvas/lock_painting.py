"""Paints small padlocks on frozen parameters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from guibp.gui.canvas.bodies import Rows
from guibp.gui.canvas.scene import Scene
from guibp.gui.theme import Theme

_WIDTH, _HEIGHT, _BOW = 8.0, 6.5, 5.0
"""Of the lock, and how wide its bow is, in pixels at 100 %."""
_INSET = 9.0
"""From the right edge of the box to the lock's middle, which stands on the upper edge."""
_LEAST_ZOOM = 0.35


def find_frozen(scene: Scene, rows: Rows) -> list[int]:
    """The rows of those bodies that are frozen parameters, seen from near enough to be marked."""
    if scene.view.zoom < _LEAST_ZOOM:
        return []
    bodies, graph = scene.layers.bodies, scene.layers.graph
    leaves = rows[bodies.leaves[rows]].tolist()
    return [row for row in leaves if row < len(bodies.nodes) and graph.node(bodies.nodes[row].id).is_frozen]


def paint_locks(painter: QPainter, scene: Scene, rows: Iterable[int], theme: Theme) -> None:
    """Draw a lock on the upper right corner of each body."""
    bodies, view = scene.layers.bodies, scene.view
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in rows:
        x, y = view.to_viewport(*bodies.centres[row].tolist())
        width, height = (bodies.sizes[row] * view.zoom / 2).tolist()
        _paint_lock(painter, QPointF(x + width - _INSET * view.zoom, y - height), view.zoom, theme)


def _paint_lock(painter: QPainter, centre: QPointF, zoom: float, theme: Theme) -> None:
    body = QRectF(0, 0, _WIDTH * zoom, _HEIGHT * zoom)
    body.moveCenter(centre + QPointF(0, 1.5 * zoom))
    bow = QRectF(0, 0, _BOW * zoom, _BOW * 1.4 * zoom)
    bow.moveCenter(QPointF(centre.x(), body.top()))
    arc = QPainterPath()
    arc.arcMoveTo(bow, 0)
    arc.arcTo(bow, 0, 180)
    # A ground of its own keeps the box's edge from running through it.
    painter.setPen(QPen(theme.canvas, 4.0 * zoom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arc)
    painter.drawRoundedRect(body, zoom, zoom)
    painter.setPen(QPen(theme.quiet, 1.4 * zoom))
    painter.drawPath(arc)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.quiet)
    painter.drawRoundedRect(body, zoom, zoom)
