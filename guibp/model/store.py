"""What a graph holds, changed by primitive changes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from guibp.model.changes import (
    Change,
    DatasetChanged,
    EdgeAdded,
    EdgeRemoved,
    ExtraChanged,
    GroupAdded,
    GroupRemoved,
    GroupReplaced,
    NodeAdded,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeReplaced,
    NoteAdded,
    NoteRemoved,
    NoteReplaced,
    OutputChanged,
    TrainingChanged,
)
from guibp.model.dataset import Dataset
from guibp.model.incidence import Incidence, no_edges
from guibp.model.paths import is_reachable, shortest_path
from guibp.model.records import NO_EXTRA, Edge, Extra, Group, Node, Note, TrainingSettings
from guibp.model.sequenced import Sequenced


class Store:
    """The content of a graph.

    ``make`` trusts its change: the rules were checked before. Every node, edge, group and note carries a
    sequence number, and iteration follows it, so that one which is put back stands where it stood.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.operands: dict[str, dict[int, Edge]] = {}
        self.groups: dict[str, Group] = {}
        self.group_of: dict[str, str] = {}
        self.notes: dict[str, Note] = {}
        self.output: str | None = None
        self.dataset: Dataset | None = None
        self.training: TrainingSettings | None = None
        self.extra: Extra = NO_EXTRA
        self._next_sequence = 0
        self._ordered_nodes = Sequenced[Node]()
        self._ordered_edges = Sequenced[Edge]()
        self._consumers: dict[str, dict[tuple[str, int], Edge]] | None = None
        """Of each node the edges that leave it; made when somebody asks, and kept from then on."""
        self._incidence: Incidence | None = no_edges()
        """Of the first edges in order, as many as it has; ``None`` if an order was lost since."""

    def ordered_nodes(self) -> tuple[Node, ...]:
        """All nodes in the document's order."""
        return self._ordered_nodes.records(self.nodes.values())

    def place_of(self, id_: str) -> int:
        """The place of a node among the ordered."""
        return self._ordered_nodes.place_of(self.nodes[id_], self.nodes.values())

    def ordered_edges(self) -> tuple[Edge, ...]:
        """All edges in the document's order."""
        return self._ordered_edges.records(
            edge for ports in self.operands.values() for edge in ports.values()
        )

    def incidence(self) -> Incidence:
        """All edges as arrays of places."""
        known = no_edges() if self._incidence is None else self._incidence
        nodes, edges = self.ordered_nodes(), self.ordered_edges()
        if (known.nodes, len(known)) != (len(nodes), len(edges)):
            places = {node.id: place for place, node in enumerate(nodes)}
            known = known.extended(places, edges[len(known) :])
        self._incidence = known
        return known

    def ordered_groups(self) -> tuple[Group, ...]:
        """All groups in the document's order."""
        return tuple(sorted(self.groups.values(), key=lambda group: group.sequence))

    def ordered_notes(self) -> tuple[Note, ...]:
        """All notes in the document's order: later ones lie on earlier ones."""
        return tuple(sorted(self.notes.values(), key=lambda note: note.sequence))

    def edges_into(self, target: str) -> tuple[Edge, ...]:
        """The edges that end at a node, by port."""
        ports = self.operands[target]
        return tuple(ports[port] for port in sorted(ports))

    def edges_out_of(self, source: str) -> Iterator[Edge]:
        """The edges that leave a node."""
        return iter(self.consumers()[source].values())

    def consumers(self) -> Mapping[str, Mapping[tuple[str, int], Edge]]:
        """Of each node the edges that leave it, by target and port."""
        if self._consumers is None:
            self._consumers = {id_: {} for id_ in self.nodes}
            for edge in self.ordered_edges():
                self._consumers[edge.source][edge.target, edge.port] = edge
        return self._consumers

    def reaches(self, start: str, goal: str) -> bool:
        """Whether a path of edges leads from one node to another (or they are one)."""
        return is_reachable(start, goal, self.consumer_ids, self.operand_ids)

    def path(self, start: str, goal: str) -> tuple[str, ...]:
        """The nodes on a shortest path of edges, both ends included; there must be one."""
        return shortest_path(start, goal, self.consumer_ids)

    def consumer_ids(self, source: str) -> Iterator[str]:
        """The nodes that a node feeds, once for each edge."""
        return (target for target, _ in self.consumers()[source])

    def operand_ids(self, target: str) -> Iterator[str]:
        """The nodes that feed a node, once for each edge."""
        return (edge.source for edge in self.operands[target].values())

    def sequence(self) -> int:
        """A new sequence number, larger than all that were ever given."""
        self._next_sequence += 1
        return self._next_sequence - 1

    def make(self, change: Change) -> None:
        """Make one primitive change."""
        _MAKERS[type(change)](self, change)

    def put_node(self, node: Node) -> None:
        """Exchange the record of a node."""
        if not self._ordered_nodes.exchange(self.nodes[node.id], node):
            self._incidence = None
        self.nodes[node.id] = node

    def add_node(self, node: Node) -> None:
        """Take in a node without edges."""
        self.nodes[node.id] = node
        self.operands[node.id] = {}
        if not self._ordered_nodes.add(node):
            self._incidence = None
        if self._consumers is not None:
            self._consumers[node.id] = {}

    def remove_node(self, id_: str) -> None:
        """Let go of a node without edges."""
        del self.nodes[id_], self.operands[id_]
        self._ordered_nodes.lose()
        self._incidence = None
        if self._consumers is not None:
            del self._consumers[id_]

    def add_edge(self, edge: Edge) -> None:
        """Take in an edge."""
        self.operands[edge.target][edge.port] = edge
        if not self._ordered_edges.add(edge):
            self._incidence = None
        if self._consumers is not None:
            self._consumers[edge.source][edge.target, edge.port] = edge

    def remove_edge(self, edge: Edge) -> None:
        """Let go of an edge."""
        del self.operands[edge.target][edge.port]
        self._ordered_edges.lose()
        self._incidence = None
        if self._consumers is not None:
            del self._consumers[edge.source][edge.target, edge.port]

    def put_group(self, group: Group) -> None:
        """Take in or exchange a group, and note whose group it is."""
        self.drop_group(group.id)
        self.groups[group.id] = group
        for member in group.members:
            self.group_of[member] = group.id

    def drop_group(self, id_: str) -> None:
        """Let go of a group; its members stay."""
        former = self.groups.pop(id_, None)
        for member in former.members if former else ():
            if self.group_of.get(member) == id_:
                del self.group_of[member]

    def put_note(self, note: Note) -> None:
        """Take in or exchange a note."""
        self.notes[note.id] = note

    def drop_note(self, id_: str) -> None:
        """Let go of a note."""
        del self.notes[id_]

    def rename(self, before: str, after: str) -> None:
        """Give a node or group another id, with all that speaks of it."""
        holder = self.group_of.get(before)
        if holder is not None:
            group = self.groups[holder]
            members = tuple(after if member == before else member for member in group.members)
            self.put_group(replace(group, members=members))
        if before in self.groups:
            group = self.groups[before]
            self.drop_group(before)
            self.put_group(replace(group, id=after))
        else:
            self._rename_node(before, after)

    def _rename_node(self, before: str, after: str) -> None:
        node, incoming = self.nodes[before], self.edges_into(before)
        outgoing = tuple(self.edges_out_of(before))
        for edge in (*incoming, *outgoing):
            self.remove_edge(edge)
        self.remove_node(before)
        self.add_node(replace(node, id=after))
        for edge in incoming:
            self.add_edge(replace(edge, target=after))
        for edge in outgoing:
            self.add_edge(replace(edge, source=after))
        if self.output == before:
            self.output = after


