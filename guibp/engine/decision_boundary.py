"""The prediction of a graph over the plane of its two inputs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.evaluation import run_forward
from guibp.engine.kernel import Kernel
from guibp.engine.predictions import find_predictions
from guibp.engine.tape import NONE, Floats, Integers, Tape
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph

MARGIN = 0.25
"""How far the plane reaches beyond the data, as a part of their extent."""
MOST_NUMBERS = 2**21
"""A field of so many, all nodes counted, is drawn within a frame; a large graph gets a coarser one."""
SMALLEST_SIDE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A square grid over two columns, ready to be evaluated again and again.

    Rows of a field go upwards: the first is that of the smallest ``y``.
    """

    prediction: str
    x: str
    y: str
    """The names of the two columns."""
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    side: int
    """Points along each side."""
    tape: Tape
    """The graph over the grid: side × side samples."""
    parameter_numbers: Integers
    """Where the parameters' numbers are among the tape's, in the order of the nodes."""

    compiled: CompiledPass
    """The tape's instructions, for the compiled loops."""

    def field(self, parameters: Floats, kernel: Kernel | None = None) -> Floats:
        """The prediction at every point for these parameters, (side, side), compiled or interpreted."""
        values = self.tape.start.copy()
        values[self.parameter_numbers] = parameters
        if kernel is not None:
            self.compiled.run_forward(kernel, values)
        else:
            with np.errstate(all="ignore"):
                run_forward(self.tape, values)
        numbers = values[self.tape.numbers_of(self.tape.slot_of(self.prediction))]
        return np.broadcast_to(numbers, (self.side * self.side,)).reshape(self.side, self.side)

    def present_parameters(self) -> Floats:
        """The parameters that the graph had when the plane was made."""
        return self.tape.start[self.parameter_numbers]


def find_plane(graph: Graph, side: int = 64) -> Plane | None:
    """The plane of a graph whose prediction depends on exactly two columns, or ``None``.

    ``side`` is the most points along each side; a graph of very many nodes gets fewer.
    The prediction is what the loss compares with its target; without a loss it is the output.
    """
    dataset = graph.dataset
    tape = compile_tape(graph)
    if dataset is None or tape.output_slot == NONE:
        return None
    prediction = _find_prediction(tape)
    columns = _columns_behind(graph, prediction) if prediction is not None else ()
    if prediction is None or len(columns) != len(("x", "y")):
        return None
    x, y = columns
    x_range, y_range = (_widened(dataset.column(name)) for name in columns)
    fitting = math.isqrt(MOST_NUMBERS // tape.slots)
    side = min(side, max(fitting, SMALLEST_SIDE))
    across, up = np.meshgrid(np.linspace(*x_range, side), np.linspace(*y_range, side))
    grid_tape = compile_tape(graph, prediction, Dataset({x: across.ravel().tolist(), y: up.ravel().tolist()}))
    numbers = grid_tape.offset[grid_tape.parameter_slots]
    return Plane(prediction, x, y, x_range, y_range, side, grid_tape, numbers, CompiledPass(grid_tape))


def _find_prediction(tape: Tape) -> str | None:
    """The node whose value is the prediction, if it is one."""
    found = list(find_predictions(tape, tape.start))
    if not found and tape.per_sample[tape.output_slot]:
        return tape.output
    return found[0] if len(found) == 1 else None


def _columns_behind(graph: Graph, prediction: str) -> tuple[str, ...]:
    """The columns that a node depends on, in the order of the data set."""
    found = {graph.node(id_).column for id_ in graph.walk_back(prediction)}
    names = graph.dataset.names if graph.dataset is not None else ()
    return tuple(name for name in names if name in found)


def _widened(column: Floats) -> tuple[float, float]:
    low, high = float(column.min()), float(column.max())
    reach = (high - low) * MARGIN or 1.0
    return low - reach, high + reach
