"""The form of a graph: its wiring and data without its numbers, to tell whether a run belongs to it still."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from guibp.model.dataset import Dataset
from guibp.model.graph import Graph

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GraphForm:
    """Nodes are told by their place in the order, so that one that was renamed is the same."""

    wiring: bytes
    data: bytes
    frozen: tuple[int, ...]
    """The places of the parameters that training leaves alone."""
    ids: tuple[str, ...]
    leaves: tuple[int, ...]
    """The places of the leaves that have a number of their own."""

    def read_leaves(self, graph: Graph) -> Floats:
        """The leaves' numbers of a graph that has this form."""
        nodes = graph.node_records
        numbers = np.array([nodes[place].value for place in self.leaves], dtype=np.float64)
        numbers.flags.writeable = False
        return numbers

    def name_leaves(self, numbers: Floats) -> tuple[tuple[str, float], ...]:
        """Ids and numbers of the leaves."""
        return tuple(
            (self.ids[place], value) for place, value in zip(self.leaves, numbers.tolist(), strict=True)
        )


def read_form(graph: Graph) -> GraphForm:
    """The form that a graph has now."""
    nodes = graph.node_records
    places = {node.id: place for place, node in enumerate(nodes)}
    edges = sorted((places[edge.source], places[edge.target], edge.port) for edge in graph.edges)
    output = None if graph.output is None else places.get(graph.output)
    said = repr(([(node.op, node.column) for node in nodes], edges, output))
    return GraphForm(
        wiring=blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        data=_digest(graph.dataset),
        frozen=tuple(place for place, node in enumerate(nodes) if node.is_frozen),
        ids=tuple(node.id for node in nodes),
        leaves=tuple(place for place, node in enumerate(nodes) if node.value is not None),
    )


def _digest(dataset: Dataset | None) -> bytes:
    if dataset is None:
        return b""
    digest = blake2b(repr(dataset.names).encode("utf-8", "surrogatepass"), digest_size=16)
    digest.update(repr(dataset.held_out).encode())
    digest.update(np.ascontiguousarray(dataset.table).tobytes())
    return digest.digest()
