"""Worksheet export: the graph on show as a sheet to fill in, and its answer key beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from guibp.gui.file_actions import FileActions
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.atomic_file import replace_file
from guibp.model.errors import GuibpError

PDF = ".pdf"
KEY_MARK = "-answers"
"""Added to the name of a worksheet for that of its answer key."""


class WorksheetExport(QObject):
    """Asks for a file, and writes sheet and key; the format follows the name's ending."""

    def __init__(self, session: Session, files: FileActions, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._window = window

    def save(self) -> None:
        """Ask where to, and write both."""
        stem = Path(self._files.document_name()).stem
        proposed = self._files.folder() / f"{stem}-worksheet{PDF}"
        kinds = ";;".join(
            (self.tr("PDF (*.pdf)"), self.tr("Picture (*.svg)"), self.tr("LaTeX with TikZ (*.tex)"))
        )
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a worksheet"), str(proposed), kinds)
        if name:
            path = Path(name)
            self._write(path if path.suffix else path.with_suffix(PDF), stem)

    def _write(self, path: Path, title: str) -> None:
        # What draws worksheets is not needed before.
        from guibp.gui.worksheet_writing import write_sheets

        self._session.stop_training()
        key = path.with_name(f"{path.stem}{KEY_MARK}{path.suffix}")
        try:
            sheets = write_sheets(self._session, path.name, title)
            for file, data in zip((path, key), sheets, strict=True):
                replace_file(file, data)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.message_shown.emit(
            self.tr("Saved {name} and {key}.").format(name=path.name, key=key.name)
        )
