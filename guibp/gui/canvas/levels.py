"""Levels: what stands on the canvas with so many storeys of groups seen closed, read in short steps.

Of a large graph reading all takes longer than a frame may last. A reader that takes the steps one by one
has the former level on show meanwhile.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from guibp.gui.canvas.bodies import Bodies
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.cards import Cards
from guibp.gui.canvas.frames import frame_groups
from guibp.gui.canvas.semantic_zoom import group_storeys
from guibp.gui.canvas.sockets import Sockets
from guibp.gui.placement import Placement
from guibp.model.graph import Graph

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
    document: Document, level: int, bodies: Bodies | None = None, cables: Cables | None = None
) -> Steps[Level]:
    """Read a graph with so many storeys of groups closed, from bodies and cables that were read before."""
    graph, placement, output = document.graph, document.placement, document.output
    fresh = Bodies(graph, placement, bodies)
    yield
    if level and graph.groups:
        if fresh.cards:
            # These get room for their ports, and so do the frames around them.
            cables = Cables(graph, fresh, output, cables)
            yield
        frames, storeys = frame_groups(graph, fresh), group_storeys(graph)
        yield
        # Open groups that are too small to read are shown closed, in the room that their frames take.
        outlines = {frame.group: frame.bounds for frame in frames if storeys[frame.group] < level}
        if outlines:
            fresh = Bodies(graph, placement, fresh, outlines)
            yield
    wires = Cables(graph, fresh, output, cables)
    yield
    sockets = Sockets(fresh, wires)
    yield
    return Level(fresh, wires, sockets, Cards(graph, fresh, wires.card_ports))
