"""Landing: where what is added comes down: a place of the scene, and the open group that takes it in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from guibp.drawing.frames import Frame
from guibp.drawing.group_boxes import outer_boxes
from guibp.drawing.placement import Placement
from guibp.gui.folding import outermost
from guibp.gui.making_room import make_room
from guibp.model.edits import AddNodes, Edit, JoinGroup, MoveNodes
from guibp.model.graph import Graph
from guibp.model.records import Position


@dataclass(frozen=True, slots=True)
class Landing:
    """A place, and the group there, or ``None``."""

    place: Position
    group: str | None = None


def join_whole(graph: Graph, placement: Placement, group: str | None, adding: AddNodes) -> tuple[Edit, ...]:
    """What brings all that is added into a group: nodes, and the groups that they bring.

    What stands around that goes aside if its frame grows over it.
    """
    if group is None or not adding.nodes:
        return ()
    inside = {member for one in adding.groups for member in one.members}
    added = (*(node.id for node in adding.nodes), *(one.id for one in adding.groups))
    joining = JoinGroup(group, tuple(id_ for id_ in added if id_ not in inside))
    room = make_room(graph, placement.positions(), group, _boxes_of(adding))
    if not room:
        return (joining,)
    return MoveNodes((*room.items(), *placement.pending_moves(room))), joining


def _boxes_of(adding: AddNodes) -> list[Frame]:
    alone = Graph()
    alone.apply(AddNodes(adding.nodes, (), adding.groups))
    return list(outer_boxes(alone, {node.id: node.position or (0.0, 0.0) for node in adding.nodes}).values())


def home_of(graph: Graph, chosen: Collection[str]) -> str | None:
    """The group in which all of some nodes are, each in it or in a group of theirs that is; else ``None``."""
    holders = {graph.group_of(id_) for id_ in outermost(graph, frozenset(chosen))}
    return holders.pop() if len(holders) == 1 else None
