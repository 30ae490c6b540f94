"""File actions: new, open, save, recent files and examples, and the question before anything is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from guibp.gui.document_lock import DocumentLock
from guibp.gui.file_stamp import FileStamp, stamp_file
from guibp.gui.on_disk import OnDisk
from guibp.gui.overwriting import Choice, Overwriting
from guibp.gui.particles import settle_particles
from guibp.gui.recent_files import RecentFiles
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.gui.unfinished_typing import settle_typing
from guibp.model.atomic_file import UnflushedError
from guibp.model.document import load, save
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph
from guibp.model.presets import preset
from guibp.model.stale_files import sweep_beside
from guibp.model.table_files import names_table
from guibp.sources import EXPRESSION, PRESET, open_source

SUFFIX = ".guibp"
FOREIGN = frozenset({".png", ".json"})
"""Pictures with a document inside, and graphs in node-link form, as networkx writes them."""


class FileActions(QObject):
    """Replaces and saves the session's document, asking in message boxes over the window."""

    table_chosen = Signal(object)
    """The ``Path`` of a table: it is data for the graph on show, and replaces no document."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.recent = RecentFiles(self)
        self.on_disk = OnDisk(session, self)
        self.lock = DocumentLock(session, self)
        self._overwriting = Overwriting(self.on_disk, self.lock, window)

    # -- actions ---------------------------------------------------------------------------------

    def new(self) -> None:
        """Begin an empty graph."""
        if self.may_replace():
            self._session.replace_graph(Graph())

    def open(self) -> None:
        """Ask for a file and open it; a question about the document on show comes once there is another."""
        settle_typing()
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), str(self.folder()), self._open_filter()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a file, of the recent ones or dropped on the window."""
        if names_table(path):
            self.table_chosen.emit(path)
        elif self.may_replace():
            self._load(path)

    def open_example(self, name: str) -> None:
        """Show a preset."""
        if self.may_replace():
            self._replace(lambda: preset(name), name=name)

    def save(self) -> bool:
        """Save to the document's file, or ask for one; returns whether it is saved."""
        path = self._session.path
        if path is None:
            return self.save_as()
        choice = self._overwriting.ask(path)
        if choice is Choice.SAVE_AS:
            return self.save_as()
        return choice is Choice.SAVE and self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        name = self._session.name or self.tr("untitled")
        proposed = self._session.path or self.folder() / f"{name}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), str(proposed), self._file_filter()
        )
        if not name:
            return False
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(SUFFIX)
            # The dialog asked about the name without its ending.
            if path.exists() and not self.may_overwrite(path):
                return False
        return self._write(path)

    # -- the question ----------------------------------------------------------------------------

    def may_replace(self) -> bool:
        """Whether the document may go: unmodified, saved now, or given up.

        What a running training has learned counts as a change; it stops only if the document goes.
        """
        settle_typing()
        self.on_disk.notice_loss()
        if not self._session.is_modified and self._session.running is None:
            return True
        is_settled = self._ask_to_save()
        if is_settled:
            self._session.stop_training()
        return is_settled

    def _ask_to_save(self) -> bool:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(self.tr("Save the changes to {name}?").format(name=self.document_name()))
        box.setInformativeText(self.tr("What is not saved is lost."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Save:
            return self.save()
        return bool(answer == buttons.Discard)

    def document_name(self) -> str:
        """What the document is called in the title and in questions."""
        session = self._session
        if session.path is not None:
            return session.path.name
        return session.name or self.tr("untitled")

    # -- within ----------------------------------------------------------------------------------

    def _load(self, path: Path) -> None:
        # Before it is read: what others write meanwhile is a change.
        stamp = stamp_file(path)
        if self._replace(lambda: load(path), *place_of(path)):
            self.on_disk.remember(stamp)
        if self._session.path == path:
            self.recent.add(path)
        elif not path.exists():
            self.recent.drop(path)

    def _replace(self, read: Callable[[], Graph], path: Path | None = None, name: str = "") -> bool:
        try:
            graph = read()
        except GuibpError as error:
            self.complain(self.tr("This could not be opened."), error)
            return False
        self._session.replace_graph(graph, path, name)
        return True

    def _write(self, path: Path) -> bool:
        self._session.stop_training()
        told = self.tr("Saved {name}.").format(name=path.name)
        try:
            save(self._session.graph, path)
        except UnflushedError as error:
            told = translate_error(error)
        except GuibpError as error:
            self._offer_elsewhere(error)
            return False
        self._session.note_saved(path)
        self.on_disk.note()
        sweep_beside(path)
        self.recent.add(path)
        self._session.message_shown.emit(told)
        return True

    def _offer_elsewhere(self, error: GuibpError) -> None:
        """The place may be read-only, full or gone: there are others."""
        box = self.complain(self.tr("The document is not saved."), error)
        box.addButton(QMessageBox.StandardButton.Close)
        elsewhere = box.addButton(self.tr("Save as…"), QMessageBox.ButtonRole.ActionRole)
        elsewhere.clicked.connect(self.save_as)

    def complain(self, what: str, error: GuibpError) -> QMessageBox:
        """Say what did not work; the window goes on behind it."""
        line = translate_error(error)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(what)
        box.setInformativeText(line)
        box.open()
        self._session.refused.emit(line)
        return box

    def may_overwrite(self, path: Path) -> bool:
        """Whether a file that is there already may go, which the dialog did not ask."""
        buttons = QMessageBox.StandardButton
        question = self.tr("{name} exists already. Replace it?").format(name=path.name)
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("guibp"))
        box.setText(settle_particles(question))
        box.setStandardButtons(buttons.Yes | buttons.No)
        answer = box.exec()
        box.deleteLater()
        return bool(answer == buttons.Yes)

    def folder(self) -> Path:
        """Where a file of this document is looked for first."""
        path = self._session.path
        return path.parent if path is not None else self.recent.folder()

    def _file_filter(self) -> str:
        return self.tr("guibp graphs (*.guibp)") + ";;" + self.tr("All files (*)")

    def _open_filter(self) -> str:
        graphs = self.tr("Graphs ({patterns})").format(patterns=f"*{SUFFIX} *{FOREIGN}")
        return graphs + ";;" + self.tr("All files (*)")


def stamp_source(source: str | None) -> FileStamp | None:
    """The stamp of the file that a source is, if it is one that can be read."""
    if source is None or source.startswith((PRESET, EXPRESSION)):
        return None
    return stamp_file(Path(source))


def open_document(source: str | None) -> tuple[Graph, Path | None, str]:
    """The graph of a source, the file that it came from, and what an example is called.

    Raises ``GuibpError`` if it cannot be read.
    """
    if source is None:
        return Graph(), None, ""
    graph = open_source(source)
    if source.startswith(PRESET):
        return graph, None, source.removeprefix(PRESET)
    if source.startswith(EXPRESSION):
        return graph, None, ""
    return graph, *place_of(Path(source).absolute())


def place_of(path: Path) -> tuple[Path | None, str]:
    """The file that a document from there is saved to, or none and a name.

    Neither is a picture, nor a graph in another format: a save must not put a document there unasked.
    """
    return (None, path.stem) if path.suffix.lower() in FOREIGN else (path, "")
