"""Quiz records: what was asked and answered, written to a file that a teacher reads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from guibp.explain.quiz_record import Record, write_record_csv, write_record_json
from guibp.gui.file_actions import FileActions
from guibp.gui.predicting import Predicting
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.atomic_file import replace_file
from guibp.model.errors import GuibpError

TABLE_SUFFIX, JSON_SUFFIX = ".csv", ".json"


class QuizRecords(QObject):
    """Asks for a file and writes the record; the format follows the name's ending."""

    def __init__(self, session: Session, predicting: Predicting, files: FileActions, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._predicting = predicting
        self._files = files
        self._window = window

    def save(self) -> None:
        """Ask for a file and save the record there."""
        proposed = self._files.folder() / f"{Path(self._files.document_name()).stem}-quiz{TABLE_SUFFIX}"
        chosen = self.tr("Table (*.csv)") + ";;" + self.tr("JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the quiz record"), str(proposed), chosen
        )
        if name:
            path = Path(name)
            self._write(path if path.suffix else path.with_suffix(TABLE_SUFFIX))

    def _write(self, path: Path) -> None:
        record = self._predicting.record(self._files.document_name())
        try:
            replace_file(path, _write_record(record, path.suffix).encode("utf-8"))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.message_shown.emit(self.tr("Saved {name}.").format(name=path.name))


def _write_record(record: Record, suffix: str) -> str:
    return write_record_json(record) if suffix.lower() == JSON_SUFFIX else write_record_csv(record)
