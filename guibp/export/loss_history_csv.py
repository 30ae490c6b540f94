"""The losses of a training as CSV: a line for each step, and one for after the last."""

from __future__ import annotations

from guibp.engine.training import TrainingResult
from guibp.model.numbers_text import show_fully


def write_loss_history(result: TrainingResult) -> str:
    """Columns ``step`` and ``loss``: the loss after so many steps, from 0; numbers read back bit for bit.

    Where rows are held out, a third column has their loss at the steps at which it was measured.
    """
    rows = [*zip(result.loss_steps.tolist(), result.losses.tolist(), strict=True)]
    rows.append((result.steps, result.final_loss))
    if result.held_out_loss is None:
        return "step,loss\n" + "".join(f"{step},{_show(loss)}\n" for step, loss in rows)
    held_out = dict(zip(result.held_out_steps.tolist(), result.held_out_losses.tolist(), strict=True))
    held_out[result.steps] = result.held_out_loss
    lines = (
        f"{step},{_show(loss)},{_show(held_out[step]) if step in held_out else ''}\n" for step, loss in rows
    )
    return "step,loss,held_out_loss\n" + "".join(lines)


def _show(loss: float) -> str:
    return show_fully(loss).replace("∞", "inf")
