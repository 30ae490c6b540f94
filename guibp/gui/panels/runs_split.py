"""The table of runs and their picture: beside each other, or below where it is too narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from guibp.gui.panels.runs_table import RunsTable
from guibp.gui.type_scale import scaled

PICTURE_SHARE = 0.35
LEAST_PICTURE, TURN_BELOW = 190, 480


class RunsSplit(QSplitter):
    """The table has the room for its columns before the picture grows; who moves the handle decides."""

    def __init__(self, table: RunsTable) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table = table
        self._is_moved = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._note_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn, and share the room out anew."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(TURN_BELOW)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._is_moved = False
        self.share()

    def share(self) -> None:
        """Give the table what it wants, and the picture the rest, but neither too little."""
        if self._is_moved or self.count() < len(("table", "picture")):
            return
        if self.orientation() is Qt.Orientation.Vertical:
            room, table = self.height(), self.height() // 2
        else:
            room = self.width() - self.handleWidth()
            table = max(self._table.wanted_width(), round((1 - PICTURE_SHARE) * room))
            table = min(table, room - scaled(LEAST_PICTURE))
        if self.sizes()[0] != table:
            self.setSizes([table, room - table])

    def _note_hand(self) -> None:
        self._is_moved = True
