"""The grid of runs while its cells are painted: the grid changes below it, and nothing falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from guibp.engine.comparing import plan_comparison
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.grid_model import RUN_ROLE
from guibp.gui.panels.grid_view import GridView
from guibp.gui.run_grid import GridPlan
from tests.gui.conftest import OpenWindow, part
from tests.gui.runs_driving import open_runs, start_grid

ROLES = (RUN_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def view(open_window: OpenWindow, qtbot: QtBot) -> GridView:
    """A grid of two rates and three seeds, in view."""
    window = open_runs(open_window)
    start_grid(window, qtbot)
    found = part(window, GridView)
    found.show()
    assert found.model().rowCount() == 2
    return found


def window_of(view: GridView) -> MainWindow:
    window = view.window()
    assert isinstance(window, MainWindow)
    return window


def have_a_smaller_grid(view: GridView) -> None:
    runs = window_of(view).runs
    comparison = plan_comparison(window_of(view).graph, learning_rates=[0.3], seeds=[1], steps=2)
    form = runs.kept.form
    runs.grid.start(GridPlan(comparison, form, form.read_leaves(window_of(view).graph)))


def replace_the_document(view: GridView) -> None:
    window_of(view).actions_by_name["example_wx+b"].trigger()


def forget_the_runs(view: GridView) -> None:
    runs = window_of(view).runs
    runs.kept.remove(kept.number for kept in runs.kept.all())


def delete_the_model(view: GridView) -> None:
    delete(view.model())


@pytest.mark.parametrize(
    "change", [have_a_smaller_grid, replace_the_document, forget_the_runs, delete_the_model]
)
def test_cells_that_are_gone_are_painted_as_nothing(
    view: GridView, change: Callable[[GridView], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The panel looks again only later: what stands below the view is another grid by then.
    monkeypatch.setattr(GridView, "sync", lambda *_, **__: None)
    model = view.model()
    cells = [model.index(row, column) for row in range(2) for column in range(3)]
    change(view)
    view.grab()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if change is not delete_the_model:
        for cell in cells:
            assert all(model.data(cell, role) is not NotImplemented for role in ROLES)
            assert model.data(cell, RUN_ROLE) is None
        assert model.headerData(2, Qt.Orientation.Horizontal) is not None
    view.viewport().repaint()
    window_of(view).runs.grid.cancel()


def test_a_hover_over_a_cell_that_is_gone_says_nothing_wrong(
    view: GridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GridView, "sync", lambda *_, **__: None)
    cell = view.model().index(1, 2)
    assert "loss" in str(view.model().data(cell, Qt.ItemDataRole.ToolTipRole))
    have_a_smaller_grid(view)
    text = str(view.model().data(cell, Qt.ItemDataRole.ToolTipRole))
    assert "loss" not in text
    window_of(view).runs.grid.cancel()
