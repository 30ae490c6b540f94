"""Training until the loss is below a goal: it stops behind the very step that got there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from guibp.engine.trainer import Frame
from guibp.engine.training import TrainingDivergedError, TrainingResult
from guibp.model.edits import SetValues
from guibp.model.graph import Graph

Train = Callable[[int | None, Callable[[Frame], None] | None, Callable[[], bool]], TrainingResult]
"""Trains the graph so many steps (as the settings have it if ``None``), watched and stopped by these."""


def train_until(graph: Graph, goal: float, train: Train) -> tuple[TrainingResult, bool]:
    """Train until the loss is below ``goal``, or as long as the settings let it; and whether it got there.

    A training looks up from its steps only now and then. So it runs until it is seen to be there,
    and then once more from the same start, as many steps as were needed: the same numbers come
    again, but for the last bits where so few steps are not compiled. With mini-batches the loss is
    that of a step's batch. Beyond a million steps, where losses are thinned, it may stop a few late.
    Raises what ``train`` raises; a divergence behind the goal is none.
    """
    start = tuple(
        (node.id, node.value)
        for node in graph.node_records
        if node.op == "parameter" and node.value is not None
    )
    watch = _Watch(goal)
    try:
        result = train(None, watch.look_at, watch.has_reached)
    except TrainingDivergedError as error:
        result = error.result
        if find_step_below(result, goal) is None:
            raise
    step = find_step_below(result, goal)
    if step is None or (step == result.steps and not result.diverged):
        return result, step is not None
    if start:
        graph.apply(SetValues(start))
    return train(step, None, lambda: False), True


def find_step_below(result: TrainingResult, goal: float) -> int | None:
    """After how many steps the loss was below a goal first, or ``None`` if it never was."""
    below = np.flatnonzero(result.losses < goal)
    if len(below):
        return int(result.loss_steps[below[0]])
    return result.steps if result.final_loss < goal else None


class _Watch:
    """Looks out for the goal in the frames of a training."""

    def __init__(self, goal: float) -> None:
        self._goal, self._reached = goal, False

    def look_at(self, frame: Frame) -> None:
        self._reached = self._reached or bool((frame.losses < self._goal).any() or frame.loss < self._goal)

    def has_reached(self) -> bool:
        return self._reached
