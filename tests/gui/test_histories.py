"""The dock of histories: lines that grow with the training, what they are read as, and what is chosen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.histories import HistoryPanel
from guibp.gui.panels.history_plot import HistoryPicture, HistoryPlot
from guibp.model.numbers_text import show_fully, with_minus_sign
from tests.gui.conftest import OpenWindow, child, part

STEPS = 6


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """XOR, trained a few steps by hand, with all of them looked up."""
    window = open_window("preset:xor")
    for _ in range(STEPS):
        window.training.take_step()
    window.actions_by_name["explain_histories"].trigger()
    wait_until_whole(window, qtbot)
    return window


def wait_until_whole(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(plot_of(window).picture.steps) == window.training.rewinding.steps + 1)


def plot_of(window: MainWindow) -> HistoryPlot:
    return part(window, HistoryPlot)


def said(window: MainWindow, name: str) -> str:
    return child(window, QLabel, f"histories_{name}").text()


def choose(window: MainWindow, box: str, place: int) -> None:
    combo = child(window, QComboBox, f"histories_{box}")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def parameters(window: MainWindow) -> list[float | None]:
    return [node.value for node in window.graph.node_records if node.op == "parameter"]


def test_the_last_column_is_the_document_and_the_first_the_start(window: MainWindow) -> None:
    picture = plot_of(window).picture
    assert picture.steps.tolist() == list(range(STEPS + 1))
    assert picture.columns[-1].tolist() == parameters(window)
    assert picture.now.tolist() == parameters(window)
    window.training.reset()
    assert picture.columns[0].tolist() == parameters(window)


def test_it_grows_while_the_training_runs(window: MainWindow, qtbot: QtBot) -> None:
    window.training.start()
    qtbot.waitUntil(lambda: len(plot_of(window).picture.steps) > 3 * STEPS, timeout=20_000)
    window.training.stop()


def test_a_column_is_read_exactly_by_keys_and_by_the_pointer(window: MainWindow) -> None:
    plot = plot_of(window)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    number = float(plot.picture.columns[STEPS - 1, 0])
    assert said(window, "read") == f"Step {STEPS - 1}: w11 = {with_minus_sign(show_fully(number))}"
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert said(window, "read").startswith(f"Step {STEPS - 1}: w12 = ")
    area = plot._area()
    QTest.mouseMove(plot, area.center().toPoint())
    QTest.mouseMove(plot, area.topLeft().toPoint() + QPoint(2, 2))
    assert said(window, "read").startswith("Step 0: ")
    assert plot.accessibleDescription() == said(window, "read")


def test_subjects_and_scopes(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "subject", 1)
    wait_until_whole(window, qtbot)
    assert plot_of(window).picture.columns.shape == (STEPS + 1, 12)
    choose(window, "scope", 1)
    assert "Select nodes" in said(window, "nothing")
    window.session.selection.select(["h1"])
    part(window, HistoryPanel).refresh()
    wait_until_whole(window, qtbot)
    values = np.asarray(window.session.evaluation.value("h1"))
    np.testing.assert_allclose(plot_of(window).picture.columns[-1], values, rtol=1e-12)
    choose(window, "subject", 2)
    wait_until_whole(window, qtbot)
    gradients = np.asarray(window.session.evaluation.gradient("h1"))
    np.testing.assert_allclose(plot_of(window).picture.columns[-1], gradients, rtol=1e-9)
    choose(window, "subject", 0)
    wait_until_whole(window, qtbot)
    assert plot_of(window).picture.columns.shape == (STEPS + 1, 3)
    choose(window, "scope", 2)
    assert child(window, QComboBox, "histories_scope").currentText() == window.graph.groups[0].id


def test_many_numbers_become_bands(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "scope", 1)
    choose(window, "subject", 1)
    window.session.selection.select(["z1", "z2", "p11", "p12"])
    part(window, HistoryPanel).refresh()
    wait_until_whole(window, qtbot)
    picture = plot_of(window).picture
    assert picture.is_banded
    assert picture.columns.shape == (STEPS + 1, 5)
    assert (np.diff(picture.columns, axis=1) >= 0).all()
    plot_of(window).setFocus()
    QTest.keyClick(plot_of(window), Qt.Key.Key_Right)
    assert "the least = " in said(window, "read")


def test_the_past_is_marked_and_its_numbers_are_spread(window: MainWindow) -> None:
    window.training.rewinding.show(2)
    part(window, HistoryPanel).refresh()
    picture = plot_of(window).picture
    assert picture.past == 2
    assert picture.now.tolist() == picture.columns[2].tolist()
    plot_of(window).grab()


def test_going_on_from_the_past_forgets_what_came_after(window: MainWindow, qtbot: QtBot) -> None:
    window.training.rewinding.show(2)
    window.training.take_step()
    wait_until_whole(window, qtbot)
    picture = plot_of(window).picture
    assert picture.steps.tolist() == [0, 1, 2, 3]
    assert picture.columns[-1].tolist() == parameters(window)


def test_dead_units_are_told_in_words(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 2; w = param(-3); h = relu(w * x); f = square(h - 1)")
    window.actions_by_name["explain_histories"].trigger()
    choose(window, "subject", 1)
    QApplication.processEvents()
    assert "h is dead: 0 in all 1 rows" in said(window, "saturated")
    assert "Train, and the lines grow" in said(window, "nothing")


def test_out_of_view_it_costs_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.docks.histories.close()
    QApplication.processEvents()
    asked: list[object] = []
    monkeypatch.setattr(HistoryPanel, "_show", asked.append)
    window.training.take_step()
    QApplication.processEvents()
    assert asked == []


@pytest.mark.parametrize(
    "numbers",
    [(1e20, 1e20), (1.0, 1.0 + 2**-52), (1.7e308, -1.7e308), (5e-324, 0.0), (1.7e308, 1.7e308)],
)
def test_numbers_that_hardly_differ_or_hardly_fit_are_drawn(
    window: MainWindow, numbers: tuple[float, float]
) -> None:
    plot, columns = plot_of(window), np.array([numbers, numbers])
    plot.show_picture(HistoryPicture(np.array([0, 1]), columns, False, columns[0], 1, None))
    assert not plot.grab().isNull()
    low, high = plot._range()
    assert np.isfinite(high - low)
    assert high > low


def test_bands_without_a_column_are_drawn_as_nothing(window: MainWindow) -> None:
    plot = plot_of(window)
    plot.show_picture(HistoryPicture(np.zeros(0, np.int64), np.zeros((0, 0)), True, np.zeros(0), 0, None))
    assert not plot.grab().isNull()
