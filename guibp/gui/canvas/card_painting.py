"""Paints closed groups: one box each, with its name, its formula, its results and its ports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from guibp.drawing.ports import PORT_RADIUS
from guibp.drawing.shapes import CARD_SIZE, Shape
from guibp.gui.canvas.bodies import Bodies, Rows
from guibp.gui.canvas.bulk import draw_rectangles
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lettering import CARD_TEXT_SIZE, Lettering
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.sprites import Mood, Outline, draw_outline
from guibp.gui.canvas.still_picture import Step
from guibp.gui.canvas.view import View
from guibp.gui.theme import Theme

_PADDING = 16.0
_LINE_HEIGHT = 1.65
_READABLE = 9.0
"""The least size in pixels of a card's text; lines for which there is no room then are left out."""
_LEAST_ROOM = 32.0
_ROUND_ZOOM, _PORT_ZOOM = 0.15, 0.2
"""From afar boxes are plain rectangles, and ports are too small to be seen."""
_MOST_TEXTS = 200
_TEXTS_AT_ONCE, _CARDS_AT_ONCE = 4, 32
_MOST_SHRUNK = 0.8

Line = tuple[tuple[QFont, QColor, str], ...]
"""Pieces of text that follow each other."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide the text of a card may be, in pixels, and how many lines there may be."""

    width: float
    lines: int


