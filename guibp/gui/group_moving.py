"""Moving to another group: which could take in what is selected, and the one edit that brings it there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from guibp.drawing.clearing import ClearSpots
from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import closed_groups, cover_boxes, groups_around, members_of, outer_boxes
from guibp.drawing.placement import Placement
from guibp.drawing.shapes import GRID
from guibp.gui.folding import outermost
from guibp.gui.making_room import make_room
from guibp.model.edits import AddNodes, Batch, Edit, JoinGroup, LeaveGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.records import Position


@dataclass(frozen=True, slots=True)
class GroupGoal:
    """Where nodes could go: into a group, or with ``None`` out of all."""

    group: str | None


def list_goals(graph: Graph, chosen: Collection[str]) -> tuple[GroupGoal, ...]:
    """Where the chosen nodes could go: out of all groups if one is in any, and to each that is not theirs."""
    carried = frozenset(chosen)
    holders = {graph.group_of(member) for member in outermost(graph, carried)}
    out = () if holders <= {None} else (GroupGoal(None),)
    groups = (group.id for group in graph.groups if holders != {group.id})
    # A group whose nodes are all carried is carried itself, or would be left empty and go.
    return (*out, *(GroupGoal(id_) for id_ in groups if not carried.issuperset(members_of(graph, id_))))


def plan_group_move(
    graph: Graph, placement: Placement, chosen: Collection[str], goal: GroupGoal
) -> Edit | None:
    """The edit that brings the chosen nodes to a goal, to a clear place there; ``None`` without any.

    They keep their order. What stands around a frame that grows over it goes aside.
    """
    members = outermost(graph, frozenset(chosen))
    if not members:
        return None
    leaving = tuple(member for member in members if graph.group_of(member) is not None)
    parts: list[Edit] = [LeaveGroup(leaving)] if leaving else []
    if goal.group is not None:
        parts.append(JoinGroup(goal.group, members))
    moves = _find_places(_without(graph, leaving), placement.positions(), members, goal.group)
    if moves:
        parts.append(MoveNodes((*placement.pending_moves(moves), *moves.items())))
    return parts[0] if len(parts) == 1 else Batch(tuple(parts))


def _without(graph: Graph, leaving: tuple[str, ...]) -> Graph:
    """The graph in which what is carried is in no group any more."""
    scratch = Graph()
    scratch.apply(AddNodes(graph.node_records, graph.edges, graph.groups))
    if leaving:
        scratch.apply(LeaveGroup(leaving))
    return scratch


def _find_places(
    graph: Graph, places: Mapping[str, Position], members: Collection[str], home: str | None
) -> dict[str, Position]:
    """The new places of what is carried, as one block, and of what goes aside for it."""
    carried = {node for member in members for node in members_of(graph, member)}
    others = {id_: place for id_, place in places.items() if id_ not in carried}
    boxes = cover_boxes(graph, places, closed_groups(graph))
    block = [boxes[member] for member in members]
    frame = None if home is None else cover_boxes(graph, others, ()).get(home)
    wish = (0.0, 0.0) if frame is None else _way_into(frame, _around(block))
    spots = ClearSpots(outer_boxes(graph, others, home))
    across, down = spots.clear_shift([_shift(box, wish) for box in block])
    step = wish[0] + across, wish[1] + down
    moves = {id_: (places[id_][0] + step[0], places[id_][1] + step[1]) for id_ in carried if any(step)}
    if home is not None and not _is_hidden(graph, home):
        room = make_room(graph, others, home, [_shift(box, step) for box in block])
        moves |= {id_: place for id_, place in room.items() if id_ in others}
    return moves


def _is_hidden(graph: Graph, group: str) -> bool:
    return any(graph.group_record(one).collapsed for one in (group, *groups_around(graph, group)))


def _way_into(frame: Frame, block: Frame) -> Position:
    """How far a block goes so that its middle is in a frame: if it is not, to the middle of that."""
    x, y = (block[0] + block[2]) / 2, (block[1] + block[3]) / 2
    if frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]:
        return 0.0, 0.0
    dx, dy = (frame[0] + frame[2]) / 2 - x, (frame[1] + frame[3]) / 2 - y
    return round(dx / GRID) * GRID, round(dy / GRID) * GRID


def _around(boxes: Collection[Frame]) -> Frame:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _shift(box: Frame, by: Position) -> Frame:
    return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]
