"""Document snapshots: a graph at one moment, for a thread that writes it while the graph goes on."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from guibp.model.dataset import Dataset
from guibp.model.document_writing import write_document
from guibp.model.graph import Graph
from guibp.model.records import Edge, Extra, Group, Node, Note, TrainingSettings

T = TypeVar("T")
_RECORDS_AT_ONCE = 50
_REST_SECONDS = 0.001
NOTHING_LEARNED: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DocumentSnapshot:
    """The graph's records, which nobody changes, and the parameters that a running training has learned."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]
    output: str | None
    dataset: Dataset | None
    training: TrainingSettings | None
    extra: Extra
    learned: Mapping[str, float] = field(default_factory=dict)

    @property
    def node_records(self) -> Iterator[Node]:
        """All nodes, in order, as they are after what was learned."""
        for node in self.nodes:
            value = self.learned.get(node.id)
            yield node if value is None or node.value is None else replace(node, value=value)


class _Unhurried:
    """A snapshot that is read with pauses, so that the window's thread need not wait."""

    def __init__(self, snapshot: DocumentSnapshot) -> None:
        self.output, self.dataset, self.training = snapshot.output, snapshot.dataset, snapshot.training
        self.extra = snapshot.extra
        self._snapshot = snapshot

    @property
    def node_records(self) -> Iterator[Node]:
        return _unhurried(self._snapshot.node_records)

    @property
    def edges(self) -> Iterator[Edge]:
        return _unhurried(self._snapshot.edges)

    @property
    def groups(self) -> tuple[Group, ...]:
        return self._snapshot.groups

    @property
    def notes(self) -> tuple[Note, ...]:
        return self._snapshot.notes


def take_snapshot(graph: Graph, learned: Mapping[str, float] = NOTHING_LEARNED) -> DocumentSnapshot:
    """The graph as it is now; in the thread that changes it."""
    return DocumentSnapshot(
        graph.node_records,
        graph.edges,
        graph.groups,
        graph.notes,
        graph.output,
        graph.dataset,
        graph.training,
        graph.extra,
        learned,
    )


def write_unhurried(snapshot: DocumentSnapshot) -> bytes:
    """The document of a snapshot; meant for a thread beside the window's."""
    return write_document(_Unhurried(snapshot))


def _unhurried(records: Iterable[T]) -> Iterator[T]:
    for number, record in enumerate(records):
        if number % _RECORDS_AT_ONCE == 0:
            # Sleeping lets go of the interpreter at once; else another thread waits for 5 ms each time.
            time.sleep(_REST_SECONDS)
        yield record
