"""What a training is judged by: which node predicts, for which target, over which columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.engine.evaluation import Evaluation
from guibp.engine.predictions import LOSSES, find_predictions
from guibp.model.graph import Graph

Floats = NDArray[np.float64]
EDGE = 0.5
"""Where one class ends and the other begins."""
TOLERANCE = 0.05
"""A target that is no class is met within so much of the span of the targets, or of the only one's size."""


@dataclass(frozen=True, slots=True)
class PredictionView:
    """The predicting node, and the column that it should meet, if there is one."""

    node: str
    target: str | None

    def predictions(self, evaluation: Evaluation) -> Floats:
        """The prediction for each sample, shape (samples,); NaN where it is not computed."""
        samples = evaluation.tape.samples
        value = evaluation.value(self.node)
        if value is None:
            return np.full(samples, np.nan)
        return np.broadcast_to(np.asarray(value, dtype=np.float64), (samples,)).copy()


def find_prediction(graph: Graph, evaluation: Evaluation) -> PredictionView | None:
    """What a graph with a data set predicts, or ``None`` if it is no one number for each sample."""
    if graph.dataset is None or evaluation.tape.output is None:
        return None
    found = [*find_predictions(evaluation.tape, evaluation.values)]
    if not found and isinstance(evaluation.value(evaluation.tape.output), np.ndarray):
        found = [evaluation.tape.output]
    if len(found) != 1:
        return None
    return PredictionView(found[0], find_target(graph, found[0]))


def has_loss(graph: Graph) -> bool:
    """Whether there is something to train, and a loss to judge it by."""
    operations = {node.op for node in graph.node_records}
    return "parameter" in operations and not operations.isdisjoint(LOSSES)


def count_right(predictions: Floats, targets: Floats) -> int:
    """How many predictions are right: on their target's side of one half, or as near as it allows."""
    return int(np.count_nonzero(mark_right(predictions, targets)))


def are_right(predictions: Floats, targets: Floats) -> bool:
    """Whether every prediction is right."""
    return bool(mark_right(predictions, targets).all())


def find_tolerance(targets: Floats) -> float | None:
    """How near a prediction has to be; ``None`` where the targets of some rows are the classes 0 and 1."""
    if len(targets) > 1 and np.isin(targets, (0.0, 1.0)).all():
        return None
    span = float(np.ptp(targets)) if len(targets) else 0.0
    return TOLERANCE * (span or max(1.0, float(np.abs(targets).max(initial=0.0))))


def mark_right(predictions: Floats, targets: Floats) -> NDArray[np.bool_]:
    """Which predictions are right, shape (rows,)."""
    tolerance = find_tolerance(targets)
    if tolerance is not None:
        with np.errstate(invalid="ignore"):
            return np.asarray(np.abs(predictions - targets) <= tolerance, dtype=np.bool_)
    on_side = (predictions > EDGE) == (targets > EDGE)
    return np.asarray(np.isfinite(predictions) & on_side, dtype=np.bool_)


def mark_right_cases(predictions: Floats, targets: Floats) -> NDArray[np.bool_]:
    """The same of many cases, (cases or 1, rows) both; where targets differ, each case has its own."""
    if len(targets) == 1:
        return mark_right(predictions, targets[0])
    rows = np.broadcast_to(predictions, targets.shape)
    return np.stack([mark_right(one, target) for one, target in zip(rows, targets, strict=True)])


def find_target(graph: Graph, prediction: str) -> str | None:
    """The column on the loss's other operand, else the only one that no input is bound to."""
    dataset = graph.dataset
    names = dataset.names if dataset is not None else ()
    for edge in graph.consumers(prediction):
        operands = graph.operands(edge.target)
        if graph.node(edge.target).op in LOSSES and edge.port == 0 and 1 in operands:
            column = graph.node(operands[1]).column
            return column if column in names else None
    bound = {node.column for node in graph.node_records}
    free = [name for name in names if name not in bound]
    return free[0] if len(free) == 1 else None
