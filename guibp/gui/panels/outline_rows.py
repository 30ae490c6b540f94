"""The outline's rows: groups, nodes and the edges that enter them, and notes, made when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from guibp.gui.operation_texts import operation_title
from guibp.gui.panels.outline_tree import ROOT, OutlineTree, accept_phrase, matching_notes
from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.model.changes import Change, NodeRenamed
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_COLUMNS = 3
_Name = tuple[str, int | None, int, bool]
"""What a row is called whatever its place: id, port of an edge, column, and whether it is a note's."""


class OutlineRows(QAbstractItemModel):
    """Follows the session's graph as a tree; what its cells show is for the model made of it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._query = session, ""
        self.tree = OutlineTree(Graph())

    # -- following -------------------------------------------------------------------------------

    def read_graph(self, changes: Sequence[Change] = ()) -> None:
        """Take the rows from the graph as it is after ``changes``; what was open and current stays so."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, _name_after(changes, self._name_of(index))) for index in self.persistentIndexList()]
        self.tree = self._make_tree()
        self.changePersistentIndexList([index for index, _ in kept], [self._find(name) for _, name in kept])
        self.layoutChanged.emit()

    def replace_graph(self) -> None:
        """Take the rows from another graph."""
        self.beginResetModel()
        self.tree = self._make_tree()
        self.endResetModel()

    def _make_tree(self) -> OutlineTree:
        graph, query = self._session.graph, self._query
        return OutlineTree(
            graph, accept_phrase(query, graph, _describe_operation), matching_notes(query, graph)
        )

    def forget(self) -> None:
        """Have no rows until the graph is read again."""
        self.beginResetModel()
        self.tree = OutlineTree(Graph())
        self.endResetModel()

    def show_matches(self, query: str) -> None:
        """Show only nodes and notes that a query means, with the groups around them."""
        self._query = query
        self.read_graph()

    @property
    def is_current(self) -> bool:
        """Whether the rows are those of the graph; in the middle of an edit they are not."""
        return self.tree.is_current

    # -- rows ------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        # Asked four times for every row of the tree whenever it is laid out: no calls that can be spared.
        tree, number = self.tree, ROOT
        if parent.isValid():
            holder = parent.internalId()
            if holder >= tree.first_node:
                return QModelIndex()
            number = tree.child(holder, parent.row())
        if 0 <= row < tree.child_count(number) and 0 <= column < _COLUMNS:
            return self.createIndex(row, column, number)
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        holder = index.internalId() if index.isValid() else ROOT
        if holder == ROOT:
            return QModelIndex()
        return self.createIndex(self.tree.rows[holder], 0, self.tree.parents[holder])

    def rowCount(self, parent: Index = _TOP) -> int:
        if parent.isValid() and (parent.column() != 0 or self.is_edge(parent)):
            return 0
        return self.tree.child_count(self._number(parent))

    def hasChildren(self, parent: Index = _TOP) -> bool:
        if parent.isValid() and (parent.column() != 0 or self.is_edge(parent)):
            return False
        return self.tree.has_children(self._number(parent))

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: ARG002 - the signature is given by Qt
        return _COLUMNS

    # -- what a row is ---------------------------------------------------------------------------

    def index_of(self, id_: str) -> QModelIndex:
        """The row of a node or group; an invalid index where it has none."""
        number = self.tree.place_of(id_)
        if number is None:
            return QModelIndex()
        return self.createIndex(self.tree.rows[number], 0, self.tree.parents[number])

    def index_of_edge(self, target: str, port: int) -> QModelIndex:
        """The row of an edge, below the node that it enters."""
        number = self.tree.place_of(target)
        ports = () if number is None else self.tree.ports(number)
        if number is None or port not in ports:
            return QModelIndex()
        return self.createIndex(ports.index(port), 0, number)

    def index_of_note(self, id_: str) -> QModelIndex:
        """The row of a note; an invalid index where it has none."""
        number = self.tree.note_numbers.get(id_)
        return QModelIndex() if number is None else self.createIndex(self.tree.rows[number], 0, ROOT)

    def note_at(self, index: Index) -> str | None:
        """The note of a row; ``None`` at all others."""
        number = self._number(index)
        return self.tree.ids[number] if self.tree.is_note(number) else None

    def edge_at(self, index: Index) -> EdgeKey | None:
        """The edge at a row; ``None`` at a node, a group or an operand without a wire."""
        port = self.port_at(index)
        id_ = self.id_at(index)
        return None if port is None or port not in self._session.graph.operands(id_) else (id_, port)

    def nodes_at(self, index: Index) -> tuple[str, ...]:
        """The nodes that a row stands for: itself, a group's members, the node of a free operand."""
        if self.edge_at(index) is not None or self.note_at(index) is not None:
            return ()
        number = index.internalId() if self.is_edge(index) else self._number(index)
        return (self.tree.ids[number],) if self.tree.is_node(number) else self.tree.members_within(number)

    def id_at(self, index: Index) -> str:
        """The node, group or note of a row; of an edge the node that it enters."""
        return self.tree.ids[index.internalId() if self.is_edge(index) else self._number(index)]

    def is_group(self, index: Index) -> bool:
        """Whether a row is a group's."""
        return not self.is_edge(index) and self._number(index) < self.tree.first_node

    def is_edge(self, index: Index) -> bool:
        return index.isValid() and self.tree.is_node(index.internalId())

    def _number(self, index: Index) -> int:
        """The number of a row that is no edge's."""
        if not index.isValid() or self.is_edge(index):
            return ROOT
        return self.tree.child(index.internalId(), index.row())

    def port_at(self, index: Index) -> int | None:
        return self.tree.ports(index.internalId())[index.row()] if self.is_edge(index) else None

    def _name_of(self, index: Index) -> _Name:
        return self.id_at(index), self.port_at(index), index.column(), self.note_at(index) is not None

    def _find(self, name: _Name) -> QModelIndex:
        id_, port, column, is_note = name
        if is_note:
            found = self.index_of_note(id_)
        else:
            found = self.index_of(id_) if port is None else self.index_of_edge(id_, port)
        return found.siblingAtColumn(column) if found.isValid() else found


def _name_after(changes: Sequence[Change], name: _Name) -> _Name:
    id_, port, column, is_note = name
    for change in changes:
        if isinstance(change, NodeRenamed) and change.before == id_:
            id_ = change.after
    return id_, port, column, is_note


def _describe_operation(op: str) -> str:
    """What a query may call an operation."""
    operation = OPERATIONS[op]
    return f"{operation.id} {operation_title(operation)} {operation.symbol}"
