"""The tape: a graph as flat arrays in topological order, immutable once built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from guibp.engine.arrays import LANES, NONE, Booleans, Floats, Indices, Integers, padded
from guibp.engine.lookups import Lookups
from guibp.model.dataset import Dataset
from guibp.model.incidence import Incidence
from guibp.model.records import Edge, Node

__all__ = ["LANES", "NONE", "Booleans", "Floats", "Indices", "Integers", "Tape", "column_of", "padded"]


@dataclass(frozen=True, slots=True, eq=False)
class Tape:
    """The compiled form of a graph at one revision.

    A **slot** is a leaf or an instruction, in an order where operands come first; an operation of n
    operands is n - 1 instructions of two. ``slots`` of them hold ``total`` numbers: slot i has those
    from ``offset[i]`` to ``offset[i] + width[i]``, one for each sample if it is per-sample, else one.

    The **edges** of the tape are those of the graph, in the graph's order, and behind them those
    within operations of many operands. Edge e holds the numbers ``edge_offset[e]`` to
    ``+ edge_width[e]`` of the edge gradients: one for each sample if either end is per-sample.
    For a single source these are the samples' shares of its gradient.

    The numbers of all samples are **padded** to a multiple of ``LANES``, also those of one sample; a
    single number is not. What the places behind the last sample hold means nothing, and may be NaN.

    What cannot be computed (an operand is missing, or a column) has no slot.
    """

    revision: int
    samples: int
    nodes: tuple[Node, ...]
    graph_edges: tuple[Edge, ...]
    incidence: Incidence
    """The graph's edges as places in ``nodes``."""
    output: str | None
    """The output that the graph settles on, computed or not."""
    lookups: Lookups
    """What is derived from the structure when somebody asks."""

    node_slot: Indices
    """(nodes,) the slot of each node's value, or ``NONE``."""
    code: Indices
    """(slots,) the instruction's code; 0 is a leaf."""
    operands: Indices
    """(slots, 3) the slots of the operands, or ``NONE``."""
    operand_edges: Indices
    """(slots, 3) the edges on which those operands arrive, or ``NONE``."""
    per_sample: Booleans
    """(slots,) whether there is a number for each sample, padded."""
    offset: Integers
    needed: Booleans
    """(slots,) whether the output depends on the slot; nowhere if there is no computed output."""
    edge_source: Indices
    """(edges,) the slot that an edge comes from, or ``NONE``."""
    edge_per_sample: Booleans
    """(edges,) whether either end is per-sample."""
    edge_offset: Indices
    edge_total: int
    """How many numbers the edge gradients take."""
    output_slot: int
    """The slot of the output, or ``NONE``."""
    parameter_slots: Indices
    """Slots of the parameters, in the order of the nodes."""
    start: Floats
    """(total,) the leaves' numbers, zeros elsewhere; the pads repeat the last sample's."""
    held_out: tuple[int, ...] = ()
    """The samples that no training step learns from. They have values, and no part in a mean, in a sum
    over the samples or in the objective: what flows back through those is 0 for them."""
    counted: Booleans | None = None
    """(samples,) which of them have a part; ``None`` where all do."""

    @property
    def slots(self) -> int:
        """The number of slots."""
        return len(self.code)

    @property
    def total(self) -> int:
        """How many numbers the values take."""
        return len(self.start)

    @property
    def counted_samples(self) -> int:
        """How many samples have a part in means and sums."""
        return self.samples - len(self.held_out)

    @property
    def width(self) -> Indices:
        """(slots,) how many numbers each slot holds, without pads."""
        return np.where(self.per_sample, self.samples, 1).astype(np.int32)

    @property
    def edge_width(self) -> Indices:
        """(edges,) how many edge gradients each edge holds, without pads."""
        return np.where(self.edge_per_sample, self.samples, 1).astype(np.int32)

    def width_of(self, slot: int) -> int:
        """How many numbers a slot holds, without pads."""
        return self.samples if self.per_sample.item(slot) else 1

    def width_on(self, edge: int) -> int:
        """How many edge gradients an edge holds, without pads."""
        return self.samples if self.edge_per_sample.item(edge) else 1

    @property
    def place_of(self) -> Mapping[str, int]:
        """Node id -> its place in ``nodes``."""
        return self.lookups.place_of

    @property
    def edge_at(self) -> Mapping[tuple[str, int], int]:
        """Target and port -> the edge that ends there."""
        return self.lookups.edge_at

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

    def restarted(self, revision: int, nodes: tuple[Node, ...], start: Floats) -> Tape:
        """The same tape with other numbers of its leaves; ``nodes`` differ in their values alone."""
        return replace(self, revision=revision, nodes=nodes, start=start)

    def numbers_of(self, slot: int) -> slice:
        """Where a slot's numbers are among the values."""
        first = self.offset.item(slot)
        return slice(first, first + self.width_of(slot))

    def numbers_on(self, edge: int) -> slice:
        """Where an edge's numbers are among the edge gradients."""
        first = self.edge_offset.item(edge)
        return slice(first, first + self.width_on(edge))


def column_of(node: Node, dataset: Dataset | None) -> Floats | None:
    """The column that an input is bound to, or ``None`` if it is not bound or not there."""
    if node.column is None or dataset is None or node.column not in dataset.names:
        return None
    return dataset.column(node.column)
