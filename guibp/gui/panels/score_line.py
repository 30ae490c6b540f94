"""The line below the predictions: how many are right, or how far off they are; held-out rows apart."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.engine.score import Part, Score
from guibp.gui.particles import settle_particles
from guibp.model.numbers_text import show_number, with_minus_sign


def tell_score(score: Score) -> str:
    """The score in a line."""
    if score.is_of_classes:
        text = _tell_right(score.trained, score.held_out)
    else:
        text = _tell_errors(score.trained, score.held_out)
    return settle_particles(text)


def tell_what_is_right(score: Score) -> str:
    """What the line counts."""
    if score.is_of_classes:
        return _tr("Right is a prediction on its target's side of 0.5.")
    return _tr("The error of a prediction is its distance from the target.")


def _tell_right(trained: Part, held_out: Part | None) -> str:
    if held_out is None:
        text = _tr("{right} of {count} on the right side of 0.5")
        return text.format(right=trained.right, count=trained.count)
    text = _tr("right: {right} of {count} trained on, {held_right} of {held_count} held out")
    return text.format(
        right=trained.right, count=trained.count, held_right=held_out.right, held_count=held_out.count
    )


def _tell_errors(trained: Part, held_out: Part | None) -> str:
    if held_out is None:
        text = _tr("mean error {mean}, largest {largest}")
        return text.format(mean=_show(trained.mean_error), largest=_show(trained.largest_error))
    text = _tr("mean error {mean} trained on, {held_mean} held out")
    return text.format(mean=_show(trained.mean_error), held_mean=_show(held_out.mean_error))


def _show(number: float) -> str:
    return with_minus_sign(show_number(number))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Score", text)
