"""Comparing: the same graph trained with several rates, seeds and optimisers, each from its own start."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from guibp.engine.judgement import find_target
from guibp.engine.kernel import Kernel, choose_kernel
from guibp.engine.predictions import find_predictions
from guibp.engine.random_start import check_seed, draw_start
from guibp.engine.readiness import compile_trainable
from guibp.engine.tape import Booleans, Floats, Tape
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.engine.training import start_from
from guibp.engine.training_record import Stretch
from guibp.engine.training_run import RunSettings, TrainingRun, Verdict, draw_curve, judge_end
from guibp.engine.training_settings import Controls, TrainingPlan, settle_training
from guibp.model.graph import Graph
from guibp.model.schedules import Schedule

ChooseKernel = Callable[[Tape, int], Kernel | None]
OnProgress = Callable[[int, Frame], None]
"""Gets the place of the run that is at work, from 0, and its newest frame."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What tells whether a run solved its task, read from the graph before any run begins."""

    prediction: str | None
    targets: Floats | None
    counted: Booleans | None = None
    """(samples,) which rows are not held out: those are to be right. ``None`` if all."""

    def judge(
        self, predictions: Mapping[str, Floats], final_loss: float, *, has_diverged: bool
    ) -> tuple[Verdict, int | None]:
        """The verdict on a run that ended with these predictions of all samples, and how many are right."""
        found, targets = predictions.get(self.prediction or ""), self.targets
        if found is not None and targets is not None and self.counted is not None:
            found, targets = np.broadcast_to(found, targets.shape)[self.counted], targets[self.counted]
        return judge_end(found, targets, final_loss, has_diverged=has_diverged)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """All that the runs need: it no longer knows the graph, and may be carried out in any thread."""

    tape: Tape
    judge: Judge
    runs: tuple[RunSettings, ...]
    starts: dict[int | None, tuple[tuple[str, float], ...]]
    """Seed -> the values that it draws."""


def plan_comparison(
    graph: Graph,
    *,
    learning_rates: Iterable[float] | None = None,
    seeds: Iterable[int | None] | None = None,
    optimizers: Iterable[str] | None = None,
    steps: int | None = None,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
) -> Comparison:
    """Every optimiser with every rate with every seed, in this order; what is left out is the graph's own.

    Raises ``UnfinishedGraphError``, ``TrainingSettingsError`` and ``NumberError``.
    """
    tape = compile_trainable(graph)
    given = (None,) if seeds is None else seeds
    chosen = [None if seed is None else check_seed(seed) for seed in given]
    plans = [
        settle_training(
            graph.training,
            steps=steps,
            learning_rate=rate,
            optimizer=kind,
            schedule=schedule,
            batch=batch,
        )
        for kind, rate in product(
            (None,) if optimizers is None else optimizers,
            (None,) if learning_rates is None else learning_rates,
        )
    ]
    runs = tuple(_settings(plan, seed) for plan in plans for seed in chosen)
    starts = {seed: () if seed is None else draw_start(graph, seed) for seed in chosen}
    return Comparison(tape, find_judge(graph, tape), runs, starts)


def _settings(plan: TrainingPlan, seed: int | None) -> RunSettings:
    controls = plan.controls
    return RunSettings(
        controls.optimizer,
        controls.learning_rate,
        plan.steps,
        seed,
        controls.schedule,
        plan.batching,
        controls.penalty,
    )


def find_judge(graph: Graph, tape: Tape) -> Judge:
    """The only prediction of a graph and the column that it should meet."""
    predictions = list(find_predictions(tape, tape.start))
    if graph.dataset is None or len(predictions) != 1:
        return Judge(None, None)
    target = find_target(graph, predictions[0])
    targets = None if target is None else graph.dataset.column(target)
    return Judge(predictions[0], targets, tape.counted)


