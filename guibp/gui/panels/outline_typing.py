"""Typing in the outline: a name or a number in its cell, by the rules of the line edit on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from guibp.gui.panels.outline_model import Column, OutlineModel
from guibp.gui.panels.outline_rows import Index
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.gui.value_steps import factor_of, tidy, unit_of
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import read_number, show_fully

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OutlineDelegate(QStyledItemDelegate):
    """Return takes the text, or says why not and stays open; Esc drops it; leaving takes what is valid."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._place = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - the signature is given by Qt
        line = QLineEdit(parent)
        line.setObjectName("outline_inline_edit")
        line.setAccessibleName(self.tr("name") if index.column() == Column.NAME else self.tr("value"))
        self._place = QPersistentModelIndex(index)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is there, but never over what a person types."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002 - the signature is given by Qt
        """Left by the focus: take the text if it is valid, else say why it is dropped."""
        if isinstance(editor, QLineEdit):
            self._take(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Return ends the typing only if the text is taken; Up and Down step a number."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if not isinstance(editor, QLineEdit) or event.key() not in _ENTER | _STEPS.keys():
            return super().eventFilter(editor, event)
        if event.key() in _STEPS:
            self._step(editor, _STEPS[Qt.Key(event.key())] * factor_of(event.modifiers()))
        elif self._take(editor, self._place):
            editor.setModified(False)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        else:
            editor.selectAll()
        return True

    def _step(self, line: QLineEdit, steps: float) -> None:
        """Another number in the line, which nobody has yet."""
        if self._place.column() != Column.VALUE:
            return
        try:
            number = read_number(line.text())
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return
        line.setText(show_fully(tidy(number + unit_of(number) * steps)))
        line.setModified(True)

    def _take(self, line: QLineEdit, index: Index) -> bool:
        """Make the edit that was typed; a refusal is shown, and the answer is ``False``."""
        model = index.model()
        if not index.isValid() or not isinstance(model, OutlineModel):
            return True
        try:
            edit = model.typed_edit(index, line.text())
            if edit is not None and line.isModified():
                self._session.do(edit)
                self._hide_if_gone(line)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return True

    def _hide_if_gone(self, line: QLineEdit) -> None:
        """The filter may leave a new name out; Qt 6.11 closes a line without a row only if it is hidden."""
        if not self._place.isValid():
            line.removeEventFilter(self)
            line.hide()
