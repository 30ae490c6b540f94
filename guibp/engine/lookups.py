"""What can be derived from a tape's structure and seldom is needed: made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from guibp.engine.arrays import Booleans, Indices
from guibp.engine.instructions import Instructions
from guibp.engine.sharing import Sharing, plan_sharing
from guibp.model.records import Edge, Node


class Lookups:
    """Derived from arrays that never change; tapes of the same structure share it.

    The arrays are those of the tape.
    """

    def __init__(
        self,
        nodes: tuple[Node, ...],
        edges: tuple[Edge, ...],
        written: Instructions,
        per_sample: Booleans,
        needed: Booleans,
        edge_source: Indices,
    ) -> None:
        self._nodes = nodes
        self._edges = edges
        self._written = written
        self._per_sample = per_sample
        self._needed = needed
        self._edge_source = edge_source

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Node id -> its place among the nodes."""
        return {node.id: place for place, node in enumerate(self._nodes)}

    @cached_property
    def edge_at(self) -> Mapping[tuple[str, int], int]:
        """Target and port -> the edge that ends there."""
        return {(edge.target, edge.port): number for number, edge in enumerate(self._edges)}

    @cached_property
    def readers(self) -> Readers:
        """Who reads each slot."""
        return Readers(self._written.operands, self._written.operand_edges)

    @cached_property
    def sharing(self) -> Sharing:
        """Which single slots show a sample's share of their gradient."""
        return plan_sharing(self._written, self._per_sample, self._needed, self._edge_source)


class Readers:
    """The instructions that read each slot, in the order of the tape, and then of their operands.

    ``places`` (readings,) are places in the flattened ``operands``; those of slot i are from
    ``firsts[i]`` to ``firsts[i + 1]``. A sigmoid under a cross-entropy is read as its prediction (the
    place is the third), and its operand as the logit (the first).
    """

    def __init__(self, operands: Indices, operand_edges: Indices) -> None:
        flat = operands.ravel()
        order = np.argsort(flat, kind="stable")
        self.places = order[np.searchsorted(flat[order], 0) :]
        counts = np.bincount(flat[self.places], minlength=len(operands))
        self.firsts = np.concatenate((np.zeros(1, dtype=np.intp), np.cumsum(counts)))
        self.edges = operand_edges.ravel()[self.places]
        """(readings,) the edges on which they read."""
        self.slots = self.places // operands.shape[1]
        """(readings,) the instructions that read."""

    def of(self, slot: int) -> slice:
        """Where the readings of a slot are."""
        return slice(int(self.firsts[slot]), int(self.firsts[slot + 1]))
