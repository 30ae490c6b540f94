"""Marks on the course of a training: what was changed while it ran, and at which steps, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from guibp.engine.training_record import Segment, Stretch
from guibp.engine.training_settings import Controls
from guibp.model.numbers_text import show_number, with_minus_sign


@dataclass(frozen=True, slots=True)
class Mark:
    """A change of settings or data."""

    step: int
    """The first step, from 0, that was taken with it."""
    words: str


def list_marks(stretches: Sequence[Stretch]) -> tuple[Mark, ...]:
    """The marks between the stretches of a record, in their order."""
    marks = (
        Mark(after.first, ", ".join(_tell_changes(before, after))) for before, after in pairwise(stretches)
    )
    # Where only the compiled loops took over, a person changed nothing.
    return tuple(mark for mark in marks if mark.words)


def _tell_changes(before: Stretch, after: Stretch) -> Iterator[str]:
    yield from _tell_controls(before.controls, after.controls)
    if before.segment is not after.segment:
        yield from _tell_segment(before.segment, after.segment)


def _tell_controls(before: Controls, after: Controls) -> Iterator[str]:
    change = QCoreApplication.translate("TrainingMarks", "{name} {before} → {after}")
    rates = (before.learning_rate, after.learning_rate)
    penalties = (before.penalty, after.penalty)
    pairs = (
        (QCoreApplication.translate("TrainingMarks", "rate"), *map(_show, rates)),
        (QCoreApplication.translate("TrainingMarks", "optimiser"), before.optimizer, after.optimizer),
        (QCoreApplication.translate("TrainingMarks", "schedule"), before.schedule, after.schedule),
        ("L1", *(_show(penalty.l1) for penalty in penalties)),
        ("L2", *(_show(penalty.l2) for penalty in penalties)),
    )
    for name, former, latter in pairs:
        if former != latter:
            yield change.format(name=name, before=former, after=latter)


def _tell_segment(before: Segment, after: Segment) -> Iterator[str]:
    """Rows that came or went, or others; and parameters that were frozen."""
    rows = (before.tape.samples, after.tape.samples)
    frozen = [frozenset(node.id for node in one.tape.nodes if node.is_frozen) for one in (before, after)]
    if frozen[0] != frozen[1]:
        yield QCoreApplication.translate("TrainingMarks", "other parameters frozen")
    elif rows[0] != rows[1]:
        text = QCoreApplication.translate("TrainingMarks", "{before} → {after} samples to train on")
        yield text.format(before=rows[0], after=rows[1])
    else:
        yield QCoreApplication.translate("TrainingMarks", "data changed")


def _show(number: float) -> str:
    return with_minus_sign(show_number(number))
