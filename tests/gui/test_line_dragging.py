"""The line of a single unit is dragged on the plot, as one undo step; Esc and a lost focus leave no trace."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.engine.separating_line import Line
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.boundary_plot import BoundaryPlot
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.line_handles import clip_line, find_handles
from guibp.model.document import write_document
from tests.gui.conftest import OpenWindow, part

LEFT = Qt.MouseButton.LeftButton


def plot_of(window: MainWindow) -> BoundaryPlot:
    """The plot of a unit whose line passes through the middle of the data."""
    for id_, value in (("w1", 2.0), ("w2", 2.0), ("b", -2.0)):
        window.graph.set_value(id_, value)
    plot = part(window, BoundaryView).plot
    assert plot._line == Line(2.0, 2.0, -2.0)
    return plot


def place(plot: BoundaryPlot, x: float, y: float) -> QPointF:
    return plot.frame().to_pixels((x, y))


def drag(plot: BoundaryPlot, start: QPointF, *ways: QPointF) -> None:
    QTest.mousePress(plot, LEFT, pos=start.toPoint())
    for way in ways:
        QTest.mouseMove(plot, way.toPoint())
        QApplication.processEvents()


def weights(window: MainWindow) -> list[float]:
    return [window.graph.node(id_).value or 0.0 for id_ in ("w1", "w2", "b")]


def test_the_line_is_moved_in_one_undo_step(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot = plot_of(window)
    before, count = write_document(window.graph), window.session.undo_stack.count()
    drag(plot, place(plot, 0.2, 0.2), place(plot, 0.1, 0.1), place(plot, 0.25, 0.25))
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.25, 0.25).toPoint())
    w1, w2, bias = weights(window)
    assert (w1, w2) == (2.0, 2.0)
    assert bias == pytest.approx(-1.0, abs=0.1)
    assert window.session.undo_stack.count() == count + 1
    window.session.undo()
    assert write_document(window.graph) == before


def test_two_drags_are_two_undo_steps(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot = plot_of(window)
    count = window.session.undo_stack.count()
    for x in (0.3, 0.6):
        drag(plot, place(plot, 0.5, 0.5), place(plot, x, x))
        QTest.mouseRelease(plot, LEFT, pos=place(plot, x, x).toPoint())
    assert window.session.undo_stack.count() == count + 2


def test_an_end_turns_the_line_about_the_other(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot = plot_of(window)
    handles = find_handles(Line(2.0, 2.0, -2.0), plot.frame())
    assert handles is not None
    pivot, held = handles
    goal = place(plot, held[0], held[1] + 0.4)
    drag(plot, place(plot, *held), goal)
    QTest.mouseRelease(plot, LEFT, pos=goal.toPoint())
    w1, w2, bias = weights(window)
    assert w1 * pivot[0] + w2 * pivot[1] + bias == pytest.approx(0.0, abs=1e-9)
    assert w1 != pytest.approx(2.0, abs=0.05)
    assert (w1**2 + w2**2) == pytest.approx(8.0)


@pytest.mark.parametrize("way", ["esc", "focus"])
def test_a_drag_that_is_given_up_leaves_no_trace(open_window: OpenWindow, way: str) -> None:
    window = open_window("preset:single-unit-xor")
    plot = plot_of(window)
    before = write_document(window.graph)
    drag(plot, place(plot, 0.2, 0.2), place(plot, 0.9, 0.4))
    assert write_document(window.graph) != before
    if way == "esc":
        QTest.keyClick(plot, Qt.Key.Key_Escape)
    else:
        QApplication.sendEvent(plot, QFocusEvent(QEvent.Type.FocusOut))
    assert write_document(window.graph) == before
    QTest.mouseMove(plot, place(plot, 0.4, 0.4).toPoint())
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 0.4, 0.4).toPoint())
    assert write_document(window.graph) == before


def test_while_it_trains_there_is_no_line_to_drag(open_window: OpenWindow) -> None:
    window = open_window("preset:single-unit-xor")
    plot = plot_of(window)
    window.training.start()
    QTest.qWait(60)
    assert plot._line is None
    window.training.stop()
    assert plot._line is not None


def test_a_network_has_no_line_to_drag(open_window: OpenWindow) -> None:
    plot = part(open_window("preset:xor"), BoundaryView).plot
    assert plot._line is None


@pytest.mark.parametrize(
    "line,ends",
    [
        (Line(1.0, 0.0, -0.5), ((0.5, 0.0), (0.5, 1.0))),
        (Line(0.0, 1.0, -0.5), ((0.0, 0.5), (1.0, 0.5))),
        (Line(1.0, 1.0, -1.0), ((0.0, 1.0), (1.0, 0.0))),
        (Line(1.0, 1.0, -0.5), ((0.0, 0.5), (0.5, 0.0))),
        (Line(1.0, 0.0, -2.0), None),
        (Line(0.0, 1.0, 1.0), None),
        (Line(1.0, 1.0, 1.0), None),
    ],
)
def test_a_line_is_cut_at_the_edges_of_the_plane(line: Line, ends: object) -> None:
    assert clip_line(line, (0.0, 1.0), (0.0, 1.0)) == ends
