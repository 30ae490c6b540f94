"""Excerpts: part of a graph as a graph of its own, and the edit that puts one into another graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from guibp.drawing.clearing import ClearSpots
from guibp.drawing.frames import Frame, box_at
from guibp.drawing.group_boxes import open_end_box, outer_boxes
from guibp.model.edits import AddNodes, AddNotes
from guibp.model.graph import Graph
from guibp.model.records import Edge, Group, Note, Position

Wire = tuple[str, str, int]
"""Source, target and port of an edge."""

_APART = 16.0
"""What is added keeps so much farther away from all else than nodes do."""
_LONGEST_STEM = 980
"""An id has at most 1,000 characters, and a number may be added."""


def cut_out(
    graph: Graph, ids: Collection[str], position_of: Callable[[str], Position], notes: Collection[str] = ()
) -> Graph:
    """The nodes with the edges among them, the groups that they fill, and notes, where they are shown."""
    chosen = frozenset(ids)
    nodes = tuple(
        replace(node, position=position_of(node.id)) for node in graph.node_records if node.id in chosen
    )
    edges = tuple(edge for edge in graph.edges if edge.source in chosen and edge.target in chosen)
    excerpt = Graph()
    excerpt.apply(AddNodes(nodes, edges, _whole_groups(graph, chosen)))
    excerpt.apply(AddNotes(tuple(note for note in graph.notes if note.id in notes)))
    return excerpt


def place_into(graph: Graph, excerpt: Graph, centre: Position) -> AddNodes:
    """The edit that adds an excerpt around a place, under ids that are free in the graph."""
    names = _fresh_names(graph, [*excerpt.nodes, *(group.id for group in excerpt.groups)])
    dx, dy = (goal - middle for goal, middle in zip(centre, centre_of(excerpt), strict=True))
    nodes = tuple(
        replace(node, id=names[node.id], position=_shift(node.position or (0.0, 0.0), dx, dy))
        for node in excerpt.node_records
    )
    edges = tuple(
        Edge(names[edge.source], names[edge.target], edge.port, edge.extra) for edge in excerpt.edges
    )
    groups = tuple(
        replace(group, id=names[group.id], members=tuple(names[member] for member in group.members))
        for group in excerpt.groups
    )
    return AddNodes(nodes, edges, groups)


def place_notes(graph: Graph, excerpt: Graph, centre: Position) -> AddNotes:
    """The edit that adds an excerpt's notes, when the excerpt comes to stand around a place."""
    dx, dy = (goal - middle for goal, middle in zip(centre, centre_of(excerpt), strict=True))
    notes: list[Note] = []
    taken = {note.id for note in graph.notes}
    for note in excerpt.notes:
        id_ = _free_name(note.id, taken)
        taken.add(id_)
        notes.append(replace(note, id=id_, position=_shift(note.position, dx, dy)))
    return AddNotes(tuple(notes))


def feed(graph: Graph, excerpt: Graph, adding: AddNodes, incoming: Iterable[Wire]) -> AddNodes:
    """The same edit with wires from nodes of the graph into the excerpt's, named as in the excerpt."""
    names = dict(zip(excerpt.nodes, (node.id for node in adding.nodes), strict=True))
    wires = tuple(
        Edge(source, names[target], port)
        for source, target, port in incoming
        if source in graph and target in names and port not in excerpt.operands(target)
    )
    return replace(adding, edges=(*adding.edges, *wires))


def place_clear(
    graph: Graph, excerpt: Graph, centre: Position, places: Mapping[str, Position], home: str | None = None
) -> AddNodes:
    """The edit that adds an excerpt around a place, or as near to it as it covers nothing.

    ``places`` are where the nodes of the graph stand. Frames and boxes of groups count, on both sides. What
    comes into a group, its ``home``, keeps clear of what is in that.
    """
    return place_into(graph, excerpt, clear_centre(graph, excerpt, centre, places, home))


def clear_centre(
    graph: Graph, excerpt: Graph, centre: Position, places: Mapping[str, Position], home: str | None = None
) -> Position:
    """The place itself, or the nearest to it around which an excerpt covers nothing, notes included."""
    own = {node.id: node.position or (0.0, 0.0) for node in excerpt.node_records}
    dx, dy = (goal - middle for goal, middle in zip(centre, centre_of(excerpt), strict=True))
    boxes = [
        (left + dx - _APART, top + dy - _APART, right + dx + _APART, bottom + dy + _APART)
        for left, top, right, bottom in (*outer_boxes(excerpt, own).values(), *_note_boxes(excerpt).values())
    ]
    taken = outer_boxes(graph, places, home) | open_end_box(graph, places) | _note_boxes(graph)
    across, down = ClearSpots(taken).clear_shift(boxes)
    return centre[0] + across, centre[1] + down


def centre_of(graph: Graph) -> Position:
    """The middle of the box around nodes' centres and whole notes; a node without one is at the origin."""
    across, down = _reach_of(graph)
    if not across:
        return 0.0, 0.0
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def height_of(graph: Graph) -> float:
    """From the highest node's centre to the lowest's; of a note its edges count."""
    _, down = _reach_of(graph)
    return max(down) - min(down) if down else 0.0


def width_of(graph: Graph) -> float:
    """From the leftmost node's centre to the rightmost's."""
    across = [node.position[0] for node in graph.node_records if node.position is not None]
    return max(across) - min(across) if across else 0.0


def _reach_of(graph: Graph) -> tuple[list[float], list[float]]:
    """How far it all goes across and down: the centres of nodes, and the edges of notes."""
    places = [node.position or (0.0, 0.0) for node in graph.node_records]
    for note in graph.notes:
        (x, y), (width, height) = note.position, note.size
        places += [(x - width / 2, y - height / 2), (x + width / 2, y + height / 2)]
    return [x for x, _ in places], [y for _, y in places]


def _note_boxes(graph: Graph) -> dict[str, Frame]:
    """What notes cover, under names that no node has."""
    boxes = {}
    for note in graph.notes:
        across, down = note.size[0] / 2, note.size[1] / 2
        boxes[f"\0{note.id}"] = box_at(note.position, (across, down, across, down))
    return boxes


def _shift(place: Position, dx: float, dy: float) -> Position:
    return place[0] + dx, place[1] + dy


def _whole_groups(graph: Graph, chosen: Collection[str]) -> tuple[Group, ...]:
    """The groups of which every node is chosen, nested ones included."""
    groups = {group.id: group for group in graph.groups}

    def is_whole(id_: str) -> bool:
        return all(
            is_whole(member) if member in groups else member in chosen for member in groups[id_].members
        )

    return tuple(group for group in graph.groups if is_whole(group.id))


def _fresh_names(graph: Graph, ids: Iterable[str]) -> dict[str, str]:
    """Each id, or the nearest to it that is free."""
    taken = {*graph.nodes, *(group.id for group in graph.groups)}
    names: dict[str, str] = {}
    for id_ in ids:
        names[id_] = _free_name(id_, taken)
        taken.add(names[id_])
    return names


def _free_name(id_: str, taken: Collection[str]) -> str:
    stem, candidate, number = id_[:_LONGEST_STEM], id_, 1
    if stem[-1:].isdigit():
        stem += "_"
    while candidate in taken:
        number += 1
        candidate = f"{stem}{number}"
    return candidate
