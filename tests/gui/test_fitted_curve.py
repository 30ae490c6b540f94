"""The fitted curve of a graph with one input: over its samples, live, with the points in hand."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.fit_plot import FitPlot
from guibp.gui.panels.fit_view import FitView
from guibp.gui.panels.hand_fit import HandFit
from guibp.model.dataset import Dataset
from guibp.model.document import write_document
from guibp.model.edits import SetDataset, SetValues
from tests.gui.conftest import OpenWindow, part
from tests.gui.explaining_driving import settle

LEFT = Qt.MouseButton.LeftButton
LINE = """expr:
w = param(0.5); b = param(0); x = data("x"); t = data("t"); y = w*x + b
error = squared_error(y, t); loss = mean(error)
"""
X, T = (-1.0, 0.0, 1.0, 2.0), (-1.0, 1.0, 3.0, 5.0)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(LINE)
    window.session.do(SetDataset(Dataset.of_table(("x", "t"), np.column_stack((X, T)))))
    window.docks.training.open()
    settle(window)
    return window


def plot_of(window: MainWindow) -> FitPlot:
    return part(window, FitView).plot


def place(plot: FitPlot, x: float, y: float) -> QPoint:
    return plot.frame().to_pixels((x, y)).toPoint()


def ends_of(plot: FitPlot) -> tuple[float, float]:
    """The curve at both ends of its range, −1.75 and 2.75."""
    return float(plot.heights[0]), float(plot.heights[-1])


def test_one_input_has_a_curve_in_the_place_of_the_boundary(window: MainWindow) -> None:
    assert part(window, FitView).isVisible()
    assert not part(window, BoundaryView).isVisible()
    plot = plot_of(window)
    assert plot.points.tolist() == [[x, t] for x, t in zip(X, T, strict=True)]
    assert ends_of(plot) == pytest.approx((-0.875, 1.375))


def test_two_inputs_have_none(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.docks.training.open()
    settle(window)
    assert part(window, BoundaryView).isVisible()
    assert not part(window, FitView).isVisible()


def test_it_follows_every_edit_and_every_step(window: MainWindow) -> None:
    plot = plot_of(window)
    window.session.do(SetValues((("w", -1.0),)))
    assert ends_of(plot) == pytest.approx((1.75, -2.75))
    for _ in range(3):
        window.training.take_step()
    frame = window.training.frame
    assert frame is not None
    w, b = frame.parameters.tolist()
    assert ends_of(plot) == pytest.approx((-1.75 * w + b, 2.75 * w + b))
    window.training.rewinding.show(0)
    settle(window)
    assert ends_of(plot) == pytest.approx((1.75, -2.75))


def test_it_is_painted_through_the_points_it_meets(window: MainWindow) -> None:
    """In the value's colour where the line runs, and not where it does not."""
    plot = plot_of(window)
    window.session.do(SetValues((("w", 2.0),)))
    window.session.do(SetValues((("b", 1.0),)))
    QApplication.processEvents()
    shown = plot.grab().toImage()
    assert is_inked(plot, shown, place(plot, 0.5, 2.0))
    assert not is_inked(plot, shown, place(plot, 0.5, 4.0))


def is_inked(plot: FitPlot, shown: QImage, spot: QPoint) -> bool:
    """Whether the curve's colour is at a place or a pixel beside it."""
    near = [spot + QPoint(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return any(shown.pixelColor(one) == plot._theme.value for one in near)


def test_rows_held_out_are_hollow_and_the_current_one_is_ringed(window: MainWindow) -> None:
    dataset = window.graph.dataset
    assert dataset is not None
    window.session.do(SetDataset(dataset.hold_out((1,))))
    window.session.show_sample(2)
    plot = plot_of(window)
    assert plot._held_out == {1}
    assert plot._chosen == 2
    shown = plot.grab().toImage()
    assert shown.pixelColor(place(plot, 0.0, 1.0)) == plot._theme.panel
    assert shown.pixelColor(place(plot, 2.0, 5.0)) == plot._theme.quiet


def test_what_is_no_number_is_a_gap(window: MainWindow) -> None:
    plot = plot_of(window)
    heights = np.linspace(0.0, 1.0, 256)
    heights[100:110], heights[-1] = np.nan, np.inf
    plot.show_heights(heights)
    assert [len(piece) for piece in plot._pieces()] == [100, 145]
    plot.show_heights(np.full(256, np.nan))
    assert plot._pieces() == []
    plot.grab()


def test_a_point_is_dragged_up_in_one_undo_step(window: MainWindow) -> None:
    plot, before = plot_of(window), write_document(window.graph)
    start, goal = place(plot, 1.0, 3.0), place(plot, 1.0, -1.0)
    QTest.mousePress(plot, LEFT, pos=start)
    for part_way in (0.5, 1.0):
        way = QPointF(start) + (QPointF(goal) - QPointF(start)) * part_way
        QTest.mouseMove(plot, way.toPoint())
    QTest.mouseRelease(plot, LEFT, pos=goal)
    dataset = window.graph.dataset
    assert dataset is not None
    assert dataset.table[2].tolist() == pytest.approx([1.0, -1.0], abs=0.06)
    window.session.undo()
    assert write_document(window.graph) == before


def test_esc_half_way_puts_a_point_back(window: MainWindow) -> None:
    plot, before = plot_of(window), write_document(window.graph)
    QTest.mousePress(plot, LEFT, pos=place(plot, 1.0, 3.0))
    QTest.mouseMove(plot, place(plot, 1.0, 0.0))
    assert plot.points[2].tolist() == pytest.approx([1.0, 0.0], abs=0.06)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    QTest.mouseRelease(plot, LEFT, pos=place(plot, 1.0, 0.0))
    assert plot.points[2].tolist() == [1.0, 3.0]
    assert write_document(window.graph) == before


def test_a_double_click_adds_a_point_where_it_is(window: MainWindow) -> None:
    plot = plot_of(window)
    QTest.mouseDClick(plot, LEFT, pos=place(plot, 0.5, -1.0))
    dataset = window.graph.dataset
    assert dataset is not None
    assert dataset.table[-1].tolist() == pytest.approx([0.5, -1.0], abs=0.06)
    assert window.session.sample == 4


def test_the_curve_is_beside_the_sliders_too(window: MainWindow) -> None:
    window.docks.by_hand.open()
    settle(window)
    fit = part(window, HandFit)
    assert fit.isVisible()
    assert fit.toolTip() == ""
    window.session.do(SetValues((("b", 2.0),)))
    settle(window)
    assert ends_of(fit) == pytest.approx((1.125, 3.375))
