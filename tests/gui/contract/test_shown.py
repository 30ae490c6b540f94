"""What the window shows: names, places, and the numbers on the edges."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QTableView,
    QWidget,
)

import guibp
from guibp.gui import create_window
from guibp.model.document import write_document as encode
from tests.gui.contract.driving import (
    Opener,
    action,
    canvas,
    number,
    shown_numbers,
    wait_until,
)

ACTIONS = [
    "file_new",
    "file_open",
    "file_save",
    "file_save_as",
    "edit_undo",
    "edit_redo",
    "edit_cut",
    "edit_copy",
    "edit_paste",
    "edit_duplicate",
    "edit_delete",
    "edit_select_all",
    "edit_group",
    "edit_ungroup",
    "graph_expand",
    "graph_layout",
    "step_next",
    "step_back",
    "step_reset",
    "step_play",
    "train_toggle",
    "train_step",
    "train_reset",
    "train_new_start",
    "view_fit",
    "view_zoom_in",
    "view_zoom_out",
    "view_actual_size",
]
PANELS = ("palette", "inspector", "explanation", "training", "dataset", "outline")


def test_names(opened: Opener) -> None:
    window = opened(None)
    for name in ACTIONS:
        action(window, name)
    for name in guibp.presets():
        action(window, f"example_{name}")
    for name in PANELS:
        assert window.findChild(QWidget, name) is not None, name
    canvas(window)
    assert window.graph.nodes == ()


def test_every_edge_is_live_after_opening(opened: Opener) -> None:
    window = opened("preset:wx+b")
    assert shown_numbers(window) == {
        ("w", "g", 0): ("−2", "5"),
        ("x", "g", 1): ("5", "−2"),
        ("g", "f", 0): ("−10", "1"),
        ("b", "f", 1): ("3", "1"),
    }


@pytest.mark.parametrize("name", ["wx+b", "sigmoid", "neuron", "xor", "xor-lecture"])
def test_a_walk_is_the_librarys_list_of_steps(opened: Opener, name: str) -> None:
    window = opened(f"preset:{name}")
    before = encode(window.graph)
    steps = guibp.steps(window.graph)
    action(window, "step_reset").trigger()
    shown = [shown_numbers(window)]
    leaves = {id_ for id_ in window.graph.nodes if window.graph.node(id_).operation.is_leaf}
    for (source, _, _), (value, gradient) in shown[0].items():
        assert (value != "") == (source in leaves)
        assert gradient in {"", "–"}
    for step in steps:
        action(window, "step_next").trigger()
        now = shown_numbers(window)
        for (source, target, port), (value, gradient) in now.items():
            former = shown[-1][source, target, port]
            if step.phase == "forward" and source == step.node:
                assert number(value) == pytest.approx(step.value, rel=0.006)
            else:
                assert value == former[0]
            edge = next(
                (one for one in step.edges if (one.source, one.target, one.port) == (source, target, port)),
                None,
            )
            if edge is not None:
                assert number(gradient) == pytest.approx(edge.gradient, rel=0.006, abs=1e-12)
            elif step is not steps[-1]:
                assert gradient == former[1]
        shown.append(now)
    action(window, "step_next").trigger()
    assert shown_numbers(window) == shown[-1]
    for expected in reversed(shown[:-1]):
        action(window, "step_back").trigger()
        assert shown_numbers(window) == expected
    action(window, "step_back").trigger()
    assert shown_numbers(window) == shown[0]
    assert encode(window.graph) == before
    assert not window.isWindowModified()


def test_the_first_step_next_does_the_first_step(opened: Opener) -> None:
    window = opened("preset:wx+b")
    action(window, "step_next").trigger()
    assert shown_numbers(window)["g", "f", 0] == ("−10", "")
    assert shown_numbers(window)["w", "g", 0] == ("−2", "")


def test_the_current_row_is_the_sample(opened: Opener) -> None:
    window = opened("preset:xor-lecture")
    dataset = window.findChild(QWidget, "dataset")
    assert dataset is not None
    table = dataset if isinstance(dataset, QTableView) else dataset.findChild(QTableView)
    assert table is not None
    for row in (2, 1, 3, 0):
        table.setCurrentIndex(table.model().index(row, 0))
        steps = {step.node: step for step in guibp.steps(window.graph, sample=row) if step.phase == "forward"}
        for (source, _, _), (value, _) in shown_numbers(window).items():
            if source in steps:
                assert number(value) == pytest.approx(steps[source].value, rel=0.006)
    assert not window.isWindowModified()


def test_play_runs_to_the_end(opened: Opener) -> None:
    window = opened("preset:wx+b")
    action(window, "step_play").trigger()
    wait_until(lambda: shown_numbers(window)["w", "g", 0] == ("−2", "5"), 15000)


def test_views_modify_nothing(opened: Opener) -> None:
    window = opened("preset:xor")
    for name in ("view_fit", "view_zoom_in", "view_zoom_out", "view_actual_size"):
        action(window, name).trigger()
    assert canvas(window).zoom() == 1.0
    assert not window.isWindowModified()
    assert not action(window, "edit_undo").isEnabled()


def test_what_cannot_be_read_raises(qapp: QApplication) -> None:
    with pytest.raises(guibp.GuibpError):
        create_window("nowhere.guibp")