def run_comparison(
    comparison: Comparison,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: OnProgress | None = None,
    choose: ChooseKernel = choose_kernel,
) -> Iterator[TrainingRun]:
    """The runs one after the other, each as it ends; one that was stopped half-way is none."""
    for place, settings in enumerate(comparison.runs):
        if should_stop():
            return
        run = _run_one(comparison, settings, should_stop, _follow(on_progress, place), choose)
        if run is None:
            return
        yield run


def _follow(on_progress: OnProgress | None, place: int) -> Callable[[Frame], None] | None:
    """Frames cost something: without anybody to look at them none is made."""
    if on_progress is None:
        return None
    show = on_progress

    def show_frame(frame: Frame) -> None:
        show(place, frame)

    return show_frame


def _run_one(
    comparison: Comparison,
    settings: RunSettings,
    should_stop: Callable[[], bool],
    publish: Callable[[Frame], None] | None,
    choose: ChooseKernel,
) -> TrainingRun | None:
    """One run from its start, as ``train`` does it; nothing if it was stopped."""
    began = time.perf_counter()
    tape = start_from(comparison.tape, comparison.starts[settings.seed])
    kernel = choose(tape, settings.steps)
    controls = Controls(
        settings.optimizer, settings.learning_rate, schedule=settings.schedule, penalty=settings.penalty
    )
    trainer = Trainer(tape, controls, lambda: kernel, settings.batching)
    try:
        outcome = trainer.run(should_stop, publish, limit=settings.steps)
    finally:
        trainer.release()
    if outcome.status is Status.STOPPED:
        return None
    stretch = Stretch(0, controls, is_compiled=kernel is not None, segment=trainer.segment)
    run = _sum_up(comparison.judge, settings, trainer, outcome)
    return replace(run, seconds=time.perf_counter() - began, stretches=(stretch,))


def _sum_up(judge: Judge, settings: RunSettings, trainer: Trainer, outcome: Outcome) -> TrainingRun:
    final_loss, predictions = trainer.conclude()
    outcome = trainer.judge(outcome, final_loss)
    verdict, right = judge.judge(predictions, final_loss, has_diverged=outcome.status is Status.DIVERGED)
    return TrainingRun(
        settings=settings,
        trained=trainer.trained,
        start_values=read_start(trainer),
        final_values=_read_only([value for _, value in trainer.parameters()]),
        curve=draw_curve(trainer.history, final_loss),
        steps=outcome.step,
        seconds=0.0,
        verdict=verdict,
        right=right,
    )


def read_start(trainer: Trainer) -> Floats:
    """The values that a training began with, in the order of its parameters."""
    tape = trainer.tape
    return _read_only([float(tape.start[tape.offset[tape.slot_of(id_)]]) for id_ in trainer.trained])


def _read_only(numbers: list[float]) -> Floats:
    array = np.array(numbers, dtype=np.float64)
    array.flags.writeable = False
    return array


def compare(
    graph: Graph,
    *,
    learning_rates: Iterable[float] | None = None,
    seeds: Iterable[int | None] | None = None,
    optimizers: Iterable[str] | None = None,
    steps: int | None = None,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: OnProgress | None = None,
) -> tuple[TrainingRun, ...]:
    """Train a graph once with every optimiser, rate and seed; the graph itself stays as it is.

    Each run gives the same bits as ``train`` with its settings. A seed draws the start; ``None`` among
    the seeds, or no seeds at all, begins at the present values. What is left out comes from the graph's
    training settings, then from the defaults. A run that diverges is a result like any other. Told to
    stop, it returns the runs that are done.

    Raises ``UnfinishedGraphError``, ``TrainingSettingsError`` and ``NumberError`` before anything runs.
    """
    comparison = plan_comparison(
        graph,
        learning_rates=learning_rates,
        seeds=seeds,
        optimizers=optimizers,
        steps=steps,
        schedule=schedule,
        batch=batch,
    )
    return tuple(run_comparison(comparison, should_stop, on_progress))
