"""The plane of two columns of a data set: its axes, and a grid over it with the other columns held."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.predictions import find_predictions
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph

MARGIN = 0.25
"""How far the plane reaches beyond the data, as a part of their extent."""


@dataclass(frozen=True, slots=True)
class PlaneWish:
    """What somebody wants to see; what does not fit a graph is passed over."""

    node: str | None = None
    """The node whose value is shown; ``None`` is the prediction."""
    x: str | None = None
    y: str | None = None
    """The names of two columns."""
    held: tuple[tuple[str, float], ...] = ()
    """Other columns and where they are held; those that are not named, at their mean."""


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """Two columns, how far the plane reaches, and where the other columns are held."""

    x: str
    y: str
    """The names of the two columns."""
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    held: tuple[tuple[str, float], ...]

    def grid(self, side: int) -> Dataset:
        """A row for each point of a grid, side × side; the first ones have the smallest ``y``."""
        across, up = np.meshgrid(np.linspace(*self.x_range, side), np.linspace(*self.y_range, side))
        numbers = {self.x: across.ravel(), self.y: up.ravel()}
        numbers |= {name: np.full(side * side, value) for name, value in self.held}
        return Dataset.of_table(tuple(numbers), np.column_stack(tuple(numbers.values())))


def find_axes(graph: Graph, prediction: str, wish: PlaneWish) -> Axes | None:
    """The wanted axes among the columns that a node depends on, or ``None`` if those are not two at least."""
    dataset = graph.dataset
    columns = columns_behind(graph, prediction)
    if dataset is None or len(columns) < len(("x", "y")):
        return None
    x, y = _choose_columns(columns, wish)
    wanted = dict(wish.held)
    held = tuple(
        (name, wanted.get(name, float(dataset.column(name).mean()))) for name in columns if name not in (x, y)
    )
    return Axes(x, y, widen(dataset.column(x)), widen(dataset.column(y)), held)


def find_prediction_node(tape: Tape) -> str | None:
    """The node whose value is the prediction, if it is one: what the loss compares, else the output."""
    found = list(find_predictions(tape, tape.start))
    if not found and tape.per_sample[tape.output_slot]:
        return tape.output
    return found[0] if len(found) == 1 else None


def columns_behind(graph: Graph, node: str) -> tuple[str, ...]:
    """The columns that a node depends on, in the order of the data set."""
    found = {graph.node(id_).column for id_ in graph.walk_back(node)}
    names = graph.dataset.names if graph.dataset is not None else ()
    return tuple(name for name in names if name in found)


def find_nodes_over(graph: Graph, tape: Tape, prediction: str, axes: Axes) -> tuple[str, ...]:
    """The nodes behind a prediction that are computed for each sample from one of the axes at least."""
    marks = _mark_columns(tape, (axes.x, axes.y))
    behind = frozenset(graph.walk_back(prediction)) - {prediction}
    return tuple(
        node.id
        for node in graph.node_records
        if node.id in behind and not node.operation.is_leaf and marks[tape.slot_of(node.id)]
    )


def _mark_columns(tape: Tape, names: tuple[str, ...]) -> list[bool]:
    """(slots + 1,) whether a slot depends, for each sample, on one of the columns."""
    # One more place takes what NONE names.
    marks = [False] * (tape.slots + 1)
    for node, slot in zip(tape.nodes, tape.node_slot.tolist(), strict=True):
        marks[slot] = node.column in names and slot != NONE
    wide = tape.per_sample.tolist()
    for slot, (first, second, _) in enumerate(tape.operands.tolist()):
        marks[slot] = wide[slot] and (marks[slot] or marks[first] or marks[second])
    return marks


def _choose_columns(columns: tuple[str, ...], wish: PlaneWish) -> tuple[str, str]:
    x = wish.x if wish.x in columns else None
    y = wish.y if wish.y in columns and wish.y != x else None
    x = next(name for name in columns if name != y) if x is None else x
    y = next(name for name in columns if name != x) if y is None else y
    return x, y


def widen(column: Floats) -> tuple[float, float]:
    """The range of a column, and a margin at both ends."""
    low, high = float(column.min()), float(column.max())
    reach = (high - low) * MARGIN or 1.0
    return low - reach, high + reach
