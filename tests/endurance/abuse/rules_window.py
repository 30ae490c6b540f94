"""What is done by actions, in panels, with files and the clipboard, and while it trains."""

from __future__ import annotations

import os
import time

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from guibp.gui.panels.outline_view import OutlineView
from guibp.model.operations import OPERATIONS
from tests.endurance.abuse.base import DOCKS, EditorRules
from tests.endurance.abuse.editor import Button, Key
from tests.endurance.abuse.places import numbers, typed
from tests.endurance.abuse.telling import tell, told

LEFT_OUT = frozenset(
    {"file_quit", "file_export", "worksheet_save", "runs_grid", "runs_export", "help_commands"}
)
LEFT_OUT |= {
    "file_new_window",
    "file_close_window",
    "quiz_record",
}
"""They end the window, write what is no document, or take long."""
GROWING = frozenset({"edit_paste", "edit_paste_wired", "edit_duplicate", "graph_expand", "edit_extract"})
OFTEN: tuple[str, ...] = (
    ("edit_undo",) * 4 + ("edit_redo",) * 2 + ("edit_group", "edit_ungroup", "edit_fold", "graph_expand")
)
OFTEN += ("edit_copy", "edit_paste", "step_next", "step_next", "step_back", "train_toggle", "train_step")
PICTURE = "a picture and a place"
FOREIGN = (
    "x = 5; w = param(2); f = w*x",
    "x,t\n1,0\n2,1\n",
    '{"format": "guibp", "version": 1, "nodes": [], "edges": []}',
    '{"format": "guibp", "version": 1, "nodes": [{"id": "a", "op": "x"}, {"id": "a"}], "edges": []}',
    '{"nodes": [{"id": "p"}], "links": []}',
    "[" * 5000,
    "123",
    "",
    "<b>no</b>\x00",
    "가 = 3; 나 = exp(가)",
)
AFTER_TRAINING: tuple[str, ...] = ("", "", "", "", "train_toggle", "train_reset", "edit_undo")
AFTER_TRAINING += ("example_wx+b", "example_sigmoid", "example_neuron", "example_xor")
KEYS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Delete, Key.Key_Return, Key.Key_F2)


