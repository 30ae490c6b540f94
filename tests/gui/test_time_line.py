"""The time line: dragging through a training by mouse and keys, looking only, and going on from there."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from guibp.engine.training import train
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.main_window import MainWindow
from guibp.gui.panels.loss_curve import Curve
from guibp.gui.panels.loss_plot import LossPlot
from guibp.gui.panels.time_line import TimeHandle, TimeLine
from guibp.model.document import write_document
from guibp.model.edits import MoveNodes
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow, child, part
from tests.gui.test_training import parameters, trained

LEFT = Qt.MouseButton.LeftButton
NEARLY = 1e-6
"""Interpreted and compiled steps differ in the last bits, and hundreds of steps amplify that."""


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """XOR, trained for some steps."""
    window = open_window("preset:xor")
    trained(window, qtbot, steps=40)
    window.training.stop()
    return window


def handle_of(window: MainWindow) -> TimeHandle:
    return child(window, TimeHandle, "time_line_handle")


def place_at(handle: TimeHandle, share: float) -> QPoint:
    return QPoint(round(share * (handle.width() - 1)), handle.height() // 2)


def press(window: MainWindow, share: float) -> None:
    handle = handle_of(window)
    QTest.mousePress(handle, LEFT, pos=place_at(handle, share))


def move(window: MainWindow, share: float) -> None:
    handle = handle_of(window)
    QTest.mouseMove(handle, place_at(handle, share))
    QApplication.processEvents()


def drag(window: MainWindow, *shares: float) -> None:
    press(window, shares[0])
    for share in shares:
        move(window, share)
    handle = handle_of(window)
    QTest.mouseRelease(handle, LEFT, pos=place_at(handle, shares[-1]))


def shown_parameters(window: MainWindow) -> dict[str, float]:
    evaluation = window.session.evaluation
    return {id_: float(np.asarray(evaluation.value(id_))) for id_ in parameters(window)}


def parameters_after(steps: int) -> dict[str, float | None]:
    graph = preset("xor")
    train(graph, steps=steps)
    return {node.id: node.value for node in graph.node_records if node.op == "parameter"}


def text_of(window: MainWindow) -> str:
    line = part(window, TimeLine)
    return " ".join(label.text() for label in line.findChildren(QLabel) if label.isVisible())


def test_a_drag_shows_every_number_as_it_was(window: MainWindow) -> None:
    before, count = write_document(window.graph), window.session.undo_stack.count()
    press(window, 1.0)
    seen = set()
    for share in (0.9, 0.5, 0.7, 0.2):
        move(window, share)
        step = window.training.rewinding.step
        assert step is not None
        seen.add(step)
        expected = parameters_after(step)
        assert shown_parameters(window) == pytest.approx(expected, rel=NEARLY)
    assert len(seen) == 4
    assert write_document(window.graph) == before
    assert window.session.undo_stack.count() == count


def test_it_stays_where_it_is_let_go_and_says_so(window: MainWindow) -> None:
    steps = window.training.rewinding.steps
    drag(window, 0.8, 0.5)
    step = window.training.rewinding.step
    assert step is not None
    assert 0 < step < steps
    assert f"step {step} of {steps}" in text_of(window)
    assert child(window, QToolButton, "time_line_continue").isVisible()
    QApplication.processEvents()
    assert window.training.rewinding.step == step
    canvas = child(window, Canvas, "canvas")
    shown = shown_parameters(window)["v1"]
    value = canvas.edge_annotation("v1", "q1", 0)[0].replace("\N{MINUS SIGN}", "-")
    assert float(value) == pytest.approx(shown, rel=1e-2)


def test_both_ends_are_the_start_and_now(window: MainWindow) -> None:
    now = parameters(window)
    drag(window, 0.5, 0.0)
    assert window.training.rewinding.step == 0
    assert shown_parameters(window) == parameters_after(0)
    drag(window, 0.5, 1.0)
    assert window.training.rewinding.step == window.training.rewinding.steps
    assert shown_parameters(window) == now


def test_escape_half_way_returns_to_now(window: MainWindow) -> None:
    now = parameters(window)
    press(window, 0.3)
    move(window, 0.2)
    assert shown_parameters(window) != now
    QTest.keyClick(handle_of(window), Qt.Key.Key_Escape)
    move(window, 0.6)
    assert not window.training.rewinding.is_past
    assert shown_parameters(window) == now
    assert not window.session.numbers_move
    assert handle_of(window).value() == handle_of(window).maximum()


def test_the_button_returns_to_now(window: MainWindow) -> None:
    now = parameters(window)
    drag(window, 0.3)
    QTest.mouseClick(child(window, QToolButton, "time_line_now"), LEFT)
    assert shown_parameters(window) == now
    assert not child(window, QToolButton, "time_line_continue").isVisible()


def test_keys_move_it_step_by_step(window: MainWindow) -> None:
    steps, handle = window.training.rewinding.steps, handle_of(window)
    handle.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert window.training.rewinding.step == steps - 1
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert window.training.rewinding.step == 0
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert window.training.rewinding.step == 1
    assert shown_parameters(window) == pytest.approx(parameters_after(1), rel=1e-12)


def test_going_on_from_a_moment_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    learned, count = parameters(window), window.session.undo_stack.count()
    drag(window, 0.5)
    step = window.training.rewinding.step
    assert step is not None
    QTest.mouseClick(child(window, QToolButton, "time_line_continue"), LEFT)
    assert window.training.is_running
    assert not window.training.rewinding.is_past
    frames = window.training
    qtbot.waitUntil(
        lambda: frames.frame is not None and step < frames.frame.step and frames.rewinding.steps > step + 5
    )
    window.training.stop()
    frame = window.training.frame
    assert frame is not None
    assert len(frame.losses) == frame.step
    assert parameters(window) == pytest.approx(parameters_after(frame.step), rel=NEARLY)
    assert window.session.undo_stack.count() == count + 1
    window.session.undo()
    assert parameters(window) == learned


def test_toggling_goes_on_from_the_moment_on_show(window: MainWindow) -> None:
    drag(window, 0.0)
    toggle = window.actions_by_name["train_toggle"]
    toggle.trigger()
    assert toggle.isChecked()
    toggle.trigger()
    frame = window.training.frame
    assert frame is not None
    assert parameters(window) == pytest.approx(parameters_after(frame.step), rel=NEARLY)


def test_one_step_goes_on_from_the_moment_on_show(window: MainWindow) -> None:
    count = window.session.undo_stack.count()
    drag(window, 0.5)
    step = window.training.rewinding.step
    assert step is not None
    window.actions_by_name["train_step"].trigger()
    assert window.training.rewinding.steps == step + 1
    assert parameters(window) == pytest.approx(parameters_after(step + 1), rel=NEARLY)
    assert window.session.undo_stack.count() == count + 1


def test_a_running_training_goes_on_while_its_past_is_on_show(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot, steps=30)
    drag(window, 0.5)
    rewinding = window.training.rewinding
    step, steps = rewinding.step, rewinding.steps
    assert step is not None
    shown = shown_parameters(window)
    qtbot.waitUntil(lambda: rewinding.steps > steps + 20)
    assert window.training.is_running
    assert (rewinding.step, shown_parameters(window)) == (step, shown)
    assert not window.isWindowModified()
    window.training.stop()
    assert (rewinding.step, shown_parameters(window)) == (step, shown)
    assert parameters(window) == pytest.approx(parameters_after(rewinding.steps), rel=NEARLY)
    rewinding.return_to_now()
    assert shown_parameters(window) == parameters(window)


def test_returning_to_now_while_it_runs_shows_the_newest(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    trained(window, qtbot, steps=30)
    drag(window, 0.1)
    past = shown_parameters(window)
    QTest.keyClick(handle_of(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown_parameters(window) not in (past, parameters(window)))
    window.training.stop()


@pytest.mark.parametrize("name", ["edit_undo", "train_reset", "train_new_start", "example_xor"])
def test_another_start_ends_the_view_of_the_past(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("guibp.gui.file_actions.FileActions.may_replace", lambda _: True)
    drag(window, 0.3)
    window.actions_by_name[name].trigger()
    assert not window.training.rewinding.is_past
    assert window.training.rewinding.steps == 0
    assert not handle_of(window).isEnabled()
    assert shown_parameters(window) == parameters(window)
    drag(window, 0.3)
    assert not window.training.rewinding.is_past


@pytest.mark.parametrize("name", ["step_next", "step_reset"])
def test_a_walk_ends_the_view_of_the_past(window: MainWindow, name: str) -> None:
    drag(window, 0.3)
    window.actions_by_name[name].trigger()
    assert window.session.walk is not None
    assert not window.training.rewinding.is_past


def test_the_view_of_the_past_ends_a_walk(window: MainWindow) -> None:
    window.session.stepping.advance()
    drag(window, 0.3)
    assert window.session.walk is None
    assert window.training.rewinding.is_past


def test_undo_while_it_runs_and_its_past_is_on_show(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("preset:xor")
    before = write_document(window.graph)
    trained(window, qtbot, steps=10)
    drag(window, 0.5)
    window.actions_by_name["edit_undo"].trigger()
    assert write_document(window.graph) == before
    assert not window.training.rewinding.is_past
    assert shown_parameters(window) == parameters(window)


def test_moving_a_node_leaves_the_past_on_show(window: MainWindow) -> None:
    drag(window, 0.3)
    step = window.training.rewinding.step
    window.session.do(MoveNodes((("x1", (-60.0, -40.0)),)))
    assert window.training.rewinding.step == step


def curve_of(window: MainWindow) -> Curve:
    curve = part(window, LossPlot)._curve
    assert curve is not None
    return curve


def test_dragging_on_the_curve_goes_through_the_training(window: MainWindow, qtbot: QtBot) -> None:
    viewport = curve_of(window).widget.viewport()
    qtbot.waitUntil(lambda: viewport.width() > 50)
    y = viewport.height() // 3
    QTest.mousePress(viewport, LEFT, pos=QPoint(viewport.width() - 20, y))
    late = window.training.rewinding.step
    QTest.mouseMove(viewport, QPoint(viewport.width() // 2, y))
    QApplication.processEvents()
    early = window.training.rewinding.step
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(viewport.width() // 2, y))
    assert late is not None
    assert early is not None
    assert early < late
    assert handle_of(window).value() == early
    assert shown_parameters(window) == pytest.approx(parameters_after(early), rel=NEARLY)
    QTest.keyClick(handle_of(window), Qt.Key.Key_Escape)
    assert not window.training.rewinding.is_past


def test_a_long_way_is_gone_in_pieces(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guibp.gui.rewinding.REPLAY_SECONDS", 0.0)
    rewinding = window.training.rewinding
    rewinding.show(0)
    rewinding.show(9)
    assert rewinding.step == 9
    qtbot.waitUntil(lambda: rewinding.moment is not None and rewinding.moment.step == 9)
    assert shown_parameters(window) == pytest.approx(parameters_after(9), rel=NEARLY)
    rewinding.show(5)
    rewinding.return_to_now()
    QApplication.processEvents()
    assert rewinding.moment is None
    assert shown_parameters(window) == parameters(window)


def test_going_on_from_before_a_parameter_was_frozen(window: MainWindow, qtbot: QtBot) -> None:
    """It stays where it stood then, and is frozen."""
    window.session.selection.select(["w11"])
    window.training.start()
    window.actions_by_name["train_freeze"].trigger()
    frozen = parameters(window)["w11"]
    assert window.training.is_running
    window.training.stop()
    window.training.take_step()
    window.training.rewinding.show(10)
    then = window.session.evaluation.value("w11")
    assert then != frozen
    window.training.take_step()
    assert parameters(window)["w11"] == then == window.session.evaluation.value("w11")
    window.actions_by_name["edit_undo"].trigger()
    assert parameters(window)["w11"] == frozen
