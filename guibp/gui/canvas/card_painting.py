"""Paints closed groups: one box each, with its name, its formula and its ports, and above it its results."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from guibp.drawing.ports import PORT_RADIUS
from guibp.drawing.shapes import Shape
from guibp.gui.canvas.bodies import Bodies, Flags, Rows
from guibp.gui.canvas.bulk import draw_rectangles
from guibp.gui.canvas.card_writing import CardWriter, Told, Writing
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import VALUE, Numerals
from guibp.gui.canvas.scene import Scene
from guibp.gui.canvas.sprites import Mood, Outline, draw_outline
from guibp.gui.canvas.still_picture import Step
from guibp.gui.canvas.type_cases import TypeCases
from guibp.gui.canvas.view import Array, View
from guibp.gui.theme import Theme

_ROUND_ZOOM, _PORT_ZOOM = 0.15, 0.2
"""From afar boxes are plain rectangles, and ports are too small to be seen."""
_HALF_RING = 0.5
_MOST_TEXTS = 200
_TEXTS_AT_ONCE, _CARDS_AT_ONCE, _PLAIN_AT_ONCE = 4, 16, 200


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """Numbers of one size: their nodes' rows, left ends, middles and rooms, (n, 4), in viewport pixels."""

    numerals: Numerals
    places: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Ports:
    """Ports (n,) by their cards in ascending order: where they are, (n, 2), and which wait for a wire."""

    hosts: Rows
    points: Array
    waiting: Flags

    def of(self, cards: Rows) -> _Ports:
        """Those of some neighbours among the cards."""
        first, end = np.searchsorted(self.hosts, (cards[0], cards[-1] + 1)).tolist()
        return _Ports(self.hosts[first:end], self.points[first:end], self.waiting[first:end])


def _find_ports(layers: Layers, cards: Rows) -> _Ports:
    """The ports of some cards, found for all of them at once."""
    sockets, on_show = layers.sockets, np.zeros(len(layers.bodies), dtype=np.bool_)
    on_show[cards] = True
    rows = np.flatnonzero(on_show[sockets.hosts])
    rows = rows[np.argsort(sockets.hosts[rows], kind="stable")]
    return _Ports(sockets.hosts[rows], sockets.points(rows), np.isin(rows, sockets.waiting))


