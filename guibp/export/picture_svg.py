"""A picture of a graph as SVG, looking like the canvas; it keeps to what Qt's own SVG renderer knows."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from guibp.drawing.colours import Palette
from guibp.drawing.labels import LABEL_HEIGHT
from guibp.drawing.picture import DrawnNode, Picture, number_place, open_end_numbers, title_place
from guibp.drawing.ports import Points
from guibp.drawing.shapes import (
    CORNER_RADIUS,
    LEAF_PADDING,
    NAME_DROP,
    NAME_SIZE,
    Shape,
    shown_name,
    text_width,
)
from guibp.export.picture_numbers import BLANK, PictureNumbers, Text
from guibp.export.picture_parts_svg import write_card, write_lock, write_note
from guibp.export.svg_text import MATHEMATICAL, Ink, write_text
from guibp.export.wire_shades import NEUTRAL, WireShades, write_stroke
from guibp.model.records import Position

NUMBER_SIZE, LEAF_NUMBER_SIZE, TITLE_SIZE = 12.5, 11.0, 12.5
SYMBOL_SIZES = {1: 21.0, 2: 17.0, 3: 15.0}
LONG_SYMBOL_SIZE = 13.0
BLANK_WIDTH = 40.0
"""The line on which a learner writes a number."""
_HALO, _FRAME_RADIUS, _END_RADIUS = 3.6, 12.0, 5.0


class Ground(Enum):
    """What is behind the graph."""

    CANVAS = "canvas"
    TRANSPARENT = "transparent"


def write_svg(
    picture: Picture,
    numbers: PictureNumbers,
    palette: Palette,
    ground: Ground = Ground.CANVAS,
    shades: WireShades = NEUTRAL,
) -> str:
    """The picture as an SVG document."""
    width, height = picture.size
    sheet = f'<rect width="{width:g}" height="{height:g}" fill="{palette.canvas}"/>\n'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}">\n'
        f"{sheet if ground is Ground.CANVAS else ''}"
        f"{write_group(picture, numbers, palette, shades=shades)}</svg>\n"
    )


def write_group(
    picture: Picture,
    numbers: PictureNumbers,
    palette: Palette,
    *,
    at: Position = (0.0, 0.0),
    scale: float = 1.0,
    shades: WireShades = NEUTRAL,
) -> str:
    """The picture as a part of a larger one, its upper left corner at a place."""
    x, y = at[0] - picture.bounds[0] * scale, at[1] - picture.bounds[1] * scale
    inside = "\n".join(_Writer(picture, numbers, palette, shades).write())
    return f'<g transform="translate({x:g} {y:g}) scale({scale:g})">\n{inside}\n</g>\n'


class _Writer:
    """Writes one picture: frames, wires, nodes, and the numbers above all."""

    def __init__(
        self, picture: Picture, numbers: PictureNumbers, palette: Palette, shades: WireShades
    ) -> None:
        self.picture, self.numbers, self.palette, self.shades = picture, numbers, palette, shades

    def write(self) -> Iterator[str]:
        yield from self._frames()
        for note in self.picture.notes:
            yield from write_note(note, self.palette)
        yield from self._wires()
        for card, text in zip(self.picture.cards, self.numbers.cards, strict=True):
            yield from write_card(card, text, self.palette)
        for node, value in zip(self.picture.nodes, self.numbers.leaf_values, strict=True):
            yield from self._node(node, value)
        yield from self._labels()

    def _frames(self) -> Iterator[str]:
        palette = self.palette
        for title, (left, top, right, bottom) in self.picture.frames:
            yield (
                f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'
                f' rx="{_FRAME_RADIUS:g}" fill="{palette.frame}" stroke="{palette.hairline}"/>'
            )
            place = title_place((left, top, right, bottom))
            ink = Ink(palette.quiet, TITLE_SIZE, "start", "font-weight:600")
            yield write_text(shown_name(title, right - left - 40, TITLE_SIZE), place, ink)

    def _wires(self) -> Iterator[str]:
        wires = self.picture.wires
        for row in range(len(wires)):
            start, first, second, bend, end = (
                _pair(points[row])
                for points in (wires.starts, wires.firsts, wires.seconds, wires.bends, wires.ends)
            )
            line = write_stroke(self.palette, self.shades.shade_of(row))
            yield f'<path d="M {start} C {first} {second} {bend} L {end}" {line}/>'
        begin, stop = self.picture.open_end, self.picture.end
        if begin is not None and stop is not None:
            line = write_stroke(self.palette, self.shades.output)
            yield f'<path d="M {_pair(begin)} L {_pair(stop)}" {line}/>'
            x, y = stop
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{_END_RADIUS:g}" fill="{self.palette.ring}"/>'

    def _node(self, node: DrawnNode, value: str) -> Iterator[str]:
        palette, (x, y), (width, height) = self.palette, node.centre, node.size
        look = f'fill="{palette.node}" stroke="{palette.ring}" stroke-width="1.5"'
        if node.shape is Shape.CIRCLE:
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{width / 2:g}" {look}/>'
            symbol = node.node.operation.symbol
            size = SYMBOL_SIZES.get(len(symbol), LONG_SYMBOL_SIZE)
            yield write_text(symbol, (x, y), Ink(palette.text, size, family=MATHEMATICAL))
            name = Ink(palette.quiet, NAME_SIZE, style="font-style:italic")
            yield write_text(node.name, (x, y + NAME_DROP), name)
            return
        radius = height / 2 if node.shape is Shape.PILL else CORNER_RADIUS[node.shape]
        yield (
            f'<rect x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width:g}" height="{height:g}"'
            f' rx="{radius:g}" {look}/>'
        )
        name = Ink(palette.text, NAME_SIZE, "start", "font-style:italic")
        yield write_text(node.name, (x - width / 2 + LEAF_PADDING, y), name)
        number = Ink(palette.quiet, LEAF_NUMBER_SIZE, "end")
        yield write_text(value, (x + width / 2 - LEAF_PADDING, y), number)
        if node.node.is_frozen:
            yield from write_lock((x + width / 2, y - height / 2), palette)

    def _labels(self) -> Iterator[str]:
        labels, numbers = self.picture.labels, self.numbers
        for row in range(len(self.picture.wires)):
            value, gradient = numbers.edge_values[row], numbers.edge_gradients[row]
            yield from self._number(value, labels.values[row], labels.value_sides[row], self.palette.value)
            yield from self._number(
                gradient, labels.gradients[row], labels.gradient_sides[row], self.palette.gradient
            )
        places = open_end_numbers(self.picture)
        if places is not None:
            above, below = places
            yield from self._number(numbers.output_value, above, 0.0, self.palette.value)
            yield from self._number(numbers.output_gradient, below, 0.0, self.palette.gradient)

    def _number(self, text: Text, middle: Points | Position, side: float, colour: str) -> Iterator[str]:
        if text is BLANK:
            yield self._blank(number_place(middle, side, BLANK_WIDTH), colour)
        elif text:
            place = number_place(middle, side, text_width(text, NUMBER_SIZE))
            weight = "font-weight:600"
            halo = f'stroke="{self.palette.canvas}" stroke-width="{_HALO}" stroke-linejoin="round"'
            ground = write_text(text, place, Ink(self.palette.canvas, NUMBER_SIZE, style=weight))
            # Twice: not every reader knows an order of stroke and fill.
            yield ground.replace("<text ", f"<text {halo} ", 1)
            yield write_text(text, place, Ink(colour, NUMBER_SIZE, style=weight))

    def _blank(self, place: Position, colour: str) -> str:
        x, y = place[0] - BLANK_WIDTH / 2, place[1] - LABEL_HEIGHT / 2
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{BLANK_WIDTH:g}" height="{LABEL_HEIGHT:g}" rx="2"'
            f' fill="{self.palette.node}" stroke="{colour}" stroke-width="0.8"/>'
        )


def _pair(point: Points | Position) -> str:
    return f"{float(point[0]):.2f} {float(point[1]):.2f}"
