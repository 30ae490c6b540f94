"""Data and frozen parameters that change while the window trains: the same training goes on."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from guibp.engine.judgement import count_right
from guibp.gui.data_dialog import DataDialog
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.boundary_view import BoundaryView
from guibp.gui.panels.dataset import DatasetPanel
from guibp.gui.panels.node_page import NodePage
from guibp.gui.training_readings import marks_of
from guibp.model.dataset import Dataset
from guibp.model.document import write_document
from guibp.model.edits import SetDataset
from tests.gui.conftest import OpenWindow, part

Change = Callable[[MainWindow], None]
THREE_ROWS = {"x1": [0.0, 0.0, 1.0], "x2": [0.0, 1.0, 0.0], "t": [0.0, 1.0, 1.0]}


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("preset:xor")


def train(window: MainWindow, qtbot: QtBot) -> int:
    """Train until some steps are done and shown; returns how many."""
    before = window.training.rewinding.steps
    if not window.training.is_running:
        window.training.start()
    qtbot.waitUntil(lambda: window.training.frame is not None and window.training.frame.step > before + 3)
    frame = window.training.frame
    assert frame is not None
    return frame.step


def data_of(window: MainWindow) -> Dataset:
    assert window.graph.dataset is not None
    return window.graph.dataset


def type_a_cell(window: MainWindow) -> None:
    panel = part(window, DatasetPanel)
    assert panel.table.model().setData(panel.table.model().index(0, 0), "0.25")


def click(panel: QWidget, text: str) -> None:
    """Click the button of a text."""
    button = next(one for one in panel.findChildren(QAbstractButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def add_a_point(window: MainWindow) -> None:
    plot = part(window, BoundaryView).plot
    spot = plot.frame().to_pixels((0.5, 0.25)).toPoint()
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=spot)


CHANGES: tuple[Change, ...] = (
    type_a_cell,
    lambda window: click(part(window, DatasetPanel), "+ row"),
    lambda window: click(part(window, DatasetPanel), "− row"),
    lambda window: click(part(window, DatasetPanel), "held out"),
    add_a_point,
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_training_goes_on_with_other_data(window: MainWindow, qtbot: QtBot, change: Change) -> None:
    start = dict(window.training._parameters())
    reached, before = train(window, qtbot), data_of(window)
    window.session.show_sample(0)
    change(window)
    assert data_of(window) != before
    assert window.training.is_running
    assert train(window, qtbot) > reached
    window.training.stop()
    assert window.training.rewinding.steps > reached, "its steps are counted on"
    assert len(marks_of(window.training)) == 1
    frame = window.training.frame
    assert frame is not None
    assert frame.loss_steps[0] == 0
    window.training.reset()
    assert dict(window.training._parameters()) == start, "reset goes back to before all of it"


def test_every_edit_is_one_undo_step_behind_what_was_learned(window: MainWindow, qtbot: QtBot) -> None:
    before, count = write_document(window.graph), window.session.undo_stack.count()
    train(window, qtbot)
    type_a_cell(window)
    window.session.stop_training()
    assert count + 2 <= window.session.undo_stack.count() <= count + 3
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert write_document(window.graph) == before


def test_undo_stops_it_first(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    type_a_cell(window)
    window.session.undo()
    assert not window.training.is_running


def test_past_moments_are_shown_on_the_data_of_now(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    click(part(window, DatasetPanel), "+ row")
    train(window, qtbot)
    window.training.stop()
    window.training.rewinding.show(1)
    qtbot.waitUntil(lambda: window.training.rewinding.moment is not None)
    assert window.session.evaluation.tape.samples == 5
    assert window.session.evaluation.value("y") is not None
    window.session.show_sample(4)
    window.canvas.viewport().grab()
    window.training.rewinding.return_to_now()


def test_data_that_cannot_be_trained_on_end_it(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    panel = part(window, DatasetPanel)
    panel.table.setCurrentIndex(panel.table.model().index(0, 0))
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    click(panel, "− column")
    assert not window.training.is_running
    assert any("x1" in text for text in refused)


# -- frozen parameters ---------------------------------------------------------------------------


def test_a_key_freezes_what_is_selected(window: MainWindow) -> None:
    before, count = write_document(window.graph), window.session.undo_stack.count()
    action = window.actions_by_name["train_freeze"]
    assert not action.isEnabled()
    window.session.selection.select(("x1",))
    assert not action.isEnabled()
    window.session.selection.select(("w11", "v1", "x1"))
    window.canvas.setFocus()
    QTest.keyClick(
        window.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert [node.id for node in window.graph.node_records if node.is_frozen] == ["w11", "v1"]
    assert window.session.undo_stack.count() == count + 1
    action.trigger()
    assert not any(node.is_frozen for node in window.graph.node_records)
    window.session.undo()
    window.session.undo()
    assert write_document(window.graph) == before


def test_the_inspector_shows_and_sets_it(window: MainWindow, qtbot: QtBot) -> None:
    window.session.selection.select(("w11",))
    box = part(window, NodePage)._is_frozen
    qtbot.waitUntil(box.isVisible)
    box.click()
    assert window.graph.node("w11").is_frozen
    assert box.isChecked()
    window.session.undo()
    assert not box.isChecked()
    window.session.selection.select(("x1",))
    assert not box.isVisible()


def test_a_frozen_parameter_stays_while_the_training_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    reached = train(window, qtbot)
    window.session.selection.select(("w11",))
    window.actions_by_name["train_freeze"].trigger()
    assert window.training.is_running
    held = window.graph.node("w11").value
    assert train(window, qtbot) > reached
    window.training.stop()
    assert window.graph.node("w11").value == held
    assert [mark.words for mark in marks_of(window.training)] == ["other parameters frozen"]
    window.training.draw_new_start()
    assert window.graph.node("w11").value == held


def test_a_lock_is_painted_on_it(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    window.canvas.fit()
    before = window.canvas.viewport().grab().toImage()
    window.graph.freeze("w11")
    after = window.canvas.viewport().grab().toImage()
    box = window.canvas.scene.layers.bodies.boxes(np.array([window.canvas.scene.layers.bodies.rows["w11"]]))[
        0
    ]
    _, top, right, _ = box.tolist()
    places = [
        QPoint(x, y)
        for x in range(after.width())
        for y in range(after.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert places, "nothing is seen of it"
    view = window.canvas.scene.view
    x, y = view.to_viewport(right, top)
    assert all(abs(place.x() - x) < 24 and abs(place.y() - y) < 24 for place in places)
    assert not caplog.records


# -- held-out rows -------------------------------------------------------------------------------


def test_marked_rows_are_held_out_and_shown_so(window: MainWindow) -> None:
    panel = part(window, DatasetPanel)
    table: QTableView = panel.table
    before = write_document(window.graph)
    table.setCurrentIndex(table.model().index(1, 0))
    table.selectionModel().select(table.model().index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    click(panel, "held out")
    assert data_of(window).held_out == (1, 2)
    heads = [table.model().headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert [str(head).endswith("○") for head in heads] == [False, True, True, False]
    tip = table.model().headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "Held out" in str(tip)
    plot = part(window, BoundaryView).plot
    assert plot._held_out == {1, 2}
    colour = plot.grab().toImage().pixelColor(plot.frame().to_pixels((1.0, 0.0)).toPoint())
    full = plot.grab().toImage().pixelColor(plot.frame().to_pixels((1.0, 1.0)).toPoint())
    assert colour == plot._theme.panel != full
    click(panel, "held out")
    assert data_of(window).held_out == ()
    window.session.undo()
    window.session.undo()
    assert write_document(window.graph) == before


def test_one_row_is_left_to_train_on(window: MainWindow) -> None:
    panel = part(window, DatasetPanel)
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    panel.table.selectAll()
    click(panel, "held out")
    assert data_of(window).held_out == ()
    assert refused == ["no row is left to train on"]


def test_a_part_is_drawn(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (50, True))
    window.actions_by_name["data_hold_out"].trigger()
    assert len(data_of(window).held_out) == 2
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (0, False))
    window.actions_by_name["data_hold_out"].trigger()
    assert len(data_of(window).held_out) == 2


def test_the_dialog_holds_out_a_part(window: MainWindow) -> None:
    dialog = DataDialog(window.appearance.theme, window)
    dialog._points.setValue(40)
    dialog._held_out.setValue(25)
    samples = dialog.dataset().samples
    assert len(dialog.dataset().held_out) == round(samples / 4)
    dialog.deleteLater()


# -- penalties -----------------------------------------------------------------------------------


def line_of(window: MainWindow, name: str) -> QLineEdit:
    found: object = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def test_penalties_are_typed_while_it_trains(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    for name in ("penalty_l1", "penalty_l2"):
        edit = line_of(window, name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, "0.01")
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.training.is_running
    settings = window.graph.training
    assert settings is not None
    assert (settings.l1, settings.l2) == (0.01, 0.01)
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    edit = line_of(window, "penalty_l1")
    edit.selectAll()
    QTest.keyClicks(edit, "-1")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(refused) == 1
    window.training.stop()
    assert window.graph.training == settings


# -- the runs that are kept meanwhile ------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES)
def test_a_kept_run_is_judged_by_the_data_of_now(window: MainWindow, qtbot: QtBot, change: Change) -> None:
    window.actions_by_name["runs_open"].trigger()
    train(window, qtbot)
    change(window)
    window.runs.keeping.catch_up()
    train(window, qtbot)
    window.training.stop()
    (kept,) = window.runs.kept.all()
    frame, trainer = window.training.frame, window.training.trainer
    assert frame is not None
    assert trainer is not None
    targets = data_of(window).column("t")
    right = count_right(np.asarray(frame.evaluation(trainer.tape).value("y")), targets)
    assert kept.run.right == (right if set(targets) <= {0.0, 1.0} else None)


def test_the_newest_frame_is_of_the_changed_data_at_once(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    window.training.stop()
    trainer = window.training.trainer
    assert trainer is not None
    window.training.carry_on(lambda: window.session.try_do(SetDataset(Dataset(THREE_ROWS))))
    frame = window.training.frame
    assert frame is not None
    assert len(frame.values) == trainer.tape.total


def test_a_run_keeps_what_was_frozen_or_set_free_on_its_way(window: MainWindow, qtbot: QtBot) -> None:
    start = window.graph.node("w12").value
    window.graph.freeze("w12")
    train(window, qtbot)
    window.session.selection.select(("w11",))
    window.actions_by_name["train_freeze"].trigger()
    train(window, qtbot)
    window.session.selection.select(("w12",))
    window.actions_by_name["train_freeze"].trigger()
    train(window, qtbot)
    window.training.stop()
    (kept,) = window.runs.kept.all()
    learned = dict(window.training._parameters())
    assert kept.run.parameters == learned
    assert kept.run.start["w12"] == start
    assert window.runs.why_not_again(kept) == "Other parameters were frozen."
    window.training.reset()
    window.runs.take_weights(kept)
    assert dict(window.training._parameters()) == learned


def test_a_run_that_forgot_zero_is_done_again_with_the_switch_on(window: MainWindow, qtbot: QtBot) -> None:
    window.graph.set_training(forget_zero=True)
    train(window, qtbot)
    window.training.stop()
    (kept,) = window.runs.kept.all()
    window.graph.set_training(forget_zero=False)
    window.runs.do_again(kept)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=60_000)
    settings = window.graph.training
    assert settings is not None
    assert settings.forget_zero
    assert window.runs.kept.all()[-1].run.parameters == kept.run.parameters
