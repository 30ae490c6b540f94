"""The command palette does what the menus do, found by typing, and goes to nodes."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from guibp.gui.both_languages import ENGLISH, read_korean
from guibp.gui.command_search import bare_text, find_commands, find_nodes, list_commands
from guibp.gui.main_window import MainWindow
from guibp.gui.quick_search import QuickSearch, SearchLine
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow, child


def open_palette(window: MainWindow) -> SearchLine:
    window.activateWindow()
    QTest.keyClick(
        window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    if not isinstance(QApplication.focusWidget(), SearchLine):
        # The offscreen platform may give no window the focus, and then no shortcut is found.
        child_action(window, "help_commands").trigger()
    return child(window, QuickSearch, "command_palette").findChildren(SearchLine)[0]


def child_action(window: MainWindow, name: str) -> QAction:
    action = window.findChild(QAction, name)
    assert action is not None
    return action


def offered(line: SearchLine) -> list[str]:
    box = line.parentWidget()
    assert box is not None
    model: QAbstractItemModel = box.findChildren(QListView)[0].model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_command_is_found_by_its_name_and_done(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    line = open_palette(window)
    QTest.keyClicks(line, "step")
    assert offered(line)[0] == "Step"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.session.walk is not None
    assert window.session.walk.position == 1
    assert not window.findChildren(QuickSearch, "command_palette", Qt.FindChildOption.FindDirectChildrenOnly)[
        0
    ].isVisible()


def test_everything_in_the_menus_that_can_be_done_is_offered(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    texts = offered(open_palette(window))
    for wanted in ("Open", "Fit all", "Outline", "XOR", "Keyboard shortcuts"):
        assert any(wanted in text for text in texts), wanted
    # There is nothing to undo.
    assert not any(text.startswith("Undo") for text in texts)


def test_what_cannot_be_done_now_is_found_but_does_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    line = open_palette(window)
    QTest.keyClicks(line, "apart")
    assert offered(line)[-1] == "Take sigmoid apart"
    line.clear()
    QTest.keyClicks(line, "undo")
    assert "Undo" in offered(line)
    line.clear()
    QTest.keyClicks(line, "edit_undo")
    assert offered(line) == ["Undo"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    # The list stays: nothing was chosen.
    assert child(window, QuickSearch, "command_palette").isVisible()
    window.session.selection.select(["h1"])
    line.clear()
    QTest.keyClicks(line, "graph_expand")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.graph.node("h1").op == "reciprocal"


def test_what_was_used_last_comes_first(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    line = open_palette(window)
    QTest.keyClicks(line, "zoom in")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert offered(open_palette(window))[0] == "Zoom in"


def test_a_node_is_gone_to(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    line = open_palette(window)
    QTest.keyClicks(line, "w21")
    assert offered(line) == ["w21"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.session.selection.current == "w21"
    assert window.canvas.viewport().rect().contains(window.canvas.node_center("w21"))


def test_escape_leaves_everything_as_it_was(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.canvas.setFocus()
    line = open_palette(window)
    QTest.keyClicks(line, "select all")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert window.session.selection.is_empty


@pytest.mark.parametrize("query", ["lay", "LAY OUT", "layout", "graph lay", "graph_layout", "gly"])
def test_a_name_is_met_in_many_ways(open_window: OpenWindow, query: str) -> None:
    window = open_window("preset:wx+b")
    found = find_commands(query, list_commands(window.menuBar(), read_korean()), ())
    assert "Lay out" in [command.text for command in found][:3]


def test_scattered_letters_come_last(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    texts = [
        command.text for command in find_commands("fit", list_commands(window.menuBar(), read_korean()), ())
    ]
    assert texts[0] == "Fit all"


def test_nodes_are_offered_only_when_something_is_typed() -> None:
    graph = Graph()
    for id_ in ("alpha", "beta", "al"):
        graph.add("input", id=id_)
    assert find_nodes(" ", graph, 9) == ()
    assert find_nodes("al", graph, 9) == ("al", "alpha")
    assert find_nodes("a", graph, 1) == ("alpha",)


def test_marks_of_letters_and_dots_are_left_out() -> None:
    assert bare_text("Save &as…") == "Save as"
    assert bare_text("Q&&A") == "Q&A"


@pytest.mark.parametrize(
    "query, english",
    [
        ("모두 선택", "Select all"),
        ("실행 취소", "Undo"),
        ("단축키", "Keyboard shortcuts"),
        ("설명", "Explanation"),
        ("둘러보기", "Take the tour"),
        ("갈라짐", "Fan-out"),
    ],
)
def test_korean_words_are_known_in_an_english_window(
    open_window: OpenWindow, query: str, english: str
) -> None:
    window = open_window("preset:wx+b")
    line = open_palette(window)
    line.setText(query)
    assert any(english in text for text in offered(line)), offered(line)


def test_every_command_has_a_name_in_both_languages(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    commands = [one for one in list_commands(window.menuBar(), read_korean()) if one.action.objectName()]
    assert len(commands) > 80
    for command in commands:
        assert command.action.property(ENGLISH), command.text
        assert command.korean, command.text


def test_english_words_are_known_in_a_korean_window(
    open_window: OpenWindow, no_language_is_left: None
) -> None:
    window = open_window("preset:wx+b")
    window.commands.language.use_korean()
    QApplication.processEvents()
    line = open_palette(window)
    for query, korean in (
        ("select all", "모두 선택"),
        ("explanation", "설명"),
    ):
        line.setText(query)
        assert any(korean in text for text in offered(line)), offered(line)
