"""The list of paths: it fetches more only as somebody scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from guibp.engine.gradient_paths import GradientPath
from guibp.explain.path_product import name_path
from guibp.gui.plain_tips import plain_tip
from guibp.model.numbers_text import show_number, with_minus_sign

PAGE = 50
Index = QModelIndex | QPersistentModelIndex


class PathList(QAbstractListModel):
    """The largest paths first, as many as were asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = ""
        self._paths: list[GradientPath] = []
        self._rest: Iterator[GradientPath] = iter(())
        self._is_whole = True

    @property
    def start(self) -> str:
        """The node at which the paths begin."""
        return self._start

    def show_paths(self, start: str, paths: Iterator[GradientPath]) -> None:
        """List other paths, which begin at a node."""
        self.beginResetModel()
        self._start, self._rest, self._is_whole = start, paths, False
        self._paths = list(islice(paths, PAGE))
        self._is_whole = len(self._paths) < PAGE
        self.endResetModel()

    def path_at(self, row: int) -> GradientPath | None:
        """The path in a row."""
        return self._paths[row] if 0 <= row < len(self._paths) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        path = self.path_at(index.row())
        if path is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        product = with_minus_sign(show_number(path.product, 4))
        text = f"{product}    {name_path(path, self._start)}"
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """List a page more."""
        if parent.isValid():
            return
        more = list(islice(self._rest, PAGE))
        self._is_whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._paths), len(self._paths) + len(more) - 1)
            self._paths += more
            self.endInsertRows()
