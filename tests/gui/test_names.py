"""Every widget that a person can use says what it is, and the focus goes through all of them in order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QSpinBox, QWidget

from guibp.gui.main_window import MainWindow
from guibp.gui.unit_dialog import UnitDialog
from guibp.model.units import UnitKind
from tests.gui.conftest import OpenWindow

_INNER = ("qt_spinbox_lineedit", "qt_scrollarea_", "qt_menubar_ext_button", "qt_toolbar_ext_button")


def takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def told(widget: QWidget) -> str:
    """What a screen reader calls a widget: its name, or the label beside it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or interface.text(QAccessible.Text.Name) or labels_of(widget)


def labels_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget)


def nameless(top: QWidget) -> Iterator[str]:
    for widget in top.findChildren(QWidget):
        if not takes_focus(widget) or widget.objectName().startswith(_INNER) or is_inside_another(widget):
            continue
        if not told(widget).strip():
            yield f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"


def is_inside_another(widget: QWidget) -> bool:
    """Whether it is a part of a box that speaks for it: its line, or the list that it opens."""
    holder = widget.parentWidget()
    return holder is not None and (isinstance(holder, QComboBox | QSpinBox) or is_inside_another(holder))


def show_all(window: MainWindow) -> None:
    for dock in window.docks.all():
        dock.show()
        dock.raise_()
        QApplication.processEvents()


@pytest.mark.parametrize("source", [None, "preset:wx+b", "preset:xor"])
def test_every_widget_of_the_window_has_a_name(open_window: OpenWindow, source: str | None) -> None:
    window = open_window(source)
    show_all(window)
    window.session.selection.select(window.graph.nodes[:1])
    assert list(nameless(window)) == []


def test_a_nameless_widget_is_found(open_window: OpenWindow) -> None:
    window = open_window()
    show_all(window)
    button = QPushButton(window)
    assert list(nameless(window)) == ["QPushButton '' in MainWindow"]
    button.deleteLater()


@pytest.mark.parametrize("kind", list(UnitKind))
def test_every_widget_of_the_unit_dialog_has_a_name(open_window: OpenWindow, kind: UnitKind) -> None:
    dialog = UnitDialog(kind, 2, open_window())
    dialog.show()
    assert list(nameless(dialog)) == []
    dialog.close()


def test_every_widget_of_the_help_has_a_name(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_by_name["help_shortcuts"].trigger()
    (dialog,) = window.findChildren(QDialog)
    assert list(nameless(dialog)) == []
    dialog.close()


def test_what_a_label_shows_is_told(open_window: OpenWindow) -> None:
    """A name of its own would hide the text of a label."""
    window = open_window("preset:xor")
    show_all(window)
    for label in window.findChildren(QLabel):
        interface = QAccessible.queryAccessibleInterface(label)
        if label.text() and label.textFormat() is Qt.TextFormat.PlainText:
            assert label.text() in interface.text(QAccessible.Text.Name), label.text()


def test_every_action_has_a_text(open_window: OpenWindow) -> None:
    window = open_window()
    assert [name for name, action in window.actions_by_name.items() if not action.text()] == []
