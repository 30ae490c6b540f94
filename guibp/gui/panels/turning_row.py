"""Rows of a panel that become columns where it is too narrow for them, as at the side of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QScrollArea

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class RowTurner(QObject):
    """Follows the width of a panel that scrolls, and turns its rows."""

    def __init__(self, panel: QScrollArea, rows: Mapping[QBoxLayout, int | None]) -> None:
        """Rows in the panel's page, each with the width below which it turns.

        ``None`` is the width of its parts at their narrowest, those in rows within it side by side too:
        a row turns before one within it does.
        """
        super().__init__(panel)
        self._panel, self._rows = panel, dict(rows)
        panel.viewport().installEventFilter(self)
        page = panel.widget()
        if page is not None:
            page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the panel has another width, or its parts have."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        room = self._panel.viewport().width() - self._margins()
        if self._all_fit(room):
            return
        for row in self._rows:
            wanted = ACROSS if self._least_width(row) <= room else DOWN
            if row.direction() is not wanted:
                row.setDirection(wanted)

    def _all_fit(self, room: int) -> bool:
        """Whether all rows go across, and may; asked with each number that changes, and told by Qt itself."""
        return all(row.direction() is ACROSS and self._fits(row, room) for row in self._rows)

    def _fits(self, row: QBoxLayout, room: int) -> bool:
        least = self._rows[row]
        return (row.minimumSize().width() if least is None else least) <= room

    def _margins(self) -> int:
        page = self._panel.widget()
        layout = None if page is None else page.layout()
        if layout is None:
            return 0
        margins = layout.contentsMargins()
        return margins.left() + margins.right()

    def _least_width(self, row: QBoxLayout) -> int:
        """How narrow a row can be with its parts side by side, however they stand now."""
        least = self._rows[row]
        if least is not None:
            return least
        items = [row.itemAt(place) for place in range(row.count())]
        widths = [self._least_width_of(item) for item in items if item is not None and not item.isEmpty()]
        return sum(widths) + max(row.spacing(), 0) * max(len(widths) - 1, 0)

    def _least_width_of(self, item: QLayoutItem) -> int:
        widget = item.widget()
        inner = item.layout() if widget is None else widget.layout()
        if isinstance(inner, QBoxLayout) and inner in self._rows:
            return self._least_width(inner)
        return item.minimumSize().width()
