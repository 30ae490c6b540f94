"""The losses of a training as CSV: a line for each step, and one for after the last."""

from __future__ import annotations

from guibp.engine.training import TrainingResult
from guibp.model.numbers_text import show_fully


def write_loss_history(result: TrainingResult) -> str:
    """Columns ``step`` and ``loss``: the loss after so many steps, from 0; numbers read back bit for bit."""
    rows = [*zip(result.loss_steps.tolist(), result.losses.tolist(), strict=True)]
    rows.append((result.steps, result.final_loss))
    return "step,loss\n" + "".join(f"{step},{_show(loss)}\n" for step, loss in rows)


def _show(loss: float) -> str:
    return show_fully(loss).replace("∞", "inf")
