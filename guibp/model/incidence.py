"""The edges of a graph as arrays of places: what joins what, without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from guibp.model.records import Edge

Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """The edges among ``nodes`` nodes, in the graph's order, each array (edges,).

    A place is that of a node in the graph's order.
    """

    nodes: int
    sources: Places
    targets: Places
    ports: Places

    def __len__(self) -> int:
        return len(self.sources)

    def extended(self, places: Mapping[str, int], edges: Sequence[Edge]) -> Incidence:
        """With more edges behind these, among all nodes that have a place."""
        count = len(edges)
        sources = np.fromiter((places[edge.source] for edge in edges), np.int32, count)
        targets = np.fromiter((places[edge.target] for edge in edges), np.int32, count)
        ports = np.fromiter((edge.port for edge in edges), np.int32, count)
        return Incidence(
            len(places),
            np.concatenate((self.sources, sources)),
            np.concatenate((self.targets, targets)),
            np.concatenate((self.ports, ports)),
        )

    def consumer_counts(self) -> NDArray[np.intp]:
        """(nodes,) how many edges leave each node."""
        return np.bincount(self.sources, minlength=self.nodes)

    def follows_the_order(self) -> bool:
        """Whether every operand stands before its consumer."""
        return bool(np.all(self.sources < self.targets))

    def topological_order(self) -> Places:
        """Places so that operands come first; among the ready, the first in the graph.

        Nodes on a cycle, and those behind one, are left out.
        """
        if self.follows_the_order():
            return np.arange(self.nodes, dtype=np.int32)
        return np.array(self._sort(), dtype=np.int32)

    def by_source(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """(nodes + 1,) where the edges that leave each node begin in the second, (edges,): their numbers."""
        return _gather(self.sources, self.nodes)

    def by_target(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The same of the edges that end at each node."""
        return _gather(self.targets, self.nodes)

    def _sort(self) -> list[int]:
        """Kahn's algorithm; the heap holds only those that become ready after their turn."""
        waiting = np.bincount(self.targets, minlength=self.nodes).tolist()
        firsts, numbers = self.by_source()
        first, consumers = firsts.tolist(), self.targets[numbers].tolist()
        order: list[int] = []
        late: list[int] = []
        for turn in range(self.nodes):
            place = turn if waiting[turn] == 0 else None
            while place is not None:
                order.append(place)
                for target in consumers[first[place] : first[place + 1]]:
                    waiting[target] -= 1
                    if waiting[target] == 0 and target < turn:
                        heappush(late, target)
                place = heappop(late) if late else None
        return order


def _gather(places: Places, nodes: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    counts = np.bincount(places, minlength=nodes)
    firsts = np.concatenate((np.zeros(1, dtype=np.intp), np.cumsum(counts)))
    return firsts, np.argsort(places, kind="stable")


def no_edges() -> Incidence:
    """An incidence to extend."""
    nothing = np.zeros(0, dtype=np.int32)
    return Incidence(0, nothing, nothing, nothing)
