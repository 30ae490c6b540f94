"""The command ``train``: watched on a terminal, stopped by a goal or by Ctrl-C, and written to files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from guibp.cli import answers
from guibp.cli.data_option import open_with_data
from guibp.cli.interruption import Interruption
from guibp.cli.progress import ProgressBar, watch_progress
from guibp.engine.goals import Goal, GoalKind
from guibp.engine.trainer import Frame
from guibp.engine.training import TrainingDivergedError, TrainingResult, train
from guibp.engine.training_settings import settle_training
from guibp.export.loss_curve_svg import write_loss_curve
from guibp.export.loss_history_csv import write_loss_history
from guibp.model.atomic_file import replace_file
from guibp.model.document import save
from guibp.model.errors import one_line
from guibp.model.graph import Graph
from guibp.model.numbers_text import show_number
from guibp.sources import write_out

DONE = 0
INTERRUPTED = 130


def read_plot_name(text: str) -> str:
    """The name of a picture of the loss curve."""
    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .svg")
    return text


def train_source(arguments: argparse.Namespace) -> int:
    """Train, write what was asked for, and answer; a Ctrl-C ends the training, and the rest is done."""
    graph = open_with_data(arguments)
    try:
        steps = settle_training(graph.training, steps=arguments.steps).steps
        with Interruption() as interruption, watch_progress(arguments, steps) as bar:
            result = _run(arguments, graph, bar, interruption.has_come)
    except TrainingDivergedError as error:
        _write_losses(arguments, error.result)
        raise
    if arguments.output is not None:
        save(graph, arguments.output)
    _write_losses(arguments, result)
    if interruption.came:
        _tell_interruption(arguments, result)
    elif arguments.until is not None and not result.reached:
        _tell_goal_missed(arguments.until, result)
    lines = answers.training_lines(result)
    answers.print_answer(answers.training_answer(result), lines, is_json=arguments.json)
    return INTERRUPTED if interruption.came else DONE


def _run(
    arguments: argparse.Namespace,
    graph: Graph,
    bar: ProgressBar | None,
    should_stop: Callable[[], bool],
) -> TrainingResult:
    return train(
        graph,
        steps=arguments.steps,
        learning_rate=arguments.learning_rate,
        optimizer=arguments.optimizer,
        seed=arguments.seed,
        schedule=arguments.schedule,
        batch=arguments.batch,
        l1=arguments.l1,
        l2=arguments.l2,
        forget_zero=arguments.forget_zero,
        until=arguments.until,
        should_stop=should_stop,
        on_progress=None if bar is None else partial(_show_on, bar),
    )


def _show_on(bar: ProgressBar, frame: Frame) -> None:
    bar.show(frame.step, f"loss {show_number(frame.loss)}")


def _write_losses(arguments: argparse.Namespace, result: TrainingResult) -> None:
    if arguments.history is not None:
        replace_file(arguments.history, write_loss_history(result).encode("ascii"))
    if arguments.plot is not None:
        replace_file(arguments.plot, write_loss_curve(result, write_out(arguments.source)).encode("utf-8"))


def _tell_interruption(arguments: argparse.Namespace, result: TrainingResult) -> None:
    where = "" if arguments.output is None else f": what was learned is in {arguments.output}"
    print(one_line(f"interrupted after {result.steps} steps{where}"), file=sys.stderr)


def _tell_goal_missed(goal: Goal, result: TrainingResult) -> None:
    print(
        f"{_MISSED[goal.kind]} after {result.steps} steps".format(
            loss=show_number(result.final_loss), goal=show_number(goal.loss)
        ),
        file=sys.stderr,
    )


_MISSED = {
    GoalKind.LOSS_BELOW: "the loss is {loss}, not below {goal},",
    GoalKind.ALL_RIGHT: "not every prediction is right",
    GoalKind.DIVERGED: "it has not diverged",
}
