"""The command ``compare``: a grid of trainings as a table, JSON or CSV; Ctrl-C keeps what is done."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial

from guibp.cli import answers
from guibp.cli.data_option import open_with_data
from guibp.cli.interruption import Interruption
from guibp.cli.progress import ProgressBar, watch_progress
from guibp.engine.comparing import Comparison, plan_comparison, run_comparison
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.run_choices import read_rate_list, read_seed_list
from guibp.engine.trainer import Frame
from guibp.engine.training_run import TrainingRun
from guibp.export.runs_csv import write_runs
from guibp.model.atomic_file import replace_file
from guibp.model.errors import NumberError
from guibp.model.numbers_text import show_number

DONE = 0
INTERRUPTED = 130


def read_rate_choices(text: str) -> tuple[float, ...]:
    """Learning rates."""
    try:
        return read_rate_list(text)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_seed_choices(text: str) -> tuple[int, ...]:
    """Seeds."""
    try:
        return read_seed_list(text)
    except NumberError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_kinds(text: str) -> tuple[OptimizerKind, ...]:
    """Optimisers, each once."""
    try:
        return tuple(dict.fromkeys(OptimizerKind(name.strip()) for name in text.split(",")))
    except ValueError:
        known = ", ".join(OptimizerKind)
        raise argparse.ArgumentTypeError(f"{text!r}: there are {known}") from None


def compare_source(arguments: argparse.Namespace) -> int:
    """Train with every rate, seed and optimiser, write what was asked for, and answer."""
    comparison = plan_comparison(
        open_with_data(arguments),
        learning_rates=arguments.rates,
        seeds=arguments.seeds,
        optimizers=arguments.optimizers,
        steps=arguments.steps,
        schedule=arguments.schedule,
        batch=arguments.batch,
    )
    runs: list[TrainingRun] = []
    steps = sum(run.steps for run in comparison.runs)
    with Interruption() as interruption, watch_progress(arguments, steps) as bar:
        on_progress = None if bar is None else partial(_show_on, bar, comparison)
        runs.extend(run_comparison(comparison, interruption.has_come, on_progress))
    if arguments.csv is not None:
        named = ((f"run {place}", run) for place, run in enumerate(runs, start=1))
        replace_file(arguments.csv, write_runs(named).encode("utf-8"))
    answers.print_answer(_runs_answer(runs), _runs_lines(runs), is_json=arguments.json)
    if len(runs) == len(comparison.runs):
        return DONE
    print(f"interrupted after {len(runs)} of {len(comparison.runs)} runs", file=sys.stderr)
    return INTERRUPTED


def _show_on(bar: ProgressBar, comparison: Comparison, place: int, frame: Frame) -> None:
    before = sum(run.steps for run in comparison.runs[:place])
    bar.show(
        before + frame.step, f"run {place + 1} of {len(comparison.runs)}  loss {show_number(frame.loss)}"
    )


def _runs_answer(runs: Sequence[TrainingRun]) -> answers.Json:
    return {"runs": [_run_answer(run) for run in runs]}


def _run_answer(run: TrainingRun) -> dict[str, object]:
    settings, curve = run.settings, run.curve
    return {
        "optimizer": str(settings.optimizer),
        "learning_rate": settings.learning_rate,
        "schedule": str(settings.schedule),
        "batch": settings.batching.size,
        "seed": settings.seed,
        "steps": run.steps,
        "final_loss": answers.plain(curve.final_loss),
        "best_loss": answers.plain(curve.best_loss),
        "best_step": curve.best_step,
        "seconds": run.seconds,
        "result": str(run.verdict),
        "right": run.right,
        "start": run.start,
        "parameters": run.parameters,
    }


def _runs_lines(runs: Sequence[TrainingRun]) -> Iterator[str]:
    rows = [("run", "optimizer", "rate", "seed", "steps", "final loss", "best loss", "result")]
    for place, run in enumerate(runs, start=1):
        settings = run.settings
        rows.append(
            (
                *(str(place), str(settings.optimizer), answers.shown(settings.learning_rate)),
                *("–" if settings.seed is None else str(settings.seed), str(run.steps)),
                *(answers.shown(run.final_loss), answers.shown(run.best_loss), str(run.verdict)),
            )
        )
    yield from answers.table(rows)