class CardPainter:
    """Draws closed groups at one zoom."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme, self._lettering = theme, lettering

    def plan_cards(self, scene: Scene, rows: Rows, moods: Mapping[int, Mood]) -> Iterator[Step]:
        """Draw those of some bodies that are closed groups, a few at once: each step is short."""
        cards = rows[rows >= len(scene.layers.bodies.nodes)]
        if not len(cards):
            return
        plain = np.zeros(len(cards), dtype=np.bool_)
        if scene.view.zoom < _ROUND_ZOOM:
            plain = ~np.isin(cards, list(moods))
            yield lambda painter: self._draw_plain(painter, scene.layers.bodies, cards[plain], scene.view)
        has_texts = len(cards) <= _MOST_TEXTS
        at_once = _TEXTS_AT_ONCE if has_texts else _CARDS_AT_ONCE
        for first in range(0, len(cards), at_once):
            part, rest = cards[first : first + at_once], ~plain[first : first + at_once]
            yield partial(self._draw_outlines, scene=scene, cards=part[rest], moods=moods)
            if has_texts:
                yield partial(self._draw_texts, scene=scene, cards=part)
            if scene.view.zoom >= _PORT_ZOOM:
                yield partial(self._draw_ports, layers=scene.layers, cards=part, view=scene.view)

    def _draw_outlines(self, painter: QPainter, scene: Scene, cards: Rows, moods: Mapping[int, Mood]) -> None:
        view, bodies = scene.view, scene.layers.bodies
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in cards.tolist():
            outline = Outline(Shape.CARD, _box_of(bodies, row, view), view.zoom)
            draw_outline(painter, self._theme, outline, moods.get(row, Mood.REST))

    def _draw_texts(self, painter: QPainter, scene: Scene, cards: Rows) -> None:
        for row in cards.tolist():
            self._draw_text(painter, scene, row, _box_of(scene.layers.bodies, row, scene.view))

    def _draw_plain(self, painter: QPainter, bodies: Bodies, cards: Rows, view: View) -> None:
        """Draw boxes at rest, all at once: from afar their corners are not seen to be round."""
        rectangles = np.empty((len(cards), 4))
        rectangles[:, 2:] = bodies.sizes[cards] * view.zoom
        rectangles[:, :2] = view.map_points(bodies.centres[cards]) - rectangles[:, 2:] / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ring, 1.0))
        painter.setBrush(self._theme.node)
        draw_rectangles(painter, rectangles)

    def _draw_text(self, painter: QPainter, scene: Scene, row: int, box: QRectF) -> None:
        scale = min(box.width() / CARD_SIZE[0], box.height() / CARD_SIZE[1], max(scene.view.zoom, 1.0))
        scale = max(scale, _READABLE / CARD_TEXT_SIZE)
        margin = min(_PADDING * scale, box.width() * 0.1)
        height = CARD_TEXT_SIZE * scale * _LINE_HEIGHT
        fits = int((box.height() - margin / 2) / height)
        if fits < 1 or box.width() - 2 * margin < _LEAST_ROOM:
            return
        room = Room(box.width() - 2 * margin, fits)
        lines = self._lines(scene, row, self._lettering.at(scale), room)
        top = box.center().y() - height * len(lines) / 2
        for place, line in enumerate(lines):
            strip = QRectF(box.left() + margin, top + place * height, box.width() - 2 * margin, height)
            _draw_line(painter, line, strip)

    def _lines(self, scene: Scene, row: int, lettering: Lettering, room: Room) -> list[Line]:
        """The title, then the results if there is room, then the formula between them."""
        theme, card = self._theme, scene.layers.cards.card(row)
        lines: list[Line] = [((lettering.titles(), theme.text, card.title),)]
        results = self._results(scene, row, lettering)
        if room.lines > 1 and results:
            lines.append(results)
        if room.lines > len(lines) and card.formula:
            lines.insert(
                1, ((_fit(lettering.formulas(), card.formula, room.width), theme.text, card.formula),)
            )
        return lines

    def _results(self, scene: Scene, row: int, lettering: Lettering) -> Line:
        """``h1 0.73``: the names quiet, the values blue; what a step computes within comes first."""
        step = scene.session.current_step
        shown = scene.layers.cards.on_show(row, None if step is None else step.node)
        names, numbers = lettering.names(), lettering.numbers()
        pieces: list[tuple[QFont, QColor, str]] = []
        for node in shown:
            name, value = scene.layers.bodies.names[node], scene.annotations.node_value(node)
            is_at_work = step is not None and scene.layers.bodies.nodes[node].id == step.node
            pieces.append((names, self._theme.text if is_at_work else self._theme.quiet, f"{name}  "))
            pieces.append((numbers, self._theme.value, f"{value}   "))
        return tuple(pieces)

    def _draw_ports(self, painter: QPainter, layers: Layers, cards: Rows, view: View) -> None:
        """Draw ports with wires as full dots, those that wait for one as hollow dots."""
        on_show = np.zeros(len(layers.bodies), dtype=np.bool_)
        on_show[cards] = True
        rows = np.flatnonzero(on_show[layers.sockets.hosts])
        waiting = set(layers.sockets.waiting.tolist())
        radius = PORT_RADIUS * min(view.zoom, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ring, 1.2))
        for row, (x, y) in zip(
            rows.tolist(), view.map_points(layers.sockets.points(rows)).tolist(), strict=True
        ):
            painter.setBrush(self._theme.canvas if row in waiting else self._theme.ring)
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _box_of(bodies: Bodies, row: int, view: View) -> QRectF:
    width, height = (bodies.sizes[row] * view.zoom).tolist()
    x, y = view.to_viewport(*bodies.centres[row].tolist())
    return QRectF(x - width / 2, y - height / 2, width, height)


def _fit(font: QFont, text: str, width: float) -> QFont:
    """The font, or a little smaller one where the whole text fits only so."""
    share = 0.99 * width / max(QFontMetricsF(font).horizontalAdvance(text), 1.0)
    if not _MOST_SHRUNK <= share < 1.0:
        return font
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * share)
    return smaller


def _draw_line(painter: QPainter, line: Line, room: QRectF) -> None:
    """Draw pieces after each other from the left; the one that meets the end is cut."""
    left = room.left()
    for font, colour, text in line:
        metrics = QFontMetricsF(font)
        rest = room.right() - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rest)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, room.center().y() + metrics.capHeight() / 2), shown)
        left += metrics.horizontalAdvance(text)
        if shown != text or left >= room.right():
            return
