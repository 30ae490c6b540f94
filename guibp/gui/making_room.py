"""Making room: what stands around a group goes aside when its frame would grow over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guibp.drawing.frames import Frame, frame_around
from guibp.drawing.group_boxes import closed_groups, cover_boxes, members_of
from guibp.model.graph import Graph
from guibp.model.records import Position


def make_room(
    graph: Graph, places: Mapping[str, Position], home: str, boxes: Sequence[Frame]
) -> dict[str, Position]:
    """New places of nodes, after which the frame around a group that also holds ``boxes`` covers no others.

    So it is with the groups around that, which grow with it. Where nothing would be covered nothing moves;
    else all to the right of the frame goes to the right by what it grows there, and so on: what stood
    beside each other still does.
    """
    covers, moved = cover_boxes(graph, places, closed_groups(graph)), dict[str, Position]()
    current: str | None = home
    inside = list(boxes)
    while current is not None:
        former = covers[current]
        grown = _around((former, frame_around(inside)))
        holder = graph.group_of(current)
        beside = {id_: box for id_, box in covers.items() if graph.group_of(id_) == holder and id_ != current}
        shifts = _push(beside, former, grown)
        for id_, (dx, dy) in shifts.items():
            for node in members_of(graph, id_):
                x, y = places[node]
                moved[node] = x + dx, y + dy
        inside = [grown, *(_shift(beside[id_], by) for id_, by in shifts.items())]
        current = holder
    return moved


def _push(beside: Mapping[str, Frame], former: Frame, grown: Frame) -> dict[str, Position]:
    """How far each box goes; none does if the grown frame covers nothing that the former one did not."""
    if not any(_meet(box, grown) and not _meet(box, former) for box in beside.values()):
        return {}
    shifts = {
        id_: (_aside(box, former, grown, 0), _aside(box, former, grown, 1)) for id_, box in beside.items()
    }
    return {id_: shift for id_, shift in shifts.items() if any(shift)}


def _aside(box: Frame, former: Frame, grown: Frame, axis: int) -> float:
    """How far a box goes along an axis: as far as the frame grows on the side on which it stands."""
    if box[axis] >= former[axis + 2]:
        return grown[axis + 2] - former[axis + 2]
    return grown[axis] - former[axis] if box[axis + 2] <= former[axis] else 0.0


def _meet(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(boxes: Sequence[Frame]) -> Frame:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _shift(box: Frame, by: Position) -> Frame:
    return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]
