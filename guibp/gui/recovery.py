"""Recovery: keeps what is not saved where a crash, a kill or a logout cannot take it."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from guibp.gui.document_snapshot import DocumentSnapshot, take_snapshot
from guibp.gui.main_window import MainWindow
from guibp.gui.recovery_files import Kept, Origin, claim, new_place, recovery_folder, remove, sweep
from guibp.gui.recovery_writer import RecoveryWriter
from guibp.gui.session import Session
from guibp.model.document import load, write_document
from guibp.model.errors import GuibpError

SECONDS_BETWEEN = 1.0
"""What is edited within this time of a write is written together."""
TRAINING_SECONDS = 2.0
"""So often are the parameters of a running training kept."""
BUSY_MILLISECONDS = 100


class Recovery(QObject):
    """Keeps the document of one window in a recovery file of its own while it is not saved.

    The file goes when the document is saved, given up, or back at what is saved; ``finish`` leaves it
    if the window was not closed.
    """

    failed = Signal()
    """Nothing can be kept; said once."""

    def __init__(self, window: MainWindow, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.folder = recovery_folder() if folder is None else folder
        self._writer = RecoveryWriter(new_place(self.folder))
        self._lock: QLockFile | None = None
        self._written_at = -SECONDS_BETWEEN
        self._has_ended = self._has_complained = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)

    def begin(self) -> None:
        """Follow the window from now on."""
        with contextlib.suppress(OSError):
            # The first write says so if there cannot be a folder.
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(self.folder)
        self._lock = claim(self._writer.place)
        self._session.modified_changed.connect(self._follow)
        self._session.training_changed.connect(self._follow)
        self._window.closed.connect(self.end)
        self._follow()

    @property
    def place(self) -> Path:
        """This window's recovery file; there while something is not saved."""
        return self._writer.place

    @property
    def is_needed(self) -> bool:
        """Whether there is something that no file has."""
        return self._session.is_modified or self._session.running is not None

    # -- the ends --------------------------------------------------------------------------------

    def end(self) -> None:
        """The window was closed: what was not saved was given up."""
        if not self._has_ended:
            self._has_ended = True
            self._timer.stop()
            self._writer.drop()
            self._release()

    def finish(self) -> None:
        """The program ends; keep what a window that nobody closed still has."""
        if not self._has_ended:
            self.write_now()
            self._has_ended = True
            self._timer.stop()
            self._release()

    def _release(self) -> None:
        self._writer.wait()
        if self._lock is not None:
            self._lock.unlock()

    # -- keeping ---------------------------------------------------------------------------------

    def write_now(self) -> bool:
        """Keep what is not saved before anything else happens; returns whether it is on the disk."""
        if self._has_ended or not self.is_needed:
            return False
        self._writer.write(self._snapshot(), self._origin())
        self._written_at = time.monotonic()
        self._complain()
        return self._writer.failure is None

    def _follow(self) -> None:
        if self._has_ended:
            return
        if not self.is_needed:
            self._timer.stop()
            self._writer.drop()
        elif not self._timer.isActive():
            wait = self._written_at + SECONDS_BETWEEN - time.monotonic()
            self._timer.start(max(int(1000 * wait), 0))

    def _write(self) -> None:
        if not self.is_needed:
            return
        if self._writer.is_busy:
            self._timer.start(BUSY_MILLISECONDS)
            return
        self._complain()
        self._writer.begin(self._snapshot(), self._origin())
        self._written_at = time.monotonic()
        if self._session.running is not None:
            self._timer.start(int(1000 * TRAINING_SECONDS))

    def _complain(self) -> None:
        if self._writer.failure is not None and not self._has_complained:
            self._has_complained = True
            self._session.message_shown.emit(
                self.tr("Unsaved work cannot be kept for recovery: save often. {reason}").format(
                    reason=self._writer.failure
                )
            )
            self.failed.emit()

    def _snapshot(self) -> DocumentSnapshot:
        return take_snapshot(self._session.graph, self._learned())

    def _learned(self) -> dict[str, float]:
        """The parameters of a running training, out of its newest frame: they belong together."""
        training = self._window.training
        frame, trainer = training.frame, training.trainer
        if self._session.running is None or frame is None or trainer is None:
            return {}
        if not np.isfinite(frame.parameters).all():
            return {}
        return dict(zip(trainer.trained, frame.parameters.tolist(), strict=True))

    def _origin(self) -> Origin:
        session = self._session
        return Origin(session.path, session.name, self._window.files.on_disk.stamp)

    # -- taking up -------------------------------------------------------------------------------

    def restore(self, kept: Kept, place: Path) -> bool:
        """Show a document that was kept; its own file stays as it is until the user saves.

        Its recovery file goes once this window has it in its own. Returns ``False`` if the user rather
        keeps the document on show.
        """
        if not self._window.files.may_replace():
            return False
        origin = kept.origin
        self._session.replace_graph(kept.graph, origin.path, origin.name)
        self._window.files.on_disk.remember(origin.stamp)
        self._session.note_unsaved()
        if self.write_now():
            remove(place)
        return True


def is_on_disk(kept: Kept) -> bool:
    """Whether the document's own file holds the same: the content decides, not the time."""
    path = kept.origin.path
    if path is None:
        return False
    try:
        return write_document(load(path)) == write_document(kept.graph)
    except GuibpError:
        return False
