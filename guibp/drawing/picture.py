"""One picture of a graph, as geometry: nodes, wires, frames and the places of all numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from guibp.drawing.closed_cards import DrawnCard, bundle_edges, find_cards
from guibp.drawing.frames import FRAME_PADDING, Frame, box_at, inner_groups_first
from guibp.drawing.group_boxes import cover_boxes, members_of
from guibp.drawing.label_places import LABEL_HEIGHT, LABEL_WIDTH
from guibp.drawing.labels import (
    OPEN_END_LENGTH,
    LabelPlaces,
    node_obstacles,
    open_end_labels,
    open_end_obstacle,
    place_labels,
)
from guibp.drawing.placement import Placement
from guibp.drawing.ports import Points, operand_points, output_point, output_points
from guibp.drawing.shapes import Shape, Size, extent_of, name_of, shape_of, size_of, text_width
from guibp.drawing.wires import Wires, bounding_boxes, route_wires
from guibp.drawing.wiring import operand_counts
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node, Note, Position

MARGIN = 16.0
"""Free room around the picture."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node where it stands; ``name`` is its id as it fits."""

    node: Node
    centre: Position
    size: Size
    shape: Shape
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """All that is drawn of a graph, in canvas units.

    ``bundles``, ``wires`` and ``labels`` are in the graph's order of edges; a bundle are the edges that
    are drawn as one wire, mostly one. ``open_end`` is where the
    output's wire into the open begins, ``None`` without an output. ``frames`` come outer ones first.
    """

    nodes: tuple[DrawnNode, ...]
    bundles: tuple[tuple[Edge, ...], ...]
    wires: Wires
    labels: LabelPlaces
    frames: tuple[tuple[str, Frame], ...]
    output: str | None
    open_end: Position | None
    bounds: Frame
    cards: tuple[DrawnCard, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The first edge on each wire."""
        return tuple(bundle[0] for bundle in self.bundles)

    @property
    def size(self) -> Size:
        """Width and height, margins included."""
        left, top, right, bottom = self.bounds
        return right - left, bottom - top

    @property
    def end(self) -> Position | None:
        """The open end, where the gradient 1 enters."""
        return None if self.open_end is None else (self.open_end[0] + OPEN_END_LENGTH, self.open_end[1])


def draw_graph(
    graph: Graph,
    only: Collection[str] | None = None,
    asked: str | None = None,
    places: Mapping[str, Position] | None = None,
    closed: Collection[str] = (),
    notes: Iterable[Note] = (),
) -> Picture:
    """The picture of a graph, or of some of its nodes and the edges between them.

    ``asked`` is the output in place of the graph's own. ``places`` are the nodes' centres; without them
    these are the document's, and what has none is placed as in the window. ``closed`` are the groups that
    are drawn as boxes; those of which not all is drawn stay open, as do others, so that their numbers
    show. ``notes`` are drawn too.
    """
    positions = Placement(graph).positions() if places is None else places
    chosen = frozenset(graph.nodes if only is None else only)
    cards = find_cards(graph, closed, positions, chosen)
    hidden = frozenset(id_ for card in cards for id_ in card.members)
    nodes = tuple(node for node in graph.node_records if node.id in chosen and node.id not in hidden)
    edges = tuple(edge for edge in graph.edges if edge.source in chosen and edge.target in chosen)
    drawn = tuple(
        DrawnNode(node, positions[node.id], size_of(node), shape_of(node.operation), name_of(node))
        for node in nodes
    )
    bundles = bundle_edges(edges, cards)
    wires = _route(drawn, cards, [bundle[0] for bundle in bundles])
    output = graph.resolve_output(asked)
    output = output if output in chosen else None
    open_end = None if output is None else _output_end(graph.node(output), positions, cards)
    labels = place_labels(wires, _obstacles(drawn, cards, open_end))
    outlines = _outline_groups(graph, chosen, positions, cards)
    shown = tuple(notes)
    boxes = [frame for _, frame in outlines] + [_box_around(one.centre, one.size) for one in cards]
    boxes += [_box_around(note.position, note.size) for note in shown]
    bounds = _bounds(drawn, wires, labels, boxes, open_end)
    return Picture(drawn, bundles, wires, labels, outlines, output, open_end, bounds, cards, shown)


def title_place(frame: Frame) -> Position:
    """Where a frame's title begins: its left end, half way up its letters."""
    return frame[0] + FRAME_PADDING, frame[1] + FRAME_PADDING / 2 + 12.0


def number_place(middle: Points | Position, side: float, width: float) -> Position:
    """The middle of a number that is so wide, drawn towards its wire within the room that it has."""
    spare = max(LABEL_WIDTH - width, 0.0)
    return float(middle[0]) - side * spare / 2, float(middle[1])


def _outline_groups(
    graph: Graph, chosen: frozenset[str], positions: Mapping[str, Position], cards: tuple[DrawnCard, ...]
) -> tuple[tuple[str, Frame], ...]:
    """The frames of the open groups of which all is drawn, outer ones first."""
    groups = [group for group in graph.groups if chosen.issuperset(members_of(graph, group.id))]
    hidden = frozenset(id_ for card in cards for id_ in card.members)
    covered = cover_boxes(graph, positions, {card.id for card in cards})
    return tuple(
        (group.id, covered[group.id])
        for group in reversed(inner_groups_first(groups))
        if group.id in covered and not hidden.issuperset(members_of(graph, group.id))
    )


def _output_end(node: Node, positions: Mapping[str, Position], cards: tuple[DrawnCard, ...]) -> Position:
    """Where the output's wire into the open begins."""
    for card in cards:
        if node.id in card.leaving:
            return card.leaving[node.id]
    return output_point(positions[node.id], size_of(node))


def _route(drawn: tuple[DrawnNode, ...], cards: tuple[DrawnCard, ...], edges: list[Edge]) -> Wires:
    row_of = {one.node.id: row for row, one in enumerate(drawn)}
    card_of = {id_: card for card in cards for id_ in card.members}
    centres, sizes = _centres(drawn), _sizes(drawn)
    begins, ends = np.empty((len(edges), 2)), np.empty((len(edges), 2))
    at_nodes = [row for row, edge in enumerate(edges) if edge.source in row_of]
    sources = np.array([row_of[edges[row].source] for row in at_nodes], dtype=np.intp)
    begins[at_nodes] = output_points(centres[sources], sizes[sources])
    at_nodes = [row for row, edge in enumerate(edges) if edge.target in row_of]
    targets = np.array([row_of[edges[row].target] for row in at_nodes], dtype=np.intp)
    ports = np.array([edges[row].port for row in at_nodes], dtype=np.intp)
    counts, circles = operand_counts([one.node for one in drawn], targets, ports), _circles(drawn)
    ends[at_nodes] = operand_points(
        centres[targets], sizes[targets], ports, counts[targets], circles[targets]
    )
    for row, edge in enumerate(edges):
        if edge.source in card_of:
            begins[row] = card_of[edge.source].leaving[edge.source]
        if edge.target in card_of:
            ends[row] = card_of[edge.target].entering[edge.source]
    return route_wires(begins, ends)


def _centres(drawn: tuple[DrawnNode | DrawnCard, ...]) -> Points:
    return np.array([one.centre for one in drawn], dtype=np.float64).reshape(-1, 2)


def _sizes(drawn: tuple[DrawnNode | DrawnCard, ...]) -> Points:
    return np.array([one.size for one in drawn], dtype=np.float64).reshape(-1, 2)


def _box_around(centre: Position, size: Size) -> Frame:
    across, down = size[0] / 2, size[1] / 2
    return box_at(centre, (across, down, across, down))


def _obstacles(
    drawn: tuple[DrawnNode, ...], cards: tuple[DrawnCard, ...], open_end: Position | None
) -> Points:
    names = np.array([text_width(one.name) for one in drawn] + [0.0] * len(cards), dtype=np.float64)
    circles = np.concatenate((_circles(drawn), np.zeros(len(cards), dtype=np.bool_)))
    obstacles = node_obstacles(_centres((*drawn, *cards)), _sizes((*drawn, *cards)), circles, names)
    return obstacles if open_end is None else np.vstack((obstacles, open_end_obstacle(open_end)))


def _circles(drawn: tuple[DrawnNode, ...]) -> np.ndarray:
    return np.array([one.shape is Shape.CIRCLE for one in drawn], dtype=np.bool_)


def _bounds(
    drawn: tuple[DrawnNode, ...],
    wires: Wires,
    labels: LabelPlaces,
    frames: list[Frame],
    open_end: Position | None,
) -> Frame:
    """What everything takes up together, with a margin."""
    boxes = [box_at(one.centre, extent_of(one.node)) for one in drawn]
    parts = [np.array([*boxes, *frames], dtype=np.float64).reshape(-1, 4)]
    if len(wires):
        half = np.array((LABEL_WIDTH / 2, LABEL_HEIGHT / 2))
        parts.append(bounding_boxes(wires))
        parts += [
            np.hstack((middles - half, middles + half)) for middles in (labels.values, labels.gradients)
        ]
    if open_end is not None:
        parts.append(open_end_obstacle(open_end))
    boxed = np.vstack(parts)
    if not len(boxed):
        return 0.0, 0.0, 2 * MARGIN, 2 * MARGIN
    left, top = (boxed[:, :2].min(axis=0) - MARGIN).tolist()
    right, bottom = (boxed[:, 2:].max(axis=0) + MARGIN).tolist()
    return left, top, right, bottom


def open_end_numbers(picture: Picture) -> tuple[Position, Position] | None:
    """The middles of the output's value and gradient beside its open end."""
    return None if picture.open_end is None else open_end_labels(picture.open_end)
