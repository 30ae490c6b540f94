"""What the loss curve says in words: now, under the pointer, and to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QCoreApplication

from guibp.gui.panels.losses import Losses
from guibp.gui.training_marks import Mark
from guibp.model.numbers_text import show_number, show_whole, with_minus_sign

_DIGITS = 5
"""Of a single loss that is asked for."""


def tell_now(losses: Losses) -> str:
    """The newest losses, and at which step."""
    if losses.is_empty:
        return ""
    loss, step = _show(float(losses.losses[-1])), show_whole(int(losses.steps[-1]))
    text = QCoreApplication.translate("LossPlot", "{loss} at step {step}").format(loss=loss, step=step)
    return "\n".join((text, *_tell_held_out_now(losses)))


def tell_now_shortly(losses: Losses) -> str:
    """The newest losses alone."""
    if losses.is_empty:
        return ""
    return "\n".join((_show(float(losses.losses[-1])), *_tell_held_out_now(losses)))


def _tell_held_out_now(losses: Losses) -> tuple[str, ...]:
    if not losses.has_held_out:
        return ()
    shown = _show(float(losses.held_out_losses[-1]))
    return (QCoreApplication.translate("LossPlot", "held out {loss}").format(loss=shown),)


def tell_point(losses: Losses, place: int, marks: Iterable[Mark]) -> str:
    """The step and the losses at a place among them, and the changes that are pointed at too."""
    step = int(losses.steps[place])
    lines = [
        QCoreApplication.translate("LossPlot", "step {step}").format(step=show_whole(step)),
        QCoreApplication.translate("LossPlot", "loss {loss}").format(
            loss=_show(float(losses.losses[place]), _DIGITS)
        ),
    ]
    held_out = losses.held_out_near(step)
    if held_out is not None:
        lines.append(_tell_held_out(step, *held_out))
    # The plot may be narrow: each of several changes at once has a line of its own.
    lines += [f"{show_whole(mark.step)}: " + mark.words.replace(", ", ",\n") for mark in marks]
    return "\n".join(lines)


def _tell_held_out(step: int, measured: int, loss: float) -> str:
    shown = _show(loss, _DIGITS)
    if measured == step:
        return QCoreApplication.translate("LossPlot", "held out {loss}").format(loss=shown)
    text = QCoreApplication.translate("LossPlot", "held out {loss} ({step})")
    return text.format(loss=shown, step=show_whole(measured))


def describe_losses(losses: Losses) -> str:
    """First, last and least loss, those of the rows held out, and all changes."""
    finite = np.isfinite(losses.losses)
    if losses.is_empty or not finite.any():
        return QCoreApplication.translate("LossPlot", "No loss yet.")
    least = int(np.argmin(np.where(finite, losses.losses, np.inf)))
    text = QCoreApplication.translate(
        "LossPlot", "Loss {first} at first, {last} at step {step}; least {least} at step {where}."
    )
    parts = [
        text.format(
            first=_show(float(losses.losses[0])),
            last=_show(float(losses.losses[-1])),
            step=show_whole(int(losses.steps[-1])),
            least=_show(float(losses.losses[least])),
            where=show_whole(int(losses.steps[least])),
        )
    ]
    if losses.has_held_out:
        text = QCoreApplication.translate("LossPlot", "Held-out rows: {last} now, least {least}.")
        lowest = float(np.nanmin(losses.held_out_losses))
        parts.append(text.format(last=_show(float(losses.held_out_losses[-1])), least=_show(lowest)))
    for mark in losses.marks:
        text = QCoreApplication.translate("LossPlot", "Changed at step {step}: {words}.")
        parts.append(text.format(step=show_whole(mark.step), words=mark.words))
    return " ".join(parts)


def _show(number: float, digits: int = 3) -> str:
    return with_minus_sign(show_number(number, digits))
