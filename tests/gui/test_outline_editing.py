"""In the outline, numbers and names are typed, nodes added, wired, grouped, copied and taken away by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.conftest import OpenWindow
from tests.gui.outline_driving import CTRL, SHIFT, Key, OpenOutline, Outline


@pytest.fixture
def open_outline(open_window: OpenWindow) -> Callable[..., Outline]:
    return lambda source=None: Outline(open_window(source))


def test_a_leafs_number_is_typed_in_place(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("x")
    outline.press(Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "5"
    outline.type("7")
    outline.press(Key.Key_Return)
    assert outline.window.graph.node("x").value == 7.0
    assert outline.numbers("f") == ("−11", "1")
    assert outline.window.session.undo_stack.count() == 1
    outline.press(Key.Key_Z, CTRL)
    assert outline.numbers("x") == ("5", "−2")


def test_what_is_no_number_is_refused_and_can_be_mended(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("x")
    outline.press(Key.Key_Return)
    outline.type("five")
    outline.press(Key.Key_Return)
    assert "not a number" in outline.window.statusBar().currentMessage()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert outline.window.graph.node("x").value == 5.0
    outline.type("6")
    outline.press(Key.Key_Escape)
    assert outline.window.graph.node("x").value == 5.0
    assert outline.window.session.undo_stack.count() == 0


def test_up_and_down_step_a_number(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("x")
    outline.press(Key.Key_F2)
    outline.press(Key.Key_Up)
    outline.press(Key.Key_Up)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert float(line.text()) > 5
    stepped = float(line.text())
    assert outline.window.graph.node("x").value == 5.0
    outline.press(Key.Key_Return)
    assert outline.window.graph.node("x").value == stepped


def test_a_node_is_inserted_into_the_current_wire(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    outline.go_to(outline.model.index_of_edge("f", 0))
    outline.press(Key.Key_Insert)
    outline.type("square")
    outline.press(Key.Key_Return)
    (added,) = set(graph.nodes) - {"w", "x", "b", "g", "f"}
    assert graph.operands("f")[0] == added
    assert graph.operands(added) == {0: "g"}
    assert outline.window.session.undo_stack.count() == 1


def test_names_are_typed_in_place(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("g")
    outline.press(Key.Key_F2)
    outline.type("product")
    outline.press(Key.Key_Return)
    assert "product" in outline.window.graph
    outline.go_to_node("w")
    outline.press(Key.Key_F2, SHIFT)
    outline.type("x")
    outline.press(Key.Key_Return)
    assert "w" in outline.window.graph
    outline.type("slope")
    outline.press(Key.Key_Return)
    assert outline.chosen() == ["slope"]
    outline.window.graph.group("unit", ["slope", "x"])
    outline.go_to_node("unit")
    outline.press(Key.Key_F2)
    outline.type("pair")
    outline.press(Key.Key_Return)
    assert [group.id for group in outline.window.graph.groups] == ["pair"]


def test_leaving_the_line_takes_what_is_valid(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    outline.go_to_node("x")
    outline.press(Key.Key_F2)
    outline.type("8")
    outline.filter.setFocus()
    assert outline.window.graph.node("x").value == 8.0


def test_del_takes_off_a_wire_or_a_node(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    outline.go_to(outline.model.index_of_edge("f", 1))
    outline.press(Key.Key_Delete)
    assert graph.operands("f") == {0: "g"}
    assert outline.titles(outline.model.index_of("f")) == ["1  ←  g", "2  ←  –"]
    outline.go_to_node("b")
    outline.press(Key.Key_Delete)
    assert "b" not in graph
    assert QApplication.focusWidget() is outline.view


def test_operations_are_added_and_connected_by_keys(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    outline.go_to_node("f")
    outline.press(Key.Key_Insert)
    outline.type("square")
    outline.press(Key.Key_Return)
    (added,) = set(graph.nodes) - {"w", "x", "b", "g", "f"}
    assert QApplication.focusWidget() is outline.view
    assert outline.window.session.selection.current == added
    assert outline.view.currentIndex() == outline.model.index_of(added)
    outline.press(Key.Key_K, CTRL)
    outline.type("from f,")
    outline.press(Key.Key_Return)
    assert graph.operands(added) == {0: "f"}
    assert QApplication.focusWidget() is outline.view
    outline.press(Key.Key_O, CTRL | SHIFT)
    assert graph.output == added
    outline.press(Key.Key_O, CTRL | SHIFT)
    assert graph.output is None


def test_groups_are_made_closed_and_dissolved(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    outline.go_to_node("w")
    outline.press(Key.Key_Down, SHIFT)
    outline.press(Key.Key_G, CTRL)
    (group,) = graph.groups
    assert set(group.members) == {"w", "x"}
    outline.go_to_node(group.id)
    outline.press(Key.Key_E, CTRL | SHIFT)
    assert outline.titles()[0] == f"{group.id}   closed"
    outline.press(Key.Key_G, CTRL | SHIFT)
    assert graph.groups == ()


def test_copies_are_pasted(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:wx+b")
    graph = outline.window.graph
    outline.go_to_node("w")
    outline.press(Key.Key_C, CTRL)
    outline.press(Key.Key_V, CTRL)
    outline.press(Key.Key_D, CTRL)
    assert len(graph) == 7
    assert [graph.node(id_).value for id_ in graph.nodes[-2:]] == [-2.0, -2.0]


@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Tab, None])
def test_a_name_that_the_filter_leaves_out_ends_the_typing(
    open_outline: OpenOutline, end: Qt.Key | None
) -> None:
    outline = open_outline("preset:wx+b")
    outline.filter.setText("g")
    outline.go_to_node("g")
    outline.press(Key.Key_F2, SHIFT)
    outline.type("slope")
    if end is None:
        outline.filter.setFocus()
    else:
        outline.press(end)
    QApplication.processEvents()
    assert "slope" in outline.window.graph
    assert "slope" not in outline.titles()
    outline.filter.clear()
    outline.view.setFocus()
    outline.go_to_node("slope")
    outline.press(Key.Key_F2)
    outline.type("product")
    outline.press(Key.Key_Return)
    assert "product" in outline.window.graph


def test_a_renamed_group_stays_open(open_outline: OpenOutline) -> None:
    outline = open_outline("preset:xor")
    outline.go_to_node("unit 1")
    outline.view.expand(outline.view.currentIndex())
    outline.press(Key.Key_F2, SHIFT)
    outline.type("hidden")
    outline.press(Key.Key_Return)
    row = outline.model.index_of("hidden")
    assert row.isValid()
    assert outline.view.isExpanded(row)
