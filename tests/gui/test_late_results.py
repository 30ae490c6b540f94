"""What a worker leaves behind too late changes nothing: neither after an edit, nor in another document."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from guibp.engine.evaluation import evaluate
from guibp.engine.reading import read_sample
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.gui.main_window import MainWindow
from guibp.gui.training_worker import TrainingWorker
from guibp.model.document import write_document
from guibp.model.presets import preset
from tests.gui.conftest import OpenWindow

Answer = Callable[[QMessageBox.StandardButton], list[str]]


class Gate:
    """A run that takes steps when it is told to, and ends when it is told to: no test has to be quick."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_end = threading.Event()
        self.frames: list[Frame] = []
        train = Trainer.run

        def run(trainer: Trainer, *, publish: Callable[[Frame], None], limit: int) -> Outcome:
            return train(trainer, publish=publish, limit=limit)

        def wait(
            trainer: Trainer,
            is_stopped: Callable[[], bool],
            publish: Callable[[Frame], None],
            **_: object,
        ) -> Outcome:
            run(trainer, publish=self.frames.append, limit=20)
            publish(self.frames[-1])
            while not self.may_end.wait(0.01) and not is_stopped():
                pass
            return Outcome(Status.STOPPED, trainer.step)

        monkeypatch.setattr(Trainer, "run", wait)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def start(window: MainWindow, gate: Gate, qtbot: QtBot) -> TrainingWorker:
    """A training that has taken its steps, and shows them."""
    window.training.start()
    qtbot.waitUntil(lambda: window.training.frame is not None, timeout=60_000)
    worker = window.training._worker
    assert worker is not None
    return worker


def shows_what_is(window: MainWindow) -> None:
    """The numbers on show are those of a look at the graph now."""
    session = window.session
    fresh = read_sample(evaluate(session.graph), session.sample or 0)
    assert session.reading.revision == session.graph.revision
    assert session.running is None
    np.testing.assert_array_equal(session.reading.node_values, fresh.node_values)
    np.testing.assert_array_equal(session.reading.edge_gradients, fresh.edge_gradients)
    known = np.flatnonzero(fresh.edge_values_known).tolist()
    assert known
    for place in known:
        edge, value = session.graph.edges[place], fresh.edge_values[place]
        said, _ = window.canvas.edge_annotation(edge.source, edge.target, edge.port)
        assert float(said.replace("−", "-")) == pytest.approx(float(value), rel=5e-3, abs=5e-3)


def arrive_late(window: MainWindow, worker: TrainingWorker, frame: Frame) -> None:
    """The worker's last frame comes, and with it the timer's last turn, which was on its way already."""
    worker.mailbox.put(frame)
    window.training._timer.timeout.emit()
    QApplication.processEvents()


@pytest.mark.parametrize("edit", ["value", "delete", "undo"])
def test_a_frame_of_the_training_that_comes_after_an_edit_is_dropped(
    open_window: OpenWindow, qtbot: QtBot, gate: Gate, edit: str
) -> None:
    window = open_window("preset:xor")
    window.graph.set_value("v1", 3.0)
    worker = start(window, gate, qtbot)
    window.canvas.setFocus()
    if edit == "value":
        window.graph.set_value("v1", -7.0)
    elif edit == "delete":
        window.session.selection.select(("w11",))
        QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
        assert "w11" not in window.graph
    else:
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    before = write_document(window.graph)
    arrive_late(window, worker, gate.frames[0])
    shows_what_is(window)
    assert write_document(window.graph) == before


def finish(worker: TrainingWorker, gate: Gate) -> None:
    """The worker ends by itself, and nobody in the window has noticed yet."""
    gate.may_end.set()
    worker._thread.join()
    assert worker.has_ended


@pytest.mark.parametrize("when", ["before it is asked", "while it is asked", "as it comes", "unasked"])
def test_a_training_that_finishes_into_another_document_leaves_it_alone(
    open_window: OpenWindow,
    qtbot: QtBot,
    gate: Gate,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
) -> None:
    answer(QMessageBox.StandardButton.Discard)
    window = open_window("preset:xor")
    former = window.graph
    worker = start(window, gate, qtbot)
    if when == "before it is asked":
        finish(worker, gate)
    elif when == "while it is asked":

        def ask(_: QMessageBox) -> QMessageBox.StandardButton:
            finish(worker, gate)
            window.training._timer.timeout.emit()
            return QMessageBox.StandardButton.Discard

        window.graph.add("constant", id="made")
        worker = start(window, gate, qtbot)
        monkeypatch.setattr(QMessageBox, "exec", ask)
    # The same ids: all that was learned could be written to it.
    if when == "unasked":
        window.session.replace_graph(preset("xor"), name="xor")
    else:
        window.actions_by_name["example_xor"].trigger()
    assert window.graph is not former
    arrive_late(window, worker, gate.frames[-1])
    assert write_document(window.graph) == write_document(preset("xor"))
    assert not window.isWindowModified()
    assert window.session.undo_stack.count() == 0
    assert window.training.frame is None
    assert not window.training.can_reset
    shows_what_is(window)
    assert {id_: former.node(id_).value for id_ in ("v1", "v2")} != {
        id_: window.graph.node(id_).value for id_ in ("v1", "v2")
    }