class WindowRules(EditorRules):
    """Actions, panels, files, clipboard and training."""

    # -- actions ---------------------------------------------------------------------------------

    @rule(name=st.sampled_from(OFTEN), answer=numbers)
    @told
    def trigger_often(self, name: str, answer: int) -> None:
        self._trigger(name, answer)

    @rule(place=st.integers(0, 1000), answer=numbers)
    @told
    def trigger_any(self, place: int, answer: int) -> None:
        self._trigger_any(place, answer)

    @rule(place=st.integers(0, 1000), answer=numbers)
    @told
    def trigger_another(self, place: int, answer: int) -> None:
        """There are hundreds of actions: of what is done, twice as much are they."""
        self._trigger_any(place, answer)

    def _trigger_any(self, place: int, answer: int) -> None:
        names = [name for name in self.editor.window.actions_by_name if name not in LEFT_OUT]
        name = names[place % len(names)]
        tell(f"  {name}")
        self._trigger(name, answer)

    def _trigger(self, name: str, answer: int) -> None:
        if name in GROWING and not self.may_grow:
            return
        self.editor.answers.number, self.editor.answers.path = answer, str(self.file(answer))
        self.editor.window.actions_by_name[name].trigger()

    @rule(dock=st.sampled_from(DOCKS))
    @told
    def show_or_hide_a_dock(self, dock: str) -> None:
        if self.sees(dock):
            self.dock(dock).hide()
        else:
            self.open(dock)

    # -- the graph itself, as a script does ------------------------------------------------------

    @rule(operation=st.sampled_from(sorted(OPERATIONS)))
    @told
    def add(self, operation: str) -> None:
        if self.may_grow:
            self.editor.graph.add(operation)
        else:
            self.editor.graph.remove(self.editor.graph.nodes[0])

    @rule(first=numbers, second=numbers, port=st.integers(0, 3))
    @told
    def connect(self, first: int, second: int, port: int) -> None:
        nodes = self.editor.graph.nodes
        if nodes:
            source, target = nodes[first % len(nodes)], nodes[second % len(nodes)]
            self.attempt(self.editor.graph.connect, source, target, port)

    @rule(place=numbers, value=st.floats())
    @told
    def set_value(self, place: int, value: float) -> None:
        nodes = self.editor.graph.nodes
        if nodes:
            self.attempt(self.editor.graph.set_value, nodes[place % len(nodes)], value)

    @rule(place=numbers)
    @told
    def remove(self, place: int) -> None:
        nodes = self.editor.graph.nodes
        if nodes:
            self.attempt(self.editor.graph.remove, nodes[place % len(nodes)])

    # -- files -----------------------------------------------------------------------------------

    @rule(number=numbers, action=st.sampled_from(["file_save", "file_save_as"]), answer=numbers)
    @told
    def save(self, number: int, action: str, answer: int) -> None:
        editor = self.editor
        editor.answers.path, editor.answers.number = str(self.file(number)), answer
        editor.window.actions_by_name[action].trigger()

    @rule(number=numbers, answer=numbers)
    @told
    def open_a_file(self, number: int, answer: int) -> None:
        editor = self.editor
        editor.answers.path, editor.answers.number = str(self.file(number)), answer
        editor.window.actions_by_name["file_open"].trigger()

    @rule(number=numbers, what=st.sampled_from(["cut short", "gone", "of another", "touched"]))
    @told
    def change_a_file_elsewhere(self, number: int, what: str) -> None:
        path = self.file(number)
        if not path.exists():
            return
        data = path.read_bytes()
        if what == "gone":
            path.unlink()
        elif what == "touched":
            os.utime(path)
        else:
            path.write_bytes(data[: len(data) // 2] if what == "cut short" else data.replace(b"w", b"v"))

    # -- the clipboard ---------------------------------------------------------------------------

    @rule(text=st.sampled_from((PICTURE, *FOREIGN)), answer=numbers)
    @told
    def paste_what_is_foreign(self, text: str, answer: int) -> None:
        data = QMimeData()
        if text == PICTURE:
            data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
            data.setUrls([QUrl("file:///nowhere")])
        else:
            data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self._trigger("edit_paste", answer)

    # -- panels ----------------------------------------------------------------------------------

    @rule(
        text=typed,
        end=st.sampled_from(["return", "escape", "leave"]),
        name=st.sampled_from(["inspector_value", "inspector_name"]),
    )
    @told
    def type_into_the_inspector(self, text: str, end: str, name: str) -> None:
        self.open("inspector")
        line = self.editor.window.findChild(QLineEdit, name)
        if line is not None and line.isVisible() and line.isEnabled():
            line.setFocus()
            line.selectAll()
            self.editor.type(text)
            self.end_typing(end)

    @rule(
        row=numbers,
        column=st.integers(0, 2),
        keys=st.lists(st.sampled_from(KEYS), max_size=3),
        text=typed,
        end=st.sampled_from(["return", "escape", "leave"]),
    )
    @told
    def work_in_the_outline(self, row: int, column: int, keys: list[Key], text: str, end: str) -> None:
        self.open("outline")
        view = self.editor.window.findChild(OutlineView)
        if view is None or not view.isVisible():
            return
        self._go_to(view, row, column)
        for key in keys:
            self.editor.key(key)
            if isinstance(self.editor.focus, QLineEdit):
                self.editor.type(text)
                self.end_typing(end)
                view.setFocus()

    @rule(row=numbers, column=numbers, text=typed, end=st.sampled_from(["return", "escape", "tab"]))
    @told
    def type_into_the_table(self, row: int, column: int, text: str, end: str) -> None:
        self.open("dataset")
        table = self.editor.window._dataset_panel.table
        if table.isVisible() and table.model().rowCount():
            self._go_to(table, row, column)
            self.editor.key(Key.Key_F2)
            if isinstance(self.editor.focus, QLineEdit):
                self.editor.type(text)
                self.end_typing(end)

    def _go_to(self, view: QAbstractItemView, row: int, column: int) -> None:
        model, index = view.model(), QModelIndex()
        for _ in range(3):
            rows = model.rowCount(index)
            if rows == 0:
                break
            index = model.index(row % rows, 0, index)
            row //= rows
        flags = QItemSelectionModel.SelectionFlag
        index = index.siblingAtColumn(column % max(model.columnCount(), 1))
        view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        view.setFocus()

    @rule(place=st.integers(0, 500), number=numbers, text=typed)
    @told
    def use_any_control(self, place: int, number: int, text: str) -> None:
        """Press, choose, slide or type into whatever is on show outside of the canvas."""
        controls = [one for one in self.editor.window.findChildren(QWidget) if self._is_control(one)]
        if not controls:
            return
        control = controls[place % len(controls)]
        self.editor.answers.number, self.editor.answers.path = number, str(self.file(number))
        menu = control.menu() if isinstance(control, QToolButton | QPushButton) else None
        if menu is not None:
            # A click would wait until the menu is closed.
            menu.popup(QPoint())
        elif isinstance(control, QAbstractButton):
            QTest.mouseClick(control, Button.LeftButton)
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(number % max(control.count(), 1))
            control.activated.emit(control.currentIndex())
        elif isinstance(control, QAbstractSlider):
            control.setValue(control.minimum() + number * (control.maximum() - control.minimum()) // 60)
        elif isinstance(control, QLineEdit):
            control.setFocus()
            control.selectAll()
            self.editor.type(text)
            self.end_typing("return")
        if QApplication.activePopupWidget() is not None:
            self.editor.choose_from_popup(number)

    def _is_control(self, widget: QWidget) -> bool:
        kinds = (QAbstractButton, QComboBox, QAbstractSlider, QLineEdit)
        if not isinstance(widget, kinds) or not widget.isVisible() or not widget.isEnabled():
            return False
        action = getattr(widget, "defaultAction", lambda: None)()
        return action is None or action.objectName() not in LEFT_OUT

    # -- training --------------------------------------------------------------------------------

    @rule(then=st.sampled_from(AFTER_TRAINING))
    @told
    def train_a_moment(self, then: str) -> None:
        """And go on, or have it end into a document that has just come."""
        window = self.editor.window
        if not window.training.is_running:
            window.actions_by_name["train_toggle"].trigger()
        time.sleep(0.002)
        self.editor.settle_unseen()
        if then:
            self._trigger(then, 1)

    @rule(value=st.sampled_from([0.01, 0.5, 1e6]))
    @told
    def set_the_rate(self, value: float) -> None:
        self.editor.graph.set_training(learning_rate=value)

    @rule(key=st.sampled_from([Qt.Key.Key_Escape, Qt.Key.Key_Tab]))
    @told
    def let_events_come(self, key: Qt.Key) -> None:
        self.editor.key(key)
        self.editor.settle()
