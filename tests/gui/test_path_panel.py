"""The path lens: counts, sums, the list that fetches more, and what stands out on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QListView

from guibp.gui.main_window import MainWindow
from guibp.gui.panels.path_list import PAGE, PathList
from guibp.gui.panels.path_panel import PathPanel
from guibp.model.graph import Graph
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.explaining_driving import open_on, read_panel, settle, sight_of


def panel_of(window: MainWindow) -> PathPanel:
    return part(window, PathPanel)


def opened_on(open_window: OpenWindow, source: str, id_: str) -> MainWindow:
    return open_on(open_window, source, id_, "explain_paths")


def said(window: MainWindow) -> str:
    return read_panel(panel_of(window))


def list_of(window: MainWindow) -> tuple[QListView, PathList]:
    view = child(window, QListView, "path_list")
    model = view.model()
    assert isinstance(model, PathList)
    return view, model


def click_row(window: MainWindow, row: int) -> None:
    view, model = list_of(window)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(row)).center()
    )


def test_all_paths_their_sum_and_the_costs(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; s = x*x; t = 3*x; f = s + t", "x")
    _, model = list_of(window)
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows == ["3    x → t → f", "2    x → s → f", "2    x → s → f"]
    text = said(window)
    assert "∂f/∂x = Σ = 7" in text
    assert "Path by path, for x alone: 3" in text
    assert "Forward mode, a pass for each of 1 leaves: 5" in text
    assert "Reverse mode, one pass for all leaves: 5" in text


def test_reverse_mode_wins_with_more_leaves(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    text = said(window)
    assert "a pass for each of 3 leaves: 5" in text
    assert "one pass for all leaves: 4" in text
    assert "gives the gradient of every leaf" in text


def test_a_chosen_path_stands_out_and_the_rest_is_dimmed(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; s = x*x; t = 3*x; f = s + t", "x")
    before = window.canvas.viewport().grab().toImage()
    click_row(window, 0)
    sight = sight_of(window)
    assert sight is not None
    assert sight.nodes == {"x", "t", "f"}
    assert "∂f/∂t · ∂t/∂x = 1 × 3 = 3" in said(window)
    after = window.canvas.viewport().grab().toImage()
    inside, outside = window.canvas.node_center("t"), window.canvas.node_center("s")
    assert darkest(after, inside.x(), inside.y()) == darkest(before, inside.x(), inside.y())
    assert darkest(after, outside.x(), outside.y()) > darkest(before, outside.x(), outside.y()) + 60
    child(window, QDockWidget, "paths").close()
    assert sight_of(window) is None
    QTest.qWait(20)
    assert window.canvas.viewport().grab().toImage() == before


def darkest(image: QImage, x: int, y: int) -> int:
    ratio = image.devicePixelRatio()
    spots = [(int((x + dx) * ratio), int((y + dy) * ratio)) for dx in range(-24, 25) for dy in range(-24, 25)]
    return min(image.pixelColor(*spot).lightness() for spot in spots if image.valid(*spot))


def test_the_list_fetches_more_of_very_many(open_window: OpenWindow) -> None:
    window = open_window()
    graph = Graph()
    last = graph.add("parameter", id="n0", value=1.0)
    for rung in range(80):
        last = graph.add("add", [last, last], id=f"n{rung + 1}")
    window.session.replace_graph(graph)
    window.session.selection.select(["n0"])
    window.actions_by_name["explain_paths"].trigger()
    settle(window)
    _, model = list_of(window)
    assert f"{2**80:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") in said(window) or "e24" in said(window)
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * PAGE


def test_the_chosen_path_stays_while_values_change(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 2; s = square(x); t = 3*x; f = s + t", "x")
    click_row(window, 0)
    assert "∂f/∂s · ∂s/∂x = 1 × 4 = 4" in said(window)
    window.graph.set_value("x", 2.5)
    settle(window)
    assert "∂f/∂s · ∂s/∂x = 1 × 5 = 5" in said(window)
    assert sight_of(window) is not None
    window.session.selection.clear()
    settle(window)
    assert sight_of(window) is None
    assert "Select a node." in said(window)


def test_a_node_aside_and_an_unfinished_graph(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "expr:x = 3; y = 2; g = x + y; f = square(y)", "x")
    assert "No gradients yet" in said(window)
    window.graph.set_output("f")
    settle(window)
    assert "There is none: f does not depend on x." in said(window)
    assert not list_of(window)[0].isVisible()


def test_behind_another_tab_nothing_is_dimmed_for_it(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    window.actions_by_name["explain_derivative"].trigger()
    settle(window)
    assert sight_of(window) is not None
    window.actions_by_name["explain_paths"].trigger()
    settle(window)
    assert sight_of(window) is None
    click_row(window, 0)
    assert sight_of(window) is not None
    window.docks.explanation.raise_()
    settle(window)
    assert sight_of(window) is None


def test_in_a_walk_no_gradient_is_told_before_the_backward_pass_is_there(open_window: OpenWindow) -> None:
    window = opened_on(open_window, "preset:wx+b", "w")
    _, model = list_of(window)
    steps = []
    for _ in range(4):
        window.actions_by_name["step_next"].trigger()
        settle(window)
        steps.append("Not computed yet: the backward pass has not reached w." in said(window))
        assert steps[-1] is not ("∂f/∂w" in said(window))
        assert model.rowCount() == (0 if steps[-1] else 1)
        assert "Path by path, for w alone" in said(window)
    assert steps == [True, True, True, False]
    window.actions_by_name["step_back"].trigger()
    settle(window)
    assert "Not computed yet" in said(window)
    window.actions_by_name["step_reset"].trigger()
    window.session.stepping.end()
    settle(window)
    assert "∂f/∂w = Σ = 5" in said(window)
