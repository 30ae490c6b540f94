"""Giving way: what stands around something that has grown moves aside, level by level of the groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import cover_boxes, members_of
from guibp.drawing.shapes import GRID
from guibp.drawing.space import give_way
from guibp.model.graph import Graph
from guibp.model.records import Position


def move_aside(
    graph: Graph,
    places: dict[str, Position],
    closed: Collection[str],
    before: Mapping[str, Frame],
    grown: tuple[str, Frame, Collection[str]],
) -> None:
    """Change the places of what is around a node or group that now takes another box.

    ``before`` are the boxes that all had, and ``grown`` the id, its new box, and what else is in that. The
    groups around it grow with it, and what is beside those moves in its turn.
    """
    current, box, within = grown
    while True:
        holder = graph.group_of(current)
        others = [id_ for id_ in _beside(graph, holder) if id_ != current and id_ not in within]
        moves = give_way(before[current], box, [before[other] for other in others])
        for other, (dx, dy) in zip(others, moves, strict=True):
            _shift(places, members_of(graph, other) if dx or dy else (), dx, dy)
        if holder is None:
            return
        box = cover_boxes(graph, places, closed)[holder]
        if holder in closed:
            # A closed group stands amid its members: with these it is moved back.
            dx, dy = (
                round((a - b) / GRID) * GRID
                for a, b in zip(_middle(before[holder]), _middle(box), strict=True)
            )
            _shift(places, members_of(graph, holder), dx, dy)
            box = box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
        current, within = holder, ()


def _middle(box: Frame) -> Position:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _shift(places: dict[str, Position], ids: Iterable[str], dx: float, dy: float) -> None:
    for id_ in ids:
        places[id_] = places[id_][0] + dx, places[id_][1] + dy


def _beside(graph: Graph, holder: str | None) -> tuple[str, ...]:
    """The nodes and groups that are directly in a group, or in none."""
    if holder is not None:
        return graph.group_record(holder).members
    all_ids = (*graph.nodes, *(group.id for group in graph.groups))
    return tuple(id_ for id_ in all_ids if graph.group_of(id_) is None)
