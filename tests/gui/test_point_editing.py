"""Points on the decision boundary are dragged, added and removed: one undo step each, training going on."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.point_places import find_point
from guibp.model.document import write_document
from tests.gui.conftest import OpenWindow, part

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def place(plot: BoundaryPlot, x: float, y: float) -> QPoint:
    return plot.frame().to_pixels((x, y)).toPoint()


def rows(window: MainWindow) -> list[list[float]]:
    assert window.graph.dataset is not None
    return [[*row] for row in window.graph.dataset.table.tolist()]


def drag(plot: BoundaryPlot, start: QPoint, goal: QPoint) -> None:
    QTest.mousePress(plot, LEFT, pos=start)
    for part_way in (0.5, 1.0):
        way = QPointF(start) + (QPointF(goal) - QPointF(start)) * part_way
        QTest.mouseMove(plot, way.toPoint())
        QApplication.processEvents()


def choose(plot: BoundaryPlot, spot: QPoint, text: str) -> None:
    """Open the menu at a place, and click an entry."""
    QApplication.sendEvent(
        plot, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, plot.mapToGlobal(spot))
    )
    menu = part(plot, QMenu)
    action = next(one for one in menu.actions() if one.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_point_is_dragged_in_one_undo_step(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    count = window.session.undo_stack.count()
    goal = place(plot, 0.6, 0.5)
    drag(plot, place(plot, 0.0, 1.0), goal)
    assert write_document(window.graph) == before  # until it is let go
    assert plot.points[1].tolist() == pytest.approx([0.6, 0.5], abs=0.02)
    QTest.mouseRelease(plot, LEFT, pos=goal)
    x1, x2, t = rows(window)[1]
    assert (x1, x2) == pytest.approx((0.6, 0.5), abs=0.02)
    assert (t, x1) == (1.0, round(x1, 2))
    assert window.session.undo_stack.count() == count + 1
    assert window.session.sample == 1
    window.session.undo()
    assert write_document(window.graph) == before
    assert plot.points[1].tolist() == [0.0, 1.0]


def test_a_point_keeps_its_place_under_the_pointer(open_window: OpenWindow) -> None:
    """Taken beside its centre it does not jump there."""
    window = open_window("preset:xor")
    plot = part(window, BoundaryView).plot
    start = place(plot, 0.0, 1.0) + QPoint(5, 4)
    drag(plot, start, start + QPoint(30, 30))
    goal = plot.frame().to_plane(QPointF(place(plot, 0.0, 1.0) + QPoint(30, 30)))
    assert plot.points[1].tolist() == pytest.approx([*goal], abs=0.011)
    QTest.mouseRelease(plot, LEFT, pos=start + QPoint(30, 30))


@pytest.mark.parametrize("way", ["esc", "focus"])
def test_a_drag_that_is_given_up_leaves_no_trace(open_window: OpenWindow, way: str) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    count = window.session.undo_stack.count()
    drag(plot, place(plot, 1.0, 1.0), place(plot, 0.3, 0.3))
    if way == "esc":
        QTest.keyClick(plot, Qt.Key.Key_Escape)
    else:
        QApplication.sendEvent(plot, QFocusEvent(QEvent.Type.FocusOut))
    assert plot.points[3].tolist() == [1.0, 1.0]
    QTest.mouseMove(plot, place(plot, 0.5, 0.5))
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.5, 0.5))
    assert (write_document(window.graph), window.session.undo_stack.count()) == (before, count)


def test_a_click_on_a_point_shows_its_sample_and_changes_nothing(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    spot = place(plot, 1.0, 0.0)
    QTest.mousePress(plot, LEFT, pos=spot)
    QTest.mouseMove(plot, spot + QPoint(2, 1))
    QTest.mouseRelease(plot, LEFT, pos=spot + QPoint(2, 1))
    QTest.mouseDClick(plot, LEFT, pos=spot)
    assert write_document(window.graph) == before
    assert window.session.sample == 2


@pytest.mark.parametrize(
    "shift,target", [(Qt.KeyboardModifier.NoModifier, 1.0), (Qt.KeyboardModifier.ShiftModifier, 0.0)]
)
def test_a_double_click_adds_a_point_of_a_class(
    open_window: OpenWindow, shift: Qt.KeyboardModifier, target: float
) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    count = window.session.undo_stack.count()
    QTest.mouseDClick(plot, LEFT, shift, place(plot, 0.5, 0.25))
    assert len(rows(window)) == 5
    assert rows(window)[4] == pytest.approx([0.5, 0.25, target], abs=0.02)
    assert window.session.sample == 4
    assert window.session.undo_stack.count() == count + 1
    window.session.undo()
    assert write_document(window.graph) == before


def test_nothing_is_added_beside_the_plane(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    QTest.mouseDClick(plot, LEFT, pos=QPoint(3, plot.height() - 3))
    assert write_document(window.graph) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_point_that_was_clicked(open_window: OpenWindow, key: Qt.Key) -> None:
    window = open_window("preset:xor")
    window.session.selection.select(["w11"])
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    QTest.mouseClick(plot, LEFT, pos=place(plot, 0.0, 1.0))
    QTest.keyClick(plot, key)
    assert rows(window) == [[0, 0, 0], [1, 0, 1], [1, 1, 0]]
    assert "w11" in window.graph
    window.session.undo()
    assert write_document(window.graph) == before


def test_the_menu_of_a_point(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot = part(window, BoundaryView).plot
    choose(plot, place(plot, 0.0, 1.0), "Make it class 0")
    assert rows(window)[1] == [0, 1, 0]
    choose(plot, place(plot, 0.0, 1.0), "Make it class 1")
    assert rows(window)[1] == [0, 1, 1]
    choose(plot, place(plot, 0.0, 1.0), "Remove the point")
    assert rows(window) == [[0, 0, 0], [1, 0, 1], [1, 1, 0]]


def test_the_menu_of_an_empty_place(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot = part(window, BoundaryView).plot
    choose(plot, place(plot, 0.5, 0.5), "Add a point of class 0")
    assert rows(window)[4] == pytest.approx([0.5, 0.5, 0.0], abs=0.02)
    choose(plot, place(plot, 0.2, 0.5), "Add a point of class 1")
    assert rows(window)[5] == pytest.approx([0.2, 0.5, 1.0], abs=0.02)


def test_a_new_point_takes_what_is_not_shown_from_the_current_one(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.graph.set_dataset({"x1": [0, 1], "more": [7, 8], "x2": [0, 1], "t": [-1, 3]})
    window.session.show_sample(1)
    plot = part(window, BoundaryView).plot
    QTest.mouseDClick(plot, LEFT, Qt.KeyboardModifier.ShiftModifier, place(plot, 0.5, 0.25))
    assert rows(window)[2] == pytest.approx([0.5, 8.0, 0.25, -1.0], abs=0.02)


def test_the_last_point_stays(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.graph.set_dataset({"x1": [0.5], "x2": [0.5], "t": [1.0]})
    plot = part(window, BoundaryView).plot
    QTest.mouseClick(plot, LEFT, pos=place(plot, 0.5, 0.5))
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    assert rows(window) == [[0.5, 0.5, 1.0]]
    assert "at least one row" in window.statusBar().currentMessage()


# -- beside the line of a single unit ----------------------------------------------------------------


def test_a_point_goes_before_the_line(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot, values = part(window, BoundaryView).plot, [node.value for node in window.graph.node_records]
    drag(plot, place(plot, 0.0, 0.0), place(plot, 0.3, 0.3))
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.3, 0.3))
    assert rows(window)[0][:2] == pytest.approx([0.3, 0.3], abs=0.02)
    assert [node.value for node in window.graph.node_records] == values


def test_a_trembling_double_click_adds_a_point_and_moves_no_line(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot, values = part(window, BoundaryView).plot, [node.value for node in window.graph.node_records]
    spot = place(plot, 0.5, 0.3)
    QTest.mousePress(plot, LEFT, pos=spot)
    QTest.mouseMove(plot, spot + QPoint(1, 1))
    QTest.mouseRelease(plot, LEFT, pos=spot + QPoint(1, 1))
    QTest.mouseDClick(plot, LEFT, pos=spot)
    assert len(rows(window)) == 5
    assert [node.value for node in window.graph.node_records] == values


# -- while it trains ---------------------------------------------------------------------------------


def train(window: MainWindow) -> None:
    window.training.start()
    QTest.qWait(100)


@pytest.mark.parametrize("what", ["drag", "add", "remove"])
def test_a_training_goes_on_with_the_new_data(open_window: OpenWindow, what: str) -> None:
    window = open_window("preset:xor")
    plot, before = part(window, BoundaryView).plot, write_document(window.graph)
    start = window.graph.node("w11").value
    train(window)
    acts: dict[str, Callable[[], object]] = {
        "drag": lambda: drag(plot, place(plot, 0.0, 0.0), place(plot, 0.3, 0.2)),
        "add": lambda: QTest.mouseDClick(plot, LEFT, pos=place(plot, 0.5, 0.5)),
        "remove": lambda: QTest.mouseClick(plot, LEFT, pos=place(plot, 0.0, 0.0)),
    }
    acts[what]()
    if what == "drag":
        assert window.training.is_running
        QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.3, 0.2))
    elif what == "remove":
        QTest.keyClick(plot, Qt.Key.Key_Delete)
    assert window.training.is_running
    assert window.actions_by_name["train_toggle"].isChecked()
    assert len(rows(window)) == {"drag": 4, "add": 5, "remove": 3}[what]
    learned = window.graph.node("w11").value
    assert learned != start  # what was learned was written before the edit
    QTest.qWait(100)
    window.training.stop()
    assert window.graph.node("w11").value != learned
    for _ in range(3):  # the second training, the edit, the first training
        window.session.undo()
    assert write_document(window.graph) == before


def test_esc_in_a_drag_leaves_the_training_alone(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot = part(window, BoundaryView).plot
    train(window)
    drag(plot, place(plot, 0.0, 0.0), place(plot, 0.3, 0.2))
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert window.training.is_running
    window.training.stop()
    assert rows(window)[0] == [0, 0, 0]


def test_a_data_set_that_changes_under_a_drag_ends_it(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    plot = part(window, BoundaryView).plot
    drag(plot, place(plot, 1.0, 1.0), place(plot, 0.3, 0.3))
    window.graph.set_dataset({"x1": [0, 1], "x2": [0, 1], "t": [0, 1]})
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.3, 0.3))
    assert rows(window) == [[0, 0, 0], [1, 1, 1]]


def test_of_points_on_each_other_the_upper_one_is_taken(open_window: OpenWindow) -> None:
    plot = part(open_window("preset:xor"), BoundaryView).plot
    points = np.array([[0.5, 0.5], [0.0, 0.0], [0.5, 0.5]])
    spot = QPointF(place(plot, 0.5, 0.5))
    assert find_point(points, plot.frame(), spot) == 2
    assert find_point(points, plot.frame(), spot + QPointF(12, 0)) is None
    assert find_point(np.zeros((0, 2)), plot.frame(), spot) is None
