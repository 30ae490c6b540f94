"""The edges of a graph as arrays: who feeds whom, and at which height of a node each wire arrives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from guibp.drawing.ports import Integers, Numbers, operand_points
from guibp.drawing.shapes import Shape, shape_of, size_of
from guibp.model.records import Edge, Node


@dataclass(frozen=True, slots=True)
class Wiring:
    """The edges between given nodes, each array (m,), sorted by their targets.

    ``drops`` says how far below the centre of its target an edge arrives. ``first_of`` (n + 1,) says
    where each node's entering edges begin, ``consumers`` (n,) how many edges leave it.
    """

    sources: Integers
    targets: Integers
    drops: Numbers
    first_of: Integers
    consumers: Integers

    def into(self, nodes: Integers) -> Integers:
        """The indices of the edges into these nodes."""
        firsts = self.first_of[nodes]
        counts = self.first_of[nodes + 1] - firsts
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.asarray(np.repeat(firsts, counts) + within, dtype=np.intp)


def wire_nodes(nodes: Sequence[Node], index_of: Mapping[str, int], edges: Sequence[Edge]) -> Wiring:
    """The wiring of these nodes; edges that name others are left out."""
    rows = [
        (index_of[edge.source], index_of[edge.target], edge.port)
        for edge in edges
        if edge.source in index_of and edge.target in index_of
    ]
    table = np.array(rows, dtype=np.intp).reshape(-1, 3)
    sources, targets, ports = table[np.lexsort((table[:, 2], table[:, 1]))].T
    counts = operand_counts(nodes, targets, ports)
    sizes = np.array([size_of(node) for node in nodes], dtype=np.float64).reshape(-1, 2)
    circles = np.array([shape_of(node.operation) is Shape.CIRCLE for node in nodes], dtype=np.bool_)
    ends = operand_points(
        np.zeros((len(targets), 2)), sizes[targets], ports, counts[targets], circles[targets]
    )
    entering = np.bincount(targets, minlength=len(nodes))
    return Wiring(
        sources=sources,
        targets=targets,
        drops=ends[:, 1],
        first_of=np.concatenate((np.zeros(1, dtype=np.intp), np.cumsum(entering))),
        consumers=np.bincount(sources, minlength=len(nodes)),
    )


def operand_counts(nodes: Sequence[Node], targets: Integers, ports: Integers) -> Integers:
    """How many operands of each node have a place: the required ones, and all up to the last wired."""
    counts = np.array([len(node.operation.operands) for node in nodes], dtype=np.intp)
    np.maximum.at(counts, targets, ports + 1)
    return counts
