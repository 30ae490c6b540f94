"""Goals of a training: it stops behind the very step that got there, however its steps are made."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate
from guibp.engine.goals import ALL_RIGHT, DIVERGED, Goal, GoalKind, check_goal, read_goal
from guibp.engine.judgement import are_right, count_right
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.predictions import find_compared
from guibp.engine.trainer import Status, Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Batching, Controls, TrainingSettingsError
from guibp.model.edits import SetDataset
from guibp.model.errors import UnfinishedGraphError
from guibp.model.presets import preset


def choose(kernel: Kernel | None) -> Kernel | None:
    return kernel


def below(loss: float) -> Goal:
    return Goal(GoalKind.LOSS_BELOW, loss)


def begin_xor(kernel: Kernel | None, batch: int | None = None) -> Trainer:
    controls = Controls(OptimizerKind.MOMENTUM, 0.5, batching=Batching(batch))
    return Trainer(compile_tape(preset("xor")), controls, lambda: kernel, record=TrainingRecord())


@pytest.mark.parametrize("is_compiled", [True, False])
def test_it_stands_behind_the_first_step_below_the_loss(kernel: Kernel, is_compiled: bool) -> None:
    chosen = kernel if is_compiled else None
    whole = begin_xor(chosen)
    whole.run(limit=1500)
    losses = whole.history.losses
    first = int(np.flatnonzero(losses < 0.1)[0])
    assert 10 < first < 1500
    trainer = begin_xor(chosen)
    assert trainer.run(until=below(0.1)).status is Status.REACHED
    assert trainer.step == first
    assert trainer.history.losses.tobytes() == losses[:first].tobytes()
    replay = whole.replay()
    assert replay is not None
    replay.approach(first)
    assert trainer.parameters() == tuple(zip(trainer.trained, replay.state.parameters.tolist(), strict=True))


@pytest.mark.parametrize("is_compiled", [True, False])
def test_with_batches_the_loss_of_all_rows_has_to_be_below(kernel: Kernel, is_compiled: bool) -> None:
    chosen = kernel if is_compiled else None
    trainer = begin_xor(chosen, 1)
    assert trainer.run(limit=3000, until=below(0.3)).status is Status.REACHED
    reached, learned = trainer.step, trainer.parameters()
    twin, losses = begin_xor(chosen, 1), []
    for _ in range(reached + 1):
        losses.append(twin.frame().loss)
        if twin.step == reached:
            assert twin.parameters() == learned
        twin.run(limit=1)
    assert [loss < 0.3 for loss in losses].index(True) == reached
    assert min(twin.history.losses[:reached]) < 0.3, "a batch was below before"


@pytest.mark.parametrize("held_out", [(0,), (3,), (1, 2)])
def test_rows_held_out_need_not_be_right(held_out: tuple[int, ...]) -> None:
    graph = preset("xor")
    assert graph.dataset is not None
    graph.apply(SetDataset(graph.dataset.hold_out(held_out)))
    rows = [row for row in range(4) if row not in held_out]
    controls, wanted = Controls(OptimizerKind.MOMENTUM, 0.5), np.array([0.0, 1.0, 1.0, 0.0])[rows]
    trainer = Trainer(compile_tape(graph), controls)
    assert trainer.run(limit=3000, until=ALL_RIGHT).status is Status.REACHED
    twin, rights = Trainer(compile_tape(graph), controls), []
    for _ in range(trainer.step + 1):
        predictions = np.asarray(twin.frame().evaluation(twin.tape).value("y"))[rows]
        rights.append(count_right(predictions, wanted) == len(rows))
        twin.run(limit=1)
    assert rights.index(True) == trainer.step


def test_it_stands_at_the_first_step_at_which_all_are_right(kernel: Kernel) -> None:
    trainer = begin_xor(kernel)
    assert trainer.run(until=ALL_RIGHT).status is Status.REACHED
    reached = trainer.step
    assert reached > 5
    twin, rights = begin_xor(kernel), []
    for _ in range(reached + 1):
        frame = twin.frame()
        evaluation = frame.evaluation(twin.tape)
        rights.append(count_right(np.asarray(evaluation.value("y")), np.array([0.0, 1.0, 1.0, 0.0])))
        twin.run(limit=1)
    assert rights.index(4) == reached


def test_where_all_are_right_already_no_step_is_taken(kernel: Kernel) -> None:
    trainer = begin_xor(kernel)
    trainer.run(until=ALL_RIGHT)
    step = trainer.step
    assert trainer.run(until=ALL_RIGHT).status is Status.REACHED
    assert trainer.step == step


def test_a_limit_and_a_stop_come_before_the_goal(kernel: Kernel) -> None:
    trainer = begin_xor(kernel)
    assert trainer.run(limit=3, until=below(1e-9)).status is Status.FINISHED
    assert trainer.run(lambda: True, until=ALL_RIGHT).status is Status.STOPPED
    assert trainer.step == 3


def test_a_training_goes_on_from_its_goal(kernel: Kernel) -> None:
    whole, trainer = begin_xor(kernel), begin_xor(kernel)
    whole.run(limit=900)
    trainer.run(until=below(0.3))
    trainer.run(limit=900 - trainer.step)
    assert trainer.parameters() == whole.parameters()


def test_batches_of_another_size_while_it_runs_come_again_in_a_replay(kernel: Kernel) -> None:
    trainer, seen = begin_xor(kernel), {}
    for size in (None, 2, 3, None, 1):
        trainer.controls = Controls(learning_rate=0.3, batching=Batching(size))
        trainer.run(limit=37)
        seen[trainer.step] = trainer.parameters()
    replay = trainer.replay()
    assert replay is not None
    for step, parameters in reversed(seen.items()):
        replay.approach(step)
        assert replay.state.parameters.tolist() == [value for _, value in parameters]
    assert len(set(seen.values())) == 5


def test_the_batch_that_was_chosen_meanwhile_is_the_one_that_is_taken(kernel: Kernel) -> None:
    graph = guibp.parse('w = param(0); f = squared_error(w, data("t")); loss = mean(f)')
    graph.set_dataset({"t": [1.0, 2.0, 3.0, 4.0]})
    for chosen in (None, kernel):
        trainer = Trainer(compile_tape(graph), Controls(learning_rate=0.5), partial(choose, chosen))
        trainer.run(limit=1)
        assert trainer.parameters() == (("w", 2.5),)
        trainer.controls = Controls(learning_rate=0.5, batching=Batching(1))
        trainer.run(limit=1)
        assert trainer.parameters()[0][1] in (1.0, 2.0, 3.0, 4.0)


def test_a_regression_is_right_within_a_share_of_its_span() -> None:
    targets = np.array([0.0, 10.0, 4.0])
    assert are_right(np.array([0.4, 9.6, 4.0]), targets)
    assert not are_right(np.array([0.6, 9.6, 4.0]), targets)
    assert not are_right(np.array([np.nan, 10.0, 4.0]), targets)
    assert are_right(np.array([10.4]), np.array([10.0]))
    assert not are_right(np.array([10.6]), np.array([10.0]))
    assert are_right(np.array([0.4, 0.6]), np.array([0.0, 1.0]))
    assert not are_right(np.array([np.nan, 0.6]), np.array([0.0, 1.0]))


def test_a_single_number_with_a_target_can_be_right() -> None:
    graph = guibp.parse("w = param(-2); x = 5; b = param(3); f = w*x + b; loss = squared_error(f, 4)")
    result = guibp.train(graph, learning_rate=0.01, until="all right")
    assert result.reached
    assert 0 < result.steps < 1000
    value = guibp.evaluate(graph).value("f")
    assert value == pytest.approx(4.0, abs=0.2)


def test_only_what_is_compared_with_a_target_can_be_right() -> None:
    with pytest.raises(UnfinishedGraphError, match="nothing can be right"):
        guibp.train(guibp.parse("w = param(3); f = square(w)"), until="all right")
    tape = evaluate(preset("xor")).tape
    (pair,) = find_compared(tape)
    assert [tape.slot_of("y"), tape.slot_of("t")] == [*pair]


def test_a_divergence_can_be_the_goal() -> None:
    graph = guibp.parse("w = param(3); f = w**4")
    result = guibp.train(graph, learning_rate=1e6, until="diverged")
    assert (result.reached, result.diverged) == (True, True)
    assert not guibp.train(guibp.parse("w = param(3); f = square(w)"), steps=5, until=DIVERGED).reached
    with pytest.raises(guibp.DivergedError):
        guibp.train(guibp.parse("w = param(3); f = w**4"), learning_rate=1e6, until=1e-300)


@pytest.mark.parametrize(
    "text, goal",
    [
        ("0.1", below(0.1)),
        ("loss<0.1", below(0.1)),
        ("loss < 1e-3", below(0.001)),
        ("all-right", ALL_RIGHT),
        ("all right", ALL_RIGHT),
        ("diverged", DIVERGED),
        ("-0.5", below(-0.5)),
    ],
)
def test_a_goal_is_read_as_it_is_written(text: str, goal: Goal) -> None:
    assert read_goal(text) == goal
    assert check_goal(text) == goal


@pytest.mark.parametrize("goal", ["soon", "", "0,1", "nan", "x<1", True, float("nan"), None, ()])
def test_what_is_no_goal_is_refused(goal: object) -> None:
    with pytest.raises(TrainingSettingsError):
        check_goal(goal)


def test_the_document_has_schedule_and_batch() -> None:
    graph = preset("xor")
    graph.set_training(schedule="step:10:0.5", batch=2)
    settings = graph.training
    assert settings is not None
    result = guibp.train(graph, steps=40)
    other = preset("xor")
    assert guibp.train(other, steps=40, schedule="step:10:0.5", batch=2).parameters == result.parameters
    assert guibp.train(preset("xor"), steps=40).parameters != result.parameters
    for wrong in ({"schedule": "sometimes"}, {"batch": 0}, {"batch": 1.5}, {"schedule": "cosine:0"}):
        with pytest.raises(guibp.GuibpError):
            graph.set_training(**wrong)
    assert graph.training == settings
