"""What nobody does on purpose: endless zooming, no room, other screens, groups in groups, all at once."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.view import MAXIMUM_ZOOM, MINIMUM_ZOOM
from guibp.gui.main_window import MainWindow
from guibp.gui.session import Session
from guibp.model.document import save, write_document
from guibp.model.edits import AddNodes, Batch, CollapseGroup, ExpandGroup, MoveNodes, RemoveNodes
from guibp.model.errors import EditError
from guibp.model.graph import Graph
from guibp.model.presets import preset
from guibp.model.records import Edge, Group, Node
from tests.gui.canvas.conftest import Mouse
from tests.gui.conftest import OpenWindow, child, shown_boxes

MANY_ZOOMS = 500
DEEP = 1000
MANY = 20_000


def test_zooming_on_and_on_stays_within_the_limits(canvas: Canvas) -> None:
    for limit, zoom in ((MAXIMUM_ZOOM, canvas.zoom_in), (MINIMUM_ZOOM, canvas.zoom_out)):
        for _ in range(MANY_ZOOMS):
            zoom()
        assert canvas.zoom() == limit
    canvas.fit()
    assert canvas.viewport().rect().contains(canvas.node_center("g"))


def test_a_node_is_dragged_no_further_than_a_document_can_say(
    canvas: Canvas, mouse: Mouse, session: Session
) -> None:
    start = canvas.node_center("w")
    mouse.drag(start, QPoint(-(10**9), 10**9))
    x, y = session.graph.node("w").position or (0, 0)
    assert math.isfinite(x)
    assert math.isfinite(y)
    assert max(abs(x), abs(y)) <= 1e6
    session.undo()
    with pytest.raises(EditError, match="out of range"):
        session.graph.apply(MoveNodes((("w", (1e9, 0.0)),)))


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (10, 2000), (2000, 1)])
def test_without_room_nothing_is_lost(canvas: Canvas, size: tuple[int, int]) -> None:
    before = write_document(canvas.session.graph)
    canvas.resize(*size)
    QApplication.processEvents()
    canvas.fit()
    canvas.grab()
    canvas.resize(900, 600)
    QApplication.processEvents()
    canvas.fit()
    assert canvas.viewport().rect().contains(canvas.node_center("g"))
    assert write_document(canvas.session.graph) == before


@pytest.mark.parametrize(
    "kind",
    [
        QEvent.Type.DevicePixelRatioChange,
        QEvent.Type.ScreenChangeInternal,
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.WindowStateChange,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    ],
)
def test_another_screen_and_a_sleep_are_survived(canvas: Canvas, kind: QEvent.Type) -> None:
    for widget in (canvas, canvas.viewport()):
        QApplication.sendEvent(widget, QEvent(kind))
    canvas.hide()
    canvas.show()
    QApplication.processEvents()
    assert not canvas.grab().toImage().isNull()
    assert canvas.edge_annotation("w", "g", 0)[0].endswith("2")


def drop(window: MainWindow, *paths: Path | str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))


def test_what_is_no_local_file_is_dropped_without_a_trace(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:wx+b")
    graph = window.graph
    drop(window, tmp_path)
    drop(window, "https://example.org/a.guibp", "file://elsewhere/a.guibp")
    drop(window, tmp_path / "not there.guibp")
    assert window.graph is graph
    assert not shown_boxes()


def test_of_many_dropped_files_the_first_graph_opens(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    files = [tmp_path / f"{place}.txt" for place in range(50)]
    for file in files:
        file.write_text("no graph", encoding="utf-8")
    save(preset("wx+b"), tmp_path / "a.guibp")
    drop(window, "https://example.org", *files, tmp_path / "a.guibp")
    assert window.graph.nodes == preset("wx+b").nodes


def test_undo_in_a_line_is_of_its_text_alone(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.graph.set_value("b", 7.0)
    window.session.selection.select(["w"])
    line = child(window, QLineEdit, "inspector_value")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "44")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() != "44"
    assert window.graph.node("b").value == 7.0
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_commands_pressed_again_and_again_do_it_once(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    toggle = window.actions_by_name["train_toggle"]
    for _ in range(6):
        toggle.trigger()
    assert not toggle.isChecked()
    for name in ("step_next", "step_reset", "step_play", "step_play", "step_reset", "train_reset"):
        window.actions_by_name[name].trigger()
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert write_document(window.graph) == before


def nested(depth: int) -> Graph:
    """One sum, in a group in a group, so many."""
    nodes = (Node("w", "parameter", 1.0, position=(0, 0)), Node("f", "square", position=(200, 0)))
    groups = [Group("g0", ("f",))]
    groups += [Group(f"g{level}", (f"g{level - 1}",)) for level in range(1, depth)]
    return Graph.made_by(AddNodes(nodes, (Edge("w", "f", 0),), tuple(groups)))


def test_groups_deep_within_groups_are_shown(open_window: OpenWindow, tmp_path: Path) -> None:
    save(nested(DEEP), tmp_path / "deep.guibp")
    window = open_window(str(tmp_path / "deep.guibp"))
    before = write_document(window.graph)
    window.canvas.grab()
    for edit in (CollapseGroup(f"g{DEEP - 1}"), ExpandGroup(f"g{DEEP - 1}"), CollapseGroup("g5")):
        window.session.do(edit)
        window.canvas.grab()
    for _ in range(3):
        window.session.undo()
    assert write_document(window.graph) == before


def test_all_that_is_deleted_comes_back(open_window: OpenWindow) -> None:
    """A chain of many nodes, deleted as one step and brought back with every bit."""
    graph = Graph()
    nodes = [Node("n0", "parameter", 0.5), *(Node(f"n{place}", "tanh") for place in range(1, MANY))]
    edges = [Edge(f"n{place - 1}", f"n{place}", 0) for place in range(1, MANY)]
    graph.apply(Batch((AddNodes(tuple(nodes), tuple(edges)),)))
    session = Session(graph)
    before = write_document(graph)
    session.do(RemoveNodes(graph.nodes))
    assert not len(graph)
    session.undo()
    assert write_document(graph) == before
    session.deleteLater()
