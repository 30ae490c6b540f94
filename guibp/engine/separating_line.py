"""The line at which a single logistic unit of two inputs is undecided, and the weights that move it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guibp.model.graph import Graph

LEAST_NORM = 1e-9
"""Smaller weights point nowhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """The points with ``across`` · x + ``up`` · y + ``offset`` = 0; the class 1 lies where it is above 0."""

    across: float
    up: float
    offset: float

    @property
    def norm(self) -> float:
        """The length of (across, up): how steeply the unit passes from one class to the other."""
        return math.hypot(self.across, self.up)

    def moved_through(self, x: float, y: float) -> Line:
        """The parallel line through a point, as steep as this one."""
        return Line(self.across, self.up, -(self.across * x + self.up * y))

    def turned_through(self, pivot: tuple[float, float], end: tuple[float, float]) -> Line:
        """The line through two points, as steep as this one, with class 1 on the side where it was."""
        along = end[0] - pivot[0], end[1] - pivot[1]
        length = math.hypot(*along)
        if length < LEAST_NORM:
            return self
        across, up = -along[1] / length * self.norm, along[0] / length * self.norm
        if across * self.across + up * self.up < 0:
            across, up = -across, -up
        return Line(across, up, -(across * pivot[0] + up * pivot[1]))


@dataclass(frozen=True, slots=True)
class LineUnit:
    """The parameters of a unit σ(across · x + up · y + offset), by id."""

    across: str
    up: str
    offset: str

    def line(self, graph: Graph) -> Line | None:
        """The unit's line now; ``None`` where its weights are too small to have one."""
        numbers = [graph.node(id_).value or 0.0 for id_ in (self.across, self.up, self.offset)]
        line = Line(*numbers)
        return line if math.isfinite(sum(numbers)) and line.norm > LEAST_NORM else None

    def values(self, line: Line) -> tuple[tuple[str, float], ...]:
        """The numbers that the parameters have at a line."""
        return (self.across, line.across), (self.up, line.up), (self.offset, line.offset)


def find_line_unit(graph: Graph, prediction: str, x: str, y: str) -> LineUnit | None:
    """The unit behind a prediction, if that is the sigmoid of a weighted sum of two columns and a bias.

    ``x`` and ``y`` are names of columns. Each weight and the bias must be a parameter.
    """
    if graph.node(prediction).op != "sigmoid" or 0 not in graph.operands(prediction):
        return None
    weights: dict[str, str] = {}
    bias: str | None = None
    for id_ in _terms(graph, graph.operands(prediction)[0]):
        if graph.node(id_).op == "parameter" and bias is None:
            bias = id_
            continue
        weighted = _read_product(graph, id_)
        if weighted is None or weighted[0] in weights:
            return None
        weights[weighted[0]] = weighted[1]
    ids = (weights.get(x), weights.get(y), bias)
    if len(weights) != len((x, y)) or len({*ids}) != len(ids) or None in ids:
        return None
    return LineUnit(*(id_ for id_ in ids if id_ is not None))


def _terms(graph: Graph, id_: str) -> list[str]:
    """What is added up, through sums of sums."""
    found: list[str] = []
    waiting = [id_]
    while waiting:
        one = waiting.pop()
        if graph.node(one).op == "add":
            waiting.extend(graph.operands(one).values())
        else:
            found.append(one)
    return found


def _read_product(graph: Graph, id_: str) -> tuple[str, str] | None:
    """The column and the weight's id, if a node is the product of the two."""
    operands = list(graph.operands(id_).values())
    if graph.node(id_).op != "multiply" or len(operands) != len(("weight", "input")):
        return None
    columns = [graph.node(one).column for one in operands]
    weights = [one for one in operands if graph.node(one).op == "parameter"]
    named = [column for column in columns if column is not None]
    return (named[0], weights[0]) if len(named) == 1 and len(weights) == 1 else None
