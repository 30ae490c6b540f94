"""Penalties on the weights: against steps written here as plain loops, compiled and interpreted."""

from collections.abc import Callable

import numpy as np
import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.penalties import NO_PENALTY, Penalty
from guibp.engine.trainer import Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Controls, TrainingSettingsError
from guibp.model.graph import Graph
from tests.engine.graphs import xor

Way = Callable[[], Kernel | None]
RATE, L1, L2 = 0.05, 0.3, 0.2


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Way:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


def line() -> Graph:
    """(w·x + u·x + b - t)²: weights of both signs, one at 0, and a bias."""
    graph = guibp.parse(
        "x = 2; t = 1; w = param(1.5); u = param(-0.5); z = param(0); b = param(4);"
        "f = square(w*x + u*x + z*0 + b - t)"
    )
    graph.set_output("f")
    return graph


def train(penalty: Penalty, way: Way, kind: OptimizerKind = OptimizerKind.SGD, steps: int = 9) -> Trainer:
    trainer = Trainer(compile_tape(line()), Controls(kind, RATE, penalty=penalty), way)
    trainer.run(limit=steps)
    return trainer


def test_steps_of_gradient_descent_pull_the_weights_towards_0(way: Way) -> None:
    w, u, z, b = 1.5, -0.5, 0.0, 4.0
    losses = []
    for _ in range(9):
        miss = 2 * w + 2 * u + b - 1
        losses.append(miss**2)
        pull = [L1 * np.sign(p) + L2 * p for p in (w, u, z)]
        w, u, z, b = (
            w - RATE * (4 * miss + pull[0]),
            u - RATE * (4 * miss + pull[1]),
            z - RATE * pull[2],
            b - RATE * 2 * miss,
        )
    trainer = train(Penalty(L1, L2), way)
    assert [value for _, value in trainer.parameters()] == pytest.approx([w, u, z, b], rel=1e-12)
    assert trainer.history.losses == pytest.approx(losses, rel=1e-12), "the loss is that of the data"


@pytest.mark.parametrize("kind", KINDS)
def test_a_penalty_passes_through_every_optimizer(kind: OptimizerKind, kernel: Kernel) -> None:
    compiled = train(Penalty(L1, L2), lambda: kernel, kind)
    interpreted = train(Penalty(L1, L2), lambda: None, kind)
    free = train(NO_PENALTY, lambda: kernel, kind)
    found, expected = (dict(trainer.parameters()) for trainer in (compiled, interpreted))
    assert found == pytest.approx(expected, rel=1e-12)
    assert abs(found["w"] - dict(free.parameters())["w"]) > 1e-5


def test_no_penalty_changes_no_bit(way: Way) -> None:
    trainer = train(Penalty(0.0, 0.0), way)
    assert trainer.parameters() == train(NO_PENALTY, way).parameters()
    trainer.controls = Controls(OptimizerKind.SGD, RATE, penalty=Penalty(L1, L2))
    trainer.run(limit=1)
    trainer.controls = Controls(OptimizerKind.SGD, RATE)
    after = dict(trainer.parameters())
    trainer.run(limit=1)
    fresh = line()
    for id_, value in after.items():
        fresh.set_value(id_, value)
    alone = Trainer(compile_tape(fresh), Controls(OptimizerKind.SGD, RATE), way)
    alone.run(limit=1)
    assert trainer.parameters() == alone.parameters(), "taken away, nothing of it is left"


def test_replay_knows_which_penalty_there_was(way: Way) -> None:
    trainer = Trainer(compile_tape(xor()), Controls(learning_rate=0.5), way, record=TrainingRecord())
    seen = []
    for step in range(60):
        if step in (20, 40):
            trainer.controls = Controls(learning_rate=0.5, penalty=Penalty(0.001 * step, 0.01))
        trainer.run(limit=1)
        seen.append(trainer._state.numbers.tobytes())
    replay = trainer.replay()
    assert replay is not None
    for step in (60, 1, 25, 45, 39, 41):
        assert replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step - 1]


def test_settings_come_from_the_call_then_the_document() -> None:
    results = []
    for in_document, given in ((0.0, 0.1), (0.1, None), (0.1, 0.0), (0.0, None)):
        graph = line()
        graph.set_training(l2=in_document, learning_rate=RATE)
        results.append(guibp.train(graph, steps=5, l2=given).parameters)
    assert results[0] == results[1] != results[2] == results[3]


@pytest.mark.parametrize("strength", [-1.0, float("nan"), float("inf"), "0.1", True, 10**400])
@pytest.mark.parametrize("name", ["l1", "l2"])
def test_a_strength_is_a_finite_number_from_0_up(name: str, strength: object) -> None:
    graph = line()
    before = graph.node("w").value
    with pytest.raises(TrainingSettingsError, match=name):
        guibp.train(graph, steps=1, **{name: strength})  # type: ignore[arg-type]  # that is what is tested
    assert graph.node("w").value == before
