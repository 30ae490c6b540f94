"""What can be derived from a tape's structure and seldom is needed: made when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from guibp.model.records import Edge, Node


class Lookups:
    """Derived from arrays that never change; tapes of the same structure share it.

    ``operands`` and ``operand_edges`` are those of the tape.
    """

    def __init__(
        self,
        nodes: tuple[Node, ...],
        edges: tuple[Edge, ...],
        operands: NDArray[np.int32],
        operand_edges: NDArray[np.int32],
    ) -> None:
        self._nodes = nodes
        self._edges = edges
        self._operands = operands
        self._operand_edges = operand_edges

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
        return Readers(self._operands, self._operand_edges)


class Readers:
    """The instructions that read each slot, in the order of the tape, and then of their operands.

    ``places`` (readings,) are places in the flattened ``operands``; those of slot i are from
    ``firsts[i]`` to ``firsts[i + 1]``. A sigmoid under a cross-entropy is read as its prediction (the
    place is the third), and its operand as the logit (the first).
    """

    def __init__(self, operands: NDArray[np.int32], operand_edges: NDArray[np.int32]) -> None:
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
