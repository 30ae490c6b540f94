"""Data that change under a training: it goes on with the new rows, and every moment comes again exactly."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.trainer import Trainer
from guibp.engine.training import write_parameters
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import WHOLE, Batching, Controls
from guibp.model.errors import UnfinishedGraphError
from guibp.model.graph import Graph
from tests.engine.graphs import XOR_COLUMNS, xor

Way = Callable[[], Kernel | None]
Change = Callable[[Graph], None]
MORE = {name: [*values, 0.5, 0.25] for name, values in XOR_COLUMNS.items()}
FEWER = {name: values[:3] for name, values in XOR_COLUMNS.items()}
CHANGES: Mapping[int, Change] = {
    15: lambda graph: graph.set_dataset(MORE),
    30: lambda graph: graph.set_dataset(FEWER, [1]),
    30 + 1: lambda graph: graph.freeze("w11", "b3"),
    45: lambda graph: graph.set_dataset(XOR_COLUMNS),
    50: lambda graph: graph.unfreeze("w11"),
}
STEPS = 70


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Way:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


def train(
    way: Way, controls: Controls, batching: Batching = WHOLE, changes: Mapping[int, Change] = CHANGES
) -> tuple[Trainer, Sequence[bytes]]:
    """Step by step, the graph edited on the way; the bytes of the state after each number of steps."""
    graph = xor()
    trainer = Trainer(compile_tape(graph), controls, way, batching, TrainingRecord())
    seen = [trainer._state.numbers.tobytes()]
    for step in range(STEPS):
        if step in changes:
            write_parameters(graph, trainer)
            changes[step](graph)
            trainer.go_on_with(compile_tape(graph))
        trainer.run(limit=1)
        seen.append(trainer._state.numbers.tobytes())
    return trainer, seen


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("batching", [WHOLE, Batching(2, 3)])
def test_every_moment_comes_again(kind: OptimizerKind, batching: Batching, way: Way) -> None:
    trainer, seen = train(way, Controls(kind, 0.05), batching)
    replay = trainer.replay()
    assert replay is not None
    some = np.random.default_rng(1).integers(0, STEPS + 1, 25).tolist()
    for step in (STEPS, 0, 14, 16, 29, 31, 32, 44, 46, 51, *some):
        assert replay.approach(step)
        if step not in CHANGES:
            assert replay.state.numbers.tobytes() == seen[step], step
        assert replay.moment().evaluation.tape is trainer.tape


def test_what_is_frozen_now_or_was_then_is_shown_as_it_was(way: Way) -> None:
    graph, was = xor(), list[dict[str, float]]()
    trainer = Trainer(
        compile_tape(graph), Controls(OptimizerKind.MOMENTUM, 0.1), way, record=TrainingRecord()
    )
    changes: Mapping[int, Change] = {
        10: lambda graph: graph.freeze("w11"),
        20: lambda graph: graph.unfreeze("w11"),
        25: lambda graph: graph.set_dataset(FEWER, [1]),
        30: lambda graph: graph.freeze("w11", "v2"),
    }
    for step in range(40):
        if step in changes:
            write_parameters(graph, trainer)
            changes[step](graph)
            trainer.go_on_with(compile_tape(graph))
        values = {node.id: node.value for node in graph.node_records if node.op == "parameter"}
        was.append({id_: float(value or 0.0) for id_, value in values.items()} | dict(trainer.parameters()))
        trainer.run(limit=1)
    replay = trainer.replay()
    assert replay is not None
    for step in (35, 3, 9, 10, 15, 20, 22, 27, 30, 39):
        assert replay.approach(step)
        evaluation = replay.moment().evaluation
        assert {id_: evaluation.value(id_) for id_ in was[step]} == was[step], step
    replay.approach(15)
    trainer.rewind(replay.state)
    assert dict(trainer.every_parameter()) == was[15]
    trainer.run(limit=3)
    frozen = {"w11", "v2"}
    assert {id_: dict(trainer.every_parameter())[id_] for id_ in frozen} == {
        id_: was[15][id_] for id_ in frozen
    }
    again = trainer.replay()
    assert again is not None
    for step, expected in ((5, was[5]), (18, dict(trainer.every_parameter()))):
        again.approach(step)
        evaluation = again.moment().evaluation
        assert {id_: evaluation.value(id_) for id_ in expected} == expected, step


def test_nothing_that_was_learned_is_forgotten(way: Way) -> None:
    """New rows that are the old ones change no bit: the memories of the optimiser go on."""
    controls = Controls(OptimizerKind.ADAM, 0.05)
    same = {step: (lambda graph: graph.set_dataset(XOR_COLUMNS)) for step in (7, 30)}
    trainer, seen = train(way, controls, changes=same)
    plain, expected = train(way, controls, changes={})
    assert seen == expected
    assert trainer.history.losses.tolist() == plain.history.losses.tolist()
    assert trainer.step == STEPS


def test_a_past_moment_on_other_data_can_be_gone_on_from(way: Way) -> None:
    trainer, seen = train(way, Controls(OptimizerKind.MOMENTUM, 0.1))
    replay = trainer.replay()
    assert replay is not None
    replay.approach(20)
    trainer.rewind(replay.state)
    assert trainer.step == 20
    start = np.frombuffer(seen[20]).reshape(3, -1)
    reached = dict(trainer.parameters())
    assert reached["w12"] == start[0, 1]
    trainer.run(limit=5)
    after = trainer._state.numbers.tobytes()
    assert len(trainer.history.losses) == 25
    for step in (12, 25):
        assert replay.approach(step)
    assert replay.state.numbers.tobytes() == after
    replay.approach(12)
    assert replay.state.numbers.tobytes() == seen[12]


def test_what_cannot_be_trained_is_refused_and_changes_nothing(way: Way) -> None:
    graph = xor()
    trainer = Trainer(compile_tape(graph), Controls(), way, record=TrainingRecord())
    trainer.run(limit=3)
    before = trainer._state.numbers
    graph.set_dataset({"x1": [1.0]})
    with pytest.raises(UnfinishedGraphError):
        trainer.go_on_with(compile_tape(graph))
    assert trainer._state.numbers is before
    trainer.run(limit=1)
    assert trainer.step == 4
