"""Gradient check: difference quotients beside back-propagation, node by node."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.counted_rows import read_objective
from guibp.engine.data_split import split_rows
from guibp.engine.difference_quotients import POINTS, estimate_slope
from guibp.engine.evaluation import evaluate_tape, run_forward
from guibp.engine.kernel import Kernel, choose_kernel
from guibp.engine.readiness import require_differentiable
from guibp.engine.tape import NONE, Tape
from guibp.model.graph import Graph

SMALLEST_SCALE = 1e-8
"""Gradients below it count as so large in a relative error."""
TOLERANCE = 1e-6

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class NodeCheck:
    """The two gradients of one node."""

    node: str
    backprop: float
    numeric: float
    """NaN where no difference quotient is finite."""
    relative_error: float
    """Relative to the larger of the two and 1e-8; infinite if one is not finite, 0 if both are NaN."""

    @property
    def differs(self) -> bool:
        """Whether the relative error is above 1e-6."""
        return not self.relative_error <= TOLERANCE


@dataclass(frozen=True, slots=True, repr=False)
class GradientCheck:
    """The check of a graph's parameters and single inputs, in the order of its nodes."""

    nodes: tuple[NodeCheck, ...]

    def __repr__(self) -> str:
        error = self.max_relative_error
        return f"<GradientCheck: {len(self.nodes):,} nodes, largest relative error {error:.2g}>"

    @property
    def max_relative_error(self) -> float:
        """The largest relative error; 0 if there is nothing to check."""
        return max((check.relative_error for check in self.nodes), default=0.0)

    @property
    def differs(self) -> bool:
        """Whether any node's gradients differ."""
        return any(check.differs for check in self.nodes)


def check_gradients(
    graph: Graph, output: str | None = None, *, on_progress: OnProgress | None = None
) -> GradientCheck:
    """Compare back-propagation with central differences, at a kink with the nearer one-sided difference.

    Parameters and inputs that are not bound to a column are checked; a per-sample output counts as
    its sum, and rows that are held out do not count. The graph stays as it is. ``on_progress`` is told
    after each node how many are done, and of how many. Raises ``UnfinishedGraphError`` if there is no
    finished output.
    """
    tape = split_rows(compile_tape(graph, require_differentiable(graph, output))).training
    checked = _list_checked(tape)
    objective = _Objective(tape, choose_kernel(tape, passes=len(checked) * POINTS))
    evaluation = evaluate_tape(tape)
    checks = []
    for id_ in checked:
        checks.append(_check_node(objective, id_, float(evaluation.gradient(id_) or 0.0)))
        if on_progress is not None:
            on_progress(len(checks), len(checked))
    return GradientCheck(tuple(checks))


def _list_checked(tape: Tape) -> tuple[str, ...]:
    return tuple(
        node.id
        for node, slot in zip(tape.nodes, tape.node_slot.tolist(), strict=True)
        if slot != NONE and (node.op == "parameter" or (node.op == "input" and node.column is None))
    )


class _Objective:
    """The output, summed over its samples, as a function of one leaf."""

    def __init__(self, tape: Tape, kernel: Kernel | None) -> None:
        self.tape = tape
        self.kernel = kernel
        self.compiled = CompiledPass(tape)

    def at(self, slot: int, number: float) -> float:
        """Its value where one single leaf has another number."""
        tape, values = self.tape, self.tape.start.copy()
        values[tape.offset[slot]] = number
        with np.errstate(all="ignore"):
            if self.kernel is None:
                run_forward(tape, values)
            else:
                self.compiled.run_forward(self.kernel, values)
            return read_objective(tape, values)


def _check_node(objective: _Objective, id_: str, backprop: float) -> NodeCheck:
    tape = objective.tape
    slot = tape.slot_of(id_)
    numeric = 0.0
    if tape.needed[slot]:
        place = float(tape.start[tape.offset[slot]])
        numeric = estimate_slope(lambda number: objective.at(slot, number), place, backprop)
    return NodeCheck(id_, backprop, numeric, relative_error(backprop, numeric))


def relative_error(backprop: float, numeric: float) -> float:
    if not (math.isfinite(backprop) and math.isfinite(numeric)):
        return 0.0 if math.isnan(backprop) and math.isnan(numeric) else math.inf
    # Halves, so that the difference of two huge numbers is finite.
    scale = max(abs(backprop), abs(numeric), SMALLEST_SCALE) / 2
    return abs(backprop / 2 - numeric / 2) / scale
