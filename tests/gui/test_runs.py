"""Runs: kept as trainings come, compared, done again bit for bit, and computed in grids beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

import guibp
from guibp.engine.training_run import MOST_POINTS, Verdict
from guibp.gui import kept_runs
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.runs_model import Column
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.run_texts import say_differences
from guibp.model.document import write_document
from guibp.model.edits import SetValues
from tests.gui.conftest import OpenWindow, part
from tests.gui.runs_driving import (
    button,
    cell,
    open_runs,
    set_rate,
    start_grid,
    table_of,
    told,
    train_some,
)
from tests.gui.test_training import parameters

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_runs(open_window)


@pytest.fixture
def panel(window: MainWindow) -> RunsPanel:
    return part(window, RunsPanel)


# -- what is a run -------------------------------------------------------------------------------


def test_a_training_paused_and_continued_is_one_run(window: MainWindow, qtbot: QtBot) -> None:
    first = train_some(window, qtbot, 5)
    again = train_some(window, qtbot, first.run.steps + 5)
    assert [kept.number for kept in window.runs.kept.all()] == [1]
    assert again.run.steps > first.run.steps
    assert again.run.parameters == parameters(window)
    preset = guibp.preset("xor")
    assert again.run.start == {id_: preset.node(id_).value for id_ in again.run.trained}


def test_an_edit_of_values_begins_another_and_keeps_the_first(window: MainWindow, qtbot: QtBot) -> None:
    train_some(window, qtbot)
    window.session.do(SetValues((("w11", 1.5),)))
    second = train_some(window, qtbot)
    assert [kept.name for kept in window.runs.kept.all()] == ["Run 1", "Run 2"]
    assert second.run.start["w11"] == 1.5
    assert window.runs.why_not_again(window.runs.kept.all()[0]) == ""


def test_single_steps_are_a_run_too(window: MainWindow) -> None:
    step = window.actions_by_name["train_step"]
    step.trigger()
    step.trigger()
    (kept,) = window.runs.kept.all()
    result = guibp.train(guibp.preset("xor"), steps=2)
    assert kept.run.steps == 2
    assert kept.run.losses.tolist() == pytest.approx(result.losses.tolist(), rel=1e-9)
    assert kept.run.final_loss == pytest.approx(result.final_loss, rel=1e-9)
    assert kept.run.settings.seed is None or kept.run.settings.seed >= 0


def test_the_seed_of_a_new_start_is_known(window: MainWindow) -> None:
    window.actions_by_name["train_new_start"].trigger()
    window.actions_by_name["train_step"].trigger()
    seed = window.runs.kept.all()[-1].run.settings.seed
    graph = guibp.preset("xor")
    assert seed is not None
    guibp.train(graph, steps=1, seed=seed)
    assert parameters(window) == pytest.approx(
        {node.id: node.value for node in graph.node_records if node.op == "parameter"}
    )


def test_a_divergence_is_told_by_the_run(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("expr:w = param(3); f = square(w)")
    set_rate(window, 1e200)
    window.training.set_pace(float("inf"))
    window.training.start()
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=10_000)
    assert window.runs.kept.all()[-1].run.verdict is Verdict.DIVERGED


def test_another_document_has_no_runs(window: MainWindow, qtbot: QtBot) -> None:
    train_some(window, qtbot)
    window.session.replace_graph(guibp.preset("neuron"))
    assert window.runs.kept.all() == ()
    assert window.runs.kept.next_number() == 1


# -- the bound -----------------------------------------------------------------------------------


def test_the_oldest_that_is_not_pinned_goes_first(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_runs, "MOST_RUNS", 4)
    kept = train_some(window, qtbot)
    window.runs.kept.put(replace(kept, is_pinned=True))
    messages: list[str] = []
    window.session.message_shown.connect(messages.append)
    start_grid(window, qtbot)
    numbers = [kept.number for kept in window.runs.kept.all()]
    assert numbers == [1, 5, 6, 7]
    assert any("pin" in message for message in messages)


def test_curves_are_thinned(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot, steps=5000)
    for kept in window.runs.kept.all():
        assert 0 < len(kept.run.losses) <= MOST_POINTS
        assert kept.run.steps == 5000


# -- again ---------------------------------------------------------------------------------------


def test_a_run_done_again_has_the_same_bits(window: MainWindow, qtbot: QtBot) -> None:
    window.training.start()
    qtbot.waitUntil(lambda: window.session.loops.kernel is not None, timeout=60_000)
    qtbot.waitUntil(lambda: window.training.frame is not None, timeout=10_000)
    set_rate(window, 0.125)
    step = window.training.frame.step if window.training.frame is not None else 0
    qtbot.waitUntil(
        lambda: window.training.frame is not None and window.training.frame.step > step, timeout=10_000
    )
    first = train_some(window, qtbot)
    window.session.do(SetValues((("w11", 9.0),)))
    before = write_document(window.graph)
    table_of(window).go_to(1)
    places = window.session.undo_stack.index()
    QTest.mouseClick(button(window, "again"), LEFT)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=60_000)
    second = window.runs.kept.all()[-1]
    assert second.number == 2
    assert second.run.steps == first.run.steps
    assert second.run.final_values.tobytes() == first.run.final_values.tobytes()
    assert np.array_equal(second.run.losses, first.run.losses)
    assert parameters(window) == second.run.parameters
    assert window.session.undo_stack.index() == places + 2
    window.session.undo()
    assert parameters(window) == first.run.start
    window.session.undo()
    assert write_document(window.graph) == before


def test_a_run_of_a_grid_done_again_has_the_same_bits(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot, steps=300)
    grid = window.runs.kept.all()[4]
    window.runs.do_again(grid)
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=60_000)
    again = window.runs.kept.all()[-1]
    assert again.run.final_values.tobytes() == grid.run.final_values.tobytes()
    assert again.run.steps == 300
    assert window.graph.training is not None
    assert window.graph.training.learning_rate == 0.5


def test_a_run_of_another_graph_stays_and_says_why_it_cannot(window: MainWindow, qtbot: QtBot) -> None:
    train_some(window, qtbot)
    table_of(window).go_to(1)
    window.graph.add("constant", id="extra")
    part(window, RunsPanel).refresh()
    assert not button(window, "again").isEnabled()
    assert "other nodes" in button(window, "again").toolTip()
    assert "other nodes" in told(window)
    assert cell(window, 0, Column.CHANGE) == "of another graph"
    window.session.undo()
    part(window, RunsPanel).refresh()
    assert button(window, "again").isEnabled()


def test_other_data_stop_it_from_being_done_again_but_not_its_weights(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept = train_some(window, qtbot)
    window.graph.set_dataset({"x1": [0, 1], "x2": [0, 1], "t": [0, 1]})
    assert "data" in window.runs.why_not_again(kept)
    assert window.runs.why_not_taken(kept) == ""


def test_a_renamed_node_is_the_same(window: MainWindow, qtbot: QtBot) -> None:
    kept = train_some(window, qtbot)
    window.graph.rename("w11", "first")
    assert window.runs.why_not_again(kept) == ""
    window.runs.take_weights(kept)
    assert window.graph.node("first").value == kept.run.parameters["w11"]


def test_taking_weights_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot)
    before = write_document(window.graph)
    table_of(window).go_to(4)
    QTest.mouseClick(button(window, "take"), LEFT)
    assert parameters(window) == window.runs.kept.all()[3].run.parameters
    window.session.undo()
    assert write_document(window.graph) == before


# -- the table -----------------------------------------------------------------------------------


def test_differences_are_told_in_words(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot)
    runs = [kept.run for kept in window.runs.kept.all()]
    assert say_differences(runs[0], runs[3]) == "rate 0.1 → 0.5"
    assert say_differences(runs[0], runs[1]) == "start seed 0 → seed 1"
    assert cell(window, 1, Column.CHANGE) == "start seed 0 → seed 1"
    table = table_of(window)
    window.runs.kept.put(replace(window.runs.kept.all()[0], is_chosen=True))
    table.go_to(4)
    assert told(window) == "Run 1 → Run 4: rate 0.1 → 0.5"


def test_keys_choose_rename_and_forget(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot)
    table = table_of(window)
    table.setFocus()
    table.go_to(2)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [kept.number for kept in window.runs.kept.all() if kept.is_chosen] == [2]
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("best so far")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    renamed = window.runs.kept.find(2)
    assert renamed is not None
    assert renamed.name == "best so far"
    nodes = window.graph.nodes
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert window.runs.kept.find(2) is None
    assert window.graph.nodes == nodes


def test_an_escaped_rename_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    train_some(window, qtbot)
    table = table_of(window)
    table.go_to(1)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.runs.kept.all()[0].name == "Run 1"


def test_forgetting_several_asks_first(
    window: MainWindow, qtbot: QtBot, answer: Callable[[QMessageBox.StandardButton], list[str]]
) -> None:
    start_grid(window, qtbot)
    asked = answer(QMessageBox.StandardButton.Cancel)
    QTest.mouseClick(button(window, "clear"), LEFT)
    assert len(window.runs.kept.all()) == 6
    assert len(asked) == 1
    answer(QMessageBox.StandardButton.Yes)
    QTest.mouseClick(button(window, "clear"), LEFT)
    assert window.runs.kept.all() == ()


def test_sorting_by_the_loss_keeps_to_the_right_run(window: MainWindow, qtbot: QtBot) -> None:
    start_grid(window, qtbot)
    table = table_of(window)
    table.sortByColumn(Column.FINAL, Qt.SortOrder.AscendingOrder)
    table.selectRow(0)
    current = table.current()
    assert current is not None
    assert current.run.final_loss == min(kept.run.final_loss for kept in window.runs.kept.all())
