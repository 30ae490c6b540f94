"""A comparison gives the bits of single trainings, leaves the graph alone, and stops when it is told."""

from __future__ import annotations

import numpy as np
import pytest

import guibp
from guibp.engine.comparing import plan_comparison, run_comparison
from guibp.engine.run_choices import read_rate_list, read_seed_list
from guibp.engine.trainer import Frame
from guibp.engine.training_run import MOST_POINTS, TrainingRun, Verdict
from guibp.model.document import write_document
from guibp.model.errors import NumberError

LINE = "w = param(3); x = data('x'); y = w*x; loss = mean(squared_error(y, data('t')))"


@pytest.mark.parametrize("steps", [3, 1500])
def test_each_run_has_the_bits_of_a_training_with_its_settings(steps: int) -> None:
    graph = guibp.preset("xor")
    before = write_document(graph)
    runs = guibp.compare(
        graph, learning_rates=[0.1, 0.5], seeds=[0, 7, None], optimizers=["sgd", "adam"], steps=steps
    )
    assert write_document(graph) == before
    assert len(runs) == 12
    for run in runs:
        _assert_same_bits(run, steps)


def _assert_same_bits(run: TrainingRun, steps: int) -> None:
    alone, settings = guibp.preset("xor"), run.settings
    result = guibp.train(
        alone,
        steps=steps,
        learning_rate=settings.learning_rate,
        optimizer=settings.optimizer,
        seed=settings.seed,
    )
    assert run.parameters == result.parameters
    assert run.final_loss == result.final_loss
    assert np.array_equal(run.losses, result.losses[run.loss_steps])
    assert len(run.losses) <= MOST_POINTS
    assert run.best_loss == min(*result.losses.tolist(), result.final_loss)


def test_mini_batches_and_schedules_have_the_same_bits_too() -> None:
    graph = guibp.preset("xor")
    (run,) = guibp.compare(graph, seeds=[3], steps=400, batch=3, schedule="cosine:400")
    result = guibp.train(graph, seed=3, steps=400, batch=3, schedule="cosine:400")
    assert (run.parameters, run.final_loss) == (result.parameters, result.final_loss)


def test_verdicts_tell_solved_from_unsolved_diverged_and_unjudged() -> None:
    xor = guibp.compare(guibp.preset("xor"), learning_rates=[0.5], seeds=[0], optimizers=["momentum"])
    assert (xor[0].verdict, xor[0].right) == (Verdict.SOLVED, 4)
    single = guibp.compare(guibp.preset("single-unit-xor"), steps=200)
    assert single[0].verdict is Verdict.UNSOLVED
    line = guibp.parse(LINE)
    line.set_dataset({"x": [1.0, 2.0, 3.0], "t": [2.0, 4.0, 6.5]})
    calm, wild = guibp.compare(line, learning_rates=[0.01, 1e6], steps=500)
    assert (calm.verdict, calm.right) == (Verdict.FINISHED, None)
    assert wild.verdict is Verdict.DIVERGED
    assert wild.steps < 500


def test_a_stop_keeps_the_runs_that_are_done() -> None:
    plan = plan_comparison(guibp.preset("xor"), seeds=range(5), steps=50)
    done: list[TrainingRun] = []
    done.extend(run_comparison(plan, should_stop=lambda: len(done) == 2))
    assert [run.settings.seed for run in done] == [0, 1]


def test_a_run_that_is_stopped_half_way_is_none() -> None:
    frames: list[Frame] = []
    runs = guibp.compare(
        guibp.preset("xor"),
        steps=10**12,
        on_progress=lambda _, frame: frames.append(frame),
        should_stop=lambda: bool(frames),
    )
    assert runs == ()


def test_a_refusal_comes_before_anything_runs() -> None:
    with pytest.raises(guibp.UnfinishedGraphError):
        guibp.compare(guibp.Graph())
    with pytest.raises(guibp.GuibpError):
        guibp.compare(guibp.preset("xor"), learning_rates=[0.1, -1.0])
    with pytest.raises(guibp.NumberError):
        guibp.compare(guibp.preset("xor"), seeds=[-1])


def test_rates_and_seeds_are_read_as_they_are_typed() -> None:
    assert read_rate_list("0.1, 5") == (0.1, 5.0)
    assert read_rate_list("0.01–1 ×10") == (0.01, 0.1, 1.0)
    assert read_rate_list("1e-3:1e-1:10, 0.1") == (0.001, 0.01, 0.1)
    assert read_seed_list("0-3, 9, 2") == (0, 1, 2, 3, 9)
    for text in ("", "a", "0", "-1", "1-0.1 x10", "0.1-1 x1", "0.1-1 x1.0000001"):
        with pytest.raises(NumberError):
            read_rate_list(text)
    for text in ("", "1.5", "4-1", "-3", "0-99999999999", "²"):
        with pytest.raises(NumberError):
            read_seed_list(text)
