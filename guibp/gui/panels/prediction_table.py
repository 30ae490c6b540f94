"""The table of predictions: every sample's inputs and target, and the prediction as a bar and a number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled
from guibp.model.numbers_text import show_number, with_minus_sign

Floats = NDArray[np.float64]
Index = QModelIndex | QPersistentModelIndex

SPECIAL_PREDICTION = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 24
BAR_HEIGHT = 6
NUMBER_WIDTH = 70


class Predictions(QAbstractTableModel):
    """The rows: columns of the data set, then the prediction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._table: Floats = np.zeros((0, 0))
        self._predictions: Floats = np.zeros(0)

    def set_samples(self, names: tuple[str, ...], table: Floats, prediction: str) -> None:
        """Other samples: ``table`` (samples, len(names)); the prediction column gets its node's name."""
        self.beginResetModel()
        self._names, self._table = (*names, prediction), table
        self._predictions = np.full(len(table), np.nan)
        self.endResetModel()

    def set_predictions(self, predictions: Floats) -> None:
        """Other predictions, shape (samples,)."""
        if len(predictions) != len(self._table):
            return
        self._predictions = predictions
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(0, last), self.index(self.rowCount() - 1, last))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._table)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        is_prediction = column == self.columnCount() - 1
        number = float(self._predictions[row] if is_prediction else self._table[row, column])
        if role == Qt.ItemDataRole.DisplayRole:
            return with_minus_sign(show_number(number))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return number if role == SPECIAL_PREDICTION and is_prediction else None


class PredictionBar(QStyledItemDelegate):
    """Paints a prediction as a bar from 0 to 1, with the number behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number = index.data(SPECIAL_PREDICTION)
        rectangle = QRectF(option.rect)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            width = max(rectangle.width() - scaled(NUMBER_WIDTH) - 12, 10)
            track = QRectF(rectangle.left() + 6, rectangle.center().y() - BAR_HEIGHT / 2, width, BAR_HEIGHT)
            painter.setBrush(self.theme.hairline)
            painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            if np.isfinite(number):
                track.setWidth(max(width * min(max(number, 0.0), 1.0), BAR_HEIGHT / 2))
                painter.setBrush(self.theme.value)
                painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            self._write(painter, rectangle, number)
        finally:
            painter.restore()

    def _write(self, painter: QPainter, rectangle: QRectF, number: float) -> None:
        painter.setPen(self.theme.value)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        place = rectangle.adjusted(rectangle.width() - scaled(NUMBER_WIDTH), 0, -6, 0)
        text = "" if np.isnan(number) else with_minus_sign(show_number(number))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class PredictionTable(QTableView):
    """Lists the samples; choosing a row chooses the sample that the edges show."""

    sample_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predictions = Predictions(self)
        self._bar = PredictionBar(theme, self)
        self._is_following = False
        self.setModel(self._predictions)
        self.selectionModel().selectionChanged.connect(self._follow_selection)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(scaled(34))
        self._write()
        self.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("table of predictions"))

    def show_samples(self, names: tuple[str, ...], table: Floats, prediction: str) -> None:
        """Show other samples: ``table`` (samples, len(names)), and the name of the predicting node."""
        self._predictions.set_samples(names, table, prediction)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        last = self._predictions.columnCount() - 1
        if last >= 0:
            header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
            for column in range(last):
                self.setItemDelegateForColumn(column, self.itemDelegate())
            self.setItemDelegateForColumn(last, self._bar)

    def show_predictions(self, predictions: Floats) -> None:
        """Show other predictions, shape (samples,)."""
        self._predictions.set_predictions(predictions)

    def choose_sample(self, sample: int | None) -> None:
        """Mark the row of a sample, without asking for it."""
        self._is_following = True
        try:
            if sample is None:
                self.clearSelection()
            else:
                self.selectRow(sample)
        finally:
            self._is_following = False

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._bar.theme = theme
        palette = self.palette()
        # Faint, so that bar and number keep their colour on it.
        palette.setColor(QPalette.ColorRole.Highlight, mix(theme.selection, theme.panel, 0.16))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.viewport().update()

    def _follow_selection(self, selected: QItemSelection) -> None:
        rows = {index.row() for index in selected.indexes()}
        if rows and not self._is_following:
            self.sample_chosen.emit(rows.pop())

    def sizeHint(self) -> QSize:
        return QSize(300, 160)
