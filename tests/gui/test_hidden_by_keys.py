"""Keys change what is seen to be selected: a closed group as one, in a filtered outline the rows on show."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.edits import CollapseGroup, ExpandGroup, Ungroup
from tests.gui.conftest import OpenWindow
from tests.gui.outline_driving import Outline

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALT, CTRL = Modifier.AltModifier, Modifier.ControlModifier
UNIT = "unit 1"


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    shown = open_window("preset:xor")
    shown.canvas.setFocus()
    return shown


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(window.canvas, key, modifiers)
    QApplication.processEvents()


def members(window: MainWindow) -> frozenset[str]:
    return frozenset(window.graph.group_record(UNIT).members)


def inline_edit(window: MainWindow) -> QLineEdit:
    line = window.canvas.findChild(QLineEdit, "canvas_inline_edit")
    assert line is not None
    return line


def close_by_key(window: MainWindow) -> None:
    press(window, Key.Key_E, CTRL | Modifier.ShiftModifier)


def close_by_edit(window: MainWindow) -> None:
    window.session.do(CollapseGroup(UNIT))


def close_by_undo(window: MainWindow) -> None:
    window.session.selection.clear()
    window.session.do(CollapseGroup(UNIT))
    window.session.do(ExpandGroup(UNIT))
    window.session.selection.select(("w11",))
    press(window, Key.Key_Z, CTRL)


def close_by_undone_ungrouping(window: MainWindow) -> None:
    window.session.selection.clear()
    window.session.do(CollapseGroup(UNIT))
    window.session.do(Ungroup(UNIT))
    window.session.selection.select(("w11",))
    press(window, Key.Key_Z, CTRL)


@pytest.mark.parametrize(
    "close",
    [close_by_key, close_by_edit, close_by_undo, close_by_undone_ungrouping],
    ids=lambda close: close.__name__,
)
def test_what_was_selected_in_a_group_that_closes_stands_for_the_box(
    window: MainWindow, close: Callable[[MainWindow], None]
) -> None:
    window.session.selection.select(("w11",))
    close(window)
    assert window.graph.group_record(UNIT).collapsed
    assert window.session.selection.nodes == members(window)
    assert window.session.selection.current == "w11"
    box = members(window)
    press(window, Key.Key_Delete)
    assert box.isdisjoint(window.graph.nodes)


def test_what_was_selected_elsewhere_stays_when_a_group_closes(window: MainWindow) -> None:
    window.session.selection.select(("y",))
    close_by_edit(window)
    assert window.session.selection.nodes == {"y"}


def test_a_wire_that_a_box_hides_is_not_deleted(window: MainWindow) -> None:
    inner = next(
        (edge.target, edge.port)
        for edge in window.graph.edges
        if {edge.source, edge.target} <= members(window)
    )
    outer = next(
        (edge.target, edge.port)
        for edge in window.graph.edges
        if edge.target in members(window) and edge.source not in members(window)
    )
    window.session.selection.select((), (inner, outer))
    close_by_edit(window)
    assert window.session.selection.edges == {outer}
    before = len(window.graph.edges)
    press(window, Key.Key_Delete)
    assert len(window.graph.edges) == before - 1
    assert inner[1] in window.graph.operands(inner[0])


def test_a_nudge_moves_the_box_as_one(window: MainWindow) -> None:
    window.session.selection.select(("w11",))
    close_by_key(window)
    placement, box = window.session.placement, members(window)
    before = {id_: placement.position_of(id_) for id_ in window.graph.nodes}
    press(window, Key.Key_Right, ALT)
    after = {id_: placement.position_of(id_) for id_ in window.graph.nodes}
    shifts = {id_: (after[id_][0] - x, after[id_][1] - y) for id_, (x, y) in before.items()}
    assert len({shifts[id_] for id_ in box}) == 1
    assert shifts["w11"][0] > 0
    assert {shifts[id_] for id_ in set(before) - box} == {(0.0, 0.0)}


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_F2])
@pytest.mark.parametrize("along", [(), ("y",)], ids=["alone", "with another"])
def test_on_a_box_the_keys_of_editing_edit_its_title(
    window: MainWindow, key: Qt.Key, along: tuple[str, ...]
) -> None:
    close_by_edit(window)
    window.session.selection.select((*along, *sorted(members(window))))
    before = {node.id: node.value for node in window.graph.node_records}
    press(window, key)
    assert inline_edit(window).text() == UNIT
    QTest.keyClicks(inline_edit(window), "7")
    QTest.keyClick(inline_edit(window), Key.Key_Return)
    assert {node.id: node.value for node in window.graph.node_records} == before
    assert {group.id for group in window.graph.groups} == {"7", "unit 2", "unit 3"}


def test_the_arrows_never_stop_within_a_box(window: MainWindow) -> None:
    close_by_edit(window)
    box, start = members(window), write_document(window.graph)
    window.session.selection.select(("x1",))
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Right, Key.Key_Right):
        press(window, key)
        chosen = window.session.selection.nodes
        assert chosen >= box or chosen.isdisjoint(box)
    assert write_document(window.graph) == start


def test_a_hidden_node_is_edited_where_it_was_selected_by_name(window: MainWindow) -> None:
    close_by_edit(window)
    outline = Outline(window)
    outline.view.expandAll()
    outline.go_to_node("w11")
    assert window.session.selection.nodes == {"w11"}
    outline.press(Key.Key_Delete)
    assert "w11" not in window.graph
    assert "w12" in window.graph


# -- the outline, filtered -----------------------------------------------------------------------


def filtered(window: MainWindow, query: str) -> Outline:
    outline = Outline(window)
    outline.filter.setFocus()
    outline.type(query)
    return outline


def test_from_the_filter_the_keys_go_to_the_rows_on_show(window: MainWindow) -> None:
    window.session.selection.select(("v1", "w11"))
    outline = filtered(window, "w11")
    outline.press(Key.Key_Down)
    assert outline.chosen() == ["w11"]
    assert window.session.selection.nodes == {"w11"}
    outline.press(Key.Key_Delete)
    assert "w11" not in window.graph
    assert "v1" in window.graph


def test_what_the_filter_hides_is_not_edited_by_its_keys(window: MainWindow) -> None:
    window.session.selection.select(("v1",))
    outline = filtered(window, "w11")
    outline.press(Key.Key_Down)
    start = write_document(window.graph)
    assert "v1" not in window.session.selection.nodes
    outline.press(Key.Key_F2)
    outline.press(Key.Key_Escape)
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home):
        outline.press(key)
        assert "v1" not in window.session.selection.nodes
    assert write_document(window.graph) == start


def test_typing_in_the_filter_deletes_letters_and_no_node(window: MainWindow) -> None:
    window.session.selection.select(("v1",))
    start = write_document(window.graph)
    outline = filtered(window, "w11")
    outline.press(Key.Key_Backspace)
    outline.press(Key.Key_Home)
    outline.press(Key.Key_Delete)
    assert outline.filter.text() == "1"
    assert write_document(window.graph) == start
