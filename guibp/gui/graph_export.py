"""The export of the File menu: the graph on show, or what is selected of it, as picture, script or text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from guibp.gui.appearance import Appearance
from guibp.gui.export_kinds import KINDS, OF_SELECTION, PICTURES, TEXTS, ExportKind, kind_of
from guibp.gui.file_actions import FileActions
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.atomic_file import replace_file
from guibp.model.errors import GuibpError


class HeatView(Protocol):
    """What is asked of the canvas: panels know this module, and none of them the canvas."""

    @property
    def is_on(self) -> bool: ...


class GraphExport(QObject):
    """Asks for a file and writes it; the format follows the name's ending, a training goes on."""

    def __init__(
        self, session: Session, files: FileActions, appearance: Appearance, heat: HeatView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._appearance = appearance
        self._heat = heat
        self._window = window
        self._last = KINDS[0]
        """The kind that was written last: the next dialog begins with it."""

    def ask(self) -> None:
        """Ask where to, and write it."""
        kinds = (*PICTURES, *OF_SELECTION, *TEXTS) if self._session.selection.nodes else KINDS
        begun = self._last if self._last in kinds else KINDS[0]
        stem = Path(self._files.document_name()).stem
        proposed = self._files.folder() / f"{stem}{begun.suffix}"
        entries = [kind.read_entry() for kind in kinds]
        name, entry = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(proposed), ";;".join(entries), begun.read_entry()
        )
        if name:
            self._take_name(Path(name), _kind_listed_as(entry, kinds))

    def _take_name(self, path: Path, chosen: ExportKind) -> None:
        if not path.suffix:
            path = path.with_name(f"{path.name}{chosen.suffix}")
            # The dialog asked about the name without its ending.
            if path.exists() and not self._files.may_overwrite(path):
                return
        # A picture of thousands of nodes takes seconds.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._write(path, kind_of(path, chosen))
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _write(self, path: Path, kind: ExportKind) -> None:
        # What draws and writes is not needed before.
        from guibp.export.wire_shades import WireLook
        from guibp.gui.export_writing import Look, write_export

        wires = WireLook.GRADIENT if self._heat.is_on else WireLook.NEUTRAL
        look = Look(self._appearance.theme.palette, wires)
        data = write_export(self._session, kind, path.stem, look)
        replace_file(path, data)
        self._last = kind
        self._session.message_shown.emit(self.tr("Saved {name}.").format(name=path.name))


def _kind_listed_as(entry: str, kinds: Sequence[ExportKind]) -> ExportKind:
    """The kind of an entry of the list; the first where a dialog tells none."""
    return next((kind for kind in kinds if kind.read_entry() == entry), kinds[0])
