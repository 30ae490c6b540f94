"""Data for the graph on show: ready-made, from a file or from a spreadsheet, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from guibp.gui.appearance import Appearance
from guibp.gui.file_actions import FileActions
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.column_fit import find_missing_columns, put_dataset
from guibp.model.dataset import Dataset
from guibp.model.edits import SetDataset
from guibp.model.errors import GuibpError
from guibp.model.held_out import draw_held_out
from guibp.model.table_block import overlay_block
from guibp.model.table_files import SUFFIXES, TableFile, load_table
from guibp.model.table_text import Missing, MissingNumberError, TableRead, read_table
from guibp.model.text_decoding import Encoding

USUAL_SHARE, MOST_SHARE = 20, 90
"""Per cent of the rows that are held out."""
Table = TypeVar("Table", TableRead, TableFile)


class DataTables(QObject):
    """Brings data sets into the session, and tells what was taken for granted to read them."""

    def __init__(self, session: Session, files: FileActions, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._files = session, files
        self._appearance, self._window = appearance, window

    def choose(self) -> None:
        """Ask for a ready-made set, and use it."""
        # Neither the dialog nor numpy's generators are needed before.
        from guibp.gui.data_dialog import DataDialog

        dialog = DataDialog(self._appearance.theme, self._window)
        if dialog.exec():
            self._put(dialog.dataset(), "")
        dialog.deleteLater()

    def hold_out(self) -> None:
        """Ask how large a part of the rows is held out, and draw it."""
        dataset = self._session.graph.dataset
        if dataset is None:
            return
        share = round(100 * len(dataset.held_out) / dataset.samples) or USUAL_SHARE
        percent, accepted = QInputDialog.getInt(
            self._window,
            self.tr("Hold out rows"),
            self.tr("Per cent of the rows that no training learns from:"),
            share,
            0,
            MOST_SHARE,
        )
        if accepted:
            rows = draw_held_out(dataset.samples, percent / 100, dataset.samples)
            self._session.try_do_and_go_on(SetDataset(dataset.hold_out(rows)))

    def open(self) -> None:
        """Ask for a file, and read its table."""
        kinds = self.tr("Tables ({patterns})").format(patterns=" ".join(f"*{one}" for one in SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open table"),
            str(self._files.folder()),
            kinds + ";;" + self.tr("All files (*)"),
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Read the table of a file; one that is refused changes nothing."""
        try:
            read = self._ask_about_gaps(lambda missing: load_table(path, missing, self._names()))
        except GuibpError as error:
            what = self.tr("The table in {name} could not be read.").format(name=path.name)
            self._files.complain(what, error)
            return
        if read is not None:
            self._put(read.table.dataset, self._tell_reading(read.table, read.encoding))

    def paste(self) -> None:
        """Make the text on the clipboard the data set."""
        read = self._read_clipboard()
        if read is not None:
            self._put(read.dataset, self._tell_reading(read, Encoding.UTF_8))

    def paste_at(self, row: int, column: int) -> None:
        """Paste cells over those from a place on; with headings, or as wide as the table, as a new one."""
        read, before = self._read_clipboard(), self._session.graph.dataset
        if read is None:
            return
        if before is None or read.has_header or len(read.dataset.names) >= len(before.names):
            self._put(read.dataset, self._tell_reading(read, Encoding.UTF_8))
            return
        try:
            block = overlay_block(before, read.dataset, row, column)
            self._session.try_do_and_go_on(SetDataset(block))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))

    def _read_clipboard(self) -> TableRead | None:
        text = QGuiApplication.clipboard().text()
        try:
            return self._ask_about_gaps(lambda missing: read_table(text, missing, self._names()))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return None

    def _names(self) -> tuple[str, ...]:
        dataset = self._session.graph.dataset
        return dataset.names if dataset is not None else ()

    def _ask_about_gaps(self, read: Callable[[Missing], Table]) -> Table | None:
        """Read a table; where numbers are missing, a person says whether those rows are left out."""
        try:
            return read(Missing.REFUSED)
        except MissingNumberError as error:
            if not self._may_leave_out(error):
                return None
        return read(Missing.LEFT_OUT)

    def _may_leave_out(self, error: MissingNumberError) -> bool:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(translate_error(error))
        box.setInformativeText(self.tr("Leave out the %n row(s) that lack a number?", "", error.rows))
        box.setStandardButtons(buttons.Yes | buttons.Cancel)
        box.button(buttons.Yes).setText(self.tr("Leave them out"))
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        box.deleteLater()
        return bool(answer == buttons.Yes)

    def _put(self, dataset: Dataset, assumed: str) -> None:
        """Replace the data set; what does not fit is told elsewhere, and ends a training that runs."""
        session = self._session
        if not session.try_do_and_go_on(put_dataset(session.graph, dataset)):
            return
        if not find_missing_columns(session.graph):
            told = self.tr("Data set of {rows} samples: {columns}.").format(
                rows=dataset.samples, columns=", ".join(dataset.names)
            )
            session.message_shown.emit(" ".join(part for part in (told, assumed) if part))

    def _tell_reading(self, read: TableRead, encoding: Encoding) -> str:
        """What was taken for granted."""
        told = []
        if encoding.is_guess:
            told.append(self.tr("Read as {encoding}, since it is no UTF-8.").format(encoding=encoding.value))
        if not read.has_header:
            told.append(self.tr("It has no headings."))
        if read.has_decimal_commas:
            told.append(self.tr("Commas are read as decimal points."))
        if read.left_out:
            told.append(self.tr("%n row(s) left out.", "", read.left_out))
        return " ".join(told)
