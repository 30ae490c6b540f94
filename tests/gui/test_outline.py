"""The outline does by keys what the canvas does: it chooses, edits, wires, groups and follows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu
from pytestqt.qtbot import QtBot

from guibp.gui.context_menu import SECTIONS
from guibp.gui.panels.outline import MENU
from guibp.gui.panels.outline_rows import Index
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow, child
from tests.gui.outline_driving import CTRL, SHIFT, Key, OpenOutline, Outline


@pytest.fixture
def open_outline(open_window: OpenWindow) -> Callable[..., Outline]:
    return lambda source=None: Outline(open_window(source))


def test_it_is_a_sound_model_through_edits(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:xor")
    tester = QAbstractItemModelTester(outline.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    graph = outline.window.graph
    outline.go_to_node("h1")
    graph.add("input", id="extra", value=2.0)
    graph.group("outer", ["extra", *graph.group_record("unit 1").members[:1]])
    graph.rename("extra", "more")
    graph.remove("more")
    while outline.window.session.undo_stack.canUndo():
        outline.window.session.undo()
    outline.filter.setText("unit 2")
    assert outline.titles() == ["unit 2"]
    tester.deleteLater()


def test_groups_hold_their_members_and_nest(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    assert outline.titles() == ["w", "x", "b", "g   ×", "f   +   output"]
    graph.group("inner", ["w", "x"])
    graph.group("outer", ["inner", "g"])
    assert outline.titles() == ["outer", "b", "f   +   output"]
    outer = outline.model.index(0, 0)
    assert outline.titles(outer) == ["inner", "g   ×"]
    assert outline.titles(outline.model.index(0, 0, outer)) == ["w", "x"]
    # The one value that leaves the group is the group's.
    assert outline.numbers("outer") == ("−10", "1")
    assert outline.titles(outline.model.index_of("g")) == ["1  ←  w", "2  ←  x"]


def test_choosing_goes_both_ways(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    selection = outline.window.session.selection
    outline.go_to_node("w")
    outline.press(Key.Key_Down, SHIFT)
    assert selection.nodes == {"w", "x"}
    assert selection.current == "x"
    outline.go_to(outline.model.index_of_edge("g", 1))
    assert selection.nodes == frozenset()
    assert selection.edges == {("g", 1)}
    selection.select(["b", "f"])
    assert outline.chosen() == ["b", "f   +   output"]
    selection.select((), [("f", 1)])
    assert outline.chosen() == ["2  ←  b"]
    assert outline.view.isExpanded(outline.model.index_of("f"))


def test_a_group_stands_for_its_members(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.window.graph.group("unit", ["w", "x", "g"])
    outline.go_to_node("unit")
    assert outline.window.session.selection.nodes == {"w", "x", "g"}
    outline.view.collapse(outline.model.index_of("unit"))
    outline.window.session.selection.select(["b"])
    outline.window.session.selection.select(["w", "x", "g"])
    assert outline.chosen() == ["unit"]
    outline.window.session.selection.select(["w"])
    assert outline.chosen() == ["w"]


def test_in_the_middle_of_an_edit_nothing_is_asked_of_what_is_gone(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    session, graph = outline.window.session, outline.window.graph
    graph.group("unit", ["w", "x", "g"])
    for id_ in ("unit", "g", "f"):
        outline.view.expand(outline.model.index_of(id_))
    session.selection.select(["w", "x", "g"], [("f", 0)])
    graph.rename("g", "product")
    assert session.selection.nodes == {"w", "x", "product"}
    assert outline.chosen() == ["1  ←  product", "product   ×", "w", "x"]
    graph.remove("product", "x")
    assert outline.chosen() == ["w"]
    graph.ungroup("unit")
    session.undo()
    session.undo()
    assert "product" in graph
    assert outline.titles(outline.model.index_of("product")) == ["1  ←  w", "2  ←  x"]


def test_it_follows_the_steps(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.press(Key.Key_F5, SHIFT)
    assert outline.numbers("g") == ("–", "–")
    assert outline.numbers("w") == ("−2", "–")
    outline.press(Key.Key_F10)
    assert outline.numbers("g") == ("−10", "–")
    index = outline.model.index_of("g")
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "at work" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    outline.press(Key.Key_F9)
    assert index.data(Qt.ItemDataRole.FontRole) is None


def test_the_filter_shows_what_is_meant(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:xor")
    outline.press(Key.Key_F, CTRL)
    assert QApplication.focusWidget() is outline.filter
    outline.type("sigmoid")
    assert outline.titles() == ["unit 1", "unit 2", "unit 3"]
    assert outline.view.isExpanded(outline.model.index(0, 0))
    outline.press(Key.Key_Down)
    assert QApplication.focusWidget() is outline.view
    outline.filter.setFocus()
    outline.press(Key.Key_Escape)
    assert outline.filter.text() == ""
    assert len(outline.titles()) > 3


def test_letters_find_rows_and_are_no_shortcuts(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("w")
    outline.press(Key.Key_F)
    assert outline.window.session.selection.current == "f"
    outline.press(Key.Key_Home)
    assert outline.window.session.selection.current == "w"


def test_the_menu_has_what_the_canvas_has(open_outline: OpenOutline) -> None:
    listed = {name for section in MENU for name in section}
    assert listed >= {name for section in SECTIONS for name in section}
    outline = open_outline("preset:wx+b")
    outline.go_to_node("w")
    outline.view.menu_requested.emit(outline.view.mapToGlobal(outline.view.rect().center()))
    menu = child(outline.window, QMenu, "outline_menu")
    assert [action.objectName() for action in menu.actions() if action.objectName()] == [
        name for section in MENU for name in section
    ]
    menu.close()


def test_it_tells_whole_words(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")

    def told(index: QModelIndex) -> object:
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert told(outline.model.index_of("f")) == "f, add, output, value −7, gradient 1"
    assert told(outline.model.index_of_edge("g", 0)) == "operand 1 of g from w, value −2, gradient 5"
    assert told(outline.model.index_of("w").siblingAtColumn(2)) == "gradient 5"


def test_ten_thousand_nodes_cost_what_is_in_view(
    open_outline: OpenOutline, monkeypatch: pytest.MonkeyPatch
) -> None:
    outline = open_outline()
    graph = Graph()
    for number in range(10_000):
        graph.add("constant", id=f"c{number}", value=float(number))
    outline.window.session.replace_graph(graph)
    QApplication.processEvents()
    assert outline.model.rowCount() == 10_000
    asked: set[int] = set()
    usual = outline.model._roles[Qt.ItemDataRole.DisplayRole]

    def count(index: Index) -> object:
        asked.add(index.row())
        return usual(index)

    monkeypatch.setattr(outline.model, "_roles", {**outline.model._roles, Qt.ItemDataRole.DisplayRole: count})
    outline.window.session.reading_changed.emit()
    outline.view.grab()
    assert 5 < len(asked) < 200
    outline.window.session.selection.select(graph.nodes)
    assert outline.view.selectionModel().selection().size() == 1


def test_it_follows_a_training_live(open_outline: OpenOutline, qtbot: QtBot) -> None:
    outline = open_outline("preset:xor")
    training = outline.window.training
    before = outline.numbers("w11")
    outline.press(Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: outline.numbers("w11") != before and training.is_running, timeout=60_000)
    outline.go_to_node("b1")
    outline.press(Key.Key_F2)
    outline.type("0.25")
    outline.press(Key.Key_Return)
    assert not training.is_running
    assert outline.window.graph.node("b1").value == 0.25
    outline.press(Key.Key_Z, CTRL)
    assert outline.window.graph.node("b1").value != 0.25


def test_hidden_rows_name_nothing_that_is_gone(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    dock = child(outline.window, QDockWidget, "outline")
    dock.hide()
    outline.window.graph.remove("f")
    assert outline.model.rowCount() == 0
    dock.show()
    dock.raise_()
    QApplication.processEvents()
    assert outline.titles() == ["w", "x", "b", "g   ×   output"]


def test_every_action_of_the_menu_exists(open_outline: OpenOutline) -> None:
    outline = open_outline()
    for section in MENU:
        for name in section:
            assert outline.window.findChild(QAction, name) is not None, name
