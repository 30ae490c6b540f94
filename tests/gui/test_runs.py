"""Runs: kept as trainings come, compared, done again bit for bit, and computed in grids beside the window."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

import guibp
from guibp.engine.comparing import plan_comparison
from guibp.engine.training_run import MOST_POINTS, Verdict
from guibp.gui import kept_runs
from guibp.gui.grid_dialog import GridDialog
from guibp.gui.grid_worker import THREAD_NAME
from guibp.gui.kept_runs import KeptRun
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.grid_view import GridView
from guibp.gui.panels.runs_model import Column
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.panels.runs_table import RunsTable
from guibp.gui.run_grid import GridPlan
from guibp.gui.run_texts import say_differences
from guibp.model.document import write_document
from guibp.model.edits import SetTraining, SetValues
from guibp.model.records import TrainingSettings
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_training import parameters, trained

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """XOR, with the panel of runs in view."""
    window = open_window("preset:xor")
    window.actions_by_name["runs_open"].trigger()
    QApplication.processEvents()
    return window


@pytest.fixture
def panel(window: MainWindow) -> RunsPanel:
    return part(window, RunsPanel)


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


# -- the plot ------------------------------------------------------------------------------------


def test_the_pointer_reads_off_run_step_and_loss(window: MainWindow, panel: RunsPanel, qtbot: QtBot) -> None:
    kept = train_some(window, qtbot, 30)
    assert panel.plot.runs[0].number == 1
    curves = panel.plot.curves
    assert curves is not None
    view = curves.widget.viewport()
    QApplication.processEvents()
    spots = [panel.plot.spot_at(QPointF(view.width() / 2, y)) for y in range(0, view.height(), 4)]
    found = next(spot for spot in spots if spot is not None)
    assert found.number == 1
    place = list(kept.run.loss_steps).index(found.step)
    assert found.loss == kept.run.losses[place]
    panel.plot.pointed.emit(found)
    assert told(window).startswith(f"Run 1, step {found.step}: loss 0.")


def test_a_click_on_a_curve_makes_its_run_the_current_one(
    window: MainWindow, panel: RunsPanel, qtbot: QtBot
) -> None:
    train_some(window, qtbot, 30)
    curves = panel.plot.curves
    assert curves is not None
    view = curves.widget.viewport()
    middle = view.width() // 2
    y = next(y for y in range(0, view.height(), 4) if panel.plot.spot_at(QPointF(middle, y)) is not None)
    QTest.mouseClick(view, LEFT, pos=QPointF(middle, y).toPoint())
    current = table_of(window).current()
    assert current is not None
    assert current.number == 1


# -- the grid ------------------------------------------------------------------------------------


def test_a_grid_changes_no_document_and_has_the_librarys_bits(window: MainWindow, qtbot: QtBot) -> None:
    before = write_document(window.graph)
    start_grid(window, qtbot, steps=200)
    assert write_document(window.graph) == before
    assert not window.isWindowModified()
    expected = guibp.compare(guibp.preset("xor"), learning_rates=[0.1, 0.5], seeds=range(3), steps=200)
    kept = window.runs.kept.all()
    assert [one.run.final_values.tobytes() for one in kept] == [
        run.final_values.tobytes() for run in expected
    ]


def test_a_training_goes_on_while_a_grid_is_computed(window: MainWindow, qtbot: QtBot) -> None:
    trained(window, qtbot)
    start_grid(window, qtbot)
    assert window.training.is_running
    window.training.stop()
    assert [kept.number for kept in window.runs.kept.all()] == list(range(1, 8))


def test_cancelling_keeps_what_is_done_and_ends_the_thread(window: MainWindow, qtbot: QtBot) -> None:
    graph, form = window.graph, window.runs.kept.form
    short = plan_comparison(graph, seeds=[0], steps=10)
    comparison = replace(short, runs=(*short.runs, replace(short.runs[0], steps=10**12)))
    window.runs.grid.start(GridPlan(comparison, form, form.read_leaves(graph)))
    qtbot.waitUntil(lambda: window.runs.grid.done == 1, timeout=60_000)
    assert button(window, "cancel").isVisible()
    QTest.mouseClick(button(window, "cancel"), LEFT)
    assert not window.runs.grid.is_running
    assert grid_threads() == []
    assert len(window.runs.kept.all()) == 1


@pytest.mark.parametrize("end", ["close", "replace"])
def test_closing_and_another_document_wait_for_the_thread(window: MainWindow, end: str) -> None:
    graph, form = window.graph, window.runs.kept.form
    comparison = plan_comparison(graph, seeds=[0], steps=10**12)
    window.runs.grid.start(GridPlan(comparison, form, form.read_leaves(graph)))
    if end == "close":
        window.close()
    else:
        window.session.replace_graph(guibp.preset("neuron"))
    assert grid_threads() == []
    assert window.runs.kept.all() == ()


def test_a_cell_opens_its_run_by_mouse_and_by_keys(
    window: MainWindow, panel: RunsPanel, qtbot: QtBot
) -> None:
    start_grid(window, qtbot)
    view = child(window, GridView, "runs_grid_view")
    assert view.isVisible()
    model = view.model()
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(1, 0)).center())
    current = table_of(window).current()
    assert current is not None
    assert (current.run.settings.learning_rate, current.run.settings.seed) == (0.5, 0)
    assert current.is_chosen
    view.setFocus()
    view.setCurrentIndex(model.index(0, 2))
    QTest.keyClick(view, Qt.Key.Key_Return)
    current = table_of(window).current()
    assert current is not None
    assert (current.run.settings.learning_rate, current.run.settings.seed) == (0.1, 2)
    text = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "rate 0.1" in text
    assert "not solved" in text
    assert panel.isVisible()


def test_the_dialog_says_what_it_will_compute(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill_in(dialog: GridDialog) -> int:
        text = child(dialog, QLabel, "grid_told")
        child(dialog, QLineEdit, "grid_rates").setText("0.1, 0.5")
        child(dialog, QLineEdit, "grid_seeds").setText("0-499")
        said.append(text.text())
        child(dialog, QLineEdit, "grid_seeds").setText("0–1")
        child(dialog, QLineEdit, "grid_steps").setText("20")
        said.append(text.text())
        return 1

    monkeypatch.setattr(GridDialog, "exec", fill_in)
    window.actions_by_name["runs_grid"].trigger()
    qtbot.waitUntil(lambda: not window.runs.grid.is_running, timeout=60_000)
    assert "1000 runs; at most 500" in said[0]
    assert said[1].startswith("4 runs, each of 20 steps")
    assert len(window.runs.kept.all()) == 4


def test_the_export_has_a_line_for_each_run(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_some(window, qtbot)
    path = tmp_path / "runs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_by_name["runs_export"].trigger()
    (row,) = csv.DictReader(path.with_suffix(".csv").read_text(encoding="utf-8").splitlines())
    run = window.runs.kept.all()[0].run
    assert (row["run"], float(row["final_loss"])) == ("Run 1", run.final_loss)
    assert float(row["end:w11"]) == run.parameters["w11"]
