"""The document's file as the window knows it: what it was when it was last read or written."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.gui.file_stamp import FileStamp, has_changed, is_gone, stamp_file
from guibp.gui.session import Session


class OnDisk(QObject):
    """Follows the session's document, and notices what others do to its file."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.stamp: FileStamp | None = None
        """What the file was; ``None`` without a file."""
        session.document_replaced.connect(self.note)
        self.note()

    def note(self) -> None:
        """The document was just read from its file, or written to it."""
        path = self._session.path
        self.stamp = None if path is None else stamp_file(path)

    def remember(self, stamp: FileStamp | None) -> None:
        """The document was read from its file when that was this."""
        self.stamp = stamp

    @property
    def is_changed(self) -> bool:
        """Whether the file holds what somebody else wrote."""
        path = self._session.path
        if path is None or self.stamp is None:
            return False
        return has_changed(path, self.stamp)

    def notice_loss(self) -> None:
        """A file that is gone holds nothing: its document counts as modified, and saving makes it again."""
        path = self._session.path
        if path is not None and not self._session.is_modified and is_gone(path):
            self._session.note_unsaved()
