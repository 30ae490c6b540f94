"""Measures: what a node or a closed group looks like and how much room it takes, apart from its place."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.drawing.cards import card_size
from guibp.drawing.shapes import (
    Extent,
    Shape,
    Size,
    extent_around,
    fit_name,
    room_of_name,
    shape_of,
    size_with,
)
from guibp.model.records import Node

_CARD_TITLE_MARGIN = 32.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a body looks like at rest: two bodies of the same look are drawn from one picture."""

    shape: Shape
    size: Size
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A body's look, its name as shown, how wide that is, and how far it all reaches from the centre."""

    look: Look
    name: str
    name_width: float
    extent: Extent


LookKey = tuple[str, Size]
"""An operation's id, and the size of the node."""


def measure_node(node: Node, looks: dict[LookKey, Look]) -> Measure:
    """The measure of a node; it depends on its id and operation alone.

    ``looks`` are those that there are already: nodes that look alike have the same one, not an equal one.
    """
    shape = shape_of(node.operation)
    size = size_with(node.id, shape)
    key = node.op, size
    look = looks.get(key)
    if look is None:
        symbol = node.operation.symbol if shape is Shape.CIRCLE else ""
        look = looks[key] = Look(shape, size, symbol)
    name, width = fit_name(node.id, room_of_name(shape, size))
    return Measure(look, name, width, extent_around(shape, size, width))


def measure_card(id_: str, ports: int, room: Size | None = None) -> Measure:
    """The measure of a closed group: of the room that it is given, else tall enough for so many ports."""
    width, height = card_size(ports) if room is None else room
    name, name_width = fit_name(id_, width - _CARD_TITLE_MARGIN)
    extent = (width / 2, height / 2, width / 2, height / 2)
    return Measure(Look(Shape.CARD, (width, height)), name, name_width, extent)
