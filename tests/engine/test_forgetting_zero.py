"""Gradients that nobody sets to zero: they add up, the same interpreted, compiled, replayed and by hand."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from guibp.cli import main
from guibp.engine.compilation import compile_tape
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import KINDS, OptimizerKind
from guibp.engine.trainer import Status, Trainer
from guibp.engine.training import train
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Batching, Controls
from guibp.model.document import read_document, write_document
from guibp.model.errors import DocumentError, TrainingError
from guibp.model.graph import Graph
from guibp.model.presets import preset
from tests.engine.graphs import xor

Ways = Callable[[], Kernel | None]
FORGETFUL = Controls(learning_rate=0.02, forgets_zero=True)
PARABOLA = 1.0
"""Where the bottom of the parabola lies."""


@pytest.fixture(params=["interpreted", "compiled"])
def way(request: pytest.FixtureRequest, kernel: Kernel) -> Ways:
    chosen = kernel if request.param == "compiled" else None
    return lambda: chosen


def _give(kernel: Kernel | None) -> Kernel | None:
    return kernel


def parabola(start: float = 3.0) -> Graph:
    graph = Graph()
    w, bottom = graph.add("parameter", id="w", value=start), graph.add("constant", value=PARABOLA)
    graph.add("square", [graph.add("subtract", [w, bottom])], id="f")
    return graph


def state_of(trainer: Trainer) -> bytes:
    return trainer._state.numbers.tobytes()


def test_each_step_takes_the_sum_of_all_gradients(way: Ways) -> None:
    trainer = Trainer(compile_tape(parabola()), FORGETFUL, way)
    w, kept = 3.0, 0.0
    for _ in range(20):
        kept += 2 * (w - PARABOLA)
        w -= 0.02 * kept
        trainer.run(limit=1)
        assert dict(trainer.parameters())["w"] == pytest.approx(w, rel=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_every_optimiser_takes_it_compiled_as_interpreted(kind: OptimizerKind, kernel: Kernel) -> None:
    ends: list[np.ndarray] = []
    for chosen in (None, kernel):
        trainer = Trainer(compile_tape(xor()), replace(FORGETFUL, optimizer=kind), partial(_give, chosen))
        trainer.run(limit=40)
        ends.append(np.array([value for _, value in trainer.parameters()]))
    np.testing.assert_allclose(ends[0], ends[1], rtol=1e-9)


def test_one_run_is_the_same_as_many(way: Ways) -> None:
    """The sum lasts from run to run, and from batch to batch."""
    together, apart = (Trainer(compile_tape(xor()), FORGETFUL, way, Batching(3, seed=1)) for _ in range(2))
    together.run(limit=30)
    for _ in range(30):
        apart.run(limit=1)
    assert state_of(together) == state_of(apart)


def test_it_can_be_switched_on_the_way_and_replayed_to_the_bit(way: Ways) -> None:
    trainer = Trainer(compile_tape(xor()), Controls(learning_rate=0.1), way, record=TrainingRecord(4000))
    seen = [state_of(trainer)]
    for step in range(120):
        forgets, kind = 30 <= step < 70 or step >= 100, KINDS[step // 50]
        trainer.controls = Controls(kind, 0.02, forgets_zero=forgets)
        trainer.run(limit=1)
        seen.append(state_of(trainer))
    replay = trainer.replay()
    assert replay is not None
    for step in (120, 31, 29, 30, 71, 0, 99, 50, 101, 69):
        assert replay.approach(step)
        assert replay.state.numbers.tobytes() == seen[step], step


def test_going_on_from_the_past_takes_the_sum_of_then(way: Ways) -> None:
    trainer = Trainer(compile_tape(xor()), FORGETFUL, way, record=TrainingRecord())
    trainer.run(limit=20)
    middle = state_of(trainer)
    trainer.run(limit=20)
    end, replay = state_of(trainer), trainer.replay()
    assert replay is not None
    replay.approach(20)
    trainer.rewind(replay.state)
    assert state_of(trainer) == middle
    trainer.run(limit=20)
    assert state_of(trainer) == end


def test_off_it_leaves_every_bit_alone_and_takes_no_room(way: Ways) -> None:
    trainer, switched = (Trainer(compile_tape(xor()), Controls(), way) for _ in range(2))
    trainer.run(limit=25)
    switched._state.forget_zero(True)
    switched._state.forget_zero(False)
    switched.run(limit=25)
    assert state_of(trainer) == state_of(switched)
    assert trainer._state.numbers.shape[0] == 3


def test_a_step_that_leaves_the_finite_numbers_adds_nothing(way: Ways) -> None:
    trainer = Trainer(compile_tape(parabola(1e150)), replace(FORGETFUL, learning_rate=1e170), way)
    assert trainer.run(limit=3).status is Status.DIVERGED
    kept = trainer._state.accumulated
    assert kept is not None
    assert trainer.step == 0
    assert kept.tolist() == [0.0]


def test_the_command_knows_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for extra in ((), ("--forget-zero",)):
        assert main(["train", "preset:xor", "--steps", "30", "--json", *extra]) == 0
        said.append(json.loads(capsys.readouterr().out)["parameters"])
    graph = preset("xor")
    assert said[1] == train(graph, steps=30, forget_zero=True).parameters != said[0]


def test_it_is_known_by_the_call_and_by_the_document() -> None:
    asked, written, plain = xor(), xor(), xor()
    written.set_training(forget_zero=True)
    train(asked, steps=30, forget_zero=True)
    train(written, steps=30)
    train(plain, steps=30)
    values = [[node.value for node in graph.node_records] for graph in (asked, written, plain)]
    assert values[0] == values[1] != values[2]
    overruled = xor()
    overruled.set_training(forget_zero=True)
    train(overruled, steps=30, forget_zero=False)
    assert [node.value for node in overruled.node_records] == values[2]


@pytest.mark.parametrize("forgets", [True, False, None])
def test_a_document_keeps_it(forgets: bool | None) -> None:
    graph = xor()
    graph.set_training(steps=5, forget_zero=forgets)
    text = write_document(graph)
    assert (b"forget_zero" in text) == (forgets is not None)
    again = read_document(text, "a.json")
    assert again.training == graph.training
    assert write_document(again) == text


def test_what_is_neither_true_nor_false_is_refused() -> None:
    with pytest.raises(TrainingError):
        xor().set_training(forget_zero=1)  # type: ignore[arg-type]  # the very point
    graph = xor()
    graph.set_training(forget_zero=True)
    with pytest.raises(DocumentError, match="true or false"):
        read_document(write_document(graph).replace(b'"forget_zero": true', b'"forget_zero": 1'), "a.json")
