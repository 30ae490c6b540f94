"""What the panel of histories says: one number at one step, and activations that let nothing through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from guibp.engine.histories import Series
from guibp.engine.saturation import Saturated
from guibp.gui.particles import settle_particles
from guibp.model.numbers_text import show_fully, show_whole, with_minus_sign

MOST_TOLD = 4


def tell_reading(step: int, name: str, number: float) -> str:
    """One number at one step."""
    text = QCoreApplication.translate("Histories", "Step {step}: {name} = {number}")
    shown = with_minus_sign(show_fully(number))
    return text.format(step=show_whole(step), name=name, number=shown)


def name_series(series: Series) -> str:
    """What one line shows."""
    if series.row is None:
        return series.id
    return QCoreApplication.translate("Histories", "{id}, row {row}").format(id=series.id, row=series.row + 1)


def name_quantile(place: int) -> str:
    """What one edge of the bands shows."""
    return (
        QCoreApplication.translate("Histories", "the least"),
        QCoreApplication.translate("Histories", "10 % are below"),
        QCoreApplication.translate("Histories", "the median"),
        QCoreApplication.translate("Histories", "90 % are below"),
        QCoreApplication.translate("Histories", "the largest"),
    )[place]


def tell_saturated(found: Sequence[Saturated], looked_at: int) -> str:
    """Which activations let next to no gradient through."""
    if not looked_at:
        return ""
    if not found:
        return QCoreApplication.translate("Histories", "No activation is saturated: gradients get through.")
    told = [_tell_one(one) for one in sorted(found, key=_worst_first)[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        more = QCoreApplication.translate("Histories", "{count} more are saturated or dead in some rows.")
        told.append(more.format(count=len(found) - MOST_TOLD))
    return " ".join(told)


def _worst_first(one: Saturated) -> float:
    return -one.rows / one.of


def _tell_one(one: Saturated) -> str:
    if one.op == "relu" and one.is_whole:
        text = QCoreApplication.translate(
            "Histories", "{id} is dead: 0 in all {of} rows, so no gradient gets through."
        )
    elif one.op == "relu":
        text = QCoreApplication.translate("Histories", "{id} is off in {rows} of {of} rows.")
    else:
        text = QCoreApplication.translate(
            "Histories", "{id} is saturated in {rows} of {of} rows: hardly any gradient gets through."
        )
    return settle_particles(text.format(id=one.id, rows=one.rows, of=one.of))
