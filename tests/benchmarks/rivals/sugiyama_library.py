"""Rival: fast-sugiyama, a compiled library that lays graphs out in layers, with points for nodes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from guibp.model.records import Edge, Node, Position
from tests.benchmarks.racing import RivalMissingError


@dataclass(frozen=True, slots=True)
class LibraryLayout:
    """Where the library puts the nodes that have wires, and how long it took."""

    places: dict[str, Position]
    seconds: float


def lay_out_with_library(nodes: Sequence[Node], edges: Sequence[Edge]) -> LibraryLayout:
    """With each node right before its first consumer, which serves it best."""
    try:
        import fast_sugiyama
    except ImportError as missing:
        raise RivalMissingError("fast-sugiyama is not installed") from missing
    number_of = {node.id: number for number, node in enumerate(nodes)}
    pairs = [(number_of[edge.source], number_of[edge.target]) for edge in edges]
    started = time.perf_counter()
    layouts = fast_sugiyama.from_edges(pairs, ranking_type="up")
    seconds = time.perf_counter() - started
    places: dict[str, Position] = {}
    left = 0.0
    for found, width, _, _ in layouts:
        # Parts that are not connected stand beside each other, so that their wires do not meet.
        # Numbers beyond the nodes are the bends of long wires.
        places |= {nodes[number].id: (left + x, y) for number, (x, y) in found if number < len(nodes)}
        left += width + 1.0
    return LibraryLayout(places, seconds)
