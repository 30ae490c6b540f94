"""The grid of runs as rows (optimiser and rate) and columns (seeds)."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from guibp.engine.training_run import RunSettings
from guibp.gui.kept_runs import KeptRun
from guibp.gui.run_grid import RunGrid
from guibp.gui.run_texts import say_number, say_verdict
from guibp.model.numbers_text import show_whole

Index = QModelIndex | QPersistentModelIndex
RUN_ROLE = Qt.ItemDataRole.UserRole


class GridModel(QAbstractTableModel):
    """The newest grid as it was at the last look, lest rows vanish below the view; its cells hold runs."""

    def __init__(self, grid: RunGrid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._settings: tuple[RunSettings, ...] = ()
        self._columns = 0

    def sync(self) -> None:
        """Take over the grid as it is now."""
        settings = self._grid.settings
        if settings is not self._settings:
            self.beginResetModel()
            self._settings = settings
            self._columns = len({run.seed for run in settings})
            self.endResetModel()
        elif settings:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))

    def run_at(self, index: Index) -> KeptRun | None:
        """The run of a cell, if it is done and still kept."""
        is_newest = self._settings is self._grid.settings
        return self._grid.run_at(self._place(index)) if index.isValid() and is_newest else None

    def _place(self, index: Index) -> int:
        return index.row() * self._columns + index.column()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        if parent.isValid() or not self._columns:
            return 0
        return len(self._settings) // self._columns

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        settings = self._settings
        if role != Qt.ItemDataRole.DisplayRole or not settings:
            return None
        if orientation is Qt.Orientation.Horizontal:
            seed = settings[section].seed
            return self.tr("as it stood") if seed is None else self.tr("seed {seed}").format(seed=seed)
        run = settings[section * self._columns]
        rate = self.tr("rate {rate}").format(rate=say_number(run.learning_rate))
        kinds = {other.optimizer for other in settings}
        return f"{run.optimizer}\n{rate}" if len(kinds) > 1 else rate

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not self._settings:
            return None
        kept = self.run_at(index)
        if role == RUN_ROLE:
            return kept
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._say(index, kept)
        return None

    def _say(self, index: Index, kept: KeptRun | None) -> str:
        settings = self._settings[self._place(index)]
        rate = say_number(settings.learning_rate)
        if kept is None:
            is_gone = self._place(index) < self._grid.done
            state = self.tr("forgotten") if is_gone else self.tr("not computed yet")
            return f"{settings.optimizer}, {rate}: {state}"
        text = self.tr("{name}: {optimizer}, rate {rate}, {seed}: {result}, loss {loss} after {steps} steps")
        return text.format(
            name=kept.name,
            optimizer=settings.optimizer,
            rate=rate,
            seed=self.headerData(index.column(), Qt.Orientation.Horizontal),
            result=say_verdict(kept.run.verdict),
            loss=say_number(kept.run.final_loss),
            steps=show_whole(kept.run.steps),
        )
