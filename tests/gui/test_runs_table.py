"""The table of runs: it needs no scrolling sideways, and what is in it can be read."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.runs_model import Column
from guibp.gui.panels.runs_panel import RunsPanel
from tests.gui.conftest import OpenWindow, part
from tests.gui.runs_driving import open_runs, set_rate, table_of, train_some


def test_it_fits_its_place_and_its_headings_are_whole(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.resize(1600, 1000)
    window.actions_by_name["runs_open"].trigger()
    train_some(window, qtbot)
    set_rate(window, 0.0123)
    train_some(window, qtbot)
    QApplication.processEvents()
    table = table_of(window)
    header = table.horizontalHeader()
    assert table.horizontalScrollBar().maximum() == 0
    assert header.visualIndex(Column.CHANGE) == len(Column) - 1
    for column in Column:
        if column is not Column.CHANGE and not table.isColumnHidden(column):
            title = str(table.rows.headerData(column, header.orientation()))
            assert header.fontMetrics().horizontalAdvance(title) < table.columnWidth(column), title
            assert table.sizeHintForColumn(column) <= table.columnWidth(column), title


def wait_for_another_frame(window: MainWindow, qtbot: QtBot) -> None:
    shown = window.training.frame
    qtbot.waitUntil(lambda: window.training.frame is not shown, timeout=10_000)


def test_a_cell_that_grows_widens_its_column(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_runs(open_window)
    train_some(window, qtbot)
    table = table_of(window)
    before = table.columnWidth(Column.RATE)
    window.training.start()
    set_rate(window, 0.012345678)
    # The run has another rate from the first step on that is taken with it, frames later on a busy machine.
    for _ in range(3):
        wait_for_another_frame(window, qtbot)
    window.training.stop()
    part(window, RunsPanel).refresh()
    assert table.columnWidth(Column.RATE) > before
    assert table.columnWidth(Column.RATE) >= table.sizeHintForColumn(Column.RATE)