def _make_output_changed(store: Store, change: OutputChanged) -> None:
    store.output = change.after


def _make_dataset_changed(store: Store, change: DatasetChanged) -> None:
    store.dataset = change.after


def _make_training_changed(store: Store, change: TrainingChanged) -> None:
    store.training = change.after


def _make_extra_changed(store: Store, change: ExtraChanged) -> None:
    store.extra = change.after


_MAKERS: Mapping[type, Callable[[Store, Any], None]] = {
    NodeAdded: lambda store, change: store.add_node(change.node),
    NodeRemoved: lambda store, change: store.remove_node(change.node.id),
    NodeReplaced: lambda store, change: store.put_node(change.after),
    NodeMoved: lambda store, change: store.put_node(change.after),
    NodeRenamed: lambda store, change: store.rename(change.before, change.after),
    EdgeAdded: lambda store, change: store.add_edge(change.edge),
    EdgeRemoved: lambda store, change: store.remove_edge(change.edge),
    GroupAdded: lambda store, change: store.put_group(change.group),
    GroupRemoved: lambda store, change: store.drop_group(change.group.id),
    GroupReplaced: lambda store, change: store.put_group(change.after),
    NoteAdded: lambda store, change: store.put_note(change.note),
    NoteRemoved: lambda store, change: store.drop_note(change.note.id),
    NoteReplaced: lambda store, change: store.put_note(change.after),
    OutputChanged: _make_output_changed,
    DatasetChanged: _make_dataset_changed,
    TrainingChanged: _make_training_changed,
    ExtraChanged: _make_extra_changed,
}
