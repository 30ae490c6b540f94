"""No panel stumbles while a document is replaced, or while a graph is unfinished."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

import guibp
from guibp.gui.main_window import MainWindow
from tests.gui.contract.driving import Opener, action


@pytest.fixture(autouse=True)
def nothing_raised(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    raised: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    yield
    assert raised == []


@pytest.mark.parametrize("name", guibp.presets())
def test_an_example_comes_while_a_node_is_selected(opened: Opener, name: str) -> None:
    window: MainWindow = opened("expr:a = param(2); b = a*a")
    window.session.selection.select(["b"])
    action(window, f"example_{name}").trigger()
    assert window.session.selection.is_empty
    assert window.graph.nodes == guibp.preset(name).nodes


@pytest.mark.parametrize("source", ["preset:xor", "preset:single-unit-xor"])
def test_the_prediction_is_taken_away(opened: Opener, source: str) -> None:
    window = opened(source)
    window.graph.remove("y")
    loss = next(id_ for id_ in window.graph.nodes if window.graph.node(id_).op == "binary_cross_entropy")
    assert 0 not in window.graph.operands(loss)
    action(window, "edit_undo").trigger()
    window.graph.disconnect(loss, 0)
    action(window, "edit_undo").trigger()


@pytest.mark.parametrize("source", ["preset:xor", "preset:xor-lecture"])
@pytest.mark.parametrize("steps", [1, 9, 99])
def test_the_node_at_work_is_deleted(opened: Opener, source: str, steps: int) -> None:
    window = opened(source)
    for _ in range(min(steps, len(guibp.steps(window.graph)))):
        action(window, "step_next").trigger()
    step = window.session.current_step
    assert step is not None
    window.session.selection.select([step.node, "y"])
    action(window, "edit_delete").trigger()
    assert window.session.walk is None
    assert step.node not in window.graph.nodes
    assert not action(window, "step_back").isEnabled()


def test_what_is_typed_for_one_node_is_not_another_ones(opened: Opener) -> None:
    window = opened("preset:wx+b")
    window.activateWindow()
    window.session.selection.select(["w"])
    edit = window.findChild(QLineEdit, "inspector_value")
    assert edit is not None
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "77")
    window.session.selection.select(["b"])
    assert edit.text() == "3"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.graph.node("b").value == 3.0
