"""Taking apart: where the parts of a sigmoid stand, and how what is around them makes room."""

from __future__ import annotations

from collections.abc import Mapping

from guibp.drawing.frames import Frame, box_at
from guibp.drawing.group_boxes import closed_groups, cover_boxes
from guibp.drawing.placement import Placement
from guibp.drawing.shapes import extent_of
from guibp.gui.giving_way import move_aside
from guibp.model.edits import AddNodes, Batch, Edit, MoveNodes, Purpose
from guibp.model.graph import Graph
from guibp.model.records import Position

_STEP = 120.0
"""From one part of the sigmoid to the next, in canvas units: room for a wire with its numbers."""
_OFFSETS = ((0.0, 0.0), (_STEP, 0.0), (_STEP - 32.0, 96.0), (2 * _STEP, 0.0))
"""Of negate, exp, the constant 1, which ends where exp does, and add; as the preset has them."""
_WIRE_ROOM = 20.0
"""Behind the last part, beside the room that any two things keep: so much does a wire need in all."""


def put_in_a_row(graph: Graph, placement: Placement, edit: Edit, whole: str) -> Edit:
    """The edit that takes a sigmoid apart, together with the moves that it calls for."""
    before = dict(placement.positions())
    after = dict(before)
    parts = _added_ids(edit)
    x, y = before[whole]
    after |= {id_: (x + dx, y + dy) for id_, (dx, dy) in zip(parts, _OFFSETS, strict=True)}
    after[whole] = x + 3 * _STEP, y
    rehearsal = Graph()
    rehearsal.apply(AddNodes(graph.node_records, graph.edges, graph.groups))
    rehearsal.apply(edit)
    closed = closed_groups(graph)
    boxes = cover_boxes(rehearsal, after, closed)
    row = _around([boxes[id_] for id_ in (*parts, whole)])
    move_aside(rehearsal, after, closed, cover_boxes(graph, before, closed), (whole, row, parts))
    _bring_leaves(rehearsal, before, after)
    moved: dict[str, Position] = {id_: place for id_, place in after.items() if before.get(id_) != place}
    moves = MoveNodes((*placement.pending_moves(moved), *moved.items()))
    return Batch((edit, moves), Purpose.TAKE_APART)


def _bring_leaves(graph: Graph, before: Mapping[str, Position], after: dict[str, Position]) -> None:
    """Move the leaves after the consumers that moved away from them, where there is room."""
    boxes = cover_boxes(graph, after, closed_groups(graph))
    outer = {id_: box for id_, box in boxes.items() if graph.group_of(id_) is None}
    for node in graph.node_records:
        steps = {_step(edge.target, before, after) for edge in graph.consumers(node.id)}
        if not node.operation.is_leaf or node.id not in outer or node.id not in before or len(steps) != 1:
            continue
        dx, dy = steps.pop()
        goal = before[node.id][0] + dx, before[node.id][1] + dy
        box = box_at(goal, extent_of(node))
        if not any(_cover(box, other) for id_, other in outer.items() if id_ != node.id):
            after[node.id], outer[node.id] = goal, box


def _step(id_: str, before: Mapping[str, Position], after: Mapping[str, Position]) -> Position:
    """How far a node has moved; a new one not at all."""
    (x, y), (new_x, new_y) = before.get(id_, after[id_]), after[id_]
    return new_x - x, new_y - y


def _cover(first: Frame, second: Frame) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _around(boxes: list[Frame]) -> Frame:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights) + _WIRE_ROOM, max(bottoms)


def _added_ids(edit: Edit) -> list[str]:
    """The ids of the nodes that an edit adds, in its order."""
    if isinstance(edit, Batch):
        return [id_ for part in edit.edits for id_ in _added_ids(part)]
    return [node.id for node in edit.nodes] if isinstance(edit, AddNodes) else []
