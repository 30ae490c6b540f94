"""The view of the samples: its keys mean cells, which go to and come from spreadsheets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView


class SamplesTable(QTableView):
    """The table of samples; keys that would change the graph mean its cells while it has the focus."""

    _OWN_KEYS = (
        QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Paste,
        QKeySequence.StandardKey.Delete,
    )

    cells_pasted = Signal(int, int)
    """What is on the clipboard goes into the table from this row and column on."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys that copy, delete or begin to type from reaching the graph."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            begins_edit = plain and event.text().isprintable() and event.text() != ""
            is_backspace = event.key() == Qt.Key.Key_Backspace
            if begins_edit or is_backspace or any(event.matches(key) for key in self._OWN_KEYS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the marked cells as text in columns, or paste such."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._marked_text())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.cells_pasted.emit(*self._first_marked())
        else:
            super().keyPressEvent(event)

    def _first_marked(self) -> tuple[int, int]:
        marked = [*self.selectedIndexes(), self.currentIndex()]
        rows, columns = (
            [max(one, 0) for one in places]
            for places in zip(*((index.row(), index.column()) for index in marked), strict=True)
        )
        return min(rows), min(columns)

    def _marked_text(self) -> str:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(index.data(Qt.ItemDataRole.EditRole))
        return "\n".join("\t".join(cells) for cells in rows.values())
