"""The shape, size and shown name of each kind of node, fixed by a table: no font is measured."""

from __future__ import annotations

import unicodedata
from enum import Enum

from guibp.model.operations import Operation
from guibp.model.records import Node

Size = tuple[float, float]
"""Width and height in canvas units (pixels at 100 %)."""


Extent = tuple[float, float, float, float]
"""How far something reaches from its centre to left, top, right and bottom."""


class Shape(Enum):
    """The outline that tells a node's kind without a legend."""

    CIRCLE = "circle"
    """An operation: its symbol inside, its id below."""
    PILL = "pill"
    """An input."""
    ROUNDED = "rounded"
    """A parameter."""
    PLAIN = "plain"
    """A constant."""
    CARD = "card"
    """A collapsed group: title, formula and output."""


GRID = 8.0

CIRCLE_SIZE: Size = (44.0, 44.0)
LEAF_SIZE: Size = (96.0, 32.0)
WIDE_LEAF_SIZE: Size = (120.0, 32.0)
CARD_SIZE: Size = (224.0, 88.0)

NAME_SIZE = 13.0
"""The size in pixels of the type in which ids are set."""

LEAF_PADDING = 10.0
LEAF_VALUE_ROOM = 46.0
"""Where a leaf's value stands: six quiet figures, kept free so that a box never grows with its number."""
LEAF_GAP = 4.0

NAME_DROP = 35.0
"""From the centre of a circle down to the middle of its id."""
NAME_HEIGHT = 16.0
NAME_ROOM = 88.0
"""The longest id below a circle; a longer one is cut."""

CORNER_RADIUS = {Shape.ROUNDED: 8.0, Shape.PLAIN: 2.0, Shape.CARD: 8.0}

_LEAF_SHAPES = {"input": Shape.PILL, "parameter": Shape.ROUNDED, "constant": Shape.PLAIN}

ELLIPSIS = "…"

# Widths in thousandths of the type's size: a little wider than common interface faces, so that text fits.
_NARROW = frozenset("ijl.,:;'|!()[]{}Iftr -")
_BROAD = frozenset("mwMWQOG@%&…—+=<>−×÷Σ∂∞")
_NARROW_WIDTH, _USUAL_WIDTH, _BROAD_WIDTH, _DOUBLE_WIDTH = 0.40, 0.60, 0.80, 1.20


def shape_of(operation: Operation) -> Shape:
    """The outline of a node of this operation."""
    return _LEAF_SHAPES.get(operation.id, Shape.CIRCLE)


def size_of(node: Node) -> Size:
    """Width and height of a node's outline, its id below a circle not counted."""
    return size_with(node.id, shape_of(node.operation))


def size_with(id_: str, shape: Shape) -> Size:
    """Width and height of the outline of a node of this shape that is called so."""
    if shape is Shape.CIRCLE:
        return CIRCLE_SIZE
    fits = text_width(id_) <= _USUAL_LEAF_ROOM
    return LEAF_SIZE if fits else WIDE_LEAF_SIZE


def name_room(leaf_size: Size) -> float:
    """The width that a leaf of this size leaves for its id, beside its value."""
    return leaf_size[0] - 2 * LEAF_PADDING - LEAF_VALUE_ROOM - LEAF_GAP


_USUAL_LEAF_ROOM = name_room(LEAF_SIZE)


def name_of(node: Node) -> str:
    """The id as it is shown: whole, or cut to the room that the node's shape has for it."""
    return shown_name(node.id, room_of_name(shape_of(node.operation), size_of(node)))


def room_of_name(shape: Shape, size: Size) -> float:
    """The width that the id of a node of this shape and size may have."""
    return NAME_ROOM if shape is Shape.CIRCLE else name_room(size)


def text_width(text: str, size: float = NAME_SIZE) -> float:
    """About the width in pixels of text set in type of this size; wide characters count double."""
    if text.isascii():
        return size * sum(map(_ASCII_WIDTHS.__getitem__, text))
    return size * sum(map(_character_width, text))


def shown_name(id_: str, width: float, size: float = NAME_SIZE) -> str:
    """The id, cut with an ellipsis where it would be wider than ``width`` pixels; line breaks are blanks."""
    name, _ = fit_name(id_, width, size)
    return name


def fit_name(id_: str, width: float, size: float = NAME_SIZE) -> tuple[str, float]:
    """The same, and how wide it is."""
    name = id_[:400]
    if not name.isascii() or not name.isprintable():
        name = "".join(" " if character.isspace() else character for character in name)
    whole = text_width(name, size)
    if len(id_) <= len(name) and whole <= width:
        return name, whole
    name = _cut_name(name, width, size)
    return name, text_width(name, size)


def _cut_name(name: str, width: float, size: float) -> str:
    room = width / size - _character_width(ELLIPSIS)
    kept = 0
    for character in name:
        room -= _character_width(character)
        if room < 0:
            break
        kept += 1
    # A mark that joins the character before it is not left behind alone.
    return name[: max(kept, 1)].rstrip() + ELLIPSIS


def extent_of(node: Node) -> Extent:
    """How far a node reaches, the id below a circle included."""
    return extent_around(shape_of(node.operation), size_of(node), text_width(name_of(node)))


def extent_around(shape: Shape, size: Size, name_width: float) -> Extent:
    """How far a shape reaches that has a name so wide, below it if it is a circle, else inside."""
    width, height = size
    if shape is not Shape.CIRCLE:
        return width / 2, height / 2, width / 2, height / 2
    half = max(width, name_width) / 2
    return half, height / 2, half, NAME_DROP + NAME_HEIGHT / 2


def _character_width(character: str) -> float:
    width = _ASCII_WIDTHS.get(character)
    return _measure_character(character) if width is None else width


def _measure_character(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _DOUBLE_WIDTH
    if character in _NARROW:
        return _NARROW_WIDTH
    return _BROAD_WIDTH if character in _BROAD else _USUAL_WIDTH


_ASCII_WIDTHS = {character: _measure_character(character) for character in map(chr, range(128))}
