"""What a window says: the texts of all its parts, for tests that compare languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from guibp.gui.panels.palette import Palette

WORD = re.compile(r"[A-Za-z]{2,}")
NOT_ENGLISH = {
    "XOR", "guibp", "xor", "English", "Ctrl", "Shift", "Alt", "Esc", "Tab", "Enter", "Return", "Del",
    "wx", "tanh", "exp", "log", "relu", "mean", "loss", "bce", "unit", "sgd", "momentum", "adam", "Wx",
    "Left", "Right", "Up", "Down", "Space", "Backspace", "Home", "End", "PgUp", "PgDown", "Ins",
}  # fmt: skip
"""Names of nodes, signs of operations, names of methods and of keys."""


def texts_of(widget: QObject) -> Iterator[str]:
    """All that one widget or action says."""
    if isinstance(widget, QWidget):
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton | QAction):
        yield widget.text()
    if isinstance(widget, QAction):
        yield from (widget.toolTip(), widget.iconText())
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QWidget):
        yield from rows_of(widget)


def rows_of(widget: QWidget) -> Iterator[str]:
    """What is listed in a widget."""
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        heads = (widget.model().headerData(place, widget.orientation()) for place in range(widget.count()))
        yield from (str(head) for head in heads if head is not None)
    if isinstance(widget, Palette):
        model = widget.model()
        for row in range(model.rowCount()):
            yield from (model.index(row, 0).data(), model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole))


def is_never_seen(widget: QObject) -> bool:
    """What Qt's docks and plots have and we do not show; tab bars that Qt left behind; pages that wait."""
    if isinstance(QObject.parent(widget), QTabBar) or widget.objectName().startswith("qt_dockwidget_"):
        return True
    if type(QObject.parent(widget)).__module__.startswith("pyqtgraph"):
        return True
    if isinstance(widget, QTabBar):
        return widget.window().childAt(widget.geometry().center()) is not widget
    pages = QObject.parent(widget)
    while pages is not None and not isinstance(pages, QStackedWidget):
        widget, pages = pages, QObject.parent(pages)
    return isinstance(pages, QStackedWidget) and pages.currentWidget() is not widget


def texts(window: QWidget) -> list[str]:
    """All that a window says; rich text without its marks."""
    parts = (one for one in (window, *window.findChildren(QObject)) if not is_never_seen(one))
    found = [text for one in parts for text in texts_of(one) if text]
    return sorted(unescape(re.sub(r"<[^>]*>", " ", text)) for text in found)


def english_in(said: list[str]) -> set[str]:
    return {text for text in said if set(WORD.findall(text)) - NOT_ENGLISH}
