"""The writer of one recovery file, in a thread beside the window's."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from guibp.gui.document_snapshot import DocumentSnapshot, write_unhurried
from guibp.gui.recovery_files import Origin, remove, write_header
from guibp.model.atomic_file import replace_file
from guibp.model.document_writing import write_document
from guibp.model.errors import GuibpError

THREAD_NAME = "guibp recovery"


class RecoveryWriter:
    """Writes snapshots to one file, one after the other, and removes it.

    It touches nothing of Qt. What goes wrong is kept in ``failure`` and raised by nobody: the window tells.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.failure: GuibpError | OSError | None = None
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()
        self._is_unwanted = False

    @property
    def is_busy(self) -> bool:
        """Whether it is still writing."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, snapshot: DocumentSnapshot, origin: Origin) -> None:
        """Write in a thread; not while it is busy."""
        self.wait()
        self._is_unwanted = False
        self._thread = threading.Thread(target=self._run, args=(snapshot, origin), name=THREAD_NAME)
        self._thread.start()

    def write(self, snapshot: DocumentSnapshot, origin: Origin) -> None:
        """Write at once, and return when it is on the disk."""
        self.wait()
        self._is_unwanted = False
        self._put(write_document(snapshot), origin)

    def drop(self) -> None:
        """Nothing is to be recovered any more; what is being written now goes too."""
        with self._guard:
            self._is_unwanted = True
            remove(self.place)

    def wait(self) -> None:
        """Wait for the thread."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, snapshot: DocumentSnapshot, origin: Origin) -> None:
        self._put(write_unhurried(snapshot), origin)
        with self._guard:
            if self._is_unwanted:
                remove(self.place)

    def _put(self, document: bytes, origin: Origin) -> None:
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self.place, write_header(origin, time.time()) + document)
            self.failure = None
        except (GuibpError, OSError) as error:
            self.failure = error
