"""What is said about a hidden space: why there is none, and whether a line separates the classes there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from guibp.engine.hidden_space import Missing
from guibp.engine.separability import Separation, Witness
from guibp.engine.separating_line import Line
from guibp.engine.tape import Floats
from guibp.model.numbers_text import show_number

_PERCENT = 100


def tell_missing(missing: Missing) -> str:
    """Why there is nothing to show, and what would change that."""
    match missing:
        case Missing.DATA:
            return _tr("There is no data set. Bind inputs to its columns to see its samples here.")
        case Missing.PREDICTION:
            return _tr(
                "Nothing here predicts one number for each sample. Give the graph an output or a loss."
            )
        case Missing.INPUTS:
            return _tr(
                "The prediction depends on fewer than two inputs. With two, they make a plane to fold."
            )
        case Missing.UNITS:
            return _tr(
                "There are fewer than two hidden units: the output reads its inputs directly. "
                "Put a layer of two units between them."
            )


def tell_way(share: float, inputs: tuple[str, str], hidden: tuple[str, str]) -> str:
    """Where on the way the points are, and how they go."""
    before, after = (f"({', '.join(names)})" for names in (inputs, hidden))
    if share <= 0:
        return _tr("Every point stands at its inputs {before}.").format(before=before)
    if share >= 1:
        return _tr("Every point stands where the hidden units put it, {after}.").format(after=after)
    text = _tr(
        "Every point goes straight from {before} to {after}: linear interpolation, {percent} % of the way."
    )
    return text.format(before=before, after=after, percent=round(share * _PERCENT))


def tell_separation(found: Separation | None, is_one: NDArray[np.bool_] | None) -> str:
    """Whether a line separates the classes here, with the evidence."""
    if is_one is None:
        return _tr("There is no target column, so there are no classes to separate.")
    if is_one.all() or not is_one.any():
        return _tr("All samples are of one class.")
    if found is None:
        return _tr("Some values are not finite, so nothing can be said about a line.")
    if found.witness is not None:
        return _tr("No line separates the classes here: {evidence}.").format(evidence=_show(found.witness))
    gap = show_number(found.gap, 3)
    return _tr("A line separates the classes here: the gap between them is {gap} wide.").format(gap=gap)


def tell_line(
    line: Line | None, points: Floats, is_one: NDArray[np.bool_] | None, held: tuple[str, ...]
) -> str:
    """How many samples the output unit's own line has on their side."""
    if line is None:
        return _tr("The output reads these two not as a weighted sum: its boundary is no straight line here.")
    if is_one is None:
        return ""
    right = count_on_side(line, points, is_one)
    text = _tr("The output's line has {right} of {count} on the right side.").format(
        right=right, count=len(is_one)
    )
    if held:
        also = _tr("What else it reads is held at its mean: {names}.").format(names=", ".join(held[:3]))
        text = f"{text} {also}"
    return text


def count_on_side(line: Line, points: Floats, is_one: NDArray[np.bool_]) -> int:
    """How many points, (n, 2), are on their class's side of a line."""
    with np.errstate(all="ignore"):
        heights = points @ np.array([line.across, line.up]) + line.offset
    return int(np.count_nonzero((heights > 0) == is_one))


def _show(witness: Witness) -> str:
    """The samples that no line can part."""
    few, many = sorted((witness.zeros, witness.ones), key=len)
    names = [str(row + 1) for row in (*sorted(few), *sorted(many))]
    match len(few), len(many):
        case 1, 1:
            text = _tr("samples {0} and {1}, of different classes, are at the same place")
        case 1, 2:
            text = _tr("sample {0} lies on the way from {1} to {2}, which are of the other class")
        case 1, 3:
            text = _tr("sample {0} lies between {1}, {2} and {3}, which are of the other class")
        case _:
            text = _tr("the way from sample {0} to {1} crosses that from {2} to {3}")
    return text.format(*names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HiddenSpace", text)
