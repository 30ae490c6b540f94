"""The loss curve: its axis, what is under the pointer or the keys, its marks, and what it says in words."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pyqtgraph import PlotDataItem
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.loss_curve import Curve, Scale
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.panels.losses import NO_LOSSES, Losses
from guibp.gui.theme import Theme
from guibp.gui.training_marks import Mark
from guibp.gui.training_readings import marks_of
from guibp.model.edits import SetDataset, SetTraining
from tests.gui.conftest import OpenWindow, part

STEPS = np.array([0, 10, 20, 30, 40], dtype=np.int64)
LOSSES = np.array([1.0, 0.5, 0.25, 0.001, 0.002])
WITH_ALL = Losses(
    STEPS, LOSSES, np.array([0, 20, 40], dtype=np.int64), np.array([np.nan, 0.6, 0.7]), (Mark(20, "rate up"),)
)


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[LossPlot]:
    plot = LossPlot(Theme.light())
    qtbot.addWidget(plot)
    plot.resize(420, 260)
    plot.show()
    plot.show_losses(WITH_ALL)
    # The plot lays itself out when it is painted.
    plot.grab()
    yield plot
    if part(plot, QToolButton).isChecked():
        part(plot, QToolButton).click()


def curve_of(plot: LossPlot) -> Curve:
    assert plot._curve is not None
    return plot._curve


def drawn(line: PlotDataItem) -> tuple[list[float], list[float]]:
    """Where a line goes: across and up."""
    across, up = line.getData()
    return ([], []) if across is None or up is None else (across.tolist(), up.tolist())


def scale_of(plot: LossPlot) -> Scale:
    return curve_of(plot).scale


def hover(plot: LossPlot, place: int, aside: int = 0) -> str:
    """Move the pointer over the loss at a place; returns what is told of it."""
    curve = curve_of(plot)
    x = round(curve.point_of(place).x()) + aside
    QTest.mouseMove(curve.widget.viewport(), QPoint(x, 60))
    QApplication.processEvents()
    return told(plot)


def told(plot: LossPlot) -> str:
    label = plot.findChild(QLabel, "loss_hover")
    return label.text() if label is not None and label.isVisible() else ""


def test_the_pointer_finds_exact_steps_and_losses(plot: LossPlot) -> None:
    assert hover(plot, 1) == "step 10\nloss 0.5"
    assert hover(plot, 1, aside=5).startswith("step 10\n"), "the nearest that is kept"
    assert hover(plot, 2, aside=2) == "step 20\nloss 0.25\nheld out 0.6\n20: rate up"
    assert "held out 0.7" in hover(plot, 4)
    step, height = drawn(curve_of(plot)._crosshair)
    assert set(step) == {0.0, 40.0}
    assert 0.002 in height
    QApplication.sendEvent(curve_of(plot).widget.viewport(), QEvent(QEvent.Type.Leave))
    assert told(plot) == ""
    assert drawn(curve_of(plot)._crosshair) == ([], [])


def test_both_lines_are_drawn_and_told(plot: LossPlot) -> None:
    curve = curve_of(plot)
    assert drawn(curve._line)[1] == LOSSES.tolist()
    assert drawn(curve._held_out)[1] == [0.6, 0.7]
    assert drawn(curve._changes)[0] == [20, 20]
    assert plot._figures.text() == "0.002 at step 40\nheld out 0.7"


def test_the_axis_is_linear_or_logarithmic_and_stays_so(plot: LossPlot, qtbot: QtBot) -> None:
    log = part(plot, QToolButton)
    log.click()
    curve = curve_of(plot)
    assert scale_of(plot) is Scale.LOG
    assert drawn(curve._line)[1] == pytest.approx(np.log10(LOSSES))
    assert hover(plot, 3).startswith("step 30\nloss 0.001"), "told as it is"
    another = LossPlot(Theme.dark())
    qtbot.addWidget(another)
    another.show_losses(replace(WITH_ALL, losses=np.array([1.0, 0.0, -1.0, np.nan, 0.1])))
    assert scale_of(another) is Scale.LOG
    assert drawn(curve_of(another)._line)[0] == [0, 40], "what has no logarithm is left out"
    log.click()
    assert scale_of(plot) is Scale.LINEAR
    assert drawn(curve._line)[1] == LOSSES.tolist()


def test_losses_near_the_end_of_the_numbers_are_drawn(plot: LossPlot) -> None:
    end = np.finfo(float).max
    plot.show_losses(replace(WITH_ALL, losses=np.array([1.0, end, -end, 0.0, end])))
    assert np.isfinite(curve_of(plot)._axes.box.viewRange()).all()
    assert not plot.grab().isNull()


def test_of_many_losses_a_pixel_has_two_and_no_peak_is_lost(plot: LossPlot) -> None:
    steps = np.arange(20_000)
    losses = np.linspace(1.0, 0.5, 20_000)
    losses[[7_001, 12_345]] = 3.0, 0.001
    plot.show_losses(replace(NO_LOSSES, steps=steps, losses=losses))
    curve = curve_of(plot)
    across, up = drawn(curve._line)
    assert len(across) <= 2 * curve.widget.viewport().width() + 2
    assert (across[0], across[-1], up[0], up[-1]) == (0, 19_999, 1.0, 0.5)
    assert across == sorted(across)
    assert {(7_001, 3.0), (12_345, 0.001)} <= set(zip(across, up, strict=True))


@pytest.mark.parametrize("step, end", [(1, 1), (19, 19), (240, 240), (1234, 1250), (43_210_123, 43_500_000)])
def test_the_axis_ends_at_a_round_step(plot: LossPlot, step: int, end: int) -> None:
    plot.show_losses(replace(NO_LOSSES, steps=np.array([0, step]), losses=np.array([1.0, 0.5])))
    assert curve_of(plot)._axes.box.viewRange()[0] == [0, end]


@pytest.mark.parametrize("losses", [np.full(5, -1.0), np.full(5, np.nan), np.zeros(5)])
def test_a_logarithmic_axis_keeps_nothing_of_a_linear_one(plot: LossPlot, losses: np.ndarray) -> None:
    plot.show_losses(replace(WITH_ALL, losses=LOSSES * 1e300))
    plot.show_losses(replace(WITH_ALL, losses=losses, held_out_losses=np.full(3, np.nan)))
    part(plot, QToolButton).click()
    low, top = curve_of(plot)._axes.box.viewRange()[1]
    assert top - low < 1000, "pyqtgraph makes a tick for each power of ten"


def test_keys_go_along_the_losses(plot: LossPlot) -> None:
    chosen: list[int] = []
    plot.moment_chosen.connect(chosen.append)
    plot.setFocus()
    for key, step in (
        (Qt.Key.Key_Left, 30), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 10), (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 40), (Qt.Key.Key_Right, 40), (Qt.Key.Key_PageDown, 0),
        (Qt.Key.Key_PageUp, 40), (Qt.Key.Key_Left, 30),
    ):  # fmt: skip
        QTest.keyClick(plot, key)
        assert told(plot).startswith(f"step {step}\n"), key
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert chosen == [30]
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert told(plot) == ""


def test_it_says_in_words_what_it_shows(plot: LossPlot) -> None:
    plot.describe()
    assert plot.accessibleDescription() == (
        "Loss 1 at first, 0.002 at step 40; least 0.001 at step 30. "
        "Held-out rows: 0.7 now, least 0.6. Changed at step 20: rate up."
    )
    plot.clear_losses()
    assert plot.accessibleDescription() == "No loss yet."
    assert told(plot) == ""
    plot.show_losses(replace(NO_LOSSES, steps=STEPS[:1], losses=np.array([np.inf])))
    plot.describe()
    assert plot.accessibleDescription() == "No loss yet."


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("preset:xor")


def test_changes_while_training_are_marked(window: MainWindow, qtbot: QtBot) -> None:
    training, session = window.training, window.session
    training.start()
    qtbot.waitUntil(lambda: training.frame is not None and training.frame.step > 2)
    settings = session.graph.training
    assert settings is not None
    assert session.try_do(SetTraining(replace(settings, learning_rate=0.25, l2=0.001)))
    assert training.is_running
    qtbot.waitUntil(lambda: len(marks_of(training)) == 1)
    dataset = session.graph.dataset
    assert dataset is not None
    assert session.try_do_and_go_on(SetDataset(dataset.hold_out([0])))
    assert training.is_running
    qtbot.waitUntil(lambda: len(marks_of(training)) == 2)
    training.stop()
    words = [mark.words for mark in marks_of(training)]
    assert words == ["rate 0.5 → 0.25, L2 0 → 0.001", "4 → 3 samples to train on"]
    losses = part(window, LossPlot)._losses
    assert [mark.words for mark in losses.marks] == words
    assert losses.has_held_out
    assert words[0] in part(window, LossPlot).accessibleDescription()


def test_return_shows_the_moment(window: MainWindow) -> None:
    for _ in range(3):
        window.training.take_step()
    plot = part(window, LossPlot)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert window.training.rewinding.step == 1


def test_where_there_is_no_room_for_the_step_the_loss_is_whole(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.training.take_step()
    plot = part(window, LossPlot)
    steps = np.array([0, 123_456_789], dtype=np.int64)
    none = np.zeros(0)
    plot.show_losses(Losses(steps, np.array([0.5, 1.23e-7]), none.astype(np.int64), none))
    plot.setMaximumWidth(170)
    QApplication.processEvents()
    assert plot._figures.text() == "1.23e−7"
    plot.setMaximumWidth(2000)
    plot.setMinimumWidth(600)
    QApplication.processEvents()
    assert plot._figures.text() == "1.23e−7 at step 123\u202f456\u202f789"
