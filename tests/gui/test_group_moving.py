"""Nodes come into a group and out of one by keys alone, on the canvas and in the outline."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from guibp.drawing.group_boxes import groups_around, members_of
from guibp.gui.group_moving import GroupGoal, list_goals
from guibp.gui.main_window import MainWindow
from guibp.model.document import write_document
from guibp.model.edits import AddGroup, CollapseGroup
from tests.drawing.test_closed_groups import covered
from tests.gui.conftest import OpenWindow, at_work
from tests.gui.outline_driving import Outline

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return at_work(open_window("preset:xor"))


def ask(window: MainWindow, *ids: str) -> QLineEdit:
    """Select nodes and press the key; the line to type in."""
    if ids:
        window.session.selection.select(ids)
    QTest.keyClick(QApplication.focusWidget() or window.canvas, Qt.Key.Key_G, CTRL_ALT)
    QApplication.processEvents()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def move(window: MainWindow, ids: tuple[str, ...], typed: str) -> None:
    line = ask(window, *ids)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def around(window: MainWindow, id_: str) -> list[str]:
    return list(groups_around(window.graph, id_))


def overlaps(window: MainWindow) -> list[tuple[str, str]]:
    return covered(window.graph, dict(window.session.placement.positions()))


def test_a_node_goes_out_of_its_group_and_into_another(window: MainWindow) -> None:
    start, steps = write_document(window.graph), window.session.undo_stack.count()
    move(window, ("c",), "out")
    assert around(window, "c") == []
    assert not overlaps(window)
    assert window.session.selection.nodes == {"c"}
    move(window, ("c",), "unit 2")
    assert around(window, "c") == ["unit 2"]
    assert not overlaps(window)
    assert window.session.undo_stack.count() == steps + 2
    window.session.undo()
    window.session.undo()
    assert write_document(window.graph) == start


def test_several_nodes_keep_their_order_and_a_frame_is_made_room_for(window: MainWindow) -> None:
    places = window.session.placement.positions()
    gap = places["v2"][1] - places["v1"][1]
    move(window, ("v1", "v2", "c", "q1"), "into unit 1")
    places = window.session.placement.positions()
    assert places["v2"][1] - places["v1"][1] == gap
    assert {id_: around(window, id_) for id_ in ("v1", "v2", "c", "q1", "q2")} == {
        "v1": ["unit 1"],
        "v2": ["unit 1"],
        "c": ["unit 1"],
        "q1": ["unit 1"],
        "q2": ["unit 3"],
    }
    assert not overlaps(window)


def test_a_whole_group_goes_into_another_with_its_frame(window: MainWindow) -> None:
    move(window, members_of(window.graph, "unit 1"), "unit 3")
    assert around(window, "w11") == ["unit 1", "unit 3"]
    assert not overlaps(window)
    move(window, ("w11",), "out")
    assert around(window, "w11") == []
    assert not overlaps(window)


def test_what_goes_into_a_box_is_selected_with_all_of_it(window: MainWindow) -> None:
    window.session.do(CollapseGroup("unit 1"))
    move(window, ("t",), "unit 1")
    assert around(window, "t") == ["unit 1"]
    assert window.session.selection.nodes == set(members_of(window.graph, "unit 1"))
    assert not overlaps(window)


def test_only_other_groups_are_offered(window: MainWindow) -> None:
    window.session.do(AddGroup("hidden layer", ("unit 1", "unit 2")))
    inside = members_of(window.graph, "unit 1")
    assert list_goals(window.graph, inside) == (GroupGoal(None), GroupGoal("unit 2"), GroupGoal("unit 3"))
    assert GroupGoal("hidden layer") in list_goals(window.graph, ("w11",))
    assert GroupGoal("unit 1") not in list_goals(window.graph, ("w11",))
    assert GroupGoal(None) not in list_goals(window.graph, ("t",))
    assert list_goals(window.graph, window.graph.nodes) == ()


def test_escape_and_what_is_no_group_move_nothing(window: MainWindow) -> None:
    line = ask(window, "c")
    QTest.keyClicks(line, "no such group")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.canvas
    assert not window.isWindowModified()


def test_the_outline_moves_a_row_and_keeps_the_focus(window: MainWindow) -> None:
    outline = Outline(window)
    outline.go_to_node("b2")
    move(window, (), "unit 3")
    assert around(window, "b2") == ["unit 3"]
    assert QApplication.focusWidget() is outline.view
    assert outline.chosen() == ["b2"]


def test_without_groups_there_is_nothing_to_do(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.session.selection.select(("w",))
    assert not window.actions_by_name["edit_regroup"].isEnabled()
