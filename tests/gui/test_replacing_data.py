"""Another whole table while the window trains: the same training goes on as far as columns fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from guibp.gui.data_dialog import DataDialog
from guibp.gui.data_tables import DataTables
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.dataset import DatasetPanel
from guibp.gui.training_readings import marks_of
from tests.gui.conftest import OpenWindow, part
from tests.gui.test_changing_data import data_of, train

TABLE = "t\tx2\tx1\tmore\n1\t0.5\t0.25\t7\n0\t1\t0\t8\n1\t0\t1\t9\n"
Bring = Callable[[MainWindow, Path, pytest.MonkeyPatch], None]


def paste(window: MainWindow, _: Path, __: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().setText(TABLE)
    window.actions_by_name["data_paste"].trigger()


def drop_a_file(window: MainWindow, folder: Path, _: pytest.MonkeyPatch) -> None:
    path = folder / "table.csv"
    path.write_text(TABLE.replace("\t", ","), encoding="utf-8")
    tables = window.findChild(DataTables)
    assert tables is not None
    tables.open_path(path)


def choose_ready_made(window: MainWindow, _: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(DataDialog, "exec", ask_for_forty_points)
    window.actions_by_name["data_ready_made"].trigger()


def rename_a_column(window: MainWindow, _: Path, __: pytest.MonkeyPatch) -> None:
    part(window, DatasetPanel)._model.rename_column(0, "left")


def ask_for_forty_points(dialog: DataDialog) -> bool:
    dialog._points.setValue(40)
    return True


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("preset:xor")


@pytest.mark.parametrize("bring", [paste, drop_a_file, choose_ready_made, rename_a_column])
def test_the_training_goes_on_with_another_table(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bring: Bring
) -> None:
    start = dict(window.training._parameters())
    reached, before = train(window, qtbot), data_of(window)
    bring(window, tmp_path, monkeypatch)
    assert data_of(window) != before
    assert window.training.is_running
    assert train(window, qtbot) > reached
    window.training.stop()
    assert len(marks_of(window.training)) == 1
    trainer = window.training.trainer
    assert trainer is not None
    assert trainer.tape.samples == data_of(window).samples
    window.training.reset()
    assert dict(window.training._parameters()) == start


def test_a_table_that_lacks_a_column_ends_it_and_says_which(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    QGuiApplication.clipboard().setText("x1\tt\n0\t1\n1\t0\n")
    window.actions_by_name["data_paste"].trigger()
    assert not window.training.is_running
    assert window.graph.node("x2").column == "x2"
    assert any("x2" in text for text in refused)
    window.session.undo()
    assert train(window, qtbot) > 0


def test_what_is_refused_leaves_it_running(window: MainWindow, qtbot: QtBot) -> None:
    reached = train(window, qtbot)
    QGuiApplication.clipboard().setText("x1\tx2\tt\n0\tseven\t1\n")
    window.actions_by_name["data_paste"].trigger()
    assert window.training.is_running
    assert train(window, qtbot) > reached
