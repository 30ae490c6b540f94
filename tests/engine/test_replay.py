"""Replays: every moment of a training again, to the last bit, whatever changed on the way."""

import itertools
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.replay import Replay, ReplayError
from guibp.engine.trainer import Status, Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.model.graph import Graph
from guibp.model.schedules import CONSTANT, read_schedule
from tests.engine.graphs import line, xor

RATES = {OptimizerKind.ADAM: 0.01, OptimizerKind.RMSPROP: 0.01}
SCHEDULES = ("constant", "step:40:0.7", "exponential:0.999", "cosine:250", "warmup:90")
Ways = Callable[[], Kernel | None]


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Ways:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


def record_training(
    controls: Controls,
    kernel: Ways,
    batching: Batching = WHOLE,
    changes: dict[int, Controls] | None = None,
    limit: int = 300,
    graph: Graph | None = None,
) -> tuple[Trainer, TrainingRecord, list[bytes]]:
    """A training step by step: its record, and the bytes of its state after each number of steps."""
    record = TrainingRecord()
    trainer = Trainer(compile_tape(graph or xor()), controls, kernel, batching, record)
    seen = [state_of(trainer)]
    for step in range(limit):
        trainer.controls = (changes or {}).get(step, trainer.controls)
        trainer.run(limit=1)
        seen.append(state_of(trainer))
    return trainer, record, seen


def state_of(trainer: Trainer) -> bytes:
    return trainer._state.numbers.tobytes()


def replay_of(trainer: Trainer) -> Replay:
    replay = trainer.replay()
    assert replay is not None
    return replay


def visit(steps: int) -> Iterator[int]:
    """Forth, back, to and fro, and to both ends."""
    yield from (steps, 0, 1, steps - 1, steps // 2)
    yield from np.random.default_rng(5).integers(0, steps + 1, 40).tolist()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_moment_comes_again(kind: OptimizerKind, schedule: str, way: Ways) -> None:
    controls = Controls(kind, RATES.get(kind, 0.3), schedule=read_schedule(schedule))
    trainer, _, seen = record_training(controls, way)
    replay = replay_of(trainer)
    for step in visit(300):
        assert replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [1, 3])
def test_batches_come_again(kind: OptimizerKind, size: int, way: Ways) -> None:
    controls = Controls(kind, RATES.get(kind, 0.3))
    trainer, _, seen = record_training(controls, way, Batching(size, seed=7))
    replay = replay_of(trainer)
    for step in visit(300):
        replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step]


@pytest.mark.parametrize("changed", ["optimizer", "rate", "schedule", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_controls_that_changed_on_the_way_come_again(kind: OptimizerKind, changed: str, way: Ways) -> None:
    before = Controls(kind, RATES.get(kind, 0.3), schedule=read_schedule("step:40:0.9"))
    after = {
        "optimizer": replace(before, optimizer=OptimizerKind.MOMENTUM if kind != "momentum" else KINDS[-1]),
        "rate": replace(before, learning_rate=0.05),
        "schedule": replace(before, schedule=CONSTANT),
        "all": Controls(KINDS[kind == KINDS[0]], 0.02, schedule=read_schedule("cosine:200")),
    }[changed]
    trainer, record, seen = record_training(
        before, way, changes={0: before, 101: after, 102: before, 230: after}
    )
    assert [stretch.first for stretch in record.stretches] == [0, 101, 102, 230]
    replay = replay_of(trainer)
    for step in (*visit(300), 100, 101, 102, 103, 229, 230, 231):
        replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step]


def test_pieces_of_any_length_lead_to_the_same_bits(kernel: Kernel) -> None:
    for kind, schedule in itertools.product(KINDS, SCHEDULES):
        controls = Controls(kind, RATES.get(kind, 0.3), schedule=read_schedule(schedule))
        _, _, seen = record_training(controls, lambda: kernel)
        whole = Trainer(compile_tape(xor()), controls, lambda: kernel, record=TrainingRecord())
        whole.run(limit=300)
        assert state_of(whole) == seen[300]
        replay = replay_of(whole)
        for step in (7, 150, 299):
            replay.approach(step)
            assert replay.state.numbers.tobytes() == seen[step]


def test_steps_before_the_loops_were_compiled_are_replayed_as_they_were(kernel: Kernel) -> None:
    there: list[Kernel] = []
    record = TrainingRecord()
    trainer = Trainer(
        compile_tape(xor()),
        Controls(OptimizerKind.ADAM, 0.01),
        lambda: there[0] if there else None,
        record=record,
    )
    seen = []
    for step in range(60):
        if step == 30:
            there.append(kernel)
        seen.append(state_of(trainer))
        trainer.run(limit=1)
    assert [(stretch.first, stretch.is_compiled) for stretch in record.stretches] == [(0, False), (30, True)]
    replay = replay_of(trainer)
    for step in (59, 3, 29, 30, 31):
        replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step]


def test_a_pace_is_no_change(kernel: Kernel) -> None:
    controls = Controls(OptimizerKind.SGD, 0.1)
    _, record, _ = record_training(
        controls, lambda: kernel, changes={5: replace(controls, pace=1e6)}, limit=10
    )
    assert len(record.stretches) == 1


def test_a_long_training_takes_bounded_room_and_is_replayed(kernel: Kernel) -> None:
    record = TrainingRecord(most_bytes=6000)
    trainer = Trainer(
        compile_tape(xor()), Controls(OptimizerKind.MOMENTUM, 0.05), lambda: kernel, record=record
    )
    seen = {}
    for _ in range(400):
        trainer.run(limit=5000)
        seen[trainer.step] = state_of(trainer)
        assert record.snapshots <= 16
    assert record.snapshots > 3
    replay = replay_of(trainer)
    for step in itertools.islice(seen, 0, None, 57):
        replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step]