class CardPainter:
    """Draws closed groups at one zoom."""

    def __init__(self, theme: Theme, lettering: Lettering, cases: TypeCases) -> None:
        self._theme = theme
        self._writer = CardWriter(theme, lettering, cases)
        self._known: dict[int, tuple[Hashable, Writing | None]] = {}
        self._placed: tuple[Hashable, tuple[_Column, ...]] | None = None

    def plan_cards(self, scene: Scene, rows: Rows, moods: Mapping[int, Mood]) -> Iterator[Step]:
        """Draw those of some bodies that are closed groups, a few at once: each step is short."""
        cards = rows[rows >= len(scene.layers.bodies.nodes)]
        if not len(cards):
            return
        plain = np.zeros(len(cards), dtype=np.bool_)
        if scene.view.zoom < _ROUND_ZOOM:
            plain = ~np.isin(cards, list(moods))
            for first in range(0, len(cards), _PLAIN_AT_ONCE):
                part = cards[first : first + _PLAIN_AT_ONCE][plain[first : first + _PLAIN_AT_ONCE]]
                yield partial(self._draw_plain, bodies=scene.layers.bodies, cards=part, view=scene.view)
        ports = _find_ports(scene.layers, cards) if scene.view.zoom >= _PORT_ZOOM else None
        has_texts = len(cards) <= _MOST_TEXTS
        at_once = _TEXTS_AT_ONCE if has_texts else _CARDS_AT_ONCE
        for first in range(0, len(cards), at_once):
            part, rest = cards[first : first + at_once], ~plain[first : first + at_once]
            yield partial(self._draw_outlines, scene=scene, cards=part[rest], moods=moods)
            if has_texts:
                yield partial(self._draw_texts, scene=scene, cards=part)
            if ports is not None:
                yield partial(self._draw_ports, ports=ports.of(part), view=scene.view)

    def _draw_outlines(self, painter: QPainter, scene: Scene, cards: Rows, moods: Mapping[int, Mood]) -> None:
        view, bodies = scene.view, scene.layers.bodies
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in cards.tolist():
            outline = Outline(Shape.CARD, _box_of(bodies, row, view), view.zoom)
            draw_outline(painter, self._theme, outline, moods.get(row, Mood.REST))

    def _draw_texts(self, painter: QPainter, scene: Scene, cards: Rows) -> None:
        for row in cards.tolist():
            writing, middle = self._written(scene, row), _middle_of(scene, row)
            for text in () if writing is None else writing.texts:
                painter.setFont(text.font)
                painter.setPen(text.colour)
                painter.drawText(middle + text.place, text.text)

    def draw_numbers(self, painter: QPainter, scene: Scene, rows: Rows) -> None:
        """Draw the values of the results of closed groups, above their boxes: these stay as they are."""
        cards = rows[rows >= len(scene.layers.bodies.nodes)]
        if not 0 < len(cards) <= _MOST_TEXTS:
            return
        key = _key_of_numbers(scene, cards)
        if self._placed is None or self._placed[0] != key:
            self._placed = key, self._place_numbers(scene, cards)
        for column in self._placed[1]:
            _draw_column(painter, scene, column)

    def _place_numbers(self, scene: Scene, cards: Rows) -> tuple[_Column, ...]:
        sheets: dict[int, tuple[Numerals, list[tuple[float, ...]]]] = {}
        for row in cards.tolist():
            writing = self._written(scene, row)
            if writing is not None and writing.numbers:
                x, y = _middle_of(scene, row).toTuple()
                _, places = sheets.setdefault(id(writing.numerals), (writing.numerals, []))
                places += [(one.row, x + one.left, y + one.middle, one.room) for one in writing.numbers]
        return tuple(_Column(numerals, np.array(places)) for numerals, places in sheets.values())

    def _written(self, scene: Scene, row: int) -> Writing | None:
        """What is written on a card; it is the same until the card says something else."""
        told, box = _tell(scene, row), _box_of(scene.layers.bodies, row, scene.view)
        key = told, box.width(), box.height()
        known = self._known.get(row)
        if known is None or known[0] != key:
            known = self._known[row] = key, self._writer.write(told, box)
        return known[1]

    def _draw_plain(self, painter: QPainter, bodies: Bodies, cards: Rows, view: View) -> None:
        """Draw boxes at rest, all at once: from afar their corners are not seen to be round.

        They stand on whole device pixels: with edges between these they take ten times as long.
        """
        ratio = painter.device().devicePixelRatio()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        # One rectangle upon the other: outlines take ten times as long.
        for colour, beyond in ((self._theme.ring, _HALF_RING), (self._theme.node, -_HALF_RING)):
            middles, halves = view.map_points(bodies.centres[cards]), bodies.sizes[cards] * view.zoom / 2
            corners = np.hstack((middles - halves - beyond, middles + halves + beyond))
            rectangles = np.floor(corners * ratio + 0.5) / ratio
            rectangles[:, 2:] = np.maximum(rectangles[:, 2:] - rectangles[:, :2], 0.0)
            painter.setBrush(colour)
            draw_rectangles(painter, rectangles)

    def _draw_ports(self, painter: QPainter, ports: _Ports, view: View) -> None:
        """Draw ports with wires as full dots, those that wait for one as hollow dots."""
        radius = PORT_RADIUS * min(view.zoom, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ring, 1.2))
        places = view.map_points(ports.points).tolist()
        for (x, y), waits in zip(places, ports.waiting.tolist(), strict=True):
            painter.setBrush(self._theme.canvas if waits else self._theme.ring)
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _box_of(bodies: Bodies, row: int, view: View) -> QRectF:
    width, height = (bodies.sizes[row] * view.zoom).tolist()
    x, y = view.to_viewport(*bodies.centres[row].tolist())
    return QRectF(x - width / 2, y - height / 2, width, height)


def _middle_of(scene: Scene, row: int) -> QPointF:
    return QPointF(*scene.view.to_viewport(*scene.layers.bodies.centres[row].tolist()))


def _tell(scene: Scene, row: int) -> Told:
    """What a card says; what a step computes within comes first."""
    step, bodies, cards = scene.session.current_step, scene.layers.bodies, scene.layers.cards
    at_work = None if step is None else step.node
    card = cards.card(row)
    results = tuple(
        (node, bodies.names[node], bodies.nodes[node].id == at_work) for node in cards.on_show(row, at_work)
    )
    return Told(card.title, card.formula, results)


def _key_of_numbers(scene: Scene, cards: Rows) -> tuple[Hashable, ...]:
    """The same for as long as the numbers on some cards have the same places."""
    layers, step = scene.layers, scene.session.current_step
    said = layers.cards, scene.session.graph.revision, None if step is None else step.node
    return said, cards.tobytes(), layers.bodies.centres[cards].tobytes(), scene.view.offset


def _draw_column(painter: QPainter, scene: Scene, column: _Column) -> None:
    """Draw numbers of one size, each if it has room."""
    numerals, (rows, lefts, heights, rooms) = column.numerals, column.places.T
    texts = scene.annotations.node_values(rows.astype(np.intp).tolist())
    fits = (numerals.measure(texts).widths <= rooms).tolist()
    line = numerals.measure([text if has_room else "" for text, has_room in zip(texts, fits, strict=True)])
    centres = np.column_stack((lefts + line.widths / 2, heights))
    numerals.draw_plain(painter, numerals.lay(line, centres, VALUE))
