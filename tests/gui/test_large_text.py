"""With text at 200 % nothing is cut off: every label and button has the room that its text asks for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from guibp.explain.equations import Equation, write_number
from guibp.gui.canvas.example_row import ExampleRow
from guibp.gui.equation_setting import set_equation
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.equation_view import FORMULA_SIZE, MARGIN, EquationView
from guibp.gui.theme import Theme
from guibp.gui.type_scale import scale_of, scaled, text_scale
from guibp.gui.unit_dialog import UnitDialog
from guibp.model.units import UnitKind
from tests.gui.conftest import OpenWindow, child

_SLACK = 1
"""Rounding."""


@pytest.fixture(params=[1, 2], ids=["100 %", "200 %"])
def text(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[float]:
    """The interface's text at a scale, for windows that open now."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(large)
    yield request.param
    qapp.setFont(usual)


def cut_off(top: QWidget) -> list[str]:
    """The widgets on show whose text has less room than it takes."""
    widgets = [one for one in top.findChildren(QWidget) if one.isVisible()]
    return [tell(one) for one in widgets if is_cut_off(one)]


def tell(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    needed = needed_size(widget)
    return f"{type(widget).__name__} {text!r} has {widget.size().toTuple()} of {needed.toTuple()}"


def is_cut_off(widget: QWidget) -> bool:
    needed = needed_size(widget)
    return widget.width() + _SLACK < needed.width() or widget.height() + _SLACK < needed.height()


def needed_size(widget: QWidget) -> QSize:
    """The room for a widget's text: of text that wraps, the height that it has at its width."""
    if isinstance(widget, QLabel):
        wraps = widget.wordWrap() or not widget.text() or isinstance(widget, EquationView)
        lines = QSize(0, widget.heightForWidth(widget.width()) if widget.text() else 0)
        return lines if wraps else widget.sizeHint()
    if isinstance(widget, QComboBox):
        return QSize(widget.minimumSizeHint().width(), widget.sizeHint().height())
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint()
    if isinstance(widget, QLineEdit):
        return QSize(0, QFontMetrics(widget.font()).height())
    return QSize(0, 0)


def rows_too_low(top: QWidget) -> list[str]:
    """The lists and tables on show whose rows are lower than their text."""
    views = [one for one in top.findChildren(QAbstractItemView) if one.isVisible()]
    views = [one for one in views if not isinstance(one, QHeaderView)]
    found = []
    for view in views:
        index = view.model().index(view.model().rowCount() - 1, 0)
        if index.isValid():
            view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            if view.visualRect(index).height() < 1.1 * QFontMetrics(view.font()).height():
                found.append(f"{type(view).__name__}: {view.visualRect(index).height()}")
    return found


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def open_all(open_window: OpenWindow, source: str, large: float) -> MainWindow:
    window = open_window(source)
    window.resize(round(1300 * large), round(900 * large))
    window.docks.set_sizes()
    for dock in window.docks.all():
        dock.show()
    settle()
    return window


def test_the_scale_follows_the_text(text: float) -> None:
    assert text_scale() == pytest.approx(max(text * 12 / 13, 1.0), rel=0.15)
    assert scaled(100) == round(100 * text_scale())


@pytest.mark.parametrize("source", ["preset:wx+b", "preset:xor"])
def test_nothing_in_the_window_is_cut_off(open_window: OpenWindow, text: float, source: str) -> None:
    window = open_all(open_window, source, text)
    for selected in (window.graph.nodes[:1], window.graph.nodes[-1:], window.graph.nodes):
        window.session.selection.select(selected)
        for dock in window.docks.all():
            dock.raise_()
            settle()
            assert cut_off(dock) == []
            assert rows_too_low(dock) == []
    assert cut_off(window.menuBar()) == []
    (bar,) = [one for one in window.findChildren(QWidget, "step_bar") if one.isVisible()]
    window.session.stepping.advance()
    settle()
    assert cut_off(bar) == []


def test_a_low_window_squeezes_no_line(open_window: OpenWindow, text: float) -> None:
    window = open_all(open_window, "preset:xor", text)
    window.resize(round(900 * text), round(460 * text))
    window.docks.outline.raise_()
    settle()
    assert cut_off(window.docks.outline) == []
    window.canvas.open_search()
    settle()
    search = child(window, QWidget, "canvas_search")
    assert window.canvas.viewport().rect().contains(search.geometry())


def test_a_narrow_window_lists_the_examples_in_one_column(open_window: OpenWindow, text: float) -> None:
    window = open_window("expr:x = 1")
    window.resize(round(1000 * text), round(800 * text))
    window.graph.remove("x")
    settle()
    welcome = child(window, QWidget, "canvas_welcome")
    lefts = {row.x() for row in welcome.findChildren(ExampleRow)}
    assert len(lefts) == 1
    assert window.canvas.viewport().rect().contains(welcome.geometry())
    window.resize(round(1500 * text), round(800 * text))
    settle()
    assert len({row.x() for row in welcome.findChildren(ExampleRow)}) == 2


def test_an_empty_window_invites_in_full(open_window: OpenWindow, text: float) -> None:
    window = open_all(open_window, "expr:x = 1", text)
    window.graph.remove("x")
    settle()
    welcome = child(window, QWidget, "canvas_welcome")
    assert welcome.isVisible()
    assert cut_off(welcome) == []
    assert window.canvas.viewport().rect().contains(welcome.geometry())
    window.docks.dataset.raise_()
    settle()
    assert cut_off(window.docks.dataset) == []


@pytest.mark.parametrize("kind", list(UnitKind))
def test_the_unit_dialog_is_large_enough(open_window: OpenWindow, text: float, kind: UnitKind) -> None:
    dialog = UnitDialog(kind, 2, open_window())
    dialog.show()
    settle()
    assert cut_off(dialog) == []
    dialog.close()


def test_the_shortcuts_can_be_read(open_window: OpenWindow, text: float) -> None:
    window = open_window()
    window.actions_by_name["help_shortcuts"].trigger()
    (dialog,) = window.findChildren(QDialog)
    settle()
    assert cut_off(dialog) == []
    dialog.close()


def test_the_search_has_rows_for_its_text(open_window: OpenWindow, text: float) -> None:
    window = open_window("preset:wx+b")
    window.canvas.open_search()
    settle()
    search = child(window, QWidget, "canvas_search")
    assert cut_off(search) == []
    assert rows_too_low(search) == []
    found = search.findChild(QListView)
    assert isinstance(found, QListView)
    line = QFontMetrics(found.font())
    texts = [str(found.model().index(row, 0).data()) for row in range(found.model().rowCount())]
    assert max(line.horizontalAdvance(one) for one in texts) < search.width() - scaled(36)


def test_what_is_cut_off_is_found(open_window: OpenWindow) -> None:
    window = open_window()
    label = QLabel("much too long for its place", window)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedWidth(20)
    label.show()
    assert cut_off(window) == [tell(label)]
    label.deleteLater()


@pytest.mark.usefixtures("text")
def test_formulas_are_as_large_beside_the_text_as_ever(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(("g",))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(EquationView)))
    (first, *_) = [one for one in window.findChildren(EquationView) if one.isVisible()]
    usual = set_equation(first.equation, first._theme, FORMULA_SIZE, first.font().family(), 1e6)
    assert first.sizeHint().height() == pytest.approx(usual.height * text_scale() + 2 * MARGIN, abs=2)
    qtbot.waitUntil(lambda: first.height() >= first.heightForWidth(first.width()))


def test_a_formula_follows_another_font(qtbot: QtBot) -> None:
    view = EquationView(Theme.light())
    qtbot.addWidget(view)
    view.show_equation(Equation(((write_number(0.5),),)), Theme.dark())
    before = view.sizeHint()
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.sizeHint().width() == pytest.approx(scale_of(font) * before.width(), abs=2)
