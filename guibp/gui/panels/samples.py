"""The data set's panel: the table of samples to read and edit; its current row is the sample on show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from guibp.gui import dataset_edits
from guibp.gui.panels.samples_model import SamplesModel
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.dataset import Dataset
from guibp.model.edits import Edit
from guibp.model.errors import GuibpError


class SamplesTable(QTableView):
    """The table itself; keys that edit text or cells are its own while it has the focus."""

    _OWN_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Delete)

    def event(self, event: QEvent) -> bool:
        """Keep Delete and Copy from reaching the graph."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_backspace = event.key() == Qt.Key.Key_Backspace
            if is_backspace or any(event.matches(key) for key in self._OWN_KEYS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the marked cells as text in columns."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._marked_text())
        else:
            super().keyPressEvent(event)

    def _marked_text(self) -> str:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(index.data(Qt.ItemDataRole.EditRole))
        return "\n".join("\t".join(cells) for cells in rows.values())


class Samples(QWidget):
    """The table with its buttons, or an invitation to make one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self.table = SamplesTable()
        self._model = SamplesModel(session, self)
        self._all_samples = QCheckBox(self.tr("all samples"))
        self._all_samples.setToolTip(self.tr("Show the mean of the values and the sum of the gradients"))
        self._pages = QStackedWidget()
        self._prepare_table()
        self._pages.addWidget(self._make_table_page())
        self._pages.addWidget(self._make_invitation())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._all_samples.toggled.connect(self._choose_all)
        session.sample_changed.connect(self._follow_sample)
        self._model.modelReset.connect(self._follow_sample)
        self._follow_sample()

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Table of samples"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        table.verticalHeader().setDefaultSectionSize(24)
        table.horizontalHeader().setDefaultSectionSize(84)
        table.horizontalHeader().sectionDoubleClicked.connect(self._rename_column)
        table.selectionModel().currentRowChanged.connect(self._choose_row)
        table.clicked.connect(self._choose_row)

    def _make_table_page(self) -> QWidget:
        page, bar = QWidget(), QHBoxLayout()
        bar.setContentsMargins(16, 4, 16, 4)
        for text, run in (
            (self.tr("Add row"), self._add_row),
            (self.tr("Remove row"), self._remove_row),
            (self.tr("Add column"), self._add_column),
            (self.tr("Rename column"), self._rename_current_column),
            (self.tr("Remove column"), self._remove_column),
        ):
            bar.addWidget(_make_button(text, run))
        bar.addStretch()
        bar.addWidget(self._all_samples)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.table)
        return page

    def _make_invitation(self) -> QWidget:
        page = QWidget()
        words = make_label(
            self.tr("A data set is a table of samples. Inputs that are bound to its columns take one row each."),
            Role.QUIET,
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(page)
        layout.addStretch()
        layout.addWidget(words)
        button = _make_button(self.tr("Make a data set of the inputs"), self._begin)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        return page

    # -- the sample ------------------------------------------------------------------------------

    def _choose_row(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self._session.show_sample(index.row())

    def _choose_all(self, checked: bool) -> None:
        if self._is_following:
            return
        if checked:
            self._session.show_all_samples()
        else:
            self._session.show_sample(self._session.row)

    def _follow_sample(self) -> None:
        """Mark the row of the sample on show, without asking for it."""
        session = self._session
        self._is_following = True
        try:
            self._pages.setCurrentIndex(0 if session.samples else 1)
            self._all_samples.setChecked(session.sample is None)
            current = self.table.currentIndex()
            if session.samples and current.row() != session.row:
                self.table.setCurrentIndex(self._model.index(session.row, max(current.column(), 0)))
        finally:
            self._is_following = False

    # -- edits -----------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._try(lambda: dataset_edits.begin_dataset(self._session.graph))

    def _add_row(self) -> None:
        if self._dataset is not None:
            dataset, row = self._dataset, self._session.row + 1
            self._try(lambda: dataset_edits.insert_row(dataset, row))
            self._session.show_sample(row)

    def _remove_row(self) -> None:
        if self._dataset is not None:
            dataset = self._dataset
            self._try(lambda: dataset_edits.remove_row(dataset, self._session.row))

    def _add_column(self) -> None:
        dataset = self._dataset
        if dataset is None:
            return
        name = self._ask_name(self.tr("Add column"), "")
        if name:
            self._try(lambda: dataset_edits.add_column(dataset, name))

    def _remove_column(self) -> None:
        dataset, column = self._dataset, self.table.currentIndex().column()
        if dataset is not None and column >= 0:
            self._try(lambda: dataset_edits.remove_column(dataset, column))

    def _rename_current_column(self) -> None:
        self._rename_column(self.table.currentIndex().column())

    def _rename_column(self, column: int) -> None:
        dataset = self._dataset
        if dataset is None or column < 0:
            return
        name = self._ask_name(self.tr("Rename column"), dataset.names[column])
        if name and name != dataset.names[column]:
            self._try(lambda: dataset_edits.rename_column(self._session.graph, dataset, column, name))

    @property
    def _dataset(self) -> Dataset | None:
        return self._session.graph.dataset

    def _ask_name(self, title: str, name: str) -> str:
        answer, is_given = QInputDialog.getText(self, title, self.tr("Name of the column"), text=name)
        return answer if is_given else ""

    def _try(self, make: Callable[[], Edit]) -> None:
        try:
            edit = make()
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.try_do(edit)


def _make_button(text: str, run: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("small", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(run)
    return button
