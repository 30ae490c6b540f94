"""The rows' parts of a gradient as a table: the same as the bars, for keys and screen readers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from guibp.gui.panels.dataset_model import BATCH_MARK
from guibp.gui.panels.prediction_table import ROW_HEIGHT
from guibp.gui.panels.predictions_model import PredictionRows, Predictions
from guibp.gui.type_scale import scaled
from guibp.model.dataset import Dataset

Floats = NDArray[np.float64]


class RowParts(Predictions):
    """The columns of the data set, and the gradient's; rows of the batch have a dot before their number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: frozenset[int] = frozenset()

    def mark_rows(self, drawn: frozenset[int]) -> None:
        """Mark these rows."""
        if drawn != self._drawn:
            self._drawn = drawn
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(self.rowCount() - 1, 0))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return f"{BATCH_MARK} {section + 1}" if section in self._drawn else str(section + 1)
        return super().headerData(section, orientation, role)


class GradientTable(QTableView):
    """Choosing a row chooses the sample."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = RowParts(self)
        self._dataset: Dataset | None = None
        self._title = ""
        self._is_following = False
        self.setModel(self._parts)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._follow_selection)

    def show_parts(self, dataset: Dataset, title: str, parts: Floats, drawn: frozenset[int] | None) -> None:
        """Show other numbers, shape (rows,), under a title."""
        if dataset is not self._dataset or title != self._title:
            self._dataset, self._title = dataset, title
            self._parts.set_samples(PredictionRows(dataset.names, dataset.table, title))
        self._parts.set_predictions(parts)
        self._parts.mark_rows(drawn or frozenset())

    def choose_row(self, row: int | None) -> None:
        """Mark the row of a sample, without asking for it."""
        self._is_following = True
        try:
            if row is None:
                self.clearSelection()
            elif row != self.currentIndex().row():
                self.selectRow(row)
        finally:
            self._is_following = False

    def _follow_selection(self, selected: QItemSelection) -> None:
        rows = {index.row() for index in selected.indexes()}
        if rows and not self._is_following:
            self.row_chosen.emit(rows.pop())
