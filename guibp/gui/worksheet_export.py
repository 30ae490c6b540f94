"""Worksheet export: the graph on show as a sheet to fill in, and its answer key beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from guibp.export.worksheet_files import Format, WorksheetMaker, format_of
from guibp.export.worksheet_svg import Fill
from guibp.gui.file_actions import FileActions
from guibp.gui.quiz_texts import translate_said
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.atomic_file import replace_file
from guibp.model.errors import GuibpError

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
        proposed = self._files.folder() / f"{stem}-worksheet{Format.PDF.value}"
        kinds = ";;".join(
            (self.tr("PDF (*.pdf)"), self.tr("Picture (*.svg)"), self.tr("LaTeX with TikZ (*.tex)"))
        )
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a worksheet"), str(proposed), kinds)
        if name:
            path = Path(name)
            self._write(path if path.suffix else path.with_suffix(Format.PDF.value), stem)

    def _write(self, path: Path, title: str) -> None:
        self._session.stop_training()
        key = path.with_name(f"{path.stem}{KEY_MARK}{path.suffix}")
        try:
            maker = WorksheetMaker(self._session.graph, title, self._session.row, translate_said)
            written = [
                (file, write_worksheet(maker, format_of(path.name), fill, title))
                for file, fill in ((path, Fill.BLANKS), (key, Fill.ANSWERS))
            ]
            for file, data in written:
                replace_file(file, data)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        self._session.message_shown.emit(
            self.tr("Saved {name} and {key}.").format(name=path.name, key=key.name)
        )


def write_worksheet(maker: WorksheetMaker, kind: Format, fill: Fill, title: str) -> bytes:
    """A worksheet in a format, as the bytes of its file."""
    if kind is Format.PDF:
        # Qt's renderer of SVG is not needed before.
        from guibp.gui.pages import paint_pdf

        return paint_pdf(maker.write_pages(fill), title)
    text = maker.write_page(fill) if kind is Format.SVG else maker.write_latex(fill)
    return text.encode("utf-8")
