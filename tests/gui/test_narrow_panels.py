"""Panels of training at the side of the window: their rows become columns, and nothing is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from guibp.gui.docks import Dock
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.by_hand_panel import HandCurves
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.panels.runs_plot import RunsPlot
from guibp.gui.panels.runs_split import RunsSplit
from guibp.gui.panels.runs_table import RunsTable
from guibp.gui.panels.training_panel import TrainingPanel
from guibp.gui.panels.turning_row import RowTurner
from guibp.gui.theme import Theme
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.explaining_driving import settle
from tests.gui.test_large_text import cut_off

RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window("preset:xor")
    for _ in range(3):
        window.training.take_step()
    return window


@pytest.mark.parametrize("name", ["hidden_space", "histories", "gradient_rows", "by_hand"])
def test_a_panel_at_the_side_has_no_text_beyond_its_edge(window: MainWindow, qtbot: QtBot, name: str) -> None:
    dock = getattr(window.docks, name)
    open_at_the_side(window, dock)
    settle(window)
    qtbot.waitUntil(lambda: cut_off(dock) == [])
    assert dock.width() < 400
    assert dock.widget().horizontalScrollBar().maximum() == 0


def scrolls_sideways(dock: QWidget) -> int:
    (panel,) = dock.findChildren(TrainingPanel)
    return panel.horizontalScrollBar().maximum()


@pytest.mark.parametrize("width", [1000, 1100, 1300, 1600])
def test_the_training_panel_between_two_docks_turns_before_it_scrolls(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    window.resize(width, 800)
    for dock in (window.docks.palette, window.docks.inspector, window.docks.training):
        dock.open()
    window.training.rewinding.show(1)
    settle(window)
    qtbot.waitUntil(lambda: scrolls_sideways(window.docks.training) == 0)
    assert cut_off(window.docks.training) == []
    child(window, QToolButton, "train_more").click()
    settle(window)
    qtbot.waitUntil(lambda: scrolls_sideways(window.docks.training) == 0)
    assert cut_off(window.docks.training) == []


def open_at_the_side(window: MainWindow, dock: Dock) -> None:
    window.addDockWidget(RIGHT, dock)
    window.tabifyDockWidget(window.docks.explanation, dock)
    window.resize(1100, 800)
    dock.open()


def test_the_training_panel_at_the_side_has_nothing_beyond_its_edge(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.docks.training
    open_at_the_side(window, dock)
    child(window, QToolButton, "train_more").click()
    window.training.rewinding.show(1)
    settle(window)
    qtbot.waitUntil(lambda: cut_off(dock) == [])
    assert dock.width() < 400
    assert scrolls_sideways(dock) == 0


def test_the_runs_at_the_side_stand_below_each_other(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.docks.runs
    open_at_the_side(window, dock)
    settle(window)
    qtbot.waitUntil(lambda: part(window, RunsSplit).orientation() is Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: part(window, RunsPanel).horizontalScrollBar().maximum() == 0)


def test_the_table_of_runs_has_the_room_for_its_columns_first(window: MainWindow) -> None:
    window.docks.runs.open()
    settle(window)
    part(window, RunsPanel).refresh()
    split, table = part(window, RunsSplit), part(window, RunsTable)
    assert window.width() == 1200
    assert split.orientation() is Qt.Orientation.Horizontal
    assert table.horizontalScrollBar().maximum() == 0
    split.setSizes([200, 600])
    split.splitterMoved.emit(200, 1)
    table.sync()
    split.share()
    assert split.sizes()[0] < 300  # where a hand put it


def test_a_row_turns_where_its_parts_do_not_fit(qtbot: QtBot) -> None:
    panel, page = QScrollArea(), QWidget()
    qtbot.addWidget(panel)
    row = QHBoxLayout(page)
    for _ in range(2):
        label = QLabel("a part")
        label.setMinimumWidth(150)
        row.addWidget(label)
    panel.setWidgetResizable(True)
    panel.setWidget(page)
    RowTurner(panel, {row: None})
    panel.resize(500, 200)
    panel.show()
    assert row.direction() is QBoxLayout.Direction.LeftToRight
    panel.resize(250, 200)
    assert row.direction() is QBoxLayout.Direction.TopToBottom
    panel.resize(500, 200)
    assert row.direction() is QBoxLayout.Direction.LeftToRight


@pytest.mark.parametrize("width,shown", [(700, "across"), (500, "pairs"), (250, "down")])
def test_rows_within_a_row_turn_after_it(qtbot: QtBot, width: int, shown: str) -> None:
    panel, page = QScrollArea(), QWidget()
    qtbot.addWidget(panel)
    outer, pairs = QHBoxLayout(page), [QHBoxLayout(), QHBoxLayout()]
    for pair in pairs:
        outer.addLayout(pair)
        for _ in range(2):
            label = QLabel("a part")
            label.setMinimumWidth(150)
            pair.addWidget(label)
    panel.setWidgetResizable(True)
    panel.setWidget(page)
    RowTurner(panel, dict.fromkeys((outer, *pairs)))
    panel.resize(250, 200)
    panel.show()
    panel.resize(width, 200)
    across = QBoxLayout.Direction.LeftToRight
    assert (outer.direction() is across) is (shown == "across")
    assert all((pair.direction() is across) is (shown != "down") for pair in pairs)


@pytest.mark.parametrize("width,lines", [(400, 1), (120, 2)])
def test_the_names_of_two_curves_are_within_their_plot(qtbot: QtBot, width: int, lines: int) -> None:
    curves = HandCurves(Theme.light(), 2)
    qtbot.addWidget(curves)
    curves.resize(width, 120)
    painter = QPainter(pixels := QPixmap(width, 120))
    rows = curves._place_legend(painter)
    painter.end()
    assert not pixels.isNull()
    assert len({place.top() for place, _, _ in rows}) == lines
    assert all(place.right() <= width for place, _, _ in rows)


def test_a_plot_whose_last_run_went_is_empty(window: MainWindow) -> None:
    window.docks.runs.open()
    settle(window)
    part(window, RunsPanel).refresh()
    plot = part(window, RunsPlot)
    plot.show_runs([], None, is_log=False)
    plot.grab()
