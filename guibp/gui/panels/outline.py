"""The outline panel: every node with its value and gradient, and below it the edges that enter it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QVBoxLayout, QWidget

from guibp.gui.session import Session
from guibp.model.numbers_text import show_number, with_minus_sign

ID = Qt.ItemDataRole.UserRole
PORT = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2
NOT_COMPUTED = "–"
_LONGEST_LINE = 60


class OutlinePanel(QWidget):
    """Lists the graph in words; what is chosen here is chosen on the canvas."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self._is_stale = True
        self._rows: dict[str, QStandardItem] = {}
        self._notes: dict[str, QStandardItem] = {}
        self._model = QStandardItemModel(0, 3, self)
        self._tree = self._make_tree()
        self._write()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tree)
        session.graph_changed.connect(self._forget_rows)
        session.document_replaced.connect(self._forget_rows)
        session.reading_changed.connect(self._refresh)
        session.selection.changed.connect(self._follow_selection)

    def showEvent(self, event: object) -> None:  # noqa: ARG002 - shown is shown
        self._refresh()
        self._follow_selection()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._model.setHorizontalHeaderLabels([self.tr("node"), self.tr("value"), self.tr("gradient")])
        self._tree.setAccessibleName(self.tr("outline of the graph"))

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setModel(self._model)
        tree.setFrameShape(QTreeView.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        tree.selectionModel().selectionChanged.connect(self._choose)
        return tree

    @Slot()
    def _forget_rows(self) -> None:
        self._is_stale = True

    @Slot()
    def _refresh(self) -> None:
        """Only while it is seen: nobody reads a hidden list, and training changes it 60 times a second."""
        if not self.isVisible():
            return
        if self._is_stale:
            self._build_rows()
            self._is_stale = False
            self._follow_selection()
        self._write_numbers()

    def _build_rows(self) -> None:
        self._is_following = True
        try:
            self._model.removeRows(0, self._model.rowCount())
            self._rows = {}
            for node in self._session.graph.node_records:
                title = f"{node.id}   {node.operation.symbol}" if not node.operation.is_leaf else node.id
                row = _make_row(title, node.id)
                self._rows[node.id] = row[0]
                for port, source in self._session.graph.operands(node.id).items():
                    edge = _make_row(f"{port}  ←  {source}", node.id)
                    edge[0].setData(port, PORT)
                    row[0].appendRow(edge)
                self._model.appendRow(row)
            self._list_notes()
        finally:
            self._is_following = False

    def _list_notes(self) -> None:
        """Notes come after the nodes, each by the beginning of what it says."""
        self._notes = {}
        for note in self._session.graph.notes:
            line = next((line for line in note.text.splitlines() if line.strip()), "")
            row = _make_row(self.tr("Note: {text}").format(text=line[:_LONGEST_LINE]), note.id)
            row[0].setData(note.id, NOTE)
            row[0].setToolTip(note.text)
            self._notes[note.id] = row[0]
            self._model.appendRow(row)

    def _write_numbers(self) -> None:
        graph, reading = self._session.graph, self._session.reading
        for place, row in enumerate(self._rows.values()):
            values = (
                (reading.node_values[place], reading.node_values_known[place]),
                (reading.node_gradients[place], reading.node_gradients_known[place]),
            )
            _write(self._model, row.row(), None, values)
        for place, edge in enumerate(graph.edges):
            holder = self._rows[edge.target]
            values = (
                (reading.edge_values[place], reading.edge_values_known[place]),
                (reading.edge_gradients[place], reading.edge_gradients_known[place]),
            )
            _write(self._model, _row_of_port(holder, edge.port), holder, values)

    @Slot(QItemSelection, QItemSelection)
    def _choose(self) -> None:
        if self._is_following:
            return
        nodes, edges, notes = [], [], []
        for index in self._tree.selectionModel().selectedRows(0):
            port, note = index.data(PORT), index.data(NOTE)
            if note is not None:
                notes.append(note)
            elif port is None:
                nodes.append(index.data(ID))
            else:
                edges.append((index.data(ID), port))
        self._session.selection.select(nodes, edges, notes=notes)

    @Slot()
    def _follow_selection(self) -> None:
        if self._is_following or self._is_stale or not self.isVisible():
            return
        self._is_following = True
        try:
            selection = self._tree.selectionModel()
            selection.clearSelection()
            flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
            for id_ in self._session.selection.nodes:
                if id_ in self._rows:
                    selection.select(self._rows[id_].index(), flags)
            for id_ in self._session.selection.notes:
                if id_ in self._notes:
                    selection.select(self._notes[id_].index(), flags)
            current = self._session.selection.current
            if current in self._rows:
                self._tree.scrollTo(self._rows[current].index())
        finally:
            self._is_following = False


def _make_row(title: str, id_: str) -> list[QStandardItem]:
    row = [QStandardItem(title), QStandardItem(), QStandardItem()]
    row[0].setData(id_, ID)
    for item in row[1:]:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row


def _row_of_port(holder: QStandardItem, port: int) -> int:
    return next(row for row in range(holder.rowCount()) if holder.child(row).data(PORT) == port)


def _write(
    model: QStandardItemModel,
    row: int,
    holder: QStandardItem | None,
    numbers: tuple[tuple[float, bool], tuple[float, bool]],
) -> None:
    for column, (number, known) in enumerate(numbers, start=1):
        item = model.item(row, column) if holder is None else holder.child(row, column)
        text = with_minus_sign(show_number(float(number))) if known else NOT_COMPUTED
        if item.text() != text:
            item.setText(text)
