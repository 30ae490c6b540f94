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

from guibp.gui.panels.derivative_panel import DerivativePanel
from guibp.gui.panels.outline_view import OutlineView
from guibp.gui.panels.palette import Palette
from guibp.gui.panels.path_panel import PathPanel
from guibp.gui.panels.quiet_plot import QuietPlot

MARKS = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")
NOT_ENGLISH = {
    "XOR", "AND", "NAND", "OR", "guibp", "JSON", "LaTeX", "SVG", "PNG", "PDF",
    "NumPy", "PyTorch", "JAX", "DOT", "CSV",
    "xor", "English", "Ctrl", "Shift", "Alt", "Esc", "Tab", "Enter", "Return", "Del",
    "wx", "tanh", "exp", "log", "relu", "mean", "loss", "bce", "unit", "plus", "three", "units",
    "sgd", "momentum", "nesterov", "rmsprop", "adam", "Wx",
    "Left", "Right", "Up", "Down", "Space", "Backspace", "Home", "End", "PgUp", "PgDown", "Ins",
}  # fmt: skip
"""Names of nodes and lessons, signs of operations, names of methods and of keys."""


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
    if isinstance(widget, QuietPlot) and widget.picture is not None:
        yield from (widget.picture.across, widget.picture.up)
    if isinstance(widget, OutlineView):
        for row in range(widget.model().rowCount()):
            yield str(widget.model().index(row, 0).data())
    if isinstance(widget, Palette):
        model = widget.model()
        for row in range(model.rowCount()):
            yield from (model.index(row, 0).data(), model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole))


def is_told_later(widget: QObject) -> bool:
    """Whether it belongs to a panel out of view that tells what it has to tell when it is seen."""
    holder = QObject.parent(widget)
    while isinstance(holder, QWidget):
        if isinstance(holder, DerivativePanel | PathPanel):
            return holder.visibleRegion().isEmpty()
        holder = QObject.parent(holder)
    return False


def is_never_seen(widget: QObject) -> bool:
    """What Qt's docks and plots have and we do not show; tab bars that Qt left behind; pages that wait."""
    if is_told_later(widget):
        return True
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
    speakers = (*window.findChildren(QWidget), *window.findChildren(QAction))
    parts = (one for one in (window, *speakers) if not is_never_seen(one))
    found = [text for one in parts for text in texts_of(one) if text]
    return sorted(unescape(MARKS.sub(" ", text)) for text in found)


def english_in(said: list[str]) -> set[str]:
    return {text for text in said if set(WORD.findall(text)) - NOT_ENGLISH}
