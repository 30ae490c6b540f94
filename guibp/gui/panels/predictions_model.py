"""The rows of the table of predictions: the data, on wish the hidden units, the prediction, and a mark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from guibp.engine.judgement import find_tolerance, mark_right
from guibp.model.numbers_text import show_number, with_minus_sign

Floats = NDArray[np.float64]
Index = QModelIndex | QPersistentModelIndex

SPECIAL_PREDICTION = Qt.ItemDataRole.UserRole
_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        SPECIAL_PREDICTION,
    }
)
"""Views ask for twice as many: of the others nothing is worked out."""
_LARGE = 100
_RIGHT, _WRONG = "\N{CHECK MARK}", "\N{BALLOT X}"


@dataclass(frozen=True, slots=True, eq=False)
class PredictionRows:
    """What the table is of."""

    names: tuple[str, ...]
    table: Floats
    """(samples, names) the data set."""
    prediction: str
    """The name of the predicting node."""
    hidden: tuple[str, ...] = ()
    """The names of the hidden units that have columns; with them goes whether a prediction is right."""
    targets: Floats | None = None
    """(samples,)."""

    @property
    def span(self) -> tuple[float, float]:
        """Where the bars of the predictions begin and end: at 0 and 1 for classes, else as the targets do."""
        if self.targets is None or find_tolerance(self.targets) is None:
            return 0.0, 1.0
        low, high = float(self.targets.min()), float(self.targets.max())
        return (low, high) if np.isfinite(high - low) and high > low else (low - 0.5, low + 0.5)

    @property
    def judges(self) -> bool:
        """Whether the last column says what is right."""
        return bool(self.hidden) and self.targets is not None


class Predictions(QAbstractTableModel):
    """Columns of the data set, hidden units, the prediction, and at last a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = PredictionRows((), np.zeros((0, 0)), "")
        self._headings: tuple[str, ...] = ()
        self._numbers: Floats = np.zeros((0, 0))
        self._right = np.zeros(0, dtype=np.bool_)

    @property
    def prediction_column(self) -> int:
        """The place of the prediction among the columns."""
        return len(self._rows.names) + len(self._rows.hidden)

    def set_samples(self, rows: PredictionRows) -> None:
        """Show other samples; their predictions are not known yet."""
        self.beginResetModel()
        self._rows = rows
        mark = ("",) if rows.judges else ()
        self._headings = (*rows.names, *rows.hidden, rows.prediction, *mark)
        unknown = np.full((len(rows.table), len(rows.hidden) + 1), np.nan)
        self._numbers = np.hstack((rows.table, unknown))
        self._right = np.zeros(len(rows.table), dtype=np.bool_)
        self.endResetModel()

    def set_predictions(self, predictions: Floats, hidden: Floats | None = None) -> None:
        """Other predictions, shape (samples,), and values of the hidden units, (samples, units)."""
        if len(predictions) != len(self._numbers):
            return
        first, place = len(self._rows.names), self.prediction_column
        numbers = self._numbers.copy()
        numbers[:, first:place] = np.nan if hidden is None else hidden
        numbers[:, place] = predictions
        if np.array_equal(numbers, self._numbers, equal_nan=True):
            # Most edits change no number, and what a view does about a change takes milliseconds.
            return
        self._numbers = numbers
        if self._rows.judges and self._rows.targets is not None:
            self._right = mark_right(predictions, self._rows.targets)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, first), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TOLD or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if column > self.prediction_column:
            return self._judge(row, role)
        number = float(self._numbers[row, column])
        if role == Qt.ItemDataRole.DisplayRole:
            is_hidden = len(self._rows.names) <= column < self.prediction_column
            return _write_shortly(number) if is_hidden else with_minus_sign(show_number(number))
        return number if role == SPECIAL_PREDICTION and column == self.prediction_column else None

    def _judge(self, row: int, role: int) -> object:
        """A mark, and for who hears the table a word."""
        prediction, targets = self._numbers[row, self.prediction_column], self._rows.targets
        if targets is None or np.isnan(prediction):
            return None
        is_right = bool(self._right[row])
        if role == Qt.ItemDataRole.DisplayRole:
            return _RIGHT if is_right else _WRONG
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.tr("right") if is_right else self.tr("wrong")
        return None


def _write_shortly(number: float) -> str:
    """A hidden unit's value, in two decimals: there are many columns, and the graph has the rest."""
    if np.isnan(number):
        return ""
    text = f"{number:.2f}" if abs(number) < _LARGE else show_number(number)
    return with_minus_sign(text.replace("-0.00", "0.00"))
