"""How many pairs of wires cross, of all pairs: as straight lines between centres, and as they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.ports import operand_points, output_points
from guibp.drawing.shapes import Shape, shape_of, size_of
from guibp.drawing.wires import route_wires, sample_wires
from guibp.drawing.wiring import operand_counts
from guibp.model.records import Edge, Node, Position

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]
Flags = NDArray[np.bool_]

_SAMPLES = 24
"""Pieces of a curve."""
_PAIRS_AT_ONCE = 2_000_000


def count_straight(edges: Sequence[Edge], places: Mapping[str, Position]) -> int:
    """Crossings of straight lines from centre to centre; edges that share a node do not cross."""
    lines = [np.array([places[edge.source], places[edge.target]]) for edge in edges]
    return count_crossings(lines, edges)


def count_drawn(nodes: Sequence[Node], edges: Sequence[Edge], places: Mapping[str, Position]) -> int:
    """Crossings of the wires that guibp draws between nodes at these places."""
    row_of = {node.id: row for row, node in enumerate(nodes)}
    table = [(row_of[edge.source], row_of[edge.target], edge.port) for edge in edges]
    sources, targets, ports = np.array(table, dtype=np.intp).reshape(-1, 3).T
    centres = np.array([places[node.id] for node in nodes])
    sizes = np.array([size_of(node) for node in nodes])
    circles = np.array([shape_of(node.operation) is Shape.CIRCLE for node in nodes])
    counts = operand_counts(nodes, targets, ports)
    wires = route_wires(
        output_points(centres[sources], sizes[sources]),
        operand_points(centres[targets], sizes[targets], ports, counts[targets], circles[targets]),
    )
    return count_crossings(list(sample_wires(wires, _SAMPLES)), edges)


def count_crossings(lines: Sequence[Floats], edges: Sequence[Edge]) -> int:
    """How often lines cross, an array of points for each edge; those of edges that share a node do not."""
    if len(lines) < 2:
        return 0
    starts = np.concatenate([points[:-1] for points in lines])
    ends = np.concatenate([points[1:] for points in lines])
    owners = np.repeat(np.arange(len(lines)), [len(points) - 1 for points in lines])
    from_left = np.argsort(np.minimum(starts[:, 0], ends[:, 0]), kind="stable")
    starts, ends, owners = starts[from_left], ends[from_left], owners[from_left]
    firsts = np.minimum(starts[:, 0], ends[:, 0])
    reach = np.searchsorted(firsts, np.maximum(starts[:, 0], ends[:, 0]), side="right")
    counts = np.maximum(reach - np.arange(len(owners)) - 1, 0)
    names = {name: number for number, name in enumerate({name for edge in edges for name in _ends(edge)})}
    nodes = np.array([[names[name] for name in _ends(edge)] for edge in edges])[owners]
    pieces = (len(counts) * int(counts.mean()) // _PAIRS_AT_ONCE) + 1
    return sum(
        _count_part(starts, ends, nodes, part, counts[part])
        for part in np.array_split(np.arange(len(counts)), pieces)
    )


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def _count_part(starts: Floats, ends: Floats, nodes: Integers, rows: Integers, counts: Integers) -> int:
    """Crossings of some pieces with the pieces that begin further right, in the order of their left ends."""
    first = np.repeat(rows, counts)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    apart = (nodes[first][:, :, np.newaxis] != nodes[second][:, np.newaxis]).all(axis=(1, 2))
    first, second = first[apart], second[apart]
    crossed = _on_both_sides(starts[first], ends[first], starts[second], ends[second])
    return int((crossed & _on_both_sides(starts[second], ends[second], starts[first], ends[first])).sum())


def _on_both_sides(start: Floats, end: Floats, one: Floats, other: Floats) -> Flags:
    """Whether the points are on different sides of the line; a point on it counts to the same side always."""
    return np.asarray((_side(start, end, one) > 0) != (_side(start, end, other) > 0))


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    along, aside = end - start, point - start
    return np.asarray(along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0])
