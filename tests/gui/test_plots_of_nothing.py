"""Plots of what is not finite: nothing is drawn of it, and pyqtgraph has nothing to warn of."""

import warnings

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.gui.panels.quiet_plot import Dots, Line, Picture, QuietPlot
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.theme import Theme
from tests.gui.conftest import OpenWindow, part

NOTHING = np.full(3, np.nan)


@pytest.fixture(autouse=True)
def _no_warning() -> None:
    warnings.simplefilter("error")


def test_runs_that_diverged_at_once_warn_of_nothing(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("expr:w = param(3); f = w**4; loss = mean(f)")
    window.graph.set_training(learning_rate=1e300)
    window.actions_by_name["runs_open"].trigger()
    window.training.start()
    qtbot.waitUntil(lambda: not window.training.is_running)
    panel = part(window, RunsPanel)
    panel.refresh()
    (kept,) = window.runs.kept.all()
    for is_log in (False, True):
        panel.plot.show_runs([kept], kept.number, is_log=is_log)
        QApplication.processEvents()
        panel.plot.grab()
    assert not window.training.is_running


@pytest.mark.parametrize("y", [NOTHING, np.array([np.inf, 1.0, np.nan]), np.array([1.0, np.nan, -np.inf])])
def test_lines_and_dots_show_their_finite_part(y: np.ndarray, qtbot: QtBot) -> None:
    plot = QuietPlot(Theme.light())
    qtbot.addWidget(plot)
    plot.resize(200, 150)
    plot.show()
    x = np.arange(3.0)
    lines, dots = (Line(x, y, lambda theme: theme.palette.text),), (Dots(x, y, lambda _: "#000"),)
    plot.show_picture(Picture("x", "y", (0.0, 2.0), (0.0, 2.0), lines, dots))
    QApplication.processEvents()
    plot.grab()