def test_what_is_promised_of_the_room_is_kept() -> None:
    record = TrainingRecord(most_bytes=2**20)
    tracemalloc.start()
    try:
        for step in range(20_000):
            numbers = np.zeros((3, 10))
            numbers[1, -1] = step
            record.note_work(numbers, 1.0)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.2 * 2**20
    assert record.snapshots > 1000


def test_numbers_too_large_for_the_room_are_replayed_from_the_start(kernel: Kernel) -> None:
    record = TrainingRecord(most_bytes=1)
    trainer = Trainer(compile_tape(xor()), Controls(), lambda: kernel, record=record)
    trainer.run(limit=500)
    middle = Trainer(compile_tape(xor()), Controls(), lambda: kernel)
    middle.run(limit=250)
    replay = replay_of(trainer)
    replay.approach(500)
    replay.approach(250)
    assert replay.state.numbers.tobytes() == state_of(middle)
    assert record.snapshots == 1


def test_a_limit_of_time_ends_it_on_the_way_and_another_call_goes_on() -> None:
    record = TrainingRecord(most_bytes=1)
    trainer = Trainer(compile_tape(xor()), Controls(), record=record)
    trainer.run(limit=40)
    replay = replay_of(trainer)
    replay.approach(0)
    assert not replay.approach(40, seconds=0.0)
    assert replay.state.done < 40
    assert any(replay.approach(40, seconds=1e-4) for _ in range(1000))
    assert replay.state.numbers.tobytes() == state_of(trainer)


def test_it_goes_no_further_than_what_was_done(kernel: Kernel) -> None:
    trainer, _, seen = record_training(Controls(), lambda: kernel, limit=20)
    replay = replay_of(trainer)
    for asked, found in ((1000, 20), (-3, 0)):
        assert replay.approach(asked)
        assert replay.state.numbers.tobytes() == seen[found]


def test_a_moment_has_every_number(kernel: Kernel) -> None:
    trainer, _, _ = record_training(Controls(), lambda: kernel, limit=40)
    shown = trainer.frame()
    trainer.run(limit=60)
    replay = replay_of(trainer)
    replay.approach(40)
    moment = replay.moment()
    assert (moment.step, moment.loss) == (40, shown.loss)
    assert moment.evaluation.values.tobytes() == shown.values.tobytes()
    assert moment.evaluation.edge_gradients is not None
    assert moment.evaluation.edge_gradients.tobytes() == shown.edge_gradients.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_going_on_from_a_moment_is_as_if_nothing_had_come_after(kind: OptimizerKind, way: Ways) -> None:
    controls = Controls(kind, RATES.get(kind, 0.3))
    slow = replace(controls, learning_rate=0.001)
    trainer, record, seen = record_training(controls, way, changes={120: slow})
    losses = trainer.history.losses
    replay = replay_of(trainer)
    replay.approach(100)
    trainer.rewind(replay.state)
    assert state_of(trainer) == seen[100]
    np.testing.assert_array_equal(trainer.history.losses, losses[:100])
    assert record.steps == 100
    trainer.controls = controls
    trainer.run(limit=100)
    straight, _, _ = record_training(controls, way, limit=200)
    assert state_of(trainer) == state_of(straight)
    np.testing.assert_array_equal(trainer.history.losses, straight.history.losses)
    assert [stretch.first for stretch in record.stretches] == [0]
    replay.approach(150)
    middle, _, _ = record_training(controls, way, limit=150)
    assert replay.state.numbers.tobytes() == state_of(middle)


def test_going_on_from_the_start(kernel: Kernel) -> None:
    trainer, record, seen = record_training(Controls(), lambda: kernel, limit=50)
    replay = replay_of(trainer)
    replay.approach(0)
    trainer.rewind(replay.state)
    assert (trainer.step, record.steps, len(trainer.history.losses)) == (0, 0, 0)
    trainer.run(limit=50)
    assert state_of(trainer) == seen[50]


def test_going_on_with_another_optimizer(kernel: Kernel) -> None:
    trainer, _, _ = record_training(Controls(OptimizerKind.ADAM, 0.01), lambda: kernel, limit=50)
    replay = replay_of(trainer)
    replay.approach(30)
    trainer.rewind(replay.state)
    trainer.controls = Controls(OptimizerKind.MOMENTUM, 0.1)
    trainer.run(limit=20)
    end = state_of(trainer)
    replay.approach(10)
    replay.approach(50)
    assert replay.state.numbers.tobytes() == end


def test_a_training_that_diverged_is_replayed_to_its_last_step(way: Ways) -> None:
    graph = Graph()
    graph.add("parameter", id="x", value=3.0)
    graph.add("square", ["x"], id="s")
    graph.add("square", ["s"], id="f")
    record = TrainingRecord()
    trainer = Trainer(compile_tape(graph), Controls(learning_rate=1.0), way, record=record)
    assert trainer.run(limit=100).status is Status.DIVERGED
    replay = replay_of(trainer)
    replay.approach(0)
    assert replay.approach(100)
    assert replay.state.numbers.tobytes() == state_of(trainer)


def test_a_reset_forgets_the_record() -> None:
    trainer, record, _ = record_training(Controls(), lambda: None, limit=5, graph=line())
    trainer.reset()
    assert (record.steps, record.snapshots, record.stretches) == (0, 0, ())
    with pytest.raises(ReplayError):
        replay_of(trainer).approach(3)


def test_without_a_record_there_is_no_replay() -> None:
    assert Trainer(compile_tape(xor())).replay() is None
