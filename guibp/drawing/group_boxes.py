"""What every group covers, open or closed, and every node: the boxes that must not cover each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from guibp.drawing.cards import card_size
from guibp.drawing.frames import Frame, box_at, frame_around, inner_groups_first
from guibp.drawing.labels import open_end_obstacle
from guibp.drawing.ports import output_point
from guibp.drawing.shapes import extent_of, size_of
from guibp.model.graph import Graph
from guibp.model.records import Position


def closed_groups(graph: Graph) -> frozenset[str]:
    """The groups that are closed by hand."""
    return frozenset(group.id for group in graph.groups if group.collapsed)


def cover_boxes(graph: Graph, places: Mapping[str, Position], closed: Collection[str]) -> dict[str, Frame]:
    """The box of each node and group by its id, even if a closed group hides it; without a place, none."""
    boxes = {
        node.id: box_at(places[node.id], extent_of(node)) for node in graph.node_records if node.id in places
    }
    inside: dict[str, list[str]] = {}
    for group in inner_groups_first(graph.groups):
        inside[group.id] = [id_ for member in group.members for id_ in inside.get(member, [member])]
        placed = [id_ for id_ in inside[group.id] if id_ in places]
        if placed and group.id in closed:
            boxes[group.id] = _card_box(graph, inside[group.id], [places[id_] for id_ in placed])
        elif placed:
            boxes[group.id] = frame_around(boxes[member] for member in group.members if member in boxes)
    return boxes


def outer_boxes(graph: Graph, places: Mapping[str, Position], home: str | None = None) -> dict[str, Frame]:
    """The boxes of the nodes and groups that are in no group, or directly in one, by their ids."""
    boxes = cover_boxes(graph, places, closed_groups(graph))
    return {id_: box for id_, box in boxes.items() if graph.group_of(id_) == home}


def open_end_box(graph: Graph, places: Mapping[str, Position]) -> dict[str, Frame]:
    """The box of the wire that goes on from the output, under a name that no node has."""
    output = graph.resolve_output()
    if output is None or output not in places:
        return {}
    start = output_point(places[output], size_of(graph.node(output)))
    left, top, right, bottom = open_end_obstacle(start)[0].tolist()
    return {"\0": (left, top, right, bottom)}


def members_of(graph: Graph, id_: str) -> tuple[str, ...]:
    """The nodes in a group and in the groups within it; of a node, itself."""
    nodes: list[str] = []
    waiting = [id_]
    while waiting:
        current = waiting.pop()
        if current in graph:
            nodes.append(current)
        else:
            waiting.extend(graph.group_record(current).members)
    return tuple(nodes)


def groups_around(graph: Graph, id_: str) -> Iterator[str]:
    """The groups that a node or group is in, the innermost first."""
    group = graph.group_of(id_)
    while group is not None:
        yield group
        group = graph.group_of(group)


def _card_box(graph: Graph, nodes: Collection[str], places: Collection[Position]) -> Frame:
    across, down = [x for x, _ in places], [y for _, y in places]
    width, height = card_size(_most_ports(graph, frozenset(nodes)))
    x, y = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _most_ports(graph: Graph, nodes: frozenset[str]) -> int:
    """Of a closed group with these nodes, the number of ports on the side that has more."""
    entering, sources, leaving = 0, set[str](), 0
    for id_ in nodes:
        operands, consumers = graph.operands(id_), graph.consumers(id_)
        sources.update(source for source in operands.values() if source not in nodes)
        entering += len(graph.missing_ports(id_))
        ends = not consumers and not graph.node(id_).operation.is_leaf
        leaving += ends or any(edge.target not in nodes for edge in consumers)
    return max(entering + len(sources), leaving)
