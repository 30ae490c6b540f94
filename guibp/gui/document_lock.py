"""The document's lock: tells a second guibp that another one has the same file open."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QSysInfo

from guibp.gui.session import Session


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has the file open."""

    pid: int
    host: str

    @property
    def is_this(self) -> bool:
        """Whether it is another window of this very process."""
        return self.pid == QCoreApplication.applicationPid() and self.host == QSysInfo.machineHostName()


def lock_place(path: Path) -> Path:
    """The lock file beside a document, of the file itself behind all links; its name is always short."""
    target = Path(os.path.realpath(path))
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return target.with_name(f".guibp-lock-{digest}")


class DocumentLock(QObject):
    """Holds the lock on the document's file, from ``begin`` on; where no lock can be made, none is needed.

    The lock holds pid and host; one of a process of this host that is dead is broken, and no other.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self.holder: Holder | None = None
        """Who else has the document's file; ``None`` if nobody."""

    def begin(self) -> None:
        """Follow the document from now on."""
        self._session.document_replaced.connect(self.follow)
        self._session.modified_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """The document may have another file; a second guibp says so."""
        path = self._session.path
        if path == self._path:
            return
        self.release()
        self._path = path
        if path is not None:
            self.refresh()
            if self.holder is not None:
                self._tell(path, self.holder)

    def refresh(self) -> None:
        """See whether the other one still has it: if not, it is ours from now on."""
        if self._path is None or self._lock is not None:
            return
        lock = QLockFile(str(lock_place(self._path)))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock, self.holder = lock, None
        elif lock.error() == QLockFile.LockError.LockFailedError:
            self.holder = _read_holder(lock)
        else:
            self.holder = None

    def release(self) -> None:
        """Let go of the file."""
        if self._lock is not None:
            self._lock.unlock()
        self._path, self._lock, self.holder = None, None, None

    def _tell(self, path: Path, holder: Holder) -> None:
        if holder.is_this:
            text = self.tr("{name} is open in another window too.")
        else:
            text = self.tr("{name} is open in another guibp too (process {pid} on {host}).")
        self._session.message_shown.emit(text.format(name=path.name, pid=holder.pid, host=holder.host))


def _read_holder(lock: QLockFile) -> Holder:
    # PySide gives pid, host and program; its stubs do not say so.
    found: object = lock.getLockInfo()
    pid, host, _ = found if isinstance(found, tuple) else (0, "", "")
    return Holder(int(pid), str(host))
