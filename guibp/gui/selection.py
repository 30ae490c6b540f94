"""Selection: which nodes, wires and notes are chosen; a matter of view, never of the document."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from guibp.drawing.group_boxes import members_of
from guibp.model.changes import Change, GroupAdded, GroupReplaced, NodeRenamed
from guibp.model.graph import Graph, GraphChanged

EdgeKey = tuple[str, int]
"""An edge as the view names it: the node it ends at, and the port."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that is chosen at one time."""

    nodes: frozenset[str] = frozenset()
    edges: frozenset[EdgeKey] = frozenset()
    notes: frozenset[str] = frozenset()
    current: str | None = None


NOTHING_CHOSEN = Chosen()


class Selection(QObject):
    """The chosen nodes, edges and notes, and the current node: the one that keys and panels speak of."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = NOTHING_CHOSEN

    @property
    def chosen(self) -> Chosen:
        """All of it, to be restored later."""
        return self._chosen

    @property
    def nodes(self) -> frozenset[str]:
        """The ids of the chosen nodes."""
        return self._chosen.nodes

    @property
    def edges(self) -> frozenset[EdgeKey]:
        """The chosen edges."""
        return self._chosen.edges

    @property
    def notes(self) -> frozenset[str]:
        """The ids of the chosen notes."""
        return self._chosen.notes

    @property
    def current(self) -> str | None:
        """The node that was chosen last and still is, or ``None``."""
        return self._chosen.current

    def has(self, nodes: Collection[str], notes: Collection[str]) -> bool:
        """Whether something is chosen that has nodes, on which notes may lie, or else notes alone."""
        return self.nodes.issuperset(nodes) if nodes else self.notes.issuperset(notes)

    @property
    def only_note(self) -> str | None:
        """The note that is chosen, if it is the only thing that is."""
        alone = len(self.notes) == 1 and not self.nodes and not self.edges
        return next(iter(self.notes)) if alone else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.nodes and not self.edges and not self.notes

    def select(
        self,
        nodes: Iterable[str] = (),
        edges: Iterable[EdgeKey] = (),
        current: str | None = None,
        notes: Iterable[str] = (),
    ) -> None:
        """Choose these and nothing else; ``current`` defaults to the last of the nodes."""
        ordered = tuple(nodes)
        last = ordered[-1] if ordered else None
        self._become(
            Chosen(
                frozenset(ordered),
                frozenset(edges),
                frozenset(notes),
                current if current is not None else last,
            )
        )

    def add(
        self, nodes: Iterable[str] = (), edges: Iterable[EdgeKey] = (), notes: Iterable[str] = ()
    ) -> None:
        """Choose these as well."""
        ordered = tuple(nodes)
        current = ordered[-1] if ordered else self.current
        self._become(
            Chosen(self.nodes.union(ordered), self.edges.union(edges), self.notes.union(notes), current)
        )

    def toggle(
        self, nodes: Iterable[str] = (), edges: Iterable[EdgeKey] = (), notes: Iterable[str] = ()
    ) -> None:
        """Choose those of them that are not chosen, and let go of those that are."""
        ordered = tuple(nodes)
        remaining = self.nodes.symmetric_difference(ordered)
        came = [id_ for id_ in ordered if id_ in remaining]
        edges_now, notes_now = self.edges.symmetric_difference(edges), self.notes.symmetric_difference(notes)
        self._become(Chosen(remaining, edges_now, notes_now, came[-1] if came else self.current))

    def clear(self) -> None:
        """Choose nothing."""
        self._become(NOTHING_CHOSEN)

    def restore(self, chosen: Chosen, graph: Graph) -> None:
        """Choose again what was chosen before, as far as it is still there."""
        self._become(_still_there(chosen, graph))

    def follow(self, graph: Graph, event: GraphChanged) -> None:
        """After an edit: go with what was renamed, and drop what is gone.

        A closed group counts as one: what was chosen in it when it was closed stands for all of it.
        """
        chosen = self._chosen
        names = {id_: id_ for id_ in (*chosen.nodes, *(target for target, _ in chosen.edges))}
        for change in event.changes:
            if isinstance(change, NodeRenamed):
                names = {first: change.after if now == change.before else now for first, now in names.items()}
        renamed = Chosen(
            frozenset(names[id_] for id_ in chosen.nodes),
            frozenset((names[target], port) for target, port in chosen.edges),
            chosen.notes,
            None if chosen.current is None else names.get(chosen.current),
        )
        remaining = _still_there(renamed, graph)
        for group in _just_closed(graph, event.changes):
            remaining = _as_box(remaining, graph, frozenset(members_of(graph, group)))
        self._become(remaining)

    def _become(self, chosen: Chosen) -> None:
        if chosen.current not in chosen.nodes:
            alone = min(chosen.nodes, default=None) if len(chosen.nodes) == 1 else None
            chosen = replace(chosen, current=alone)
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()


def _still_there(chosen: Chosen, graph: Graph) -> Chosen:
    return Chosen(
        frozenset(id_ for id_ in chosen.nodes if id_ in graph),
        frozenset(key for key in chosen.edges if key[0] in graph and key[1] in graph.operands(key[0])),
        frozenset(id_ for id_ in chosen.notes if graph.has_note(id_)),
        chosen.current,
    )


def _just_closed(graph: Graph, changes: Iterable[Change]) -> list[str]:
    """The groups that an edit closed, or brought closed."""
    touched = {
        change.group.id if isinstance(change, GroupAdded) else change.before.id
        for change in changes
        if isinstance(change, GroupAdded)
        or (isinstance(change, GroupReplaced) and not change.before.collapsed)
    }
    return [group.id for group in graph.groups if group.collapsed and group.id in touched] if touched else []


def _as_box(chosen: Chosen, graph: Graph, inside: frozenset[str]) -> Chosen:
    """With all of a box instead of a part of it, and without the wires that it hides."""
    edges = frozenset(
        (target, port)
        for target, port in chosen.edges
        if target not in inside or graph.operands(target)[port] not in inside
    )
    nodes = chosen.nodes if chosen.nodes.isdisjoint(inside) else chosen.nodes | inside
    return replace(chosen, nodes=nodes, edges=edges)
