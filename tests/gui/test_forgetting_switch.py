"""The switch that forgets to zero the gradients: the document's, undone as one step, also while training."""

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from guibp.engine.training import train
from guibp.gui.main_window import MainWindow
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow, child
from tests.gui.test_training import parameters, trained


def switch(window: MainWindow) -> QCheckBox:
    return child(window, QCheckBox, "forget_zero")


def warning(window: MainWindow) -> str:
    return child(window, QLabel, "forget_zero_warning").text()


def test_it_is_a_setting_of_the_document(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    before = window.graph.training
    assert not switch(window).isChecked()
    assert warning(window) == ""
    switch(window).click()
    assert window.graph.training is not None
    assert window.graph.training.forget_zero is True
    assert "add up" in warning(window)
    window.actions_by_name["edit_undo"].trigger()
    assert window.graph.training == before
    assert not switch(window).isChecked()
    assert warning(window) == ""


def test_steps_with_it_are_those_of_the_engine(open_window: OpenWindow) -> None:
    window, graph = open_window("preset:xor"), preset("xor")
    switch(window).click()
    for _ in range(4):
        window.training.take_step()
    train(graph, steps=4, forget_zero=True)
    expected = [node.value for node in graph.node_records if node.op == "parameter"]
    assert list(parameters(window).values()) == expected


def test_switched_while_it_runs_it_takes_effect_and_can_be_rewound(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot)
    switch(window).click()
    assert window.training.is_running
    begun = window.training.rewinding.steps
    qtbot.waitUntil(lambda: window.training.rewinding.steps > begun + 10)
    window.training.stop()
    trainer = window.training.rewinding.trainer
    assert trainer is not None
    assert trainer.controls.forgets_zero
    assert trainer._record is not None
    assert [stretch.controls.forgets_zero for stretch in trainer._record.stretches][-1]
    end = list(parameters(window).values())
    replay = trainer.replay()
    assert replay is not None
    assert replay.approach(trainer.step)
    assert replay.state.parameters.tolist() == end
