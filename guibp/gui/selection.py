"""Selection: which nodes and wires are chosen; a matter of view, never of the document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from guibp.model.changes import NodeRenamed
from guibp.model.graph import Graph, GraphChanged

EdgeKey = tuple[str, int]
"""An edge as the view names it: the node it ends at, and the port."""


class Selection(QObject):
    """The chosen nodes and edges, and the current node: the one that keys and panels speak of."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: frozenset[str] = frozenset()
        self._edges: frozenset[EdgeKey] = frozenset()
        self._current: str | None = None

    @property
    def nodes(self) -> frozenset[str]:
        """The ids of the chosen nodes."""
        return self._nodes

    @property
    def edges(self) -> frozenset[EdgeKey]:
        """The chosen edges."""
        return self._edges

    @property
    def current(self) -> str | None:
        """The node that was chosen last and still is, or ``None``."""
        return self._current

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self._nodes and not self._edges

    def select(self, nodes: Iterable[str], edges: Iterable[EdgeKey] = (), current: str | None = None) -> None:
        """Choose these and nothing else; ``current`` defaults to the last of the nodes."""
        ordered = tuple(nodes)
        last = ordered[-1] if ordered else None
        self._become(frozenset(ordered), frozenset(edges), current if current is not None else last)

    def add(self, nodes: Iterable[str], edges: Iterable[EdgeKey] = ()) -> None:
        """Choose these as well."""
        ordered = tuple(nodes)
        current = ordered[-1] if ordered else self._current
        self._become(self._nodes.union(ordered), self._edges.union(edges), current)

    def toggle(self, nodes: Iterable[str], edges: Iterable[EdgeKey] = ()) -> None:
        """Choose those of them that are not chosen, and let go of those that are."""
        ordered = tuple(nodes)
        remaining = self._nodes.symmetric_difference(ordered)
        came = [id_ for id_ in ordered if id_ in remaining]
        self._become(remaining, self._edges.symmetric_difference(edges), came[-1] if came else self._current)

    def clear(self) -> None:
        """Choose nothing."""
        self._become(frozenset(), frozenset(), None)

    def follow(self, graph: Graph, event: GraphChanged) -> None:
        """After an edit: go with what was renamed, and drop what is gone."""
        names = {id_: id_ for id_ in (*self._nodes, *(target for target, _ in self._edges))}
        for change in event.changes:
            if isinstance(change, NodeRenamed):
                names = {first: change.after if now == change.before else now for first, now in names.items()}
        nodes = {names[id_] for id_ in self._nodes}
        edges = {(names[target], port) for target, port in self._edges}
        current = None if self._current is None else names.get(self._current)
        self._become(
            frozenset(id_ for id_ in nodes if id_ in graph),
            frozenset(key for key in edges if key[0] in graph and key[1] in graph.operands(key[0])),
            current,
        )

    def _become(self, nodes: frozenset[str], edges: frozenset[EdgeKey], current: str | None) -> None:
        if current not in nodes:
            current = min(nodes, default=None) if len(nodes) == 1 else None
        if (nodes, edges, current) == (self._nodes, self._edges, self._current):
            return
        self._nodes, self._edges, self._current = nodes, edges, current
        self.changed.emit()
