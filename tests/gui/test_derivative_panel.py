"""The derivative panel: one variable, its picture, and nudges that change nothing until they are kept."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDockWidget, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.derivative_panel import DerivativePanel
from guibp.gui.panels.path_panel import PathPanel
from guibp.model.document import write_document
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.explaining_driving import open_on, read_panel, settle, sight_of


def panel_of(window: MainWindow) -> DerivativePanel:
    return part(window, DerivativePanel)


def opened_on(open_window: OpenWindow, source: str, id_: str) -> MainWindow:
    return open_on(open_window, source, id_, "explain_derivative")


def said(window: MainWindow) -> str:
    return read_panel(panel_of(window))


def test_it_opens_by_key_and_follows_the_selection(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    dock = child(window, QDockWidget, "derivative")
    assert not dock.isVisible()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_R)
    settle(window)
    assert panel_of(window).isVisible()
    assert "Select an input or a parameter" in said(window)
    window.session.selection.select(["w"])
    settle(window)
    assert "f = w × 5 + 3" in said(window)
    assert "∂f/∂w = ∂g/∂w + ∂b/∂w = 5 + 0 = 5" in said(window)
    window.session.selection.select(["x"])
    settle(window)
    assert "f = -2 × x + 3".replace("-", "−") in said(window)


def test_choosing_a_variable_selects_it(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    box = part(panel_of(window), QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["w", "x", "b"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    settle(window)
    assert window.session.selection.current == "x"


def test_the_picture_is_the_curve_and_its_tangent(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; f = square(x)", "x")
    picture = panel_of(window)._curve.picture
    assert picture is not None
    curve, tangent = picture.lines
    assert np.allclose(curve.y, curve.x**2)
    assert np.allclose(tangent.y, 4 + 4 * (tangent.x - 2))
    window.graph.set_value("x", -1.0)
    settle(window)
    moved = panel_of(window)._curve.picture
    assert moved is not None
    assert np.allclose(moved.lines[1].y, 1 - 2 * (moved.lines[1].x + 1))


def test_the_rest_is_marked_constant_until_the_panel_goes(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    sight = sight_of(window)
    assert sight is not None
    assert sight.nodes == {"w", "g", "f"}
    assert sight.constants == {"x", "b"}
    assert sight.edges == {("g", 0), ("f", 0)}
    child(window, QDockWidget, "derivative").close()
    assert sight_of(window) is None


def slide(window: MainWindow, steps: int) -> None:
    part(panel_of(window), QSlider).setValue(steps)


def test_what_is_foretold_can_be_computed_from_what_is_shown(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:w = param(1.3); f = exp(w) * tanh(w)", "w")
    # Seven digits on both sides: 4.107 × 0.1 would be 0.4107.
    assert "4.106517 × 0.1 = 0.4106517" in said(window)


def test_a_nudge_tells_real_and_foretold_change_and_modifies_nothing(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; f = square(x)", "x")
    before = write_document(window.graph)
    # h = 1: f(3) - f(2) = 5, foretold 4; f(1) - f(2) = -3.
    slide(window, 60)
    assert panel_of(window).step == 1.0
    text = said(window)
    assert "f(x + h) − f(x) = 5" in text
    assert "f(x − h) − f(x) = −3" in text
    assert "4 × 1 = 4" in text
    assert "(f(x + h) − f(x − h)) / 2h = 4" in text
    assert "They agree to the last digit." in text
    assert write_document(window.graph) == before
    assert not window.isWindowModified()
    assert window.session.undo_stack.count() == 0


def test_the_error_shrinks_and_then_grows(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 1; f = exp(x)", "x")
    heights = []
    for steps in (56, 48, 40, 20, 8):
        slide(window, steps)
        picture = panel_of(window)._errors.picture
        assert picture is not None
        (here,) = picture.dots
        assert here.x[0] == pytest.approx(np.log10(panel_of(window).step))
        heights.append(float(here.y[0]))
    assert heights[0] > heights[1] > heights[2]
    assert heights[2] < heights[3] < heights[4]


def test_keeping_a_nudge_is_one_undo_step(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    slide(window, 60)
    lower, higher = panel_of(window).findChildren(QPushButton)
    assert (lower.text(), higher.text()) == ("Keep −3", "Keep −1")
    QTest.mouseClick(higher, Qt.MouseButton.LeftButton)
    assert window.graph.node("w").value == -1.0
    assert window.session.undo_stack.count() == 1
    window.session.undo()
    assert window.graph.node("w").value == -2.0


def test_a_bound_input_moves_in_its_row_and_cannot_be_kept(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:xor-lecture", "x1")
    window.session.show_sample(2)
    settle(window)
    assert all(not button.isEnabled() for button in panel_of(window).findChildren(QPushButton))
    assert "∂y/∂x1 = y × (1 − y) · ∂z/∂x1" in said(window)


def test_it_follows_a_training_and_an_operation_is_refused_in_words(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:xor", "w11")
    window.actions_by_name["train_step"].trigger()
    settle(window)
    picture = panel_of(window)._curve.picture
    assert picture is not None
    assert picture.dots[1].x[0] == window.graph.node("w11").value
    window.actions_by_name["train_toggle"].trigger()
    QTest.qWait(200)
    window.actions_by_name["train_toggle"].trigger()
    settle(window)
    window.session.selection.select(["h1"])
    settle(window)
    assert "h1 is computed from other nodes" in said(window)
    assert sight_of(window) is None


def test_another_document_and_an_unfinished_one(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    window.graph.disconnect("f", 0)
    settle(window)
    assert sight_of(window) is None
    window.session.replace_graph(type(window.graph)())
    settle(window)
    assert "Select an input or a parameter" in said(window)


def test_the_graph_shows_the_nudge_while_the_slider_is_held(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    slider = part(panel_of(window), QSlider)
    slider.setSliderDown(True)
    slide(window, 60)
    assert window.canvas.edge_annotation("w", "g", 0)[0] == "−1"
    assert window.canvas.edge_annotation("g", "f", 0)[0] == "−5"
    settle(window)
    # The panel goes on telling of the graph's own point.
    assert "f(w + h) − f(w) = 5" in said(window)
    slider.setSliderDown(False)
    assert window.canvas.edge_annotation("g", "f", 0)[0] == "−10"
    assert window.session.undo_stack.count() == 0
    assert not window.isWindowModified()


def test_closing_the_panel_with_the_slider_held_ends_the_preview(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    part(panel_of(window), QSlider).setSliderDown(True)
    slide(window, 60)
    child(window, QDockWidget, "derivative").close()
    assert window.canvas.edge_annotation("g", "f", 0)[0] == "−10"


def test_a_walk_keeps_its_edges_while_the_slider_is_held(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    window.actions_by_name["step_reset"].trigger()
    part(panel_of(window), QSlider).setSliderDown(True)
    slide(window, 60)
    assert window.canvas.edge_annotation("w", "g", 0) == ("−2", "")
    part(panel_of(window), QSlider).setSliderDown(False)


@pytest.mark.parametrize("name", ["w", "x_" * 200, "가중치" * 60])
def test_nothing_is_wider_than_the_panel(open_window: OpenWindow, name: str) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    if name != "w":
        window.graph.rename("w", name)
    window.graph.set_value(name, -1.2345678901234567e-100)
    settle(window)
    for panel in (panel_of(window), part(window, PathPanel)):
        page = panel.widget()
        assert page is not None
        assert page.minimumSizeHint().width() <= 280


def test_a_large_nudge_stays_in_the_picture(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; f = square(x)", "x")
    ranges = []
    for steps in (56, 64, 56):
        slide(window, steps)
        picture = panel_of(window)._curve.picture
        assert picture is not None
        low, high = picture.x_range
        assert all(low < x < high for x in picture.dots[0].x.tolist())
        ranges.append((low, high))
    assert ranges[0] == ranges[2] != ranges[1]


def test_a_nudge_is_shown_while_a_training_runs_beneath(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened_on(open_window, "preset:xor", "w11")
    session = window.session
    window.training.start()
    slider = part(panel_of(window), QSlider)
    slider.setSliderDown(True)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    held, other = session.evaluation.value("w11"), session.evaluation.value("w12")
    qtbot.waitUntil(lambda: session.evaluation.value("w12") != other)
    assert session.evaluation.value("w11") == held
    slider.setSliderDown(False)
    assert window.training.is_running
    qtbot.waitUntil(lambda: session.evaluation.value("w11") != held)
    window.training.stop()
    assert session.evaluation.value("w11") == window.graph.node("w11").value


@pytest.mark.parametrize("value", [1.7976931348623157e308, -1.7976931348623157e308, 1e300, 5e-324])
def test_the_picture_of_an_extreme_number_is_drawn(open_window: OpenWindow, value: float) -> None:
    window = opened_on(open_window, "expr:x = 2; f = square(x)", "x")
    for number in (value, 2.0, value):
        window.graph.set_value("x", number)
        settle(window)
        panel_of(window).grab()
    assert "x" in said(window)
