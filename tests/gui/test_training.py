"""Live training in the window: its beginning, its end however it comes, and what is undone."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from guibp.engine.training import train
from guibp.gui.main_window import MainWindow
from guibp.gui.training_worker import THREAD_NAME
from guibp.model.document import write_document
from guibp.model.edits import MoveNodes
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow


def parameters(window: MainWindow) -> dict[str, float | None]:
    return {node.id: node.value for node in window.graph.node_records if node.op == "parameter"}


def trained(window: MainWindow, qtbot: QtBot, steps: int = 3) -> None:
    """Train until some steps were shown."""
    window.training.start()
    qtbot.waitUntil(
        lambda: window.training.frame is not None and window.training.frame.step >= steps, timeout=10_000
    )


def worker_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == THREAD_NAME]


def test_toggling_is_one_undo_step_back_to_the_same_bytes(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    before, toggle = write_document(window.graph), window.actions_by_name["train_toggle"]
    toggle.trigger()
    assert toggle.isChecked()
    trained(window, qtbot)
    assert write_document(window.graph) == before
    assert not window.isWindowModified()
    toggle.trigger()
    assert not toggle.isChecked()
    assert write_document(window.graph) != before
    assert window.isWindowModified()
    assert window.session.undo_stack.count() == 1
    window.actions_by_name["edit_undo"].trigger()
    assert write_document(window.graph) == before
    assert not window.isWindowModified()


def test_the_edges_show_the_chosen_samples_newest_numbers(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    session = window.session
    session.show_sample(2)
    before = session.reading.edge_values
    trained(window, qtbot)
    frame = window.training.frame
    assert frame is not None
    assert not np.array_equal(session.reading.edge_values, before)
    row = window.graph.nodes.index("x1")
    assert session.reading.node_values[row] == 1.0
    session.show_sample(0)
    assert session.reading.node_values[row] == 0.0
    window.training.stop()
    assert session.reading.revision == window.graph.revision


def test_what_it_learns_is_what_the_library_learns(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot, steps=20)
    window.training.stop()
    frame = window.training.frame
    assert frame is not None
    graph = preset("xor")
    train(graph, steps=frame.step)
    for id_, value in parameters(window).items():
        assert value == pytest.approx(graph.node(id_).value, rel=1e-9)


def test_an_edit_on_the_graph_comes_after_what_was_learned(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    name = next(iter(parameters(window)))
    trained(window, qtbot)
    window.graph.set_value(name, 1.5)
    assert not window.training.is_running
    assert window.graph.node(name).value == 1.5
    assert window.session.undo_stack.count() == 2
    window.session.undo()
    learned = parameters(window)
    assert learned != parameters_of("xor")
    assert learned[name] != 1.5
    window.session.undo()
    assert parameters(window) == parameters_of("xor")


def test_an_edit_that_removes_a_parameter_stops_first(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    start = write_document(window.graph)
    name = next(iter(parameters(window)))
    trained(window, qtbot)
    window.session.selection.select([name])
    window.actions_by_name["edit_delete"].trigger()
    assert name not in window.graph
    assert not worker_threads()
    window.session.undo()
    window.session.undo()
    assert write_document(window.graph) == start


def test_moving_does_not_stop_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot)
    window.session.do(MoveNodes((("x1", (-40.0, -40.0)),)))
    assert window.training.is_running
    assert window.session.reading.revision == window.graph.revision


@pytest.mark.parametrize("name", ["step_next", "step_reset", "step_play"])
def test_stepping_stops_it(open_window: OpenWindow, qtbot: QtBot, name: str) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot)
    window.actions_by_name[name].trigger()
    assert not window.training.is_running
    assert window.session.walk is not None
    assert window.session.undo_stack.count() == 1
    window.session.stepping.end()


def test_undo_stops_it_and_takes_it_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot)
    undo = window.actions_by_name["edit_undo"]
    assert undo.isEnabled()
    undo.trigger()
    assert not window.training.is_running
    assert parameters(window) == parameters_of("xor")


def test_training_ends_a_walk(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.actions_by_name["step_next"].trigger()
    trained(window, qtbot)
    assert window.session.walk is None
    window.training.stop()


def test_twenty_quick_starts_and_stops_leave_no_thread(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    for _ in range(20):
        window.actions_by_name["train_toggle"].trigger()
        window.actions_by_name["train_toggle"].trigger()
    assert not worker_threads()
    assert window.session.running is None


def test_closing_waits_for_the_worker(
    open_window: OpenWindow, qtbot: QtBot, answer: Callable[[QMessageBox.StandardButton], list[str]]
) -> None:
    asked = answer(QMessageBox.StandardButton.Discard)
    window = open_window("preset:xor")
    trained(window, qtbot)
    assert window.close()
    assert not worker_threads()
    assert len(asked) == 1


def test_another_document_stops_it(
    open_window: OpenWindow, qtbot: QtBot, answer: Callable[[QMessageBox.StandardButton], list[str]]
) -> None:
    answer(QMessageBox.StandardButton.Discard)
    window = open_window("preset:xor")
    trained(window, qtbot)
    window.actions_by_name["example_wx+b"].trigger()
    assert not worker_threads()
    assert window.graph.nodes == preset("wx+b").nodes
    assert window.training.frame is None


def test_one_step_is_one_undo_step_and_the_optimiser_remembers(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    for _ in range(3):
        window.actions_by_name["train_step"].trigger()
    assert window.session.undo_stack.count() == 3
    graph = preset("xor")
    train(graph, steps=3)
    for id_, value in parameters(window).items():
        assert value == pytest.approx(graph.node(id_).value, rel=1e-12)


def test_reset_puts_back_what_was_before_the_training(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    assert not window.actions_by_name["train_reset"].isEnabled()
    window.graph.set_value("x1", 0.5)
    window.session.undo()
    for _ in range(3):
        window.actions_by_name["train_step"].trigger()
    window.actions_by_name["train_reset"].trigger()
    assert parameters(window) == parameters_of("xor")
    assert window.session.undo_stack.count() == 4
    window.actions_by_name["train_step"].trigger()
    graph = preset("xor")
    train(graph, steps=1)
    first = next(iter(parameters(window)))
    assert window.graph.node(first).value == pytest.approx(graph.node(first).value, rel=1e-12)


def test_reset_follows_a_rename(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    name, value = next(iter(parameters(window).items()))
    window.actions_by_name["train_step"].trigger()
    window.graph.rename(name, "renamed")
    window.actions_by_name["train_reset"].trigger()
    assert window.graph.node("renamed").value == value


def test_new_starts_differ_and_are_the_documents_seeds(open_window: OpenWindow) -> None:
    window = open_window("preset:xor")
    seen = [parameters(window)]
    for _ in range(3):
        window.actions_by_name["train_new_start"].trigger()
        seen.append(parameters(window))
    assert len({tuple(values.items()) for values in seen}) == 4
    assert window.session.undo_stack.count() == 3
    again = open_window("preset:xor")
    for values in seen[1:]:
        again.actions_by_name["train_new_start"].trigger()
        assert parameters(again) == values


def test_without_random_starts_a_new_start_says_so(open_window: OpenWindow) -> None:
    window = open_window("preset:wx+b")
    window.actions_by_name["train_new_start"].trigger()
    assert "random start" in window.statusBar().currentMessage()
    assert window.session.undo_stack.count() == 0


def test_what_cannot_be_trained_is_told_and_stays_unchecked(open_window: OpenWindow) -> None:
    window = open_window("expr:x = 5; y = square(x)")
    toggle = window.actions_by_name["train_toggle"]
    toggle.trigger()
    assert not toggle.isChecked()
    assert not window.training.is_running
    assert "parameter" in window.statusBar().currentMessage()


def test_divergence_is_told_with_the_node_and_keeps_finite_parameters(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window("expr:w = param(3); f = w**4")
    window.graph.set_training(learning_rate=1e6, optimizer="sgd")
    window.actions_by_name["train_toggle"].trigger()
    qtbot.waitUntil(lambda: not window.training.is_running, timeout=10_000)
    assert not window.actions_by_name["train_toggle"].isChecked()
    message = window.statusBar().currentMessage()
    assert "diverged" in message
    assert '"f"' in message or '"w"' in message
    value = window.graph.node("w").value
    assert value is not None
    assert np.isfinite(value)


def test_rate_and_optimiser_change_while_it_runs(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot)
    window.graph.set_training(learning_rate=0.125, optimizer="adam")
    assert window.training.is_running
    trained(window, qtbot, steps=window.training.frame.step + 5 if window.training.frame else 5)
    window.training.stop()
    settings = window.graph.training
    assert settings is not None
    assert (settings.learning_rate, settings.optimizer) == (0.125, "adam")
    while window.session.undo_stack.canUndo():
        window.session.undo()
    assert write_document(window.graph) == write_document(preset("xor"))


def test_the_pace_is_kept(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    window.training.set_pace(20.0)
    window.training.start()
    qtbot.wait(500)
    window.training.stop()
    frame = window.training.frame
    assert frame is not None
    assert 3 <= frame.step <= 14


def test_a_rate_that_is_no_rate_is_refused(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    rate = next(edit for edit in window.findChildren(QLineEdit) if edit.accessibleName() == "learning rate")
    for text in ("0", "-1", "nan", "0,5", "1e400"):
        rate.setText(text)
        rate.setModified(True)
        rate.returnPressed.emit()
        assert window.statusBar().currentMessage()
        window.statusBar().clearMessage()
    assert window.session.undo_stack.count() == 0
    rate.setText("0.25")
    rate.setModified(True)
    rate.returnPressed.emit()
    assert window.graph.training is not None
    assert window.graph.training.learning_rate == 0.25


def parameters_of(name: str) -> dict[str, float | None]:
    return {node.id: node.value for node in preset(name).node_records if node.op == "parameter"}
