"""Paints the nodes: with symbol and id, and leaves with their numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from guibp.drawing.shapes import LEAF_GAP, LEAF_PADDING, NAME_DROP, NAME_SIZE
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.bulk import draw_copies, draw_rectangles
from guibp.gui.canvas.frames import Frame, framed
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import VALUE, Numerals
from guibp.gui.canvas.sprites import Mood
from guibp.gui.canvas.type_cases import TypeCases
from guibp.gui.canvas.view import Array, View
from guibp.gui.theme import Theme

_NAME_GROUND_OPACITY, _NAME_GROUND_HEIGHT, _NAME_MARGIN = 0.8, 1.6, 2.0
_CAPITAL = 0.72
"""The height of capitals, of the size of the type."""
_LEAST_BOX = 1.5
"""From afar a body is drawn at least this large, in pixels."""
_SHARE_AT_RIM = 0.75
"""Of what a number in a leaf needs beyond its room, so much comes from the padding at the rim."""


class BodyPainter:
    """Draws bodies at one zoom."""

    def __init__(self, theme: Theme, lettering: Lettering, cases: TypeCases, pixel_ratio: float) -> None:
        self._theme, self._lettering, self._ratio = theme, lettering, pixel_ratio
        self._sprites = cases.sprites(lettering)
        self._names: QFont = lettering.names()
        self._name_metrics = QFontMetricsF(self._names)
        self._name_widths = cases.name_widths(lettering)

    def draw_bodies(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, moods: Mapping[int, Mood]
    ) -> None:
        """Draw the outlines and symbols of bodies, those that stand out above the rest."""
        listed = rows.tolist()
        marked = [row for row in listed if row in moods]
        resting = rows
        if marked:
            resting = np.array([row for row in listed if row not in moods], dtype=np.intp)
        kinds = bodies.kind_of[resting]
        for kind in sorted(set(kinds.tolist())):
            sprite = self._sprites.sprite(bodies.kinds[kind], Mood.REST)
            self._draw_sprites(painter, sprite, bodies.centres[resting[kinds == kind]], view)
        for row in marked:
            sprite = self._sprites.sprite(bodies.measures[row].look, moods[row])
            self._draw_sprites(painter, sprite, bodies.centres[row : row + 1], view)

    def _draw_sprites(self, painter: QPainter, sprite: QPixmap, centres: Array, view: View) -> None:
        middles = np.round(view.map_points(centres) * self._ratio) / self._ratio
        draw_copies(painter, sprite, middles, self._ratio)

    def draw_boxes(self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, colour: QColor) -> None:
        """Draw bodies as plain rectangles, all at once."""
        rectangles = np.empty((len(rows), 4))
        sizes = np.maximum(bodies.sizes[rows] * view.zoom, _LEAST_BOX)
        rectangles[:, :2] = view.map_points(bodies.centres[rows]) - sizes / 2
        rectangles[:, 2:] = sizes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
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

    def draw_name_grounds(
        self, painter: QPainter, bodies: Bodies, rows: Rows, view: View, frames: tuple[Frame, ...]
    ) -> None:
        """Quieten the wires that pass below ids, so that these can be read."""
        circles, middles, widths = self._lay_names(bodies, rows, view)
        if not len(circles):
            return
        height = self._name_metrics.capHeight() * _NAME_GROUND_HEIGHT
        lefts, tops = middles[:, 0] - widths / 2 - _NAME_MARGIN, middles[:, 1] - height / 2
        boxes = np.column_stack((lefts, tops, widths + 2 * _NAME_MARGIN, np.full(len(widths), height)))
        grounds = framed(frames, bodies.centres[circles])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for ground, colour in enumerate((self._theme.canvas, self._theme.frame)):
            quiet = QColor(colour)
            quiet.setAlphaF(_NAME_GROUND_OPACITY)
            painter.setBrush(quiet)
            draw_rectangles(painter, boxes[grounds == ground])

    def draw_names(self, painter: QPainter, bodies: Bodies, rows: Rows, view: View) -> None:
        """Draw the ids: below circles, inside leaves."""
        painter.setFont(self._names)
        drop = self._name_metrics.capHeight() / 2
        circles, middles, widths = self._lay_names(bodies, rows, view)
        painter.setPen(self._theme.quiet)
        lefts, heights = middles[:, 0] - widths / 2, middles[:, 1] + drop
        for row, x, y in zip(circles.tolist(), lefts.tolist(), heights.tolist(), strict=True):
            painter.drawText(QPointF(x, y), bodies.names[row])
        painter.setPen(self._theme.text)
        leaves = rows[bodies.leaves[rows]]
        starts = bodies.centres[leaves]
        starts[:, 0] += LEAF_PADDING - bodies.sizes[leaves, 0] / 2
        for row, (x, y) in zip(leaves.tolist(), view.map_points(starts).tolist(), strict=True):
            painter.drawText(QPointF(x, y + drop), bodies.names[row])

    def _lay_names(self, bodies: Bodies, rows: Rows, view: View) -> tuple[Rows, Array, Array]:
        """Those of some bodies that are circles, and the middles (n, 2) and widths (n,) of their ids."""
        circles = rows[bodies.circles[rows]]
        middles = view.map_points(bodies.centres[circles] + np.array((0.0, NAME_DROP)))
        # Where type is larger than the drawing is, it grows towards the circle: below are numbers.
        middles[:, 1] -= max(self._name_metrics.capHeight() - _CAPITAL * NAME_SIZE * view.zoom, 0.0)
        widths = np.array([self._name_width(bodies.names[row]) for row in circles.tolist()], dtype=np.float64)
        return circles, middles, widths

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
        line = numerals.measure(texts)
        widths = line.widths
        right = places[:, 0] + (bodies.sizes[rows, 0] / 2 - LEAF_PADDING) * zoom
        names = np.array([self._name_width(bodies.names[row]) for row in rows.tolist()])
        room = (bodies.sizes[rows, 0] - 2 * LEAF_PADDING - LEAF_GAP) * zoom - names
        # A number that is too long takes the padding as well, more of it at the rim than beside the id.
        right += np.clip(widths - room, 0.0, LEAF_PADDING * zoom) * _SHARE_AT_RIM
        centres: Array = np.column_stack((right - widths / 2, places[:, 1]))
        numerals.draw_plain(painter, numerals.lay(line, centres, VALUE))

    def _name_width(self, name: str) -> float:
        width = self._name_widths.get(name)
        if width is None:
            width = self._name_widths[name] = self._measure(name)
        return width

    def _measure(self, name: str) -> float:
        if len(name) == 1 or not name.isascii():
            return self._name_metrics.horizontalAdvance(name)
        # By its letters, which are few and known soon; that they are kerned is not seen.
        return sum(map(self._name_width, name))
