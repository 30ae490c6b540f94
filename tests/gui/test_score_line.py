"""The line below the predictions: what it counts, with rows held out and for regression data."""

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from guibp.engine.judgement import mark_right
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.prediction_table import PredictionTable
from guibp.gui.panels.predictions_model import PredictionRows
from guibp.gui.panels.training_panel import TrainingPanel
from guibp.model.edits import SetDataset
from tests.gui.conftest import OpenWindow, part

LINE = """
w = param(0.5); b = param(0); x = data("x"); t = data("t"); y = w*x + b
error = squared_error(y, t); loss = mean(error)
"""


def score_of(window: MainWindow) -> QLabel:
    return part(window, TrainingPanel)._score


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window("preset:xor")
    window.docks.training.show()
    return window


def hold_out(window: MainWindow, *rows: int) -> None:
    dataset = window.graph.dataset
    assert dataset is not None
    window.session.do(SetDataset(dataset.hold_out(rows)))


def test_rows_trained_on_and_held_out_are_told_apart(window: MainWindow) -> None:
    evaluation, dataset = window.session.evaluation, window.graph.dataset
    assert dataset is not None
    right = mark_right(np.asarray(evaluation.value("y")), dataset.column("t"))
    assert score_of(window).text() == f"{right.sum()} of 4 on the right side of 0.5"
    hold_out(window, 0, 1, 2)
    assert score_of(window).text() == f"right: {right[3]:d} of 1 trained on, {right[:3].sum()} of 3 held out"
    assert "0.5" in score_of(window).toolTip()


def test_the_loss_on_the_canvas_is_the_one_that_is_trained_on(window: MainWindow) -> None:
    before = window.session.evaluation.value("loss")
    hold_out(window, 2)
    shown = window.session.evaluation.value("loss")
    assert shown != before
    window.training.take_step()
    trainer, frame = window.training.trainer, window.training.frame
    assert trainer is not None
    assert frame is not None
    assert shown == pytest.approx(trainer.history.losses[0], rel=1e-12)
    assert window.session.evaluation.value("loss") == pytest.approx(frame.loss, rel=1e-12)


def test_of_regression_data_the_line_speaks_of_errors(open_window: OpenWindow) -> None:
    window = open_window(f"expr:{LINE.strip()}")
    window.graph.set_dataset({"x": [0.0, 2.0, 4.0], "t": [0.5, 3.0, 2.0]})
    window.docks.training.show()
    assert score_of(window).text() == "mean error 0.833, largest 2"
    hold_out(window, 1)
    assert score_of(window).text() == "mean error 0.25 trained on, 2 held out"
    assert "0.5" not in score_of(window).toolTip()
    assert part(window, PredictionTable)._bar.span == (0.5, 3.0)


def test_the_bars_of_classes_go_from_0_to_1(window: MainWindow) -> None:
    assert part(window, PredictionTable)._bar.span == (0.0, 1.0)
    hold_out(window, 0, 3)
    assert part(window, PredictionTable)._bar.span == (0.0, 1.0)


def test_equal_targets_have_a_span_all_the_same() -> None:
    rows = PredictionRows(("t",), np.full((3, 1), 7.0), "y", targets=np.full(3, 7.0))
    assert rows.span == (6.5, 7.5)
