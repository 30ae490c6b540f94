"""Paints the bodies: nodes with symbol and id, leaves with their numbers, closed groups as cards."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from guibp.drawing.shapes import LEAF_GAP, LEAF_PADDING, NAME_DROP
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.bulk import draw_rectangles
from guibp.gui.canvas.frames import Frame, framed
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import VALUE, Numerals
from guibp.gui.canvas.sprites import Mood, Sprites
from guibp.gui.canvas.view import Array, View
from guibp.gui.theme import Theme

_NAME_GROUND_OPACITY = 0.8
_CARD_PADDING = 14.0
_LEAST_BOX = 1.5
"""From afar a body is drawn at least this large, in pixels."""


class BodyPainter:
    """Draws bodies at one zoom."""

    def __init__(self, theme: Theme, lettering: Lettering, sprites: Sprites, pixel_ratio: float) -> None:
        self._theme, self._lettering, self._sprites, self._ratio = theme, lettering, sprites, pixel_ratio
        self._names: QFont = lettering.names()
        self._name_metrics = QFontMetricsF(self._names)
        self._name_widths: dict[str, float] = {}

    def draw_bodies(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, moods: Mapping[int, Mood]
    ) -> None:
        """Draw the outlines and symbols of bodies."""
        places = np.round(view.map_points(bodies.centres[rows]) * self._ratio) / self._ratio
        looks, sprites = bodies.looks, self._sprites
        for row, (x, y) in zip(rows.tolist(), places.tolist(), strict=True):
            sprite = sprites.sprite(looks[row], moods.get(row, Mood.REST))
            painter.drawPixmap(QPointF(x + sprite.corner[0], y + sprite.corner[1]), sprite.picture)

    def draw_boxes(self, painter: QPainter, bodies: Bodies, rows: Rows, view: View) -> None:
        """Draw bodies as plain rectangles, all at once."""
        rectangles = np.empty((len(rows), 4))
        sizes = np.maximum(bodies.sizes[rows] * view.zoom, _LEAST_BOX)
        rectangles[:, :2] = view.map_points(bodies.centres[rows]) - sizes / 2
        rectangles[:, 2:] = sizes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ring)
        draw_rectangles(painter, rectangles)

    def draw_marked_boxes(
        self, painter: QPainter, bodies: Bodies, view: View, moods: Mapping[int, Mood]
    ) -> None:
        """Draw those bodies in colour that are selected or at work, seen from afar."""
        painter.setPen(Qt.PenStyle.NoPen)
        for row, mood in moods.items():
            at_work = Mood.AT_WORK in mood
            painter.setBrush(self._theme.halo if at_work else self._theme.selection)
            x, y = view.to_viewport(*bodies.centres[row].tolist())
            side = 10.0 if at_work else 6.0
            painter.drawEllipse(QPointF(x, y), side, side)

    def draw_names(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, frames: tuple[Frame, ...]
    ) -> None:
        """Draw the ids: below circles, inside leaves."""
        painter.setFont(self._names)
        painter.setPen(self._theme.quiet)
        zoom, drop = view.zoom, self._name_metrics.capHeight() / 2
        grounds = (self._theme.canvas, self._theme.frame)
        circles = rows[bodies.circles[rows]]
        places, inside = bodies.centres[circles], framed(frames, bodies.centres[circles])
        for row, (x, y), ground in zip(
            circles.tolist(), view.map_points(places).tolist(), inside.tolist(), strict=True
        ):
            name = bodies.names[row]
            width, middle = self._name_width(name), y + NAME_DROP * zoom
            box = QRectF(x - width / 2 - 2, middle - 7 * zoom, width + 4, 14 * zoom)
            painter.setOpacity(_NAME_GROUND_OPACITY)
            painter.fillRect(box, grounds[ground])
            painter.setOpacity(1.0)
            painter.drawText(QPointF(x - width / 2, middle + drop), name)
        self._draw_leaf_names(painter, bodies, rows[bodies.leaves[rows]], view, drop)

    def draw_leaf_numbers(
        self,
        painter: QPainter,
        bodies: Bodies,
        rows: Rows,
        view: View,
        numerals: Numerals,
        texts: list[str],
    ) -> None:
        """Draw the numbers in leaves, at the right, in the room that the id leaves."""
        zoom = view.zoom
        places = view.map_points(bodies.centres[rows])
        widths = numerals.widths(texts)
        right = places[:, 0] + (bodies.sizes[rows, 0] / 2 - LEAF_PADDING) * zoom
        names = np.array([self._name_width(bodies.names[row]) for row in rows.tolist()])
        room = (bodies.sizes[rows, 0] - 2 * LEAF_PADDING - LEAF_GAP) * zoom - names
        # A number that is too long takes the padding as well, half of it on either side.
        right += np.clip(widths - room, 0.0, LEAF_PADDING * zoom) / 2
        centres: Array = np.column_stack((right - widths / 2, places[:, 1]))
        numerals.draw_plain(painter, texts, centres, VALUE)

    def draw_cards(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, values: Mapping[int, str]
    ) -> None:
        """Draw closed groups' titles, how many nodes are inside, and the value that leaves if it is one."""
        titles, small, numbers = (
            self._lettering.titles(),
            self._lettering.quiet_names(),
            self._lettering.numbers(),
        )
        for row in rows[rows >= len(bodies.nodes)].tolist():
            width, height = bodies.sizes[row] * view.zoom
            x, y = view.to_viewport(*bodies.centres[row].tolist())
            room = QRectF(x - width / 2, y - height / 2, width, height)
            margin = _CARD_PADDING * view.zoom
            room.adjust(margin, margin * 0.8, -margin, -margin * 0.8)
            lines = (
                (titles, self._theme.text, bodies.names[row], Qt.AlignmentFlag.AlignTop),
                (
                    small,
                    self._theme.quiet,
                    _say_count(len(bodies.members[row])),
                    Qt.AlignmentFlag.AlignVCenter,
                ),
                (numbers, self._theme.value, values.get(row, ""), Qt.AlignmentFlag.AlignBottom),
            )
            for font, colour, text, place in lines:
                painter.setFont(font)
                painter.setPen(colour)
                painter.drawText(room, place | Qt.AlignmentFlag.AlignLeft, text)

    def _draw_leaf_names(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, drop: float
    ) -> None:
        painter.setPen(self._theme.text)
        left = view.map_points(
            bodies.centres[rows] - np.column_stack((bodies.sizes[rows, 0] / 2, np.zeros(len(rows))))
        )
        for row, (x, y) in zip(rows.tolist(), left.tolist(), strict=True):
            painter.drawText(QPointF(x + LEAF_PADDING * view.zoom, y + drop), bodies.names[row])

    def _name_width(self, name: str) -> float:
        width = self._name_widths.get(name)
        if width is None:
            width = self._name_widths[name] = self._name_metrics.horizontalAdvance(name)
        return width


def _say_count(nodes: int) -> str:
    if nodes == 1:
        return QCoreApplication.translate("Canvas", "1 node inside")
    return QCoreApplication.translate("Canvas", "{count} nodes inside").format(count=nodes)
