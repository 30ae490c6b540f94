"""What runs are called and how they differ, in the language of the window."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from guibp.engine.training_run import TrainingRun, Verdict
from guibp.model.numbers_text import show_number, show_whole, with_minus_sign
from guibp.model.schedules import CONSTANT

CONTEXT = "Runs"
ARROW = "→"


def usual_name(number: int) -> str:
    """What a run is called until somebody renames it."""
    return QCoreApplication.translate("Runs", "Run {number}").format(number=number)


def say_number(number: float) -> str:
    """A number as the tables show it; nothing for one that is not there yet."""
    return "–" if math.isnan(number) else with_minus_sign(show_number(number))


def say_rate(run: TrainingRun) -> str:
    """The learning rate, and all that it was changed to on the way."""
    rates = [stretch.controls.learning_rate for stretch in run.stretches] or [run.settings.learning_rate]
    changes = [rate for place, rate in enumerate(rates) if place == 0 or rate != rates[place - 1]]
    return f" {ARROW} ".join(say_number(rate) for rate in changes)


def say_optimizer(run: TrainingRun) -> str:
    """The optimiser, and all that it was changed to on the way."""
    kinds = [stretch.controls.optimizer for stretch in run.stretches] or [run.settings.optimizer]
    changes = [kind for place, kind in enumerate(kinds) if place == 0 or kind is not kinds[place - 1]]
    return f" {ARROW} ".join(changes)


def say_schedule(run: TrainingRun) -> str:
    """How the rate changes by plan."""
    schedule = run.settings.schedule
    return "–" if schedule == CONSTANT else str(schedule)


def say_batch(run: TrainingRun) -> str:
    """How many samples a step took."""
    size = run.settings.batching.size
    return QCoreApplication.translate("Runs", "all") if size is None else str(size)


def say_start(run: TrainingRun) -> str:
    """Where it began."""
    seed = run.settings.seed
    if seed is None:
        return QCoreApplication.translate("Runs", "as it stood")
    return QCoreApplication.translate("Runs", "seed {seed}").format(seed=seed)


def say_seconds(seconds: float) -> str:
    """A time."""
    if seconds < 1:
        return f"{show_number(seconds * 1000, 2)} ms"
    return QCoreApplication.translate("Runs", "{time} s").format(time=show_number(seconds))


def verdict_sign(verdict: Verdict) -> str:
    """A sign for what became of a run, which needs no colour."""
    return {Verdict.SOLVED: "✓", Verdict.UNSOLVED: "○", Verdict.DIVERGED: "!"}.get(verdict, "–")


def say_verdict(verdict: Verdict) -> str:
    """What became of a run."""
    return {
        Verdict.SOLVED: QCoreApplication.translate("Runs", "solved"),
        Verdict.UNSOLVED: QCoreApplication.translate("Runs", "not solved"),
        Verdict.DIVERGED: QCoreApplication.translate("Runs", "diverged"),
        Verdict.FINISHED: QCoreApplication.translate("Runs", "done"),
        Verdict.UNFINISHED: QCoreApplication.translate("Runs", "begun"),
    }[verdict]


def say_differences(before: TrainingRun, after: TrainingRun) -> str:
    """What another run has otherwise, such as ``rate 0.5 → 5``."""
    told = [
        f"{title} {first} {ARROW} {second}"
        for (title, first), (_, second) in zip(_settings(before), _settings(after), strict=True)
        if first != second
    ]
    if not told and _begin_elsewhere(before, after):
        told.append(QCoreApplication.translate("Runs", "another start"))
    if before.steps != after.steps:
        steps = QCoreApplication.translate("Runs", "steps")
        told.append(f"{steps} {show_whole(before.steps)} {ARROW} {show_whole(after.steps)}")
    return "; ".join(told) or QCoreApplication.translate("Runs", "the same settings and start")


def say_spread(runs: Sequence[TrainingRun]) -> str:
    """In what several runs differ, and the range of their losses."""
    if len(runs) == 2:  # noqa: PLR2004 - one beside the other
        return say_differences(*runs)
    columns = zip(*(tuple(_settings(run)) for run in runs), strict=True)
    titles = [column[0][0] for column in columns if len({said for _, said in column}) > 1]
    if not titles:
        return QCoreApplication.translate("Runs", "the same settings")
    return QCoreApplication.translate("Runs", "they differ in {what}").format(what=", ".join(titles))


def _settings(run: TrainingRun) -> Iterator[tuple[str, str]]:
    """What a person chose, with its name."""
    yield QCoreApplication.translate("Runs", "rate"), say_rate(run)
    yield QCoreApplication.translate("Runs", "optimiser"), say_optimizer(run)
    yield QCoreApplication.translate("Runs", "schedule"), say_schedule(run)
    yield QCoreApplication.translate("Runs", "batch"), say_batch(run)
    yield QCoreApplication.translate("Runs", "start"), say_start(run)


def _begin_elsewhere(before: TrainingRun, after: TrainingRun) -> bool:
    return before.start_values.tobytes() != after.start_values.tobytes()
