"""The data-set panel: the table of samples; its current row is the sample whose numbers the edges show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guibp.gui.panels.dataset_model import DatasetModel
from guibp.gui.panels.samples_table import SamplesTable
from guibp.gui.roles import make_plain_label
from guibp.gui.session import Session
from guibp.gui.type_scale import scaled

MARGIN = 24
ROW_HEIGHT = 24
_SOURCES = ("data_ready_made", "data_open", "data_paste")
"""The actions that bring other data."""


class DatasetPanel(QWidget):
    """Shows the table, or an invitation to make one."""

    cells_pasted = Signal(int, int)

    def __init__(
        self, session: Session, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = tuple(actions[name] for name in _SOURCES)
        self._holding_out = actions["data_hold_out"]
        self._session = session
        self._model = DatasetModel(session, self)
        self._is_following = False
        self._table = self._make_table()
        self._all = QCheckBox(self)
        self._buttons: tuple[QToolButton, ...] = ()
        self._invitation = make_plain_label(self)
        self._begin = QPushButton(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._make_table_page())
        self._pages.addWidget(self._make_invitation())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._write()
        self._connect()
        self._refresh()

    @property
    def table(self) -> QTableView:
        """The view of the samples."""
        return self._table

    def mark_rows(self, rows: frozenset[int]) -> None:
        """Mark the rows that a step of the training drew."""
        self._model.mark_rows(rows)

    def _make_table(self) -> SamplesTable:
        table = SamplesTable(self)
        table.setModel(self._model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setDefaultSectionSize(scaled(72))
        # Tab leaves the table; while a number is typed it goes on to the next cell all the same.
        table.setTabKeyNavigation(False)
        return table

    def _make_table_page(self) -> QWidget:
        page = QWidget(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 6, 0, 6)
        bar.setSpacing(4)
        slots = (self._add_row, self._remove_row, self._model.add_column, self._remove_column, self._hold_out)
        for slot in slots:
            button = QToolButton(page)
            button.setAutoRaise(True)
            button.clicked.connect(slot)
            bar.addWidget(button)
            self._buttons += (button,)
        bar.addWidget(self._make_sources(page))
        bar.addStretch(1)
        bar.addWidget(self._all)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._table, 1)
        return page

    def _make_sources(self, page: QWidget) -> QToolButton:
        """Where other data come from."""
        button = self._other = QToolButton(page)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(self._sources)
        menu.addSeparator()
        menu.addAction(self._holding_out)
        button.setMenu(menu)
        return button

    def _make_invitation(self) -> QWidget:
        page = QWidget(self)
        self._invitation.setWordWrap(True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._begin.clicked.connect(self._model.begin_table)
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self._invitation)
        layout.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignCenter)
        for action in self._sources:
            button = QToolButton(page)
            button.setDefaultAction(action)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        return page

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _write(self) -> None:
        self._all.setText(self.tr("All samples"))
        self._all.setToolTip(self.tr("Show the mean of the values and the sum of the gradients"))
        self._table.horizontalHeader().setToolTip(self.tr("Double-click a heading to rename its column"))
        self._table.setAccessibleName(self.tr("samples"))
        self._invitation.setText(
            self.tr("No data set yet. With one, an input can be bound to a column and the graph be trained.")
        )
        self._begin.setText(self.tr("Make a table"))
        self._other.setText(self.tr("Data"))
        self._other.setToolTip(self.tr("Take other data: ready-made, from a file, or pasted"))
        texts = (
            (self.tr("+ row"), self.tr("Add a sample below the current one")),
            (self.tr("− row"), self.tr("Remove the current sample")),
            (self.tr("+ column"), self.tr("Add a column")),
            (self.tr("− column"), self.tr("Remove the current column")),
            (
                self.tr("held out"),
                self.tr("Hold the marked rows out of the training and of the loss, or train on them again"),
            ),
        )
        for button, (text, tip) in zip(self._buttons, texts, strict=True):
            button.setText(text)
            button.setToolTip(tip)

    def _connect(self) -> None:
        self._session.graph_changed.connect(self._refresh)
        self._session.document_replaced.connect(self._refresh)
        self._session.sample_changed.connect(self._follow_sample)
        self._table.selectionModel().currentChanged.connect(self._choose_sample)
        self._table.horizontalHeader().sectionDoubleClicked.connect(self._rename_column)
        self._all.toggled.connect(self._show_all)
        self._table.cells_pasted.connect(self.cells_pasted)

    @Slot()
    def _refresh(self) -> None:
        self._model.refresh()
        self._pages.setCurrentIndex(0 if self._model.dataset is not None else 1)
        self._follow_sample()

    @Slot()
    def _follow_sample(self) -> None:
        self._is_following = True
        try:
            self._all.setChecked(self._session.sample is None)
            column = max(self._table.currentIndex().column(), 0)
            wanted = self._model.index(self._session.row, column)
            if wanted.isValid() and wanted.row() != self._table.currentIndex().row():
                self._table.setCurrentIndex(wanted)
        finally:
            self._is_following = False

    @Slot(QModelIndex, QModelIndex)
    def _choose_sample(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self._session.show_sample(current.row())

    @Slot(bool)
    def _show_all(self, checked: bool) -> None:
        if self._is_following:
            return
        if checked:
            self._session.show_all_samples()
        else:
            self._session.show_sample(max(self._table.currentIndex().row(), 0))

    @Slot()
    def _add_row(self) -> None:
        self._model.add_row(max(self._table.currentIndex().row(), 0))

    @Slot()
    def _remove_row(self) -> None:
        self._model.remove_row(max(self._table.currentIndex().row(), 0))

    @Slot()
    def _hold_out(self) -> None:
        marked = {index.row() for index in (*self._table.selectedIndexes(), self._table.currentIndex())}
        self._model.hold_out(marked - {-1})

    @Slot()
    def _remove_column(self) -> None:
        if self._table.currentIndex().isValid():
            self._model.remove_column(self._table.currentIndex().column())

    @Slot(int)
    def _rename_column(self, column: int) -> None:
        dataset = self._model.dataset
        if dataset is None:
            return
        name, accepted = QInputDialog.getText(
            self, self.tr("Rename column"), self.tr("Name of the column:"), text=dataset.names[column]
        )
        if accepted and name.strip():
            self._model.rename_column(column, name.strip())
