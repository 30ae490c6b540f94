"""The space of two hidden units: where the samples and a grid over the inputs come to lie in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.decision_boundary import ACTIVATIONS, Plane, find_plane
from guibp.engine.evaluation import Evaluation
from guibp.engine.input_plane import PlaneWish, find_nodes_over, find_prediction_node
from guibp.engine.kernel import Kernel
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.graph import Graph

LINES, POINTS_BETWEEN = 11, 3
"""The grid has so many lines each way, and so many points from one to the next."""
SIDE = (LINES - 1) * POINTS_BETWEEN + 1
MOST_NODES = 200
"""So many nodes are offered as axes at most."""
REACH = 0.1
"""How far the space is shown beyond its values, as a part of their extent."""
_LINEAR = frozenset({"add", "subtract", "negate", "multiply", "divide"})
"""What the way from the output unit back to its operands leads through."""


class Missing(Enum):
    """Why a graph has no hidden space to show."""

    DATA = "no data set"
    PREDICTION = "no one prediction for each sample"
    INPUTS = "fewer than two inputs"
    UNITS = "fewer than two hidden units"


@dataclass(frozen=True, slots=True, eq=False)
class GridImage:
    """Where a grid over the inputs lies, (SIDE, SIDE, 2) each, and what is predicted there, (SIDE, SIDE)."""

    inputs: Floats
    hidden: Floats
    predicted: Floats


@dataclass(frozen=True, slots=True, eq=False)
class HiddenSpace:
    """Two nodes as axes, ready to be evaluated again and again."""

    across: str
    up: str
    """The nodes whose values are the axes."""
    nodes: tuple[str, ...]
    """What may be an axis: hidden units first, then other nodes with a value for each sample."""
    plane: Plane
    """The prediction over the inputs; both axes are behind it."""
    inputs: Floats
    """(samples, 2) the samples in the plane of the inputs."""

    @property
    def prediction(self) -> str:
        """The predicting node."""
        return self.plane.prediction

    def places(self, evaluation: Evaluation) -> Floats:
        """The samples in the hidden space, (samples, 2); NaN where a value is not computed."""
        columns = [_per_sample(evaluation, node) for node in (self.across, self.up)]
        return np.column_stack(columns)

    def image(self, evaluation: Evaluation, kernel: Kernel | None = None) -> GridImage:
        """The grid for the parameters of an evaluation."""
        tape, plane = evaluation.tape, self.plane
        values = plane.sampling.evaluate(evaluation.values[tape.offset[tape.parameter_slots]], kernel)
        across, up, predicted = (
            plane.pick(values, node) for node in (self.across, self.up, plane.prediction)
        )
        grid = np.meshgrid(np.linspace(*plane.x_range, plane.side), np.linspace(*plane.y_range, plane.side))
        return GridImage(np.stack(grid, axis=-1), np.stack((across, up), axis=-1), predicted)

    def extents(self, places: Floats) -> tuple[tuple[float, float], tuple[float, float]]:
        """How far the space is shown: all that a sigmoid or tanh can reach, or what the samples need."""
        operations = {node.id: node.op for node in self.plane.sampling.tape.nodes}
        pairs = zip((self.across, self.up), places.T, strict=True)
        first, second = (_extent(operations[node], numbers) for node, numbers in pairs)
        return first, second


def find_hidden_space(graph: Graph, wish: PlaneWish, across: str = "", up: str = "") -> HiddenSpace | Missing:
    """The space of these two nodes where they fit, else of the operands of the output unit.

    ``wish`` says which columns are the axes of the input space, and where others are held.
    """
    tape = compile_tape(graph)
    if graph.dataset is None:
        return Missing.DATA
    prediction = None if tape.output_slot == NONE else find_prediction_node(tape)
    if prediction is None:
        return Missing.PREDICTION
    plane = find_plane(graph, SIDE, replace(wish, node=None))
    if plane is None:
        return Missing.INPUTS
    usual = find_output_operands(graph, tape, prediction)
    usual = usual if len(usual) > 1 else plane.units[-2:]
    if len(usual) < len(("across", "up")):
        return Missing.UNITS
    over = find_nodes_over(graph, tape, prediction, plane)
    nodes = tuple(dict.fromkeys((*plane.units, *over)))[:MOST_NODES]
    first = across if across in nodes else next(id_ for id_ in usual if id_ != up)
    second = up if up in nodes and up != first else next(id_ for id_ in usual if id_ != first)
    columns = (graph.dataset.column(plane.x), graph.dataset.column(plane.y))
    return HiddenSpace(first, second, nodes, plane, np.column_stack(columns))


def find_output_operands(graph: Graph, tape: Tape, prediction: str) -> tuple[str, ...]:
    """The units that the output unit reads: those nearest behind its weighted sum, in its order."""
    start = graph.operands(prediction) if graph.node(prediction).op in ACTIVATIONS else {0: prediction}
    waiting = [operand for _, operand in sorted(start.items(), reverse=True)]
    found: dict[str, None] = {}
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        node = graph.node(id_)
        if id_ in seen or node.operation.is_leaf or not tape.per_sample[tape.slot_of(id_)]:
            continue
        seen.add(id_)
        if node.op in _LINEAR:
            waiting.extend(operand for _, operand in sorted(graph.operands(id_).items(), reverse=True))
        else:
            found[id_] = None
    return tuple(found)


def _per_sample(evaluation: Evaluation, node: str) -> Floats:
    value = evaluation.value(node)
    numbers = np.nan if value is None else np.asarray(value, dtype=np.float64)
    return np.array(np.broadcast_to(numbers, (evaluation.tape.samples,)))


def _extent(operation: str, numbers: Floats) -> tuple[float, float]:
    reached = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
    known = numbers[np.isfinite(numbers)]
    if operation in reached:
        low, high = reached[operation]
    else:
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    margin = (high - low) * REACH or 1.0
    return low - margin, high + margin
