"""A picture of a graph for tests: nodes, wires and labels where the drawing package puts them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guibp.drawing.labels import LabelPlaces, node_obstacles, open_end_obstacle, place_labels
from guibp.drawing.layout import layered_layout
from guibp.drawing.ports import operand_points, output_point, output_points
from guibp.drawing.shapes import Shape, name_of, shape_of, size_of, text_width
from guibp.drawing.wires import Wires, route_wires
from guibp.drawing.wiring import operand_counts
from guibp.model.graph import Graph
from guibp.model.records import Position

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Picture:
    """One graph, laid out."""

    graph: Graph
    positions: dict[str, Position]
    sources: npt.NDArray[np.intp]
    targets: npt.NDArray[np.intp]
    wires: Wires
    obstacles: Array
    """The outlines of the nodes in their order, then the ids below circles."""
    labels: LabelPlaces


def draw(graph: Graph) -> Picture:
    return draw_at(graph, layered_layout(graph))


def draw_at(graph: Graph, positions: dict[str, Position]) -> Picture:
    nodes = graph.node_records
    row_of = {node.id: row for row, node in enumerate(nodes)}
    ends = [(row_of[edge.source], row_of[edge.target], edge.port) for edge in graph.edges]
    sources, targets, ports = np.array(ends, dtype=np.intp).reshape(-1, 3).T
    centres = np.array([positions[node.id] for node in nodes])
    sizes = np.array([size_of(node) for node in nodes])
    circles = np.array([shape_of(node.operation) is Shape.CIRCLE for node in nodes])
    counts = operand_counts(nodes, targets, ports)
    wires = route_wires(
        output_points(centres[sources], sizes[sources]),
        operand_points(centres[targets], sizes[targets], ports, counts[targets], circles[targets]),
    )
    names = np.array([text_width(name_of(node)) for node in nodes])
    obstacles = node_obstacles(centres, sizes, circles, names)
    output = graph.resolve_output()
    end = np.zeros((0, 4))
    if output is not None:
        end = open_end_obstacle(output_point(positions[output], size_of(graph.node(output))))
    labels = place_labels(wires, np.vstack((obstacles, end)))
    return Picture(graph, positions, sources, targets, wires, obstacles, labels)
