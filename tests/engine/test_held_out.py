"""Held-out rows: no step learns from them, and their loss is measured beside that of the others."""

import math
from collections.abc import Callable

import numpy as np
import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.data_split import split_rows
from guibp.engine.gauge import Gauge
from guibp.engine.held_out_history import HeldOutHistory
from guibp.engine.held_out_meter import HeldOutMeter
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.trainer import Frame, Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.engine.training_steps import TrainingState, begin_training, run_steps
from guibp.model.graph import Graph
from tests.engine.graphs import XOR_COLUMNS, xor

Way = Callable[[], Kernel | None]


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Way:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


def rows_of(rows: list[int]) -> dict[str, list[float]]:
    return {name: [values[row] for row in rows] for name, values in XOR_COLUMNS.items()}


def split(held_out: list[int]) -> tuple[Graph, Graph, Graph]:
    """XOR with rows held out, and XOR on nothing but the others, and on nothing but them."""
    whole, training, held = xor(), xor(), xor()
    whole.set_dataset(XOR_COLUMNS, held_out)
    training.set_dataset(rows_of([row for row in range(4) if row not in held_out]))
    held.set_dataset(rows_of(held_out))
    return whole, training, held


def loss_at(graph: Graph, parameters: tuple[tuple[str, float], ...]) -> float:
    for id_, value in parameters:
        graph.set_value(id_, value)
    loss = guibp.evaluate(graph).value("loss")
    assert isinstance(loss, float)
    return loss


@pytest.mark.parametrize("held_out", [[1], [0, 3]])
@pytest.mark.parametrize("batching", [WHOLE, Batching(2, 1)])
def test_it_learns_as_if_they_were_not_there(held_out: list[int], batching: Batching, way: Way) -> None:
    whole, training, held = split(held_out)
    trainer = Trainer(compile_tape(whole), Controls(learning_rate=0.5), way, batching)
    alone = Trainer(compile_tape(training), Controls(learning_rate=0.5), way, batching)
    for one in (trainer, alone):
        one.run(limit=40)
    assert trainer.parameters() == alone.parameters()
    assert trainer.history.losses.tolist() == alone.history.losses.tolist()
    frame = trainer.frame()
    assert frame.loss == alone.frame().loss
    assert frame.held_out_loss == pytest.approx(loss_at(held, trainer.parameters()), rel=1e-12)
    assert frame.evaluation(trainer.tape).value("loss") == frame.loss
    assert loss_at(whole, trainer.parameters()) == pytest.approx(frame.loss, rel=1e-12)


def test_the_history_has_their_loss_at_every_step_it_names(way: Way) -> None:
    whole, _, held = split([2])
    trainer = Trainer(compile_tape(whole), Controls(learning_rate=0.5), way)
    expected = []
    for _ in range(12):
        expected.append(loss_at(held, trainer.parameters()))
        trainer.run(limit=1)
    assert trainer.held_out.steps.tolist() == list(range(12))
    assert trainer.held_out.losses.tolist() == pytest.approx(expected, rel=1e-12)
    at_once = Trainer(compile_tape(whole), Controls(learning_rate=0.5), way)
    at_once.run(limit=12)
    assert at_once.held_out.losses.tolist() == trainer.held_out.losses.tolist()


def test_a_long_history_is_thinned_by_the_steps_alone() -> None:
    history = HeldOutHistory(most=8)
    for step in range(100):
        if history.next_step == step:
            history.append(float(step))
    assert history.steps.tolist() == history.losses.tolist()
    assert 4 < len(history.losses) <= 8
    history.truncate(40)
    assert history.steps.tolist() == [0, 16, 32]
    history.skip_to(80)
    assert np.isnan(history.losses[3:]).all()
    assert history.next_step == 80


def test_a_result_tells_them_and_says_nothing_without() -> None:
    whole, _, held = split([1])
    result = guibp.train(whole, steps=30, learning_rate=0.5)
    assert result.held_out_steps.tolist() == list(range(30))
    assert result.held_out_loss == pytest.approx(loss_at(held, tuple(result.parameters.items())))
    assert [len(values) for values in result.predictions.values()] == [4]
    without = guibp.train(xor(), steps=30)
    assert without.held_out_loss is None
    assert len(without.held_out_losses) == 0


def test_a_moment_of_a_replay_has_both_losses(way: Way) -> None:
    whole, _, _ = split([1])
    trainer = Trainer(compile_tape(whole), Controls(learning_rate=0.5), way, record=TrainingRecord())
    frames: list[Frame] = []
    for _ in range(20):
        trainer.run(limit=1)
        frames.append(trainer.frame())
    replay = trainer.replay()
    assert replay is not None
    for step in (20, 3, 11):
        replay.approach(step)
        moment, frame = replay.moment(), frames[step - 1]
        assert (moment.loss, moment.held_out_loss) == (frame.loss, frame.held_out_loss)
        assert np.array_equal(moment.evaluation.values, frame.values, equal_nan=True)


def test_compiled_steps_are_measured_many_at_once_and_alike(kernel: Kernel) -> None:
    """However the steps are grouped, the same steps have the same losses, those of steps one by one."""
    whole, _, held = split([2])
    single, grouped, again = (
        Trainer(compile_tape(whole), Controls(learning_rate=0.5), lambda: kernel) for _ in range(3)
    )
    grouped.run(limit=2500)
    for count in (1, 1, 2, 30, 1, 500, 1, 1, 400, 1563):
        single.run(limit=count)
    assert grouped.held_out.steps.tolist() == single.held_out.steps.tolist() == list(range(0, 2500, 4))
    assert grouped.held_out.losses.tolist() == single.held_out.losses.tolist()
    for place in (1, 17, 300):
        again.run(limit=4 * place - again.step)
        expected = loss_at(held, again.parameters())
        assert grouped.held_out.losses[place] == pytest.approx(expected, rel=1e-12)


def test_no_step_waits_for_a_measurement_where_steps_are_compiled(kernel: Kernel) -> None:
    state, gauge = watched([2])
    meter = HeldOutMeter()
    assert meter.begin(state, gauge, kernel) > 1000
    assert meter.begin(state, gauge, None) == 1
    assert meter.begin(*watched([]), kernel) == math.inf


def test_what_an_interrupt_kept_from_the_history_is_measured_later(kernel: Kernel) -> None:
    """A Ctrl-C between steps and their measurement leaves no gap."""
    state, gauge = watched([2])
    meter = HeldOutMeter()
    meter.begin(state, gauge, kernel)
    trace = meter.take_trace(state, gauge, 5)
    run_steps(state, kernel, np.array([0.5]), np.empty(5), trace=trace)
    assert meter.history.steps.tolist() == [0]
    meter.settle(state, gauge, kernel)
    assert meter.history.steps.tolist() == [0, 1, 2, 3, 4]
    assert np.isfinite(meter.history.losses).all()


def watched(held_out: list[int]) -> tuple[TrainingState, Gauge]:
    graph = xor()
    graph.set_dataset(XOR_COLUMNS, held_out)
    rows = split_rows(compile_tape(graph))
    state = begin_training(rows.training, OptimizerKind.SGD)
    return state, Gauge(rows, state)
