"""Unfolding: a group that opens or closes, and what stands around it gives way to its new outline."""

from __future__ import annotations

from collections.abc import Sequence

from guibp.drawing.group_boxes import closed_groups, cover_boxes
from guibp.drawing.placement import Placement
from guibp.gui.giving_way import move_aside
from guibp.model.edits import Batch, CollapseGroup, Edit, ExpandGroup, MoveNodes
from guibp.model.graph import Graph


def fold_clearly(graph: Graph, placement: Placement, folds: Sequence[CollapseGroup | ExpandGroup]) -> Edit:
    """The edit that closes and opens these groups; others are moved only where they would be covered."""
    before = placement.positions()
    after, closed = dict(before), set(closed_groups(graph))
    for fold in folds:
        boxes = cover_boxes(graph, after, closed)
        (closed.add if isinstance(fold, CollapseGroup) else closed.discard)(fold.id)
        grown = fold.id, cover_boxes(graph, after, closed)[fold.id], ()
        move_aside(graph, after, closed, boxes, grown)
    moved = {id_: place for id_, place in after.items() if place != before[id_]}
    if not moved:
        return folds[0] if len(folds) == 1 else Batch(tuple(folds))
    return Batch((*folds, MoveNodes((*placement.pending_moves(moved), *moved.items()))))
