"""The value of a node over the plane of two inputs: of the prediction, or of any hidden unit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.input_plane import Axes, PlaneWish, find_axes, find_nodes_over, find_prediction_node
from guibp.engine.judgement import EDGE
from guibp.engine.kernel import Kernel
from guibp.engine.sampling import Sampling, sample_over
from guibp.engine.tape import NONE, Floats
from guibp.model.graph import Graph

MOST_NUMBERS = 2**21
"""A field of so many, all nodes counted, is drawn within a frame; a large graph gets a coarser one."""
SMALLEST_SIDE = 8
MOST_UNITS = 100
"""So many hidden units are offered at most."""
ACTIVATIONS = frozenset({"sigmoid", "tanh", "relu"})


class Scale(Enum):
    """What a value says about the side of the boundary on which it lies."""

    UNIT = "unit"
    """From 0 to 1, undecided at one half: a prediction, or a sigmoid."""
    SIGNED = "signed"
    """Any number, undecided at 0."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane(Axes):
    """A square grid over two columns, ready to be evaluated again and again.

    Rows of a field go upwards: the first is that of the smallest ``y``.
    """

    prediction: str
    """The predicting node."""
    units: tuple[str, ...]
    """The hidden units behind it, whose values lie over the same axes."""
    node: str
    """The node whose value is shown."""
    scale: Scale
    side: int
    """Points along each side."""
    sampling: Sampling
    """The node over the grid: side × side samples."""

    def field(self, parameters: Floats, kernel: Kernel | None = None) -> Floats:
        """The node's value at every point for these parameters, (side, side)."""
        return self.pick(self.sampling.evaluate(parameters, kernel), self.node)

    def pick(self, values: Floats, node: str) -> Floats:
        """A copy of a node's value at every point, (side, side), out of all numbers."""
        return self.sampling.pick(values, node).reshape(self.side, self.side)

    def levels(self, field: Floats) -> Floats:
        """A field as levels from 0 to 1 that pass one half at the boundary; (side, side)."""
        if self.scale is Scale.UNIT:
            return field
        largest = float(np.abs(field[np.isfinite(field)]).max(initial=0.0))
        return EDGE + field / (2 * largest) if largest > 0 else np.full_like(field, EDGE)

    def present_parameters(self) -> Floats:
        """The parameters that the graph had when the plane was made."""
        return self.sampling.present_parameters()


def find_plane(graph: Graph, side: int = 64, wish: PlaneWish | None = None) -> Plane | None:
    """The plane of a graph whose prediction depends on two columns or more, or ``None``.

    ``side`` is the most points along each side; a graph of very many nodes gets fewer.
    The prediction is what the loss compares with its target; without a loss it is the output.
    """
    wish = PlaneWish() if wish is None else wish
    tape = compile_tape(graph)
    if graph.dataset is None or tape.output_slot == NONE:
        return None
    prediction = find_prediction_node(tape)
    axes = None if prediction is None else find_axes(graph, prediction, wish)
    if prediction is None or axes is None:
        return None
    over = find_nodes_over(graph, tape, prediction, axes)
    units = tuple(id_ for id_ in over if graph.node(id_).op in ACTIVATIONS)[:MOST_UNITS]
    node = wish.node if wish.node in over and wish.node is not None else prediction
    # A large graph is drawn within a frame all the same.
    side = min(side, max(math.isqrt(MOST_NUMBERS // tape.slots), SMALLEST_SIDE))
    is_unit = node == prediction or graph.node(node).op == "sigmoid"
    scale = Scale.UNIT if is_unit else Scale.SIGNED
    return Plane(
        *(axes.x, axes.y, axes.x_range, axes.y_range, axes.held),
        *(prediction, units, node, scale, side),
        sample_over(graph, node, axes.grid(side)),
    )
