"""The outline's tree on show: its keys, and which of its rows are chosen, in step with the selection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from guibp.gui.panels.outline_model import Column, OutlineModel
from guibp.gui.panels.outline_typing import OutlineDelegate
from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.gui.type_scale import scaled
from guibp.model.changes import Change

_EDIT_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_OWN_KEYS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F2})
_WIDEST = "−8.88e−8"
_MOST_OPENED = 200
"""So many groups at most are opened by themselves."""


class OutlineView(QTreeView):
    """A tree whose letters find rows and whose Return and F2 edit them, as on the canvas."""

    menu_requested = Signal(QPoint)
    """The menu key or a right click, at a global position."""
    note_opened = Signal(str)
    """A note is to be edited where it stands."""

    def __init__(self, session: Session, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._outline = session, model
        self._is_following = False
        self.setObjectName("outline_tree")
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(session, self))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        for column in (Column.VALUE, Column.GRADIENT):
            self.header().resizeSection(column, self.fontMetrics().horizontalAdvance(_WIDEST) + scaled(14))
        self.setIndentation(scaled(14))
        chosen = self.selectionModel()
        chosen.selectionChanged.connect(self.choose_shown)
        chosen.currentChanged.connect(self.choose_shown)

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Letters find a row, Home and End go to the ends, F2 edits: they are no shortcuts here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            if plain and (event.key() in _OWN_KEYS or (event.text().isprintable() and event.text())):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and F2 edit a leaf's number, an operation's name or a note, Shift+F2 any name."""
        if event.key() not in _EDIT_KEYS:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.edit_name()
        else:
            self.edit_current()

    def edit_current(self) -> None:
        """Type a leaf's number, or the name of an operation or a group; a note is edited on the canvas."""
        note = self._outline.note_at(self.currentIndex())
        if note is not None:
            self.note_opened.emit(note)
            return
        value = self.currentIndex().siblingAtColumn(Column.VALUE)
        if self._outline.can_type(value):
            self.edit(value)
        else:
            self.edit_name()

    def edit_name(self) -> None:
        """Type the name of the current row; a note has none."""
        name = self.currentIndex().siblingAtColumn(Column.NAME)
        if self._outline.can_type(name):
            self.edit(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a note, as on the canvas; cells of all else are edited where they stand."""
        note = self._outline.note_at(self.indexAt(event.position().toPoint()))
        if note is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.note_opened.emit(note)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: below the current row, if a key asks."""
        place = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(place)

    # -- rows ------------------------------------------------------------------------------------

    def open_groups(self) -> None:
        """Open the groups, as far as they are not too many."""
        tree = self._outline.tree
        for number in range(1, min(tree.first_node, _MOST_OPENED)):
            index = self._outline.index_of(tree.ids[number])
            if index.isValid():
                self.expand(index)

    def show_rows_of(self, query: str) -> None:
        """Show only what a query means, opened."""
        self._outline.show_matches(query)
        self.open_groups()
        self.follow_selection()

    def read_graph(self, changes: Sequence[Change] = ()) -> None:
        """After an edit that changes rows by ``changes``."""
        self._is_following = True
        try:
            # Thousands of chosen rows would each be looked up in the new tree.
            self.selectionModel().clearSelection()
            self._outline.read_graph(changes)
        finally:
            self._is_following = False
        self.follow_selection()

    def show_node(self, id_: str) -> None:
        """Bring a node's row into view."""
        index = self._outline.index_of(id_)
        if index.isValid():
            self.scrollTo(index)

    # -- the selection ---------------------------------------------------------------------------

    def choose_shown(self) -> None:
        """What is chosen here is chosen everywhere."""
        if self._is_following:
            return
        nodes: list[str] = []
        edges: list[EdgeKey] = []
        notes: list[str] = []
        for index in self.selectionModel().selectedRows(0):
            edge, note = self._outline.edge_at(index), self._outline.note_at(index)
            if note is not None:
                notes.append(note)
            elif edge is None:
                nodes.extend(self._outline.nodes_at(index))
            else:
                edges.append(edge)
        at = self._outline.nodes_at(self.currentIndex()) if self.currentIndex().isValid() else ()
        self._is_following = True
        try:
            current = at[-1] if at and at[-1] in nodes else None
            self._session.selection.select(nodes, edges, current, notes)
        finally:
            self._is_following = False

    def follow_selection(self) -> None:
        """What is chosen elsewhere is chosen here, and the current node is in view."""
        if self._is_following or not self._outline.is_current:
            return
        self._is_following = True
        try:
            chosen = self.selectionModel()
            flags = chosen.SelectionFlag
            chosen.select(self._wanted(), flags.ClearAndSelect | flags.Rows)
            current = self._current_row()
            if current.isValid():
                chosen.setCurrentIndex(current, flags.NoUpdate)
                self.scrollTo(current)
        finally:
            self._is_following = False

    def _current_row(self) -> QModelIndex:
        selection = self._session.selection
        if selection.current is not None:
            return self._row_standing_for(selection.current, {})
        if selection.only_note is not None:
            return self._outline.index_of_note(selection.only_note)
        if len(selection.edges) == 1 and not selection.nodes:
            return self._outline.index_of_edge(*next(iter(selection.edges)))
        return QModelIndex()

    def _wanted(self) -> QItemSelection:
        """The rows of what is selected, those side by side as one range."""
        whole: dict[str, bool] = {}
        selection = self._session.selection
        rows = [self._row_standing_for(id_, whole) for id_ in selection.nodes]
        rows += [self._outline.index_of_edge(*edge) for edge in selection.edges]
        rows += [self._outline.index_of_note(id_) for id_ in selection.notes]
        wanted = QItemSelection()
        for first, last in _ranges(row for row in rows if row.isValid()):
            wanted.select(first, last.siblingAtColumn(Column.GRADIENT))
        return wanted

    def _row_standing_for(self, id_: str, whole: dict[str, bool]) -> QModelIndex:
        """A node's row; or that of a group which is shut here, if all of it is selected."""
        model = self._outline
        index = standing = model.index_of(id_)
        while (index := index.parent()).isValid():
            group = model.id_at(index)
            if group not in whole:
                whole[group] = self._session.selection.nodes.issuperset(model.nodes_at(index))
            if whole[group] and not self.isExpanded(index):
                standing = index
        return standing


def _ranges(rows: Iterable[QModelIndex]) -> list[tuple[QModelIndex, QModelIndex]]:
    """First and last of the rows that follow each other under one holder."""
    found: list[tuple[QModelIndex, QModelIndex]] = []
    ordered = sorted({(row.internalId(), row.row()): row for row in rows}.items())
    for (holder, place), row in ordered:
        last = found[-1][1] if found else None
        if last is not None and (last.internalId(), last.row() + 1) == (holder, place):
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
