"""The outline's model: rows made when they are asked for, numbers read when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.gui.operation_texts import operation_title
from guibp.gui.panels.outline_tree import ROOT, OutlineTree, accept_phrase
from guibp.gui.panels.readings import Numbers, edge_numbers, in_full, node_numbers
from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.edits import Edit, Rename, SetValues
from guibp.model.graph import Graph
from guibp.model.numbers_text import read_number, show_fully
from guibp.model.operations import OPERATIONS

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
PORT = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()
_COLUMNS = 3
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _SELECTABLE | Qt.ItemFlag.ItemIsEditable


class Column(IntEnum):
    """What the columns show."""

    NAME = 0
    VALUE = 1
    GRADIENT = 2


class OutlineModel(QAbstractItemModel):
    """Shows the session's graph as a tree of groups, nodes and the edges that enter them."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._query = session, theme, ""
        self.tree = OutlineTree(Graph())
        self._roles: Mapping[int, Callable[[Index], object]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.EditRole: self.typed_text,
            Qt.ItemDataRole.AccessibleTextRole: self._told,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.TextAlignmentRole: _alignment,
            Qt.ItemDataRole.FontRole: self._font,
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.BackgroundRole: self._ground,
            ID: self.id_at,
            PORT: self._port_at,
        }

    # -- following -------------------------------------------------------------------------------

    def read_graph(self) -> None:
        """Take the rows from the graph as it is now; what was open and current stays so, by its id."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._name_of(index)) for index in self.persistentIndexList()]
        graph, query = self._session.graph, self._query
        self.tree = OutlineTree(graph, accept_phrase(query, graph, _describe_operation))
        self.changePersistentIndexList([index for index, _ in kept], [self._find(*name) for _, name in kept])
        self.layoutChanged.emit()

    def replace_graph(self) -> None:
        """Take the rows from another graph."""
        self.beginResetModel()
        graph = self._session.graph
        self.tree = OutlineTree(graph, accept_phrase(self._query, graph, _describe_operation))
        self.endResetModel()

    def forget(self) -> None:
        """Have no rows until the graph is read again."""
        self.beginResetModel()
        self.tree = OutlineTree(Graph())
        self.endResetModel()

    def show_matches(self, query: str) -> None:
        """Show only nodes that a query means, with the groups around them."""
        self._query = query
        self.read_graph()

    def take_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._theme = theme

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
        if parent.isValid() and (parent.column() != 0 or self._is_edge(parent)):
            return 0
        return self.tree.child_count(self._number(parent))

    def hasChildren(self, parent: Index = _TOP) -> bool:
        if parent.isValid() and (parent.column() != 0 or self._is_edge(parent)):
            return False
        return self.tree.has_children(self._number(parent))

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: ARG002 - the signature is given by Qt
        return _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section != Column.NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("node"), self.tr("value"), self.tr("gradient"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.can_type(index) else _SELECTABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        read = self._roles.get(role)
        if read is None or not index.isValid() or not self.is_current:
            return None
        return read(index)

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

    def edge_at(self, index: Index) -> EdgeKey | None:
        """The edge at a row; ``None`` at a node, a group or an operand without a wire."""
        port = self._port_at(index)
        id_ = self.id_at(index)
        return None if port is None or port not in self._session.graph.operands(id_) else (id_, port)

    def nodes_at(self, index: Index) -> tuple[str, ...]:
        """The nodes that a row stands for: itself, a group's members, the node of a free operand."""
        if self.edge_at(index) is not None:
            return ()
        number = index.internalId() if self._is_edge(index) else self._number(index)
        return (self.tree.ids[number],) if self.tree.is_node(number) else self.tree.members_within(number)

    def id_at(self, index: Index) -> str:
        """The node or group of a row; of an edge the node that it enters."""
        return self.tree.ids[index.internalId() if self._is_edge(index) else self._number(index)]

    def is_group(self, index: Index) -> bool:
        """Whether a row is a group's."""
        return not self._is_edge(index) and not self.tree.is_node(self._number(index))

    def _is_edge(self, index: Index) -> bool:
        return index.isValid() and self.tree.is_node(index.internalId())

    def _number(self, index: Index) -> int:
        return self.tree.child(index.internalId(), index.row()) if index.isValid() else ROOT

    def _port_at(self, index: Index) -> int | None:
        return self.tree.ports(index.internalId())[index.row()] if self._is_edge(index) else None

    def _name_of(self, index: Index) -> tuple[str, int | None, int]:
        return self.id_at(index), self._port_at(index), index.column()

    def _find(self, id_: str, port: int | None, column: int) -> QModelIndex:
        found = self.index_of(id_) if port is None else self.index_of_edge(id_, port)
        return found.siblingAtColumn(column) if found.isValid() else found

    # -- typing ----------------------------------------------------------------------------------

    def can_type(self, index: Index) -> bool:
        """Whether a cell can be edited: every name, and the value of a leaf."""
        if not index.isValid() or index.internalId() >= self.tree.first_node:
            return False
        column = index.column()
        return column == 0 or (column == 1 and self._is_leaf(index))

    def typed_text(self, index: Index) -> str:
        """What stands in the line edit at first: a name, or a number in full."""
        if index.column() == Column.NAME or not self._is_leaf(index):
            return self.id_at(index)
        shown, _ = self._numbers(index)
        number = self._session.graph.node(self.id_at(index)).value if shown is None else shown
        return "" if number is None else show_fully(number)

    def typed_edit(self, index: Index, text: str) -> Edit | None:
        """The edit that a typed text stands for, ``None`` for no change; raises ``GuibpError``."""
        if text == self.typed_text(index):
            return None
        id_ = self.id_at(index)
        return Rename(id_, text) if index.column() == Column.NAME else SetValues(((id_, read_number(text)),))

    def _is_leaf(self, index: Index) -> bool:
        return not self._is_edge(index) and self.tree.is_leaf(self._number(index))

    # -- what a cell shows -----------------------------------------------------------------------

    def _numbers(self, index: Index) -> Numbers:
        edge = self.edge_at(index)
        if edge is not None:
            return edge_numbers(self._session, *edge)
        if self._is_edge(index):
            return None, None
        id_ = self.tree.result_of(self._number(index)) if self.is_group(index) else self.id_at(index)
        return (None, None) if id_ is None else node_numbers(self._session, id_)

    def _shown(self, index: Index) -> str:
        if index.column() == Column.NAME:
            return self._title(index)
        number = self._numbers(index)[index.column() - 1]
        return NOT_COMPUTED if number is None else shown_number(number)

    def _title(self, index: Index) -> str:
        graph, id_, port = self._session.graph, self.id_at(index), self._port_at(index)
        if port is not None:
            return f"{port + 1}  ←  {graph.operands(id_).get(port, NOT_COMPUTED)}"
        if self.is_group(index):
            return self.tr("{group}   closed").format(group=id_) if graph.group_record(id_).collapsed else id_
        operation = graph.node(id_).operation
        title = id_ if operation.is_leaf else f"{id_}   {operation.symbol}"
        return self.tr("{node}   output").format(node=title) if graph.resolve_output() == id_ else title

    def _told(self, index: Index) -> str:
        """What a screen reader says: whole words, and what the other columns show too."""
        if index.column() != Column.NAME:
            column = (self.tr("value {number}"), self.tr("gradient {number}"))[index.column() - 1]
            return column.format(number=self._shown(index))
        return ", ".join((self._told_name(index), *(self._told(_beside(index, one)) for one in (1, 2))))

    def _told_name(self, index: Index) -> str:
        graph, id_, port = self._session.graph, self.id_at(index), self._port_at(index)
        if port is not None:
            source = graph.operands(id_).get(port)
            if source is None:
                return self.tr("operand {port} of {id}, no wire").format(port=port + 1, id=id_)
            return self.tr("operand {port} of {id} from {source}").format(
                port=port + 1, id=id_, source=source
            )
        if self.is_group(index):
            closed = graph.group_record(id_).collapsed
            return (self.tr("closed group {id}") if closed else self.tr("group {id}")).format(id=id_)
        said = [id_, operation_title(graph.node(id_).operation)]
        said += [self.tr("output")] if graph.resolve_output() == id_ else []
        return ", ".join((*said, *([self.tr("at work")] if self._is_at_work(index) else [])))

    def _tip(self, index: Index) -> str:
        if index.column() == Column.NAME:
            return self._told_name(index)
        return in_full(self._numbers(index)[index.column() - 1])

    def _is_at_work(self, index: Index) -> bool:
        step = self._session.current_step
        return step is not None and self._port_at(index) is None and step.node == self.id_at(index)

    def _font(self, index: Index) -> QFont | None:
        if not self._is_at_work(index):
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _colour(self, index: Index) -> object:
        return (None, self._theme.value, self._theme.gradient)[index.column()]

    def _ground(self, index: Index) -> object:
        return self._theme.halo if self._is_at_work(index) else None


def _describe_operation(op: str) -> str:
    """What a query may call an operation."""
    operation = OPERATIONS[op]
    return f"{operation.id} {operation_title(operation)} {operation.symbol}"


def _beside(index: Index, column: int) -> QModelIndex:
    return index.sibling(index.row(), column)


def _alignment(index: Index) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if index.column() == Column.NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
