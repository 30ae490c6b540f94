"""Rival: Graphviz dot, which lays the same boxes out in layers, and draws its own curves between them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.shapes import size_of
from guibp.model.records import Edge, Node, Position
from tests.benchmarks.racing import RivalMissingError

Floats = NDArray[np.float64]

POINTS_PER_INCH = 72.0
_PIECES = 8
"""Straight pieces of each cubic."""


@dataclass(frozen=True, slots=True)
class DotLayout:
    """Where dot puts nodes, its curves in the order of the edges, and how long it took."""

    places: dict[str, Position]
    curves: list[Floats]
    seconds: float


def lay_out_with_dot(nodes: Sequence[Node], edges: Sequence[Edge]) -> DotLayout:
    """From left to right, with nodes of our sizes and dot's own settings."""
    try:
        import pygraphviz
    except ImportError as missing:
        raise RivalMissingError("pygraphviz, which brings Graphviz, is not installed") from missing
    graph = pygraphviz.AGraph(directed=True, strict=False)
    graph.graph_attr["rankdir"] = "LR"
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr["arrowhead"] = "none"
    for node in nodes:
        width, height = size_of(node)
        graph.add_node(node.id, width=width / POINTS_PER_INCH, height=height / POINTS_PER_INCH)
    for number, edge in enumerate(edges):
        graph.add_edge(edge.source, edge.target, key=str(number))
    started = time.perf_counter()
    graph.layout("dot")
    seconds = time.perf_counter() - started
    places = {node.id: _read_place(graph.get_node(node.id).attr["pos"]) for node in nodes}
    curves = [
        _read_curve(graph.get_edge(edge.source, edge.target, str(number)).attr["pos"])
        for number, edge in enumerate(edges)
    ]
    return DotLayout(places, curves, seconds)


def _read_place(text: str) -> Position:
    x, y = text.split(",")
    return float(x), float(y)


def _read_curve(text: str) -> Floats:
    """Points along a chain of cubics, whose control points dot writes one after the other."""
    controls = np.array([_read_place(point) for point in text.split()])
    t = np.linspace(0.0, 1.0, _PIECES + 1)[1:, np.newaxis]
    cubics = [controls[first : first + 4] for first in range(0, len(controls) - 1, 3)]
    parts = [
        (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d
        for a, b, c, d in cubics
    ]
    return np.concatenate([controls[:1], *parts])
