"""Curves of several runs: whatever their losses are, the axes have ends that are numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guibp.gui.panels.run_curves import RunCurves, RunLine
from guibp.gui.theme import Theme

END = float(np.finfo(float).max)
STEPS = np.arange(3.0)


@pytest.mark.parametrize(
    "heights", [[1.0, END, -END], [END, END, END], [np.nan, np.nan, np.nan], [0.0, 0.0, 0.0]]
)
def test_losses_near_the_end_of_the_numbers_are_drawn(qtbot: QtBot, heights: list[float]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    curves = RunCurves(parent)
    curves.draw([RunLine(STEPS, np.array(heights), QPen())], Theme.light(), is_log=False)
    assert np.isfinite(curves._axes.box.viewRange()).all()
    assert not curves.widget.grab().isNull()
