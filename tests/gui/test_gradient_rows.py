"""The dock of a gradient's rows: its bars, what they name, how a row is chosen, and the rows of a batch."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from guibp.engine.row_gradients import measure_batch_gradient
from guibp.engine.stepper import list_steps
from guibp.engine.trainer import Trainer
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.dataset import DatasetPanel
from guibp.gui.panels.gradient_bars import GradientBars
from guibp.gui.panels.gradient_rows import GradientRows
from guibp.gui.panels.gradient_table import GradientTable
from guibp.model.edits import RemoveNodes, SetDataset
from guibp.model.numbers_text import show_number, with_minus_sign
from tests.gui.conftest import OpenWindow, child, part

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window("preset:xor")
    window.actions_by_name["explain_gradient_rows"].trigger()
    settle(window)
    return window


def settle(window: MainWindow) -> GradientRows:
    """Have the panel show what is now."""
    QApplication.processEvents()
    panel = part(window, GradientRows)
    panel.refresh()
    return panel


def heights(window: MainWindow) -> list[float]:
    return [float(height) for height in part(window, GradientBars)._bars.heights]


def said(window: MainWindow, name: str) -> str:
    return child(window, QLabel, f"gradient_rows_{name}").text()


def select(window: MainWindow, id_: str) -> None:
    window.session.selection.select([id_])
    settle(window)


def test_the_bars_are_the_shares_that_the_steps_send_back(window: MainWindow) -> None:
    for id_ in ("w11", "v2", "c"):
        select(window, id_)
        evaluation = window.session.evaluation
        for row, height in enumerate(heights(window)):
            edges = [edge for step in list_steps(evaluation, row) for edge in step.edges]
            assert height == sum(edge.gradient for edge in edges if edge.source == id_)
        assert sum(heights(window)) == pytest.approx(evaluation.gradient(id_))


def test_sum_and_mean_differ_by_the_factor_which_is_explained(window: MainWindow) -> None:
    kind = child(window, QComboBox, "gradient_rows_kind")
    select(window, "v1")
    means = heights(window)
    assert kind.currentIndex() == 0
    assert "mean over 4 rows" in said(window, "factor")
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    np.testing.assert_allclose(heights(window), 4 * np.array(means))
    assert "4 times the mean" in said(window, "factor")


def test_a_loss_that_is_a_sum_begins_with_the_sum(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    window.graph.set_output("bce")
    window.actions_by_name["explain_gradient_rows"].trigger()
    settle(window)
    assert child(window, QComboBox, "gradient_rows_kind").currentIndex() == 1
    assert "sum over 4 rows" in said(window, "factor")


def test_pointing_names_a_row_and_a_click_chooses_it(window: MainWindow) -> None:
    select(window, "w11")
    bars = part(window, GradientBars)
    place = bars.place_of(2).toPoint()
    QTest.mouseMove(bars, place - QPoint(1, 0))
    QTest.mouseMove(bars, place)
    assert said(window, "row").startswith("Row 3: x1 = 1, x2 = 0, target t = 1.")
    assert window.session.row == 0
    QTest.mouseClick(bars, LEFT, pos=place)
    assert window.session.sample == 2


def test_the_arrow_keys_go_from_row_to_row_and_leave_the_graph_alone(window: MainWindow) -> None:
    select(window, "w11")
    bars, before = part(window, GradientBars), window.session.undo_stack.count()
    bars.setFocus()
    for key, row in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 3), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 2)):
        QTest.keyClick(bars, key)
        settle(window)
        assert window.session.sample == row
    QTest.keyClick(bars, Qt.Key.Key_Home)
    assert window.session.sample == 0
    assert window.session.undo_stack.count() == before
    assert window.session.selection.current == "w11"


def test_the_table_has_the_same_numbers_and_chooses_too(window: MainWindow) -> None:
    select(window, "v1")
    child(window, QCheckBox, "gradient_rows_as_table").click()
    settle(window)
    table = part(window, GradientTable)
    model = table.model()
    assert table.isVisible()
    assert model.rowCount() == 4
    shown = [model.data(model.index(row, 3), Qt.ItemDataRole.UserRole) for row in range(4)]
    assert shown == heights(window)
    assert model.headerData(3, Qt.Orientation.Horizontal) == "∂loss/∂v1"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert window.session.sample == 1


def test_it_follows_a_selected_parameter_and_stays_with_it(window: MainWindow) -> None:
    choice = child(window, QComboBox, "gradient_rows_parameter")
    select(window, "b1")
    assert choice.currentText() == "b1"
    select(window, "h1")
    assert choice.currentText() == "b1"
    choice.setCurrentText("c")
    choice.activated.emit(choice.currentIndex())
    assert window.session.selection.current == "c"


def test_the_rows_of_a_batch_are_marked_and_compared(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the training takes two rows a step: those of the newest are told."""
    monkeypatch.setattr(Trainer, "drawn_rows", lambda _: (3, 1))
    select(window, "c")
    before = dict(enumerate(heights(window)))
    window.training.take_step()
    settle(window)
    told = said(window, "batch")
    assert told.startswith("Step 1 drew rows 2, 4: their gradient")
    assert part(window, GradientBars)._bars.drawn == frozenset({1, 3})
    drawn = window.training.drawn
    assert drawn is not None
    assert drawn.before is not None
    assert float(np.asarray(drawn.before.gradient("c"))) == pytest.approx(sum(before.values()))
    batch = 2 * (before[1] + before[3])
    assert f"{batch:.3g}".replace("-", "−")[:5] in told
    panel = part(window, DatasetPanel)
    window.docks.dataset.open()
    QApplication.processEvents()
    window.training.changed.emit()
    header = [panel.table.model().headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert header == [1, "● 2", 3, "● 4"]


def test_without_rows_it_invites(open_window: OpenWindow) -> None:
    window = open_window("expr:w = param(2); x = 3; f = w * x")
    window.actions_by_name["explain_gradient_rows"].trigger()
    settle(window)
    assert "bind an input" in said(window, "nothing")
    assert not part(window, GradientBars).isVisible()
    window.session.selection.clear()
    window.graph.remove("w")
    settle(window)
    assert "No parameter yet" in said(window, "nothing")


def test_it_follows_a_training_and_the_past(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "v1")
    at_first = heights(window)
    window.training.start()
    qtbot.waitUntil(lambda: window.training.rewinding.steps >= 5 and heights(window) != at_first)
    window.training.stop()
    window.training.rewinding.show(0)
    settle(window)
    np.testing.assert_allclose(heights(window), at_first)


def test_out_of_view_it_costs_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.docks.gradient_rows.close()
    QApplication.processEvents()
    asked: list[object] = []
    monkeypatch.setattr("guibp.gui.panels.gradient_rows.find_row_gradients", lambda *them: asked.append(them))
    window.training.take_step()
    QApplication.processEvents()
    assert asked == []


def test_rows_held_out_add_nothing(window: MainWindow) -> None:
    dataset = window.graph.dataset
    assert dataset is not None
    window.session.do(SetDataset(dataset.hold_out((1,))))
    select(window, "v1")
    panel = part(window, GradientRows)
    assert panel._heights[1] == 0
    assert all(panel._heights[[0, 2, 3]])
    assert "mean over 3 rows: every row's own gradient counts 1/3" in said(window, "factor")


def test_the_gradient_of_the_bars_is_what_training_takes(window: MainWindow) -> None:
    dataset = window.graph.dataset
    assert dataset is not None
    window.graph.set_training(optimizer="sgd", learning_rate=0.5)
    assert "Training takes this mean" in said(window, "factor")
    window.session.do(SetDataset(dataset.hold_out((1,))))
    select(window, "v1")
    text, before = part(window, GradientRows)._title.text(), window.graph.node("v1").value
    assert "One more row is held out: it adds nothing." in said(window, "factor")
    window.training.take_step()
    after = window.graph.node("v1").value
    assert before is not None
    assert after is not None
    assert with_minus_sign(show_number((before - after) / 0.5)) in text


def test_a_batch_is_compared_with_the_rows_that_training_learns_from(window: MainWindow) -> None:
    dataset = window.graph.dataset
    assert dataset is not None
    window.session.do(SetDataset(dataset.hold_out((0, 1))))
    window.graph.set_training(optimizer="sgd", learning_rate=0.5, batch=1)
    select(window, "v1")
    learning = window.session.evaluation
    window.training.take_step()
    settle(window)
    gradient = measure_batch_gradient(learning, "v1", (2, 3))
    assert with_minus_sign(show_number(gradient)) in said(window, "batch")
    assert "drew row " in said(window, "batch")


def test_what_has_just_gone_is_not_chosen(window: MainWindow) -> None:
    """The list of parameters follows an edit a frame later."""
    choice = part(window, GradientRows)._choice
    choice.setCurrentText("w11")
    window.session.do(RemoveNodes(("w11",)))
    choice.activated.emit(choice.currentIndex())
    assert window.session.selection.is_empty
