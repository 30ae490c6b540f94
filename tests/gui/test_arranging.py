"""What Ctrl+L lays out: the selected, but where only one thing is seen selected, everything."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.drawing.group_boxes import members_of
from guibp.model.edits import CollapseGroup
from tests.gui.conftest import OpenWindow


def test_one_closed_box_counts_as_one_node(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    canvas, graph = window.canvas, window.graph
    window.activateWindow()
    window.session.do(CollapseGroup("unit 1"))
    start = canvas.node_center("t")
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas.viewport(), left, pos=start)
    QTest.mouseMove(canvas.viewport(), start + QPoint(0, 40))
    QTest.mouseRelease(canvas.viewport(), left, pos=start + QPoint(0, 40))
    moved = graph.node("t").position
    QTest.mouseClick(canvas.viewport(), left, pos=canvas.node_center("h1"))
    assert window.session.selection.nodes == set(members_of(graph, "unit 1"))
    QTest.keyClick(canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert graph.node("t").position != moved
    window.session.undo()
    assert graph.node("t").position == moved
