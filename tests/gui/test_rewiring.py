"""Swapping operands, breaking wires, deleting and reconnecting: each is one undo step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from guibp.drawing.group_boxes import members_of
from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup, Disconnect
from tests.gui.canvas.test_wire_gesture import wires
from tests.gui.conftest import OpenWindow


def trigger(window: MainWindow, name: str) -> None:
    assert window.actions_by_name[name].isEnabled()
    window.actions_by_name[name].trigger()


def test_the_operands_of_the_current_node_are_swapped(open_window: OpenWindow) -> None:
    window = open_window("expr:a = 6; b = 2; d = a - b")
    saved = write_document(window.graph)
    window.session.selection.select(["d"])
    trigger(window, "edit_swap")
    assert window.graph.operands("d") == {0: "b", 1: "a"}
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == saved
    window.graph.disconnect("d", 1)
    window.session.selection.select(["d"])
    trigger(window, "edit_swap")
    assert window.graph.operands("d") == {1: "a"}


def test_two_selected_wires_are_swapped(open_window: OpenWindow) -> None:
    window = open_window("expr:a = 1; b = 2; c = 3; s = add(a, b, c)")
    window.session.selection.select([], [("s", 0), ("s", 2)])
    trigger(window, "edit_swap")
    assert window.graph.operands("s") == {0: "c", 1: "b", 2: "a"}
    assert window.session.selection.edges == {("s", 0), ("s", 2)}
    window.session.selection.select(["a"])
    assert not window.actions_by_name["edit_swap"].isEnabled()


def test_a_swap_with_a_free_operand_leaves_no_wire_selected_that_is_not_there(
    open_window: OpenWindow,
) -> None:
    window = open_window("preset:wx+b")
    window.session.do(Disconnect("g", 1))
    window.session.selection.select(["g"], [("g", 0)])
    trigger(window, "edit_swap")
    assert window.graph.operands("g") == {1: "w"}
    assert window.session.selection.edges == {("g", 1)}


def sources_of(window: MainWindow, *operands: tuple[str, int]) -> list[str]:
    return [window.graph.operands(target)[port] for target, port in operands]


@pytest.mark.parametrize("by_zoom", [False, True])
def test_the_upper_two_ports_of_a_box_are_swapped(open_window: OpenWindow, *, by_zoom: bool) -> None:
    window = open_window("preset:xor")
    canvas = window.canvas
    if by_zoom:
        canvas.viewing.zoom_by(0.3 / canvas.zoom())
    else:
        window.session.do(CollapseGroup("unit 3"))
    saved, ends = write_document(window.graph), (("q1", 1), ("q2", 1))
    assert sources_of(window, *ends) == ["h1", "h2"]
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.node_center("y"))
    QTest.keyClick(canvas, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert sources_of(window, *ends) == ["h2", "h1"]
    trigger(window, "edit_undo")
    assert write_document(window.graph) == saved


def test_two_wires_into_a_box_are_swapped_with_all_that_they_stand_for(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.do(AddGroup("hidden", ("unit 1", "unit 2")))
    window.session.do(CollapseGroup("hidden"))
    first, second = (("p11", 1), ("p21", 1)), (("p12", 1), ("p22", 1))
    window.session.selection.select((), (*first, *second))
    trigger(window, "edit_swap")
    assert sources_of(window, *first, *second) == ["x2", "x2", "x1", "x1"]
    assert window.session.selection.edges == {*first, *second}
    window.session.selection.select((), first)
    assert not window.actions_by_name["edit_swap"].isEnabled()


def test_a_box_with_one_port_hides_no_swap(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 3; c = const(2); d = c - x; f = exp(d)")
    window.session.do(AddGroup("unit", ("c", "d")))
    window.session.do(CollapseGroup("unit"))
    window.session.selection.select(("c", "d"))
    assert not window.actions_by_name["edit_swap"].isEnabled()
    window.graph.disconnect("d", 1)
    assert not window.actions_by_name["edit_swap"].isEnabled()
    window.graph.remove("d")
    assert not window.actions_by_name["edit_swap"].isEnabled()


def test_a_free_port_of_a_box_takes_the_others_wire(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 3; z = 1; d = z - x; f = exp(d)")
    window.session.do(AddGroup("unit", ("d",)))
    window.session.do(CollapseGroup("unit"))
    window.graph.disconnect("d", 0)
    window.session.selection.select(("d",))
    trigger(window, "edit_swap")
    assert window.graph.operands("d") == {0: "x"}


def test_a_box_that_is_taken_out_leaves_what_fed_it(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.session.do(CollapseGroup("unit 1"))
    window.session.selection.select(members_of(window.graph, "unit 1"))
    trigger(window, "edit_extract")
    assert sources_of(window, ("q1", 1)) == ["x1"]


def test_all_wires_of_the_selection_are_broken(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(["g"], [("f", 1)])
    trigger(window, "edit_break")
    assert wires(window.graph) == set()
    assert window.session.undo_stack.count() == 1
    assert not window.actions_by_name["edit_break"].isEnabled()


def test_what_is_taken_out_leaves_its_neighbours_joined(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 2; a = exp(x); b = log(a); c = tanh(b); d = b + c")
    saved = write_document(window.graph)
    window.session.selection.select(["a", "b"])
    trigger(window, "edit_extract")
    assert wires(window.graph) == {("x", "c", 0), ("x", "d", 0), ("c", "d", 1)}
    assert window.session.undo_stack.count() == 1
    trigger(window, "edit_undo")
    assert write_document(window.graph) == saved
    window.session.selection.select(["x"])
    trigger(window, "edit_extract")
    assert "x" not in window.graph
    assert window.graph.operands("a") == {}


def test_the_tools_are_checked_as_they_are_held(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    actions = window.actions_by_name
    names = ("tool_select", "tool_hand", "tool_cut")

    def checked() -> list[bool]:
        return [actions[name].isChecked() for name in names]

    assert checked() == [True, False, False]
    trigger(window, "tool_cut")
    assert checked() == [False, False, True]
    trigger(window, "tool_hand")
    assert checked() == [False, True, False]
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert checked() == [True, False, False]
    trigger(window, "tool_select")
    assert checked() == [True, False, False]


def test_the_grid_snaps_in_the_next_window_too(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    assert not window.actions_by_name["view_snap"].isChecked()
    trigger(window, "view_snap")
    assert window.actions_by_name["view_snap"].isChecked()
    other = open_window("preset:wx+b")
    assert other.actions_by_name["view_snap"].isChecked()
    assert not other.isWindowModified()
    trigger(other, "view_snap")
    assert not open_window().actions_by_name["view_snap"].isChecked()


def test_the_menu_of_a_wire_inserts(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    place = window.canvas.edge_center("g", "f", 0)
    menu = open_menu(window, place)
    inserted = next(one for one in menu.findChildren(QMenu) if "Insert" in one.title())
    next(action for action in inserted.actions() if action.text().startswith("tanh")).trigger()
    (added,) = window.session.selection.nodes
    assert {("g", added, 0), (added, "f", 0)} <= wires(window.graph)
    menu.close()


def test_the_menu_adds_where_it_was_asked_for(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    place = QPoint(80, 80)
    menu = open_menu(window, place)
    assert not [one for one in menu.findChildren(QMenu) if "Insert" in one.title()]
    menu.close()
    menu.actions()[0].trigger()
    line = window.canvas.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "relu")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (added,) = window.session.selection.nodes
    gap = window.canvas.node_center(added) - place
    assert max(abs(gap.x()), abs(gap.y())) <= 5


def test_a_right_click_offers_what_can_be_done_with_groups_and_wires(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    names = {one.objectName() for one in open_menu(window, QPoint(5, 5)).actions()}
    assert {"edit_group", "edit_fold", "edit_extract", "edit_swap", "edit_break"} <= names


def open_menu(window: MainWindow, place: QPoint) -> QMenu:
    window.canvas.context_menu_requested.emit(window.canvas.viewport().mapToGlobal(place))
    return next(one for one in window.findChildren(QMenu) if one.isVisible())
