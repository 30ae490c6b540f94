"""The line at which the output unit is undecided, in the space of two nodes that it reads."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.judgement import EDGE
from guibp.engine.separating_line import LEAST_NORM, Line
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True)
class OutputLine:
    """The line, and what else the unit reads: that is held at its mean over the samples."""

    line: Line
    held: tuple[str, ...]


@dataclass(slots=True)
class _Sum:
    """A weighted sum as far as it was read."""

    weights: dict[str, float]
    offset: float = 0.0
    held: list[str] = field(default_factory=list)


def find_output_line(
    graph: Graph, evaluation: Evaluation, prediction: str, across: str, up: str
) -> OutputLine | None:
    """The line of an output unit σ(sum) where the sum is 0, or of a plain sum where that is one half.

    ``None`` where the sum reads neither of the two nodes, or not linearly, or its weights point nowhere.
    """
    is_sigmoid = graph.node(prediction).op == "sigmoid" and 0 in graph.operands(prediction)
    start = graph.operands(prediction)[0] if is_sigmoid else prediction
    found = _Sum({across: 0.0, up: 0.0}, 0.0 if is_sigmoid else -EDGE)
    waiting = [(start, 1.0)]
    while waiting:
        waiting.extend(_read_term(graph, evaluation, *waiting.pop(), found))
    line = Line(found.weights[across], found.weights[up], found.offset)
    is_line = math.isfinite(line.norm + line.offset) and line.norm > LEAST_NORM
    return OutputLine(line, tuple(sorted(found.held))) if is_line else None


def _read_term(
    graph: Graph, evaluation: Evaluation, id_: str, factor: float, found: _Sum
) -> list[tuple[str, float]]:
    """Take a term into the sum, or give the terms that it consists of, each with its factor."""
    if id_ in found.weights:
        found.weights[id_] += factor
        return []
    value = evaluation.value(id_)
    if value is None or not isinstance(value, np.ndarray):
        found.offset += factor * (math.nan if value is None else float(value))
        return []
    parts = _take_apart(graph, evaluation, id_, factor)
    if not parts:
        found.offset += factor * float(np.mean(value))
        found.held.append(id_)
    return parts


def _take_apart(graph: Graph, evaluation: Evaluation, id_: str, factor: float) -> list[tuple[str, float]]:
    """The terms of a sum, or the one factor of a product that differs from sample to sample."""
    operands = [operand for _, operand in sorted(graph.operands(id_).items())]
    match graph.node(id_).op:
        case "add":
            return [(operand, factor) for operand in operands]
        case "negate":
            return [(operands[0], -factor)]
        case "subtract":
            return [(operands[0], factor), (operands[1], -factor)]
        case "multiply":
            return _take_product(evaluation, operands, factor)
    return []


def _take_product(evaluation: Evaluation, operands: list[str], factor: float) -> list[tuple[str, float]]:
    values = {operand: evaluation.value(operand) for operand in operands}
    wide = [operand for operand in operands if isinstance(values[operand], np.ndarray)]
    if len(wide) != 1:
        return []
    for operand in operands:
        value = values[operand]
        if value is not None and not isinstance(value, np.ndarray):
            factor *= float(value)
    return [(wide[0], factor)]
