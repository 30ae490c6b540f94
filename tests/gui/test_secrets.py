"""While steps ask first, no panel gives away a number that the walk has not reached."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QTreeView

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.derivative_panel import DerivativePanel
from guibp.gui.panels.explanation import Explanation
from guibp.gui.panels.paragraph_page import ParagraphColumn
from guibp.gui.panels.path_panel import PathPanel
from guibp.gui.panels.prediction_table import PredictionTable
from guibp.gui.panels.predictions_model import SPECIAL_PREDICTION
from tests.gui.conftest import OpenWindow, part


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    shown = open_window("preset:xor")
    shown.docks.training.open()
    QTest.qWait(20)
    return shown


def prediction(window: MainWindow) -> float:
    model = part(window, PredictionTable).model()
    return float(model.index(0, model.columnCount() - 1).data(SPECIAL_PREDICTION))


def said(panel: QScrollArea) -> str:
    return "\n".join(
        column.text() for column in panel.findChildren(ParagraphColumn) if column.isVisible()
    ).strip()


def test_the_predictions_wait(window: MainWindow) -> None:
    before = prediction(window)
    assert 0 < before < 1
    window.actions_by_name["step_predict"].trigger()
    QTest.qWait(20)
    assert np.isnan(prediction(window))
    window.actions_by_name["step_predict"].trigger()
    QTest.qWait(20)
    assert prediction(window) == before


def test_derivative_and_paths_wait(window: MainWindow) -> None:
    window.actions_by_name["step_predict"].trigger()
    window.session.selection.select(["w11"])
    for dock, kind in ((window.docks.derivative, DerivativePanel), (window.docks.paths, PathPanel)):
        window.docks.open_tall(dock)
        QTest.qWait(150)
        assert said(part(window, kind)) == "Not now: you are asked for these numbers first."
    window.actions_by_name["step_predict"].trigger()
    QTest.qWait(150)
    assert "Paths from w11" in said(part(window, PathPanel))


def test_the_outline_and_the_explanation_wait(window: MainWindow) -> None:
    window.docks.outline.open()
    window.actions_by_name["step_predict"].trigger()
    window.session.selection.select(["y"])
    QTest.qWait(20)
    tree = part(window.docks.outline, QTreeView)
    index = tree.currentIndex()
    assert [index.siblingAtColumn(one).data(Qt.ItemDataRole.ToolTipRole) for one in (1, 2)] == ["–", "–"]
    value = f"{window.session.evaluation.values[window.session.evaluation.tape.place_of['y']].flat[0]:.3g}"
    assert value not in part(window, Explanation).column.text()
