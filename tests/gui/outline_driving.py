"""The outline of a window, worked on by keys, for its tests."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.outline_model import OutlineModel
from guibp.gui.panels.outline_view import OutlineView
from tests.gui.conftest import child, part

Key = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Outline:
    """The outline of a window, worked on by keys."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        dock = child(window, QDockWidget, "outline")
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        self.view = part(dock, OutlineView)
        model = self.view.model()
        assert isinstance(model, OutlineModel)
        self.model = model
        self.filter = child(window, QLineEdit, "outline_filter")
        self.view.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.view, text)

    def go_to(self, index: QModelIndex) -> None:
        # Not the view's own setter, which asks for the modifiers that were pressed last.
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def go_to_node(self, id_: str) -> None:
        self.go_to(self.model.index_of(id_))

    def titles(self, parent: QModelIndex | None = None) -> list[str]:
        holder = parent if parent is not None else QModelIndex()
        return [str(self.model.index(row, 0, holder).data()) for row in range(self.model.rowCount(holder))]

    def chosen(self) -> list[str]:
        return sorted(str(index.data()) for index in self.view.selectionModel().selectedRows(0))

    def numbers(self, id_: str) -> tuple[object, object]:
        index = self.model.index_of(id_)
        return index.siblingAtColumn(1).data(), index.siblingAtColumn(2).data()


OpenOutline = Callable[..., Outline]
