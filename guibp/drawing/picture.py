"""One picture of a graph, as geometry: nodes, wires, frames and the places of all numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from guibp.drawing.frames import FRAME_PADDING, Frame, box_at, group_frames, inner_groups_first
from guibp.drawing.group_boxes import members_of
from guibp.drawing.label_places import LABEL_HEIGHT, LABEL_WIDTH
from guibp.drawing.labels import (
    OPEN_END_LENGTH,
    LabelPlaces,
    node_obstacles,
    open_end_labels,
    open_end_obstacle,
    place_labels,
)
from guibp.drawing.layout import lay_out
from guibp.drawing.ports import Points, operand_points, output_point, output_points
from guibp.drawing.shapes import Shape, Size, extent_of, name_of, shape_of, size_of, text_width
from guibp.drawing.wires import Wires, bounding_boxes, route_wires
from guibp.drawing.wiring import operand_counts
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node, Position

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
    """All that is drawn of a graph, in canvas units; closed groups are drawn open, so that all numbers show.

    ``edges``, ``wires`` and ``labels`` are in the graph's order of edges. ``open_end`` is where the
    output's wire into the open begins, ``None`` without an output. ``frames`` come outer ones first.
    """

    nodes: tuple[DrawnNode, ...]
    edges: tuple[Edge, ...]
    wires: Wires
    labels: LabelPlaces
    frames: tuple[tuple[str, Frame], ...]
    output: str | None
    open_end: Position | None
    bounds: Frame

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
) -> Picture:
    """The picture of a graph, or of some of its nodes and the edges between them.

    ``asked`` is the output in place of the graph's own. ``places`` are the nodes' centres; without them
    these are the document's, or, if a node has none, a new layout of all.
    """
    positions = _positions(graph) if places is None else places
    chosen = frozenset(graph.nodes if only is None else only)
    nodes = tuple(node for node in graph.node_records if node.id in chosen)
    edges = tuple(edge for edge in graph.edges if edge.source in chosen and edge.target in chosen)
    drawn = tuple(
        DrawnNode(node, positions[node.id], size_of(node), shape_of(node.operation), name_of(node))
        for node in nodes
    )
    wires = _route(drawn, edges)
    output = graph.resolve_output(asked)
    output = output if output in chosen else None
    open_end = None if output is None else output_point(positions[output], size_of(graph.node(output)))
    labels = place_labels(wires, _obstacles(drawn, open_end))
    groups = [group for group in graph.groups if chosen.issuperset(members_of(graph, group.id))]
    frames = group_frames(nodes, groups, positions)
    ordered = [group.id for group in reversed(inner_groups_first(groups)) if group.id in frames]
    outlines = tuple((id_, frames[id_]) for id_ in ordered)
    bounds = _bounds(drawn, wires, labels, [frame for _, frame in outlines], open_end)
    return Picture(drawn, edges, wires, labels, outlines, output, open_end, bounds)


def title_place(frame: Frame) -> Position:
    """Where a frame's title begins: its left end, half way up its letters."""
    return frame[0] + FRAME_PADDING, frame[1] + FRAME_PADDING / 2 + 12.0


def number_place(middle: Points | Position, side: float, width: float) -> Position:
    """The middle of a number that is so wide, drawn towards its wire within the room that it has."""
    spare = max(LABEL_WIDTH - width, 0.0)
    return float(middle[0]) - side * spare / 2, float(middle[1])


def _positions(graph: Graph) -> dict[str, Position]:
    nodes = graph.node_records
    known = {node.id: node.position for node in nodes if node.position is not None}
    return known if len(known) == len(nodes) else lay_out(nodes, graph.edges, graph.groups)


def _route(drawn: tuple[DrawnNode, ...], edges: tuple[Edge, ...]) -> Wires:
    row_of = {one.node.id: row for row, one in enumerate(drawn)}
    ends = [(row_of[edge.source], row_of[edge.target], edge.port) for edge in edges]
    sources, targets, ports = np.array(ends, dtype=np.intp).reshape(-1, 3).T
    centres = np.array([one.centre for one in drawn], dtype=np.float64).reshape(-1, 2)
    sizes = np.array([one.size for one in drawn], dtype=np.float64).reshape(-1, 2)
    circles = _circles(drawn)
    counts = operand_counts([one.node for one in drawn], targets, ports)
    return route_wires(
        output_points(centres[sources], sizes[sources]),
        operand_points(centres[targets], sizes[targets], ports, counts[targets], circles[targets]),
    )


def _obstacles(drawn: tuple[DrawnNode, ...], open_end: Position | None) -> Points:
    centres = np.array([one.centre for one in drawn], dtype=np.float64).reshape(-1, 2)
    sizes = np.array([one.size for one in drawn], dtype=np.float64).reshape(-1, 2)
    names = np.array([text_width(one.name) for one in drawn], dtype=np.float64)
    obstacles = node_obstacles(centres, sizes, _circles(drawn), names)
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
