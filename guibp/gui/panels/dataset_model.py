"""The data set as a table that can be edited: every change is one edit of the graph."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from guibp.gui.dataset_edits import begin_dataset
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.dataset import Dataset
from guibp.model.dataset_rows import insert_row, remove_row
from guibp.model.edits import Batch, BindColumn, SetDataset
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import read_number, show_fully, with_minus_sign

HELD_OUT_MARK = "\N{WHITE CIRCLE}"
"""Behind the number of a row that no training step learns from: hollow, as its point on the plot."""

Index = QModelIndex | QPersistentModelIndex

BATCH_MARK = "\N{BLACK CIRCLE}"
"""Stands before the number of a row that the newest step drew."""


class DatasetModel(QAbstractTableModel):
    """Rows are samples, columns those of the graph's data set; without one it is empty."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = session.graph.dataset
        self._marked: frozenset[int] = frozenset()

    @property
    def dataset(self) -> Dataset | None:
        """The data set on show."""
        return self._shown

    def refresh(self) -> bool:
        """Show the graph's data set; the answer is whether it is another one."""
        dataset = self._session.graph.dataset
        if dataset is self._shown:
            return False
        before, self._shown = self._shown, dataset
        if before is not None and dataset is not None and before.table.shape == dataset.table.shape:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        else:
            self.beginResetModel()
            self.endResetModel()
        return True

    def mark_rows(self, rows: frozenset[int]) -> None:
        """Put a dot before the numbers of these rows."""
        if rows != self._marked:
            self._marked = rows
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(self.rowCount() - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._shown is None else self._shown.samples

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._shown is None else len(self._shown.names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._shown is None:
            return None
        is_held_out = orientation is Qt.Orientation.Vertical and section in self._shown.held_out
        if role == Qt.ItemDataRole.ToolTipRole and is_held_out:
            return self.tr("Held out: no training step learns from this row, and it has no part in the loss.")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._shown.names[section]
        if is_held_out:
            return f"{section + 1} {HELD_OUT_MARK}"
        return f"{BATCH_MARK} {section + 1}" if section in self._marked else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._shown is None:
            return None
        number = float(self._shown.table[index.row(), index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return with_minus_sign(show_fully(number))
        if role == Qt.ItemDataRole.EditRole:
            return show_fully(number)
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._shown is None:
            return False
        try:
            number = read_number(str(value))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        table = self._shown.table.copy()
        table[index.row(), index.column()] = number
        return self._replace(self._shown.names, table)

    def begin_table(self) -> None:
        """Make a first data set of the inputs."""
        self._session.try_do(begin_dataset(self._session.graph))

    def add_row(self, after: int) -> None:
        """A copy of a row below it."""
        if self._shown is not None:
            self._session.try_do_and_go_on(SetDataset(insert_row(self._shown, after + 1, after)))

    def remove_row(self, row: int) -> None:
        """Remove a sample; the last one stays."""
        if self._shown is None or self._shown.samples == 1:
            return
        try:
            dataset = remove_row(self._shown, row)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.try_do_and_go_on(SetDataset(dataset))

    def hold_out(self, rows: Collection[int]) -> None:
        """Hold rows out of the training, or if all of them are, train on them again."""
        if self._shown is None or not rows:
            return
        held_out = frozenset(self._shown.held_out)
        changed = held_out - frozenset(rows) if held_out.issuperset(rows) else held_out | frozenset(rows)
        try:
            dataset = self._shown.hold_out(changed)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.try_do_and_go_on(SetDataset(dataset))

    def add_column(self) -> None:
        """A column of zeros at the right, with a free name."""
        if self._shown is None:
            return
        number = 1
        while f"x{number}" in self._shown.names:
            number += 1
        zeros = np.zeros((self._shown.samples, 1))
        self._replace((*self._shown.names, f"x{number}"), np.hstack([self._shown.table, zeros]))

    def remove_column(self, column: int) -> None:
        """Remove a column; the last one stays. Inputs bound to it stay bound, and wait for it."""
        if self._shown is not None and len(self._shown.names) > 1:
            names = (*self._shown.names[:column], *self._shown.names[column + 1 :])
            self._replace(names, np.delete(self._shown.table, column, axis=1))

    def rename_column(self, column: int, name: str) -> None:
        """Give a column another name; inputs bound to it follow."""
        if self._shown is None or name == self._shown.names[column]:
            return
        former = self._shown.names[column]
        names = tuple(name if other == former else other for other in self._shown.names)
        if len(set(names)) < len(names):
            self._session.refused.emit(self.tr('There is a column "{name}" already.').format(name=name))
            return
        bound = [node.id for node in self._session.graph.node_records if node.column == former]
        try:
            dataset = _make(names, self._shown.table, self._shown)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        bindings = (BindColumn(id_, name) for id_ in bound)
        self._session.try_do_and_go_on(Batch((SetDataset(dataset), *bindings)))

    def _replace(self, names: tuple[str, ...], table: np.ndarray) -> bool:
        return self._session.try_do_and_go_on(SetDataset(_make(names, table, self._shown)))


def _make(names: tuple[str, ...], table: np.ndarray, before: Dataset | None) -> Dataset:
    columns = {name: table[:, place].tolist() for place, name in enumerate(names)}
    return Dataset(columns, *((before.extra, before.held_out) if before is not None else ()))
