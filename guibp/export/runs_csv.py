"""Compared runs as CSV: a line for each, with settings, results, and its parameters before and after."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable

from guibp.engine.training_run import TrainingRun

SETTINGS = ("optimizer", "learning_rate", "schedule", "batch", "seed")
RESULTS = ("steps", "final_loss", "best_loss", "best_step", "seconds", "result", "right")
MOST_PARAMETERS = 1000
"""Beyond so many the parameters are left out: no spreadsheet would take them as columns."""


def write_runs(runs: Iterable[tuple[str, TrainingRun]]) -> str:
    """Columns for the name, ``SETTINGS`` and ``RESULTS``, then ``start:ID`` and ``end:ID`` of each parameter.

    ``runs`` are names and runs. Numbers read back bit for bit; what a run does not have is empty.
    """
    runs = list(runs)
    ids = list(dict.fromkeys(id_ for _, run in runs for id_ in run.trained))
    if len(ids) > MOST_PARAMETERS:
        ids = []
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["run", *SETTINGS, *RESULTS, *(f"start:{id_}" for id_ in ids), *(f"end:{id_}" for id_ in ids)]
    )
    for name, run in runs:
        writer.writerow([name, *_settings(run), *_results(run), *_parameters(run, ids)])
    return text.getvalue()


def _settings(run: TrainingRun) -> list[object]:
    settings = run.settings
    return [
        settings.optimizer,
        _number(settings.learning_rate),
        settings.schedule,
        "" if settings.batching.size is None else settings.batching.size,
        "" if settings.seed is None else settings.seed,
    ]


def _results(run: TrainingRun) -> list[object]:
    curve = run.curve
    return [
        run.steps,
        _number(curve.final_loss),
        _number(curve.best_loss),
        curve.best_step,
        f"{run.seconds:.3f}",
        run.verdict,
        "" if run.right is None else run.right,
    ]


def _parameters(run: TrainingRun, ids: list[str]) -> list[str]:
    cells = []
    for numbers in (run.start, run.parameters):
        cells += [_number(numbers[id_]) if id_ in numbers else "" for id_ in ids]
    return cells


def _number(number: float) -> str:
    return repr(number) if math.isfinite(number) else str(number)
