"""The table of runs: chosen by their boxes, renamed where they stand, sorted by any column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from guibp.gui.kept_runs import KeptRun, KeptRuns
from guibp.gui.panels.run_inks import SAMPLE_HEIGHT, SAMPLE_WIDTH
from guibp.gui.panels.runs_model import NUMBER_ROLE, SORT_ROLE, Column, RunsModel
from guibp.gui.theme import Theme, mix
from guibp.gui.type_scale import scaled
from guibp.model.schedules import CONSTANT

ROW_HEIGHT = 24
HEADING_MARGIN = 18
"""Beside a heading, both sides together."""
_INDICATOR = QStyle.PixelMetric.PM_HeaderMarkSize
_OWN_KEYS = frozenset(
    {
        *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_Space),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    }
)


class RunsTable(QTableView):
    """Delete forgets the selected runs, F2 renames one, Space shows its curve, Return does it again."""

    current_changed = Signal()
    removal_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, runs: KeptRuns, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_table")
        self._kept = runs
        self._hints = (0,) * len(Column)
        """How wide the cells were when the columns were fitted: wider ones fit them anew."""
        self.rows = RunsModel(runs, theme, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self._arrange()
        self._write()
        self.apply_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_current)

    def _arrange(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setIconSize(QSize(SAMPLE_WIDTH, SAMPLE_HEIGHT))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.moveSection(header.visualIndex(Column.CHANGE), len(Column) - 1)
        # What is told in words takes the room that is left, and has a tip where it is cut.
        header.setStretchLastSection(True)
        header.sortIndicatorChanged.connect(self.fit_columns)
        self.setSortingEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self.sync()
            self.fit_columns()

    def _write(self) -> None:
        self.setAccessibleName(self.tr("table of runs"))

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, mix(theme.selection, theme.panel, 0.16))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.rows.set_theme(theme)

    def sync(self) -> None:
        """Take over what is kept now; columns that say the same usual thing of all runs are left out."""
        before = self.rows.rowCount()
        self.rows.sync()
        runs = [kept.run for kept in self._kept.all()]
        self.setColumnHidden(Column.SCHEDULE, all(run.settings.schedule == CONSTANT for run in runs))
        self.setColumnHidden(Column.BATCH, all(run.settings.batching.size is None for run in runs))
        grew = any(now > then for now, then in zip(self._list_hints(), self._hints, strict=True))
        if grew or self.rows.rowCount() != before:
            self.fit_columns()

    def _list_hints(self) -> tuple[int, ...]:
        """How wide each column's cells would be."""
        return tuple(self.sizeHintForColumn(column) for column in Column)

    def fit_columns(self) -> None:
        """As wide as what is in them; the sign of the order has room where it stands, and nowhere else."""
        self._hints = self._list_hints()
        header, wide = self.horizontalHeader(), self.style().pixelMetric(_INDICATOR)
        for column in Column:
            if column is Column.CHANGE or self.isColumnHidden(column):
                continue
            title = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            heading = header.fontMetrics().horizontalAdvance(title) + scaled(HEADING_MARGIN)
            if column == header.sortIndicatorSection():
                heading += wide + scaled(HEADING_MARGIN) // 2
            self.setColumnWidth(column, max(self._hints[column], heading))

    def wanted_width(self) -> int:
        """How wide it is with nothing cut but what is told in words, which has its heading at least."""
        header = self.horizontalHeader()
        title = str(self.rows.headerData(Column.CHANGE, Qt.Orientation.Horizontal))
        told = header.fontMetrics().horizontalAdvance(title) + scaled(HEADING_MARGIN)
        widths = [self.columnWidth(column) for column in Column if column is not Column.CHANGE]
        return sum(widths) + told + self.verticalScrollBar().sizeHint().width()

    # -- which runs ------------------------------------------------------------------------------

    def current(self) -> KeptRun | None:
        """The run of the current row, if it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return None
        return self._run_of(index)

    def selected(self) -> list[KeptRun]:
        """All selected runs, in the order of the rows."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [kept for kept in map(self._run_of, rows) if kept is not None]

    def go_to(self, number: int) -> None:
        """Make a run the current one."""
        index = self._sorted.mapFromSource(self.rows.index(self.rows.row_of(number), 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def _run_of(self, index: QModelIndex) -> KeptRun | None:
        return self._kept.find(self._sorted.data(index.siblingAtColumn(Column.RATE), NUMBER_ROLE))

    def _tell_current(self) -> None:
        self.current_changed.emit()

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are commands of the window elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN_KEYS and event.modifiers() in _PLAIN)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Return and F2 mean the current row, wherever in it the focus is."""
        key, index = event.key(), self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.again_wanted.emit()
        elif key == Qt.Key.Key_F2 and index.isValid():
            self.edit(index.siblingAtColumn(Column.NAME))
        elif key == Qt.Key.Key_Space and index.isValid():
            self._toggle(index.siblingAtColumn(Column.NAME))
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        role = Qt.ItemDataRole.CheckStateRole
        is_checked = Qt.CheckState(self._sorted.data(index, role)) is Qt.CheckState.Checked
        self._sorted.setData(index, Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked, role)

    def sizeHint(self) -> QSize:
        return QSize(scaled(560), scaled(160))


_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
