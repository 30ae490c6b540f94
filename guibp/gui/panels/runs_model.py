"""The rows of the table of runs: settings, results, and what each has otherwise than the one before."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from guibp.gui.kept_runs import KeptRun, KeptRuns
from guibp.gui.panels.run_inks import draw_sample
from guibp.gui.run_texts import (
    say_batch,
    say_differences,
    say_number,
    say_optimizer,
    say_rate,
    say_schedule,
    say_seconds,
    say_start,
    say_verdict,
    verdict_sign,
)
from guibp.gui.theme import Theme
from guibp.model.numbers_text import show_whole

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 1
PIN = "◆"


class Column(IntEnum):
    """The columns, in their order."""

    NAME = 0
    RESULT = 1
    RATE = 2
    OPTIMIZER = 3
    SCHEDULE = 4
    BATCH = 5
    START = 6
    FINAL = 7
    STEPS = 8
    CHANGE = 9
    BEST = 10
    TIME = 11


_NUMBERS = frozenset({Column.RATE, Column.STEPS, Column.FINAL, Column.BEST, Column.TIME})


class RunsModel(QAbstractTableModel):
    """Follows the kept runs; names are edited and runs chosen through it."""

    renamed = Signal()

    def __init__(self, runs: KeptRuns, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = runs
        self._theme = theme
        self._runs: list[KeptRun] = []

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in other colours."""
        self._theme = theme
        self._tell_all()

    def sync(self) -> None:
        """Take over what is kept now, row by row: what is selected or edited stays so."""
        now = self._kept.all()
        numbers = {kept.number for kept in now}
        for row in range(len(self._runs) - 1, -1, -1):
            if self._runs[row].number not in numbers:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._runs[row]
                self.endRemoveRows()
        here = len(self._runs)
        if len(now) > here:
            self.beginInsertRows(QModelIndex(), here, len(now) - 1)
            self._runs = list(now)
            self.endInsertRows()
        self._runs = list(now)
        self._tell_all()

    def _tell_all(self) -> None:
        if self._runs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._runs) - 1, len(Column) - 1))

    def run_at(self, row: int) -> KeptRun | None:
        """The run of a row."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, number: int) -> int:
        """The row of a run; −1 if it is gone."""
        return next((row for row, kept in enumerate(self._runs) if kept.number == number), -1)

    # -- for Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles()[Column(section)]

    def _titles(self) -> dict[Column, str]:
        return {
            Column.NAME: self.tr("run"),
            Column.RATE: self.tr("rate"),
            Column.OPTIMIZER: self.tr("optimiser"),
            Column.SCHEDULE: self.tr("schedule"),
            Column.BATCH: self.tr("batch"),
            Column.START: self.tr("start"),
            Column.STEPS: self.tr("steps"),
            Column.FINAL: self.tr("final loss"),
            Column.BEST: self.tr("best loss"),
            Column.TIME: self.tr("time"),
            Column.RESULT: self.tr("result"),
            Column.CHANGE: self.tr("against the run before"),
        }

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kept = self.run_at(index.row()) if index.isValid() else None
        if kept is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(kept, column, index.row())
        if column is Column.NAME and role in _NAME_ROLES:
            return self._name_data(kept, role)
        return self._other_data(kept, column, role)

    def _name_data(self, kept: KeptRun, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if kept.is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            return draw_sample(self._theme, kept.number, 2.0)
        return kept.name

    def _other_data(self, kept: KeptRun, column: Column, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == NUMBER_ROLE:
            return kept.number
        if role == SORT_ROLE:
            return _sort_key(kept, column)
        if role == Qt.ItemDataRole.ForegroundRole and not self._is_of_this_graph(kept):
            return self._theme.quiet
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        kept = self.run_at(index.row()) if index.isValid() else None
        if kept is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self._kept.put(replace(kept, is_chosen=Qt.CheckState(value) is Qt.CheckState.Checked))
            return True
        name = " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and name:
            self._kept.put(replace(kept, name=name[:100]))
            return True
        return False

    def _say(self, kept: KeptRun, column: Column, row: int) -> str:
        if column is Column.NAME:
            return f"{PIN} {kept.name}" if kept.is_pinned else kept.name
        if column is Column.CHANGE:
            return self._say_change(kept, row)
        return _SAYINGS[column](kept)

    def _say_change(self, kept: KeptRun, row: int) -> str:
        if not self._is_of_this_graph(kept):
            return self.tr("of another graph")
        before = self.run_at(row - 1)
        if before is None:
            return ""
        if before.form.wiring != kept.form.wiring:
            return self.tr("another graph before")
        return say_differences(before.run, kept.run)

    def _is_of_this_graph(self, kept: KeptRun) -> bool:
        return kept.form.wiring == self._kept.form.wiring


_NAME_ROLES = frozenset(
    {Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.EditRole}
)
_SAYINGS: dict[Column, Callable[[KeptRun], str]] = {
    Column.RATE: lambda kept: say_rate(kept.run),
    Column.OPTIMIZER: lambda kept: say_optimizer(kept.run),
    Column.SCHEDULE: lambda kept: say_schedule(kept.run),
    Column.BATCH: lambda kept: say_batch(kept.run),
    Column.START: lambda kept: say_start(kept.run),
    Column.STEPS: lambda kept: show_whole(kept.run.steps),
    Column.FINAL: lambda kept: say_number(kept.run.final_loss),
    Column.BEST: lambda kept: say_number(kept.run.best_loss),
    Column.TIME: lambda kept: say_seconds(kept.run.seconds),
    Column.RESULT: lambda kept: f"{verdict_sign(kept.run.verdict)} {say_verdict(kept.run.verdict)}",
}


def _sort_key(kept: KeptRun, column: Column) -> object:
    run = kept.run
    numbers = {
        Column.NAME: float(kept.number),
        Column.RATE: run.settings.learning_rate,
        Column.BATCH: float(run.settings.batching.size or 0),
        Column.START: -1.0 if run.settings.seed is None else float(run.settings.seed),
        Column.STEPS: float(run.steps),
        Column.FINAL: run.final_loss,
        Column.BEST: run.best_loss,
        Column.TIME: run.seconds,
    }
    if column not in numbers:
        return _SAYINGS[column](kept) if column in _SAYINGS else float(kept.number)
    # What is no number sorts behind all.
    return math.inf if math.isnan(numbers[column]) else numbers[column]
