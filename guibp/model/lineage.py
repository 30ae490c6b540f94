"""Lineage: what some nodes depend on, and what depends on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.model.incidence import Incidence

Flags = NDArray[np.bool_]
_Starts = tuple[NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True, slots=True, eq=False)
class Lineage:
    """The kin of some nodes, in the order of the graph's nodes (n,) and edges (m,).

    ``ancestors`` are the nodes that they depend on, ``descendants`` those that depend on them; they
    themselves are the ``origins`` and in neither, even where one of them depends on another. An edge
    is ``upstream`` if a value takes it to an origin, else ``downstream`` if one takes it from an origin.
    """

    origins: Flags
    ancestors: Flags
    descendants: Flags
    upstream: Flags
    downstream: Flags

    @property
    def nodes(self) -> Flags:
        """Origins and kin, (n,)."""
        return self.origins | self.ancestors | self.descendants

    @property
    def edges(self) -> Flags:
        """The edges between these, (m,)."""
        return self.upstream | self.downstream


def trace_lineage(incidence: Incidence, origins: Iterable[int]) -> Lineage:
    """The kin of nodes that are given by their places in the graph."""
    marked = np.zeros(incidence.nodes, dtype=np.bool_)
    marked[list(origins)] = True
    above = _reach(marked, incidence.by_target(), incidence.sources)
    below = _reach(marked, incidence.by_source(), incidence.targets)
    upstream = above[incidence.targets]
    return Lineage(
        origins=marked,
        ancestors=above & ~marked,
        descendants=below & ~marked,
        upstream=upstream,
        downstream=below[incidence.sources] & ~upstream,
    )


def _reach(origins: Flags, edges: _Starts, ends: NDArray[np.int32]) -> Flags:
    """Every node that can be reached along the edges, the origins included; each is visited once."""
    firsts, neighbours = edges[0].tolist(), ends[edges[1]].tolist()
    seen = bytearray(origins.tobytes())
    waiting = np.flatnonzero(origins).tolist()
    while waiting:
        place = waiting.pop()
        for other in neighbours[firsts[place] : firsts[place + 1]]:
            if not seen[other]:
                seen[other] = 1
                waiting.append(other)
    return np.frombuffer(seen, dtype=np.bool_).copy()
