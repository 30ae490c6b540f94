"""Driving the panel of runs: more runs, grids of them, and what the panel shows."""

from __future__ import annotations

import threading
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from guibp.engine.comparing import plan_comparison
from guibp.gui.grid_worker import THREAD_NAME
from guibp.gui.kept_runs import KeptRun
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.runs_model import Column
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.panels.runs_table import RunsTable
from guibp.gui.run_grid import GridPlan
from guibp.model.edits import SetTraining
from guibp.model.records import TrainingSettings
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_training import trained


def open_runs(open_window: OpenWindow) -> MainWindow:
    """XOR, with the panel of runs in view."""
    window = open_window("preset:xor")
    window.actions_by_name["runs_open"].trigger()
    QApplication.processEvents()
    return window


def table_of(window: MainWindow) -> RunsTable:
    return child(window, RunsTable, "runs_table")


def button(window: MainWindow, name: str) -> QToolButton:
    return child(window, QToolButton, f"runs_{name}")


def told(window: MainWindow) -> str:
    return child(window, QLabel, "runs_told").text()


def train_some(window: MainWindow, qtbot: QtBot, steps: int = 3) -> KeptRun:
    """One more run."""
    trained(window, qtbot, steps)
    window.training.stop()
    part(window, RunsPanel).refresh()
    return window.runs.kept.all()[-1]


def set_rate(window: MainWindow, rate: float) -> None:
    settings = window.graph.training or TrainingSettings()
    window.session.do(SetTraining(replace(settings, learning_rate=rate)))


def start_grid(window: MainWindow, qtbot: QtBot, steps: int = 30) -> None:
    """Two rates and three seeds, to the end."""
    graph, form = window.graph, window.runs.kept.form
    comparison = plan_comparison(graph, learning_rates=[0.1, 0.5], seeds=range(3), steps=steps)
    window.runs.grid.start(GridPlan(comparison, form, form.read_leaves(graph)))
    qtbot.waitUntil(lambda: not window.runs.grid.is_running, timeout=60_000)
    part(window, RunsPanel).refresh()


def cell(window: MainWindow, row: int, column: Column) -> str:
    table = table_of(window)
    return str(table.model().index(row, column).data())


def grid_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == THREAD_NAME]
