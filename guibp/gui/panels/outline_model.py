"""The outline's cells: names and numbers, read when they are painted; what is typed becomes edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from guibp.drawing.numbers import NOT_COMPUTED, shown_number
from guibp.gui.operation_texts import operation_title
from guibp.gui.panels.outline_rows import Index, OutlineRows
from guibp.gui.panels.readings import Numbers, edge_numbers, in_full, node_numbers
from guibp.gui.plain_tips import plain_tip
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.edits import Edit, Rename, SetValues
from guibp.model.numbers_text import read_number, show_fully

ID = Qt.ItemDataRole.UserRole
PORT = Qt.ItemDataRole.UserRole + 1
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _SELECTABLE | Qt.ItemFlag.ItemIsEditable
_LONGEST_LINE = 60
"""So many letters of a note at most stand in its row."""


class Column(IntEnum):
    """What the columns show."""

    NAME = 0
    VALUE = 1
    GRADIENT = 2


class OutlineModel(OutlineRows):
    """Shows the session's graph as a tree of groups, nodes and the edges that enter them, and the notes."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._theme = theme
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
            PORT: self.port_at,
        }

    def take_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._theme = theme

    # -- cells -----------------------------------------------------------------------------------

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

    # -- typing ----------------------------------------------------------------------------------

    def can_type(self, index: Index) -> bool:
        """Whether a cell can be edited: every name but a note's, and the value of a leaf."""
        if not index.isValid() or self.is_edge(index) or self.note_at(index) is not None:
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
        return not self.is_edge(index) and self.tree.is_leaf(self._number(index))

    # -- what a cell shows -----------------------------------------------------------------------

    def _numbers(self, index: Index) -> Numbers:
        edge = self.edge_at(index)
        if edge is not None:
            return edge_numbers(self._session, *edge)
        if self.is_edge(index) or self.note_at(index) is not None:
            return None, None
        id_ = self.tree.result_of(self._number(index)) if self.is_group(index) else self.id_at(index)
        return (None, None) if id_ is None else node_numbers(self._session, id_)

    def _shown(self, index: Index) -> str:
        if index.column() == Column.NAME:
            return self._title(index)
        if self.note_at(index) is not None:
            return ""
        number = self._numbers(index)[index.column() - 1]
        return NOT_COMPUTED if number is None else shown_number(number)

    def _title(self, index: Index) -> str:
        graph, id_, port = self._session.graph, self.id_at(index), self.port_at(index)
        if port is not None:
            return f"{port + 1}  ←  {graph.operands(id_).get(port, NOT_COMPUTED)}"
        if self.note_at(index) is not None:
            return self.tr("Note: {text}").format(text=_first_line(graph.note(id_).text))
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
        if self.note_at(index) is not None:
            return self._title(index)
        return ", ".join((self._told_name(index), *(self._told(_beside(index, one)) for one in (1, 2))))

    def _told_name(self, index: Index) -> str:
        graph, id_, port = self._session.graph, self.id_at(index), self.port_at(index)
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
        note = self.note_at(index)
        if note is not None:
            text = self._session.graph.note(note).text
            return plain_tip(text)
        if index.column() == Column.NAME:
            return plain_tip(self._told_name(index))
        return in_full(self._numbers(index)[index.column() - 1])

    def _is_at_work(self, index: Index) -> bool:
        step = self._session.current_step
        is_of_node = self.port_at(index) is None and self.note_at(index) is None
        return step is not None and is_of_node and step.node == self.id_at(index)

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


def _first_line(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "").strip()
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


def _beside(index: Index, column: int) -> QModelIndex:
    return index.sibling(index.row(), column)


def _alignment(index: Index) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if index.column() == Column.NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
