"""Levels: what stands on the canvas with so many storeys of groups seen closed, read in short steps.

Of a large graph reading all takes longer than a frame may last. A reader that takes the steps one by one
has the former level on show meanwhile.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from guibp.drawing.placement import Placement
from guibp.gui.canvas.bodies import Bodies
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.cards import Cards
from guibp.gui.canvas.frames import Frame, frame_groups
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.sockets import Sockets
from guibp.model.graph import Graph

_MEASURED_AT_ONCE = 250

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work in steps, each of which is short; the result comes at the end."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Everything on the canvas at one level."""

    bodies: Bodies
    cables: Cables
    sockets: Sockets
    cards: Cards


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The bodies with no group closed but those that are by hand, and the frames of the others."""

    bodies: Bodies
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is read: a graph, where its nodes stand, and its output."""

    graph: Graph
    placement: Placement
    output: str | None


def finish(steps: Steps[Result]) -> Result:
    """Take all steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def read_level(
    document: Document, level: int, former: Level | None = None, opened: Opened | None = None
) -> Steps[Level]:
    """Read a graph with so many storeys of groups closed.

    A ``former`` level spares the measuring of nodes that it had already; so does, for the same graph in the
    same places, what is known of it ``opened``.
    """
    graph = document.graph
    bodies = None if former is None else former.bodies
    cables = None if former is None else former.cables
    if opened is None:
        bodies = Bodies(graph, document.placement, bodies)
        yield
        if level and bodies.cards:
            # These get room for their ports, and so do the frames around them.
            cables = Cables(graph, bodies, document.output, cables)
            yield
        opened = Opened(bodies, frame_groups(graph, bodies) if level else ())
        yield
    bodies = yield from _close_from_afar(document, level, opened)
    yield
    cables = Cables(graph, bodies, document.output, cables)
    yield
    sockets = Sockets(bodies, cables)
    yield
    return Level(bodies, cables, sockets, Cards(graph, bodies, cables.card_ports))


def _close_from_afar(document: Document, level: int, opened: Opened) -> Steps[Bodies]:
    """Show open groups closed that are too small to read, in the room that their frames take."""
    storeys = group_storeys(document.graph) if level else {}
    outlines = {
        frame.group: frame.bounds for frame in opened.frames if storeys.get(frame.group, level) < level
    }
    if not outlines:
        return opened.bodies
    waiting = list(outlines.items())
    for first in range(0, len(waiting), _MEASURED_AT_ONCE):
        opened.bodies.measure_outlines(waiting[first : first + _MEASURED_AT_ONCE])
        yield
    return Bodies(document.graph, document.placement, opened.bodies, outlines)
