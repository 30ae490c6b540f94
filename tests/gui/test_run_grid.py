"""Runs on the plot and in grids: read off, computed beside the window, cancelled, opened and exported."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import guibp
from guibp.engine.comparing import plan_comparison
from guibp.gui.grid_dialog import GridDialog
from guibp.gui.grid_worker import GridWorker
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.grid_view import GridView
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.run_grid import GridPlan
from guibp.model.document import write_document
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.runs_driving import (
    button,
    grid_threads,
    open_runs,
    start_grid,
    table_of,
    told,
    train_some,
)
from tests.gui.test_training import trained

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_runs(open_window)


@pytest.fixture
def panel(window: MainWindow) -> RunsPanel:
    return part(window, RunsPanel)


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


def test_cancelling_keeps_what_is_done_and_ends_the_thread(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, form = window.graph, window.runs.kept.form
    short = plan_comparison(graph, seeds=[0], steps=10)
    comparison = replace(short, runs=(*short.runs, replace(short.runs[0], steps=10**12)))
    window.runs.grid.start(GridPlan(comparison, form, form.read_leaves(graph)))
    qtbot.waitUntil(lambda: window.runs.grid.done == 1, timeout=60_000)
    assert button(window, "cancel").isVisible()
    with monkeypatch.context() as patch:
        # The window waits for no thread: the machine may be at other work.
        patch.setattr(GridWorker, "stop", None)
        QTest.mouseClick(button(window, "cancel"), LEFT)
        assert not (button(window, "cancel").isEnabled() and window.runs.grid.is_running)
        qtbot.waitUntil(lambda: not window.runs.grid.is_running)
    assert not button(window, "cancel").isVisible()
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
