"""The samples as a table model: a row for each sample, a column for each of the data set's."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from guibp.gui.dataset_edits import replace_cell
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.changes import DatasetChanged
from guibp.model.dataset import Dataset
from guibp.model.errors import NumberError
from guibp.model.graph import GraphChanged
from guibp.model.numbers_text import read_number, show_fully, with_minus_sign

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SamplesModel(QAbstractTableModel):
    """Shows the session's data set; a cell takes a finite number and makes it one edit."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dataset: Dataset | None = session.graph.dataset
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._reset)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._dataset is None else self._dataset.samples

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._dataset is None else len(self._dataset.names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self._dataset is None:
            return None
        return self._dataset.names[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._dataset is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = show_fully(float(self._dataset.table[index.row(), index.column()]))
        if role == Qt.ItemDataRole.DisplayRole:
            return with_minus_sign(text)
        return text if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or self._dataset is None:
            return False
        try:
            number = read_number(str(value))
        except NumberError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return self._session.try_do(replace_cell(self._dataset, index.row(), index.column(), number))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _follow_edit(self, event: GraphChanged) -> None:
        if not any(isinstance(change, DatasetChanged) for change in event.changes):
            return
        before, after = self._dataset, self._session.graph.dataset
        if before is None or after is None or _frame_of(before) != _frame_of(after):
            self._reset()
            return
        self._dataset = after
        self.dataChanged.emit(self.index(0, 0), self.index(after.samples - 1, len(after.names) - 1))

    def _reset(self) -> None:
        self.beginResetModel()
        self._dataset = self._session.graph.dataset
        self.endResetModel()


def _frame_of(dataset: Dataset) -> tuple[tuple[str, ...], int]:
    return dataset.names, dataset.samples
