"""What the panel of a gradient's rows says: the factor 1/n, one row, and the rows of a batch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from guibp.engine.row_gradients import Missing, Reduction, RowGradients
from guibp.gui.particles import settle_particles
from guibp.model.dataset import Dataset
from guibp.model.numbers_text import show_fully, show_number, show_whole, with_minus_sign

MOST_NAMED = 8
"""So many columns, or rows, are named; of more the first."""


def tell_missing(missing: Missing) -> str:
    """Why there are no rows to show, and what to do."""
    match missing:
        case Missing.OUTPUT:
            return QCoreApplication.translate(
                "GradientRows", "Nothing is computed yet: a gradient needs an output."
            )
        case Missing.DATA:
            return QCoreApplication.translate(
                "GradientRows", "No rows: bind an input to a column of a data set, and a gradient has rows."
            )
        case Missing.PARAMETER:
            return QCoreApplication.translate(
                "GradientRows", "The output does not depend on it, so no row moves it."
            )
        case Missing.WHOLE:
            return QCoreApplication.translate(
                "GradientRows",
                "It is used only where the rows are one number already, so no row has a part of its own.",
            )


def tell_factor(found: RowGradients, is_mean: bool) -> str:
    """What sum and mean are, which of them the graph takes, and which rows have no part in it."""
    rows, held_out = found.counted, len(found.shares) - found.counted
    if found.reduction is Reduction.OTHER:
        text = QCoreApplication.translate(
            "GradientRows",
            "The rows go through several reductions: each bar is what a row adds to the gradient.",
        )
    elif is_mean and found.reduction is Reduction.MEAN:
        text = QCoreApplication.translate(
            "GradientRows",
            "Your loss is the mean over {rows} rows: every row's own gradient counts 1/{rows}. "
            "Training takes this mean.",
        )
    elif is_mean:
        text = QCoreApplication.translate(
            "GradientRows",
            "As a mean, every row's own gradient would count 1/{rows}. Your loss is a sum: training takes "
            "{rows} times this.",
        )
    elif found.reduction is Reduction.MEAN:
        text = QCoreApplication.translate(
            "GradientRows",
            "As a sum, every row counts in full: {rows} times the mean that your loss takes. It grows with "
            "the data, and the rate has to shrink.",
        )
    else:
        text = QCoreApplication.translate(
            "GradientRows", "Your loss is the sum over {rows} rows. Training takes this sum."
        )
    if held_out:
        left_out = QCoreApplication.translate(
            "GradientRows", "{held_out} more rows are held out: they add nothing."
        )
        one = QCoreApplication.translate("GradientRows", "One more row is held out: it adds nothing.")
        text = f"{text} {one if held_out == 1 else left_out}"
    return settle_particles(text.format(rows=rows, held_out=held_out))


def tell_row(dataset: Dataset, row: int, height: float, target: str | None) -> str:
    """One row: its inputs, its target, and its bar."""
    names = [name for name in dataset.names if name != target][:MOST_NAMED]
    inputs = ", ".join(f"{name} = {_show(float(dataset.column(name)[row]))}" for name in names)
    part = with_minus_sign(show_fully(height))
    if target is None:
        text = QCoreApplication.translate("GradientRows", "Row {row}: {inputs}. Its part: {part}")
        return text.format(row=row + 1, inputs=inputs, part=part)
    text = QCoreApplication.translate(
        "GradientRows", "Row {row}: {inputs}, target {target}. Its part: {part}"
    )
    wanted = f"{target} = {_show(float(dataset.column(target)[row]))}"
    return text.format(row=row + 1, inputs=inputs, target=wanted, part=part)


def tell_batch(step: int, rows: Sequence[int], batch: float, whole: float) -> str:
    """Which rows a step drew, and how their gradient differs from that of all."""
    text = QCoreApplication.translate(
        "GradientRows", "Step {step} drew {rows}: their gradient {batch}, that of all rows {whole}."
    )
    return settle_particles(
        text.format(step=show_whole(step), rows=name_rows(rows), batch=_show(batch), whole=_show(whole))
    )


def name_rows(rows: Sequence[int]) -> str:
    """The rows by their numbers from 1; of many the first."""
    if len(rows) == 1:
        return QCoreApplication.translate("GradientRows", "row {number}").format(number=rows[0] + 1)
    numbers = ", ".join(str(row + 1) for row in sorted(rows)[:MOST_NAMED])
    if len(rows) > MOST_NAMED:
        text = QCoreApplication.translate("GradientRows", "{count} rows ({numbers}, …)")
        return text.format(count=len(rows), numbers=numbers)
    return QCoreApplication.translate("GradientRows", "rows {numbers}").format(numbers=numbers)


def _show(number: float) -> str:
    return with_minus_sign(show_number(number))
