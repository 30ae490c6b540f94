"""The tape: a graph as flat arrays in topological order, immutable once built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.model.dataset import Dataset
from guibp.model.records import Edge, Node

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

LANES = 8
"""The compiled loops compute so many samples side by side; per-sample numbers are padded to a multiple."""

NONE = -1
"""In an array of indices: there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Tape:
    """The compiled form of a graph at one revision.

    A **slot** is a leaf or an instruction, in an order where operands come first; an operation of n
    operands is n - 1 instructions of two. ``n`` slots hold ``total`` numbers: slot i has those from
    ``offset[i]`` to ``offset[i] + width[i]``, one for each sample if it is per-sample, else one.

    The **edges** of the tape are those of the graph, in the graph's order, and behind them those
    within operations of many operands. Edge e holds the numbers ``edge_offset[e]`` to
    ``+ edge_width[e]`` of the edge gradients: one for each sample if either end is per-sample.
    For a single source these are the samples' shares of its gradient.

    What cannot be computed (an operand is missing, or a column) has no slot.
    """

    revision: int
    samples: int
    nodes: tuple[Node, ...]
    graph_edges: tuple[Edge, ...]
    output: str | None
    """The output that the graph settles on, computed or not."""
    place_of: Mapping[str, int]
    """Node id -> its place in ``nodes``."""
    edge_at: Mapping[tuple[str, int], int]
    """Target and port -> the edge that ends there."""

    node_slot: Integers
    """(nodes,) the slot of each node's value, or ``NONE``."""
    code: Integers
    """(slots,) the instruction's code; 0 is a leaf."""
    operands: Integers
    """(slots, 3) the slots of the operands, or ``NONE``."""
    operand_edges: Integers
    """(slots, 3) the edges on which those operands arrive, or ``NONE``."""
    per_sample: Booleans
    """(slots,) whether there is a number for each sample."""
    width: Integers
    offset: Integers
    needed: Booleans
    """(slots,) whether the output depends on the slot; nowhere if there is no computed output."""
    edge_source: Integers
    """(edges,) the slot that an edge comes from, or ``NONE``."""
    edge_width: Integers
    edge_offset: Integers
    output_slot: int
    """The slot of the output, or ``NONE``."""
    parameter_slots: Integers
    """Slots of the parameters, in the order of the nodes."""
    start: Floats
    """(total,) the leaves' numbers, zeros elsewhere."""

    @property
    def slots(self) -> int:
        """The number of slots."""
        return len(self.code)

    @property
    def total(self) -> int:
        """How many numbers the values take."""
        return len(self.start)

    @property
    def edge_total(self) -> int:
        """How many numbers the edge gradients take."""
        return int(self.edge_offset[-1] + self.edge_width[-1]) if len(self.edge_width) else 0

    @property
    def node_ids(self) -> tuple[str, ...]:
        """The graph's node ids, in order."""
        return tuple(node.id for node in self.nodes)

    @property
    def parameter_ids(self) -> tuple[str, ...]:
        """The ids of the parameters, in the order of ``parameter_slots``."""
        return tuple(node.id for node in self.nodes if node.op == "parameter")

    def slot_of(self, id_: str) -> int:
        """The slot of a node's value, or ``NONE``; ``KeyError`` if there is no such node."""
        return int(self.node_slot[self.place_of[id_]])

    def numbers_of(self, slot: int) -> slice:
        """Where a slot's numbers are among the values."""
        first = int(self.offset[slot])
        return slice(first, first + int(self.width[slot]))

    def numbers_on(self, edge: int) -> slice:
        """Where an edge's numbers are among the edge gradients."""
        first = int(self.edge_offset[edge])
        return slice(first, first + int(self.edge_width[edge]))


def column_of(node: Node, dataset: Dataset | None) -> Floats | None:
    """The column that an input is bound to, or ``None`` if it is not bound or not there."""
    if node.column is None or dataset is None or node.column not in dataset.names:
        return None
    return dataset.column(node.column)
