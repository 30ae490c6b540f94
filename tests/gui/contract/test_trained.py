"""Training in the window: until it is toggled, as one undo step, with the library's numbers."""

from __future__ import annotations

import pytest

import guibp
from guibp.model.document import write_document as encode
from tests.gui.contract.driving import (
    Opener,
    action,
    shown_numbers,
    wait_until,
)


def test_training_runs_until_toggled_and_is_one_undo_step(opened: Opener) -> None:
    window = opened("preset:xor")
    before = encode(window.graph)
    toggle = action(window, "train_toggle")
    assert toggle.isCheckable()
    toggle.trigger()
    assert toggle.isChecked()
    live = shown_numbers(window)
    wait_until(lambda: shown_numbers(window) != live)
    assert encode(window.graph) == before
    toggle.trigger()
    assert not toggle.isChecked()
    assert encode(window.graph) != before
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before
    assert not window.isWindowModified()


def test_an_edit_stops_training_first(opened: Opener) -> None:
    window = opened("preset:xor")
    before = encode(window.graph)
    toggle = action(window, "train_toggle")
    live = shown_numbers(window)
    toggle.trigger()
    wait_until(lambda: shown_numbers(window) != live)
    window.graph.set_value("w11", 3.0)
    assert not toggle.isChecked()
    assert window.graph.node("w11").value == 3.0
    action(window, "edit_undo").trigger()
    assert encode(window.graph) != before
    action(window, "edit_undo").trigger()
    assert encode(window.graph) == before


def test_one_training_step_is_the_librarys(opened: Opener) -> None:
    window = opened("preset:xor")
    reference = guibp.preset("xor")
    guibp.train(reference, steps=1)
    action(window, "train_step").trigger()
    for id_ in reference.nodes:
        expected = reference.node(id_).value
        if expected is not None:
            assert window.graph.node(id_).value == pytest.approx(expected, rel=1e-12)
    action(window, "train_step").trigger()
    action(window, "train_step").trigger()
    reference = guibp.preset("xor")
    guibp.train(reference, steps=3)
    assert window.graph.node("v1").value == pytest.approx(reference.node("v1").value, rel=1e-12)
    action(window, "train_reset").trigger()
    assert window.graph.node("v1").value == guibp.preset("xor").node("v1").value
    action(window, "train_new_start").trigger()
    assert window.graph.node("v1").value != guibp.preset("xor").node("v1").value
