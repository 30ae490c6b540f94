"""F = wx + b is built, stepped and saved, and XOR trained, without a mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.model.document import load
from tests.gui.conftest import OpenWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Typist:
    """Presses keys on whatever has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def add(self, operation: str) -> str:
        """Tab, the name, Return."""
        before = set(self.window.graph.nodes)
        self.press(Key.Key_Tab)
        self.type(operation)
        self.press(Key.Key_Return)
        (added,) = set(self.window.graph.nodes) - before
        return added

    def connect(self, source: str, target: str, operand: int) -> None:
        """Walk to the source, Ctrl+K, the port, Return."""
        self.walk_to(source)
        self.press(Key.Key_K, Modifier.ControlModifier)
        self.type(f"to {target}, operand {operand}")
        self.press(Key.Key_Return)

    def walk_to(self, id_: str) -> None:
        """Ctrl+Right until it is there."""
        for _ in range(len(self.window.graph) + 1):
            if self.window.session.selection.current == id_:
                return
            self.press(Key.Key_Right, Modifier.ControlModifier)
        pytest.fail(f"no way to {id_}")

    def set_number(self, id_: str, text: str) -> None:
        self.walk_to(id_)
        self.press(Key.Key_F2)
        self.type(text)
        self.press(Key.Key_Return)


def build(typist: Typist) -> dict[str, str]:
    names = {"w": "parameter", "x": "input", "b": "parameter", "g": "multiply", "f": "add"}
    part = {name: typist.add(operation) for name, operation in names.items()}
    for source, target, operand in (("w", "g", 1), ("x", "g", 2), ("g", "f", 1), ("b", "f", 2)):
        typist.connect(part[source], part[target], operand)
    for leaf, text in (("w", "-2"), ("x", "5"), ("b", "3")):
        typist.set_number(part[leaf], text)
    return part


def test_a_graph_is_built_stepped_and_saved(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist = Typist(open_window())
    graph = typist.window.graph
    part = build(typist)
    assert graph.operands(part["g"]) == {0: part["w"], 1: part["x"]}
    assert graph.operands(part["f"]) == {0: part["g"], 1: part["b"]}
    assert typist.window.canvas.edge_annotation(part["g"], part["f"], 0) == ("−10", "1")
    for _ in range(4):
        typist.press(Key.Key_F10)
    assert typist.window.session.walk is not None
    assert typist.window.session.walk.is_finished
    path = tmp_path / "product.guibp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    typist.press(Key.Key_S, Modifier.ControlModifier)
    assert set(load(path).nodes) == set(graph.nodes)


def test_the_arrows_walk_along_the_wires(open_window: OpenWindow) -> None:
    typist = Typist(open_window("preset:wx+b"))
    selection = typist.window.session.selection
    typist.walk_to("f")
    for key, goal in (
        (Key.Key_Left, "g"),
        (Key.Key_Left, "w"),
        (Key.Key_Down, "x"),
        (Key.Key_Up, "w"),
        (Key.Key_Right, "g"),
        (Key.Key_Right, "f"),
        (Key.Key_Right, "f"),
    ):
        typist.press(key)
        assert selection.current == goal


def test_the_arrows_walk_through_groups_and_closed_boxes(open_window: OpenWindow) -> None:
    typist = Typist(open_window("preset:xor"))
    session = typist.window.session
    typist.walk_to("z1")
    typist.press(Key.Key_Right)
    assert session.selection.current == "h1"
    typist.press(Key.Key_E, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert session.graph.group_record("unit 1").collapsed
    box = set(session.graph.group_record("unit 1").members)
    assert session.selection.current in box
    typist.press(Key.Key_Right)
    assert session.selection.current == "q1"
    typist.press(Key.Key_Left)
    typist.press(Key.Key_Down)
    assert session.selection.nodes >= box or session.selection.current in {"q2", "v1", "h1"}
    typist.walk_to("x1")
    typist.press(Key.Key_Right)
    assert session.selection.nodes == box
    typist.press(Key.Key_Left)
    assert session.selection.current in {"x1", "x2"}


def numbers(window: MainWindow) -> dict[str, float | None]:
    return {node.id: node.value for node in window.graph.node_records}


def test_xor_is_trained(open_window: OpenWindow, qtbot: QtBot) -> None:
    typist = Typist(open_window("preset:xor"))
    window = typist.window
    before = numbers(window)
    typist.press(Key.Key_T, Modifier.ControlModifier)
    qtbot.waitUntil(
        lambda: window.training.frame is not None and window.training.frame.step > 3, timeout=60_000
    )
    typist.press(Key.Key_T, Modifier.ControlModifier)
    assert not window.training.is_running
    assert numbers(window) != before
    typist.press(Key.Key_Z, Modifier.ControlModifier)
    assert numbers(window) == before


def test_an_example_is_opened_from_the_menu(open_window: OpenWindow) -> None:
    typist = Typist(open_window())
    bar = typist.window.menuBar()
    bar.setFocus()
    bar.setActiveAction(bar.actions()[5])
    QApplication.processEvents()
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Return)
    assert len(typist.window.graph) > 0
