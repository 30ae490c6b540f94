"""The outline's tree without Qt: groups, the nodes in them, below a node its operands; at last the notes."""

from __future__ import annotations

from collections.abc import Callable

from guibp.drawing.group_boxes import groups_around
from guibp.model.graph import Graph
from guibp.model.records import Note

ROOT = 0
LEFT_OUT = -1
"""The row of what the filter leaves out."""

Accepts = Callable[[str], bool]


class OutlineTree:
    """Groups, nodes and notes by number: 0 is the root, then come groups, nodes and notes in their order.

    A row is named by the number of its holder and its place below it; so a tree of ten thousand nodes
    is a few lists, and operands are looked up when a node is opened.
    """

    def __init__(self, graph: Graph, accepts: Accepts | None = None, notes: tuple[Note, ...] = ()) -> None:
        """Read a graph; nodes that are not accepted are left out, and groups without accepted ones.

        Of its notes those that are given get a row, after all else.
        """
        self._graph, self.revision = graph, graph.revision
        groups, nodes = graph.groups, graph.node_records
        self.first_node = 1 + len(groups)
        self.first_note = self.first_node + len(nodes)
        self.ids: list[str] = ["", *(group.id for group in groups), *(node.id for node in nodes)]
        self._leaves = [node.operation.is_leaf for node in nodes]
        self.numbers: dict[str, int] = {id_: number for number, id_ in enumerate(self.ids) if number}
        self.note_numbers = {note.id: self.first_note + place for place, note in enumerate(notes)}
        self.ids += self.note_numbers
        self.parents = [ROOT] * len(self.ids)
        self.rows = [LEFT_OUT] * len(self.ids)
        self._children: dict[int, list[int]] = {number: [] for number in range(self.first_node)}
        self._ports: dict[int, tuple[int, ...]] = {}
        self._results: dict[int, str | None] = {}
        for place, node in enumerate(nodes):
            if accepts is None or accepts(node.id):
                self._append(self.first_node + place)
        for number in self.note_numbers.values():
            self._append_below(ROOT, number)

    @property
    def is_current(self) -> bool:
        """Whether the graph has still the nodes, groups and edges that were read."""
        return self.revision == self._graph.revision

    def note_same_rows(self) -> None:
        """After an edit that changed no row."""
        self.revision = self._graph.revision

    def _append(self, number: int) -> None:
        """Put a node or group below its holder, which stands where its first member does."""
        holder = self._graph.group_of(self.ids[number])
        parent = ROOT if holder is None else self.numbers[holder]
        if parent != ROOT and self.rows[parent] == LEFT_OUT:
            self._append(parent)
        self._append_below(parent, number)

    def _append_below(self, parent: int, number: int) -> None:
        siblings = self._children[parent]
        self.parents[number], self.rows[number] = parent, len(siblings)
        siblings.append(number)

    def is_node(self, number: int) -> bool:
        """Whether a number is a node's."""
        return self.first_node <= number < self.first_note

    def is_note(self, number: int) -> bool:
        """Whether a number is a note's."""
        return number >= self.first_note

    def child_count(self, number: int) -> int:
        """How many rows stand below the root, a group or a node."""
        return len(self.ports(number)) if self.is_node(number) else len(self._children.get(number, ()))

    def is_leaf(self, number: int) -> bool:
        """Whether a number is that of a node without operands."""
        return self.is_node(number) and self._leaves[number - self.first_node]

    def has_children(self, number: int) -> bool:
        """Whether there are rows below, without looking for them: every operation has operands."""
        if self.is_node(number):
            return not self._leaves[number - self.first_node]
        return bool(self._children.get(number))

    def child(self, holder: int, row: int) -> int:
        """The number of the row below the root or a group."""
        return self._children[holder][row]

    def ports(self, number: int) -> tuple[int, ...]:
        """A node's operands: those that are wired, and those that must be."""
        found = self._ports.get(number)
        if found is None and not self.is_current:
            return ()
        if found is None:
            id_ = self.ids[number]
            found = tuple(sorted({*self._graph.operands(id_), *self._graph.missing_ports(id_)}))
            self._ports[number] = found
        return found

    def place_of(self, id_: str) -> int | None:
        """The number of a node or group that has a row; ``None`` for others."""
        number = self.numbers.get(id_)
        return None if number is None or self.rows[number] == LEFT_OUT else number

    def members_within(self, number: int) -> tuple[str, ...]:
        """The nodes in a group and in the groups inside it, also those that the filter leaves out."""
        found: list[str] = []
        for member in self._graph.group_record(self.ids[number]).members:
            inner = self.numbers[member]
            found.extend((member,) if self.is_node(inner) else self.members_within(inner))
        return tuple(found)

    def result_of(self, number: int) -> str | None:
        """The one node of a group whose value leaves it; ``None`` if none or several do."""
        if number not in self._results:
            inside = self.members_within(number)
            chosen, output = frozenset(inside), self._graph.resolve_output()
            leaving = [
                id_
                for id_ in inside
                if id_ == output or any(edge.target not in chosen for edge in self._graph.consumers(id_))
            ]
            self._results[number] = leaving[0] if len(leaving) == 1 else None
        return self._results[number]


def accept_phrase(query: str, graph: Graph, describe: Callable[[str], str]) -> Accepts | None:
    """What the filter lets through: nodes whose name, operation or groups hold the query; ``None`` is all."""
    phrase = query.strip().casefold()
    if not phrase:
        return None

    def accepts(id_: str) -> bool:
        names = (id_, describe(graph.node(id_).op), *groups_around(graph, id_))
        return any(phrase in name.casefold() for name in names)

    return accepts


def matching_notes(query: str, graph: Graph) -> tuple[Note, ...]:
    """The notes whose text holds the query; all where it is empty."""
    phrase = query.strip().casefold()
    return tuple(note for note in graph.notes if phrase in note.text.casefold())
