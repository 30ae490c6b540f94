"""Unfolding: a group that opens or closes, and what stands around it gives way to its new outline."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import closed_groups, cover_boxes, members_of
from guibp.drawing.space import give_way
from guibp.gui.placement import Placement
from guibp.model.edits import Batch, CollapseGroup, Edit, ExpandGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.records import Position


def fold_clearly(graph: Graph, placement: Placement, folds: Sequence[CollapseGroup | ExpandGroup]) -> Edit:
    """The edit that closes and opens these groups; others are moved only where they would be covered."""
    before = placement.positions()
    after, closed = dict(before), set(closed_groups(graph))
    for fold in folds:
        boxes = cover_boxes(graph, after, closed)
        (closed.add if isinstance(fold, CollapseGroup) else closed.discard)(fold.id)
        _give_way(graph, after, closed, boxes, fold.id)
    moved = {id_: place for id_, place in after.items() if place != before[id_]}
    if not moved:
        return folds[0] if len(folds) == 1 else Batch(tuple(folds))
    return Batch((*folds, MoveNodes((*placement.pending_moves(moved), *moved.items()))))


def _give_way(
    graph: Graph, places: dict[str, Position], closed: Collection[str], before: Mapping[str, Frame], id_: str
) -> None:
    """Move what a group covers since its box changed, beside it and then beside each group around it."""
    current: str | None = id_
    while current is not None:
        holder = graph.group_of(current)
        siblings = [other for other in _beside(graph, holder) if other != current]
        new = cover_boxes(graph, places, closed)[current]
        moves = give_way(before[current], new, [before[other] for other in siblings])
        for other, (dx, dy) in zip(siblings, moves, strict=True):
            if dx or dy:
                for node in members_of(graph, other):
                    places[node] = places[node][0] + dx, places[node][1] + dy
        current = holder


def _beside(graph: Graph, holder: str | None) -> tuple[str, ...]:
    """The nodes and groups that are directly in a group, or in none."""
    if holder is not None:
        return graph.group_record(holder).members
    all_ids = (*graph.nodes, *(group.id for group in graph.groups))
    return tuple(id_ for id_ in all_ids if graph.group_of(id_) is None)
