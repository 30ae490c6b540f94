"""Training a graph in one call: the graph holds the result."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack

import numpy as np

from guibp.engine.goals import DIVERGED, Goal, check_goal
from guibp.engine.kernel import choose_kernel
from guibp.engine.random_start import draw_start
from guibp.engine.readiness import compile_trainable
from guibp.engine.tape import NONE, Floats, Integers, Tape
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.engine.training_settings import TrainingPlan, settle_training
from guibp.model.edits import SetValues
from guibp.model.errors import DivergedError
from guibp.model.graph import Graph
from guibp.model.schedules import Schedule


class Strengths(TypedDict, total=False):
    """How strong the penalties on the weights are, each from 0 up; ``None`` leaves it to the document."""

    l1: float | None
    l2: float | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TrainingResult:
    """What a training did.

    ``losses`` has the loss before each step, shape (steps,); above a million steps it is thinned
    evenly, and ``loss_steps`` says to which steps, from 0, its numbers belong. ``predictions`` has, by
    id, the first operand of each loss operation from which the output is made, shape (samples,), or
    (1,) if it is single. All is at the final parameters. The losses are those of the rows that are
    trained on. Where rows are held out, ``held_out_losses`` has theirs after ``held_out_steps`` steps,
    from 0, evenly spaced, and ``held_out_loss`` that at the final parameters.
    """

    losses: Floats
    loss_steps: Integers
    final_loss: float
    steps: int
    parameters: dict[str, float]
    predictions: dict[str, Floats]
    diverged: bool
    held_out_loss: float | None = None
    held_out_losses: Floats = field(default_factory=lambda: np.empty(0, dtype=np.float64))
    held_out_steps: Integers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    reached: bool = False
    """Whether the goal of ``until`` was reached."""
    batch: int | None = None
    """How many rows a step took, and ``losses`` are of; ``None`` where it took all."""

    def __repr__(self) -> str:
        ended = ", diverged" if self.diverged else ""
        return f"<TrainingResult: {self.steps:,} steps, final loss {self.final_loss:.6g}{ended}>"


class TrainingDivergedError(DivergedError):
    """A training that left the finite numbers; ``result`` holds what was reached before."""

    def __init__(self, template: str, *, step: int, node: str | None, result: TrainingResult) -> None:
        super().__init__(template, step=step, node=node)
        self.result = result


Start = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Watching:
    """What goes on beside a training, and ends it before its last step."""

    until: Goal | None
    should_stop: Callable[[], bool]
    on_progress: Callable[[Frame], None] | None


def train(  # noqa: PLR0913 - all but the graph by keyword: what a training can be told
    graph: Graph,
    *,
    steps: int | None = None,
    learning_rate: float | None = None,
    optimizer: str | None = None,
    seed: int | None = None,
    schedule: str | Schedule | None = None,
    batch: int | None = None,
    until: float | str | Goal | None = None,
    forget_zero: bool | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[Frame], None] | None = None,
    **penalties: Unpack[Strengths],
) -> TrainingResult:
    """Train a graph's parameters by gradient descent on its output.

    Each step takes all samples, or ``batch`` of them in an order that is drawn anew every epoch, the same
    in every training; none takes a row that is held out. ``schedule`` changes the learning rate from step
    to step: "constant", "step:PERIOD:FACTOR", "exponential:FACTOR", "cosine:STEPS" or "warmup:STEPS". A
    per-sample output is summed over the samples. The penalties ``l1`` and ``l2`` add l1·sign(w) + l2·w to
    the gradients of the weights, which are multiplied with something; losses stay those of the data. With
    ``forget_zero`` gradients add up from step to step, as where nobody sets them to zero. What is left out
    comes from the graph's training settings, then from the defaults (sgd, rate 0.1, 1000 steps, no
    penalties). With a ``seed`` the start is drawn first; else it begins at the present values. With
    ``until`` it stops behind the very step that got there: a number for the loss to get below, "all
    right" for every prediction on its target's side of 0.5, or within 5 % of the targets' span of it, or
    "diverged"; ``steps`` bounds it still. The graph holds the parameters afterwards, also when it is
    stopped or diverges.

    Raises ``UnfinishedGraphError`` and ``TrainingSettingsError`` before anything runs, and
    ``DivergedError`` with the last finite parameters in the graph.
    """
    tape = compile_trainable(graph)
    goal = None if until is None else check_goal(until)
    plan = settle_training(
        graph.training,
        steps=steps,
        learning_rate=learning_rate,
        optimizer=optimizer,
        schedule=schedule,
        batch=batch,
        forget_zero=forget_zero,
        **penalties,
    )
    watch = Watching(goal, should_stop, on_progress)
    start = () if seed is None else draw_start(graph, seed)
    return _carry_out(graph, start_from(tape, start), plan, watch)


def _carry_out(graph: Graph, tape: Tape, plan: TrainingPlan, watching: Watching) -> TrainingResult:
    kernel = choose_kernel(tape, passes=plan.steps)
    trainer = Trainer(tape, plan.controls, lambda: kernel, plan.batching)
    try:
        outcome = trainer.run(watching.should_stop, watching.on_progress, plan.steps, watching.until)
    finally:
        trainer.release()
        write_parameters(graph, trainer)
    final_loss, predictions = trainer.conclude()
    outcome = trainer.judge(outcome, final_loss)
    result = _sum_up(trainer, outcome, final_loss, predictions)
    if watching.until == DIVERGED:
        return replace(result, reached=result.diverged)
    return _require_finite(outcome, result)


def _require_finite(outcome: Outcome, result: TrainingResult) -> TrainingResult:
    if outcome.status is not Status.DIVERGED:
        return result
    raise TrainingDivergedError(
        'training diverged after {step} steps: "{node}" left the finite numbers',
        step=outcome.step,
        node=outcome.node,
        result=result,
    )


def write_parameters(graph: Graph, trainer: Trainer) -> None:
    """Write what a trainer has learned into the graph, as one edit of the values that changed."""
    changed = [pair for pair in trainer.parameters() if not _is_same(graph.node(pair[0]).value, pair[1])]
    if changed:
        graph.apply(SetValues(tuple(changed)))


def _is_same(before: float | None, after: float) -> bool:
    """Whether both are the same number, signs of zeros included."""
    return before == after and math.copysign(1.0, before) == math.copysign(1.0, after)


def start_from(tape: Tape, start: Start) -> Tape:
    """The tape with other values of some parameters."""
    if not start:
        return tape
    numbers = tape.start.copy()
    for id_, value in start:
        numbers[tape.offset[tape.slot_of(id_)]] = value
    return replace(tape, start=numbers)


def _list_parameters(trainer: Trainer) -> dict[str, float]:
    """All parameters that the tape computes with, frozen ones among them, in the order of the nodes."""
    tape = trainer.tape
    places = zip(tape.parameter_ids, tape.parameter_slots.tolist(), strict=True)
    numbers = {id_: float(tape.start[tape.offset[slot]]) for id_, slot in places if slot != NONE}
    return numbers | dict(trainer.parameters())


def _sum_up(
    trainer: Trainer, outcome: Outcome, final_loss: float, predictions: dict[str, Floats]
) -> TrainingResult:
    history = trainer.history
    return TrainingResult(
        losses=history.losses,
        loss_steps=history.steps,
        final_loss=final_loss,
        steps=outcome.step,
        parameters=_list_parameters(trainer),
        predictions=predictions,
        diverged=outcome.status is Status.DIVERGED,
        held_out_loss=trainer.measure_held_out(),
        held_out_losses=trainer.held_out.losses,
        held_out_steps=trainer.held_out.steps,
        reached=outcome.status is Status.REACHED,
        batch=trainer.batch,
    )
