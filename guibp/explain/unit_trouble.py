"""Units from which a training gets nothing: ones that are alike, saturated, or dead."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from guibp.engine.tape import Floats
from guibp.explain.sentences import say
from guibp.explain.training_situation import Advice, Cause, Situation, show

SATURATED_LOCAL = 0.01
"""A local gradient below it lets next to nothing through; the largest of a sigmoid is 0.25."""
MOST_SATURATED = 0.9
"""A unit is saturated if this share of the samples finds it so."""
MOST_UNITS = 64
"""Of more units not every pair is compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An activation and what flows through it, shape (samples,) each."""

    id: str
    op: str
    operand: str
    values: Floats
    gradients: Floats
    """What reaches it from the output."""
    locals: Floats
    """Its local gradient."""


def find_units(situation: Situation) -> tuple[Unit, ...]:
    """The per-sample activations that parameters feed, in the order of the nodes."""
    units = []
    for node in situation.graph.node_records:
        operand = situation.graph.operands(node.id).get(0)
        if node.op not in _LOCALS or operand is None:
            continue
        values = situation.evaluation.value(node.id)
        gradients = situation.evaluation.gradient(node.id)
        if isinstance(values, np.ndarray) and isinstance(gradients, np.ndarray):
            units.append(Unit(node.id, node.op, operand, values, gradients, _local(node.op, values)))
    return tuple(units)


def _local(op: str, values: Floats) -> Floats:
    return {"sigmoid": values * (1 - values), "tanh": 1 - values**2, "relu": (values > 0).astype(float)}[op]


_LOCALS = frozenset(("sigmoid", "tanh", "relu"))


def find_symmetry(situation: Situation) -> Advice | None:
    """Two units with other parameters, and yet with the same values and the same gradients everywhere."""
    lively = [unit for unit in find_units(situation)[:MOST_UNITS] if not _is_idle(unit)]
    for one, other in combinations(lively, 2):
        if one.op == other.op and _are_alike(one, other) and _have_own_parameters(situation, one, other):
            return Advice(
                Cause.SYMMETRIC,
                say("{one} and {other} do the same, so they learn the same.", one=one.id, other=other.id),
                (
                    say(
                        "For every row both have the same value: {value} in the first.",
                        value=show(one.values[0]),
                    ),
                    say(
                        "The same gradient reaches both, {gradient} in row 1: a step moves them alike.",
                        gradient=show(one.gradients[0]),
                    ),
                ),
                say("Give their weights different random starts, then draw a new start."),
            )
    return None


def find_dead_unit(situation: Situation) -> Advice | None:
    """A relu that is 0 for every row: no gradient comes through it, so nothing can wake it."""
    if situation.is_solved:
        return None
    for unit in find_units(situation):
        if unit.op == "relu" and not unit.values.any():
            operand = situation.evaluation.value(unit.operand)
            return Advice(
                Cause.DEAD,
                say("{node} is dead: 0 for every row.", node=unit.id),
                (
                    say(
                        "Its operand {operand} is at most {largest} in all {rows} rows: relu makes it 0.",
                        operand=unit.operand,
                        largest=show(np.max(np.asarray(operand))),
                        rows=len(unit.values),
                    ),
                    say("There its local gradient is 0, so its weights get no gradient and never change."),
                ),
                say("Raise its bias, or draw a new start, and train with a smaller learning rate."),
            )
    return None


def find_saturation(situation: Situation) -> Advice | None:
    """A unit so far out that its local gradient lets nothing through, while the training stands still."""
    if situation.is_solved or not (situation.is_still or situation.steps == 0):
        return None
    for unit in find_units(situation):
        shut = np.count_nonzero(unit.locals < SATURATED_LOCAL)
        if (
            unit.op != "relu"
            and shut >= MOST_SATURATED * len(unit.values)
            and not _is_passed_by(situation, unit)
        ):
            return Advice(
                Cause.SATURATED,
                say("{node} is saturated: hardly any gradient comes through it.", node=unit.id),
                (
                    say(
                        "In {count} of {rows} rows its local gradient is below {bound}.",
                        count=shut,
                        rows=len(unit.values),
                        bound=show(SATURATED_LOCAL),
                    ),
                    say(
                        "Its values run from {least} to {most}.",
                        least=show(unit.values.min()),
                        most=show(unit.values.max()),
                    ),
                ),
                say("Make the weights in front of it smaller, or draw a new start."),
            )
    return None


def _is_idle(unit: Unit) -> bool:
    """Whether it is dead or saturated: that is another cause."""
    return bool((unit.locals < SATURATED_LOCAL).all())


def _is_passed_by(situation: Situation, unit: Unit) -> bool:
    """Whether its loss is a cross-entropy, which takes its gradient to the unit's operand undiminished."""
    consumers = situation.graph.consumers(unit.id)
    return any(situation.graph.node(edge.target).op == "binary_cross_entropy" for edge in consumers)


def _are_alike(one: Unit, other: Unit) -> bool:
    return bool(
        math.isclose(one.values[0], other.values[0], rel_tol=1e-9)
        and np.allclose(one.values, other.values, rtol=1e-9, atol=0.0)
        and np.allclose(one.gradients, other.gradients, rtol=1e-9, atol=1e-300)
    )


def _have_own_parameters(situation: Situation, one: Unit, other: Unit) -> bool:
    first, second = (_parameters_before(situation, unit.operand) for unit in (one, other))
    return bool(first - second) and bool(second - first)


def _parameters_before(situation: Situation, id_: str) -> frozenset[str]:
    """The parameters on which a node depends."""
    graph = situation.graph
    seen, waiting = {id_}, [id_]
    while waiting:
        for operand in graph.operands(waiting.pop()).values():
            if operand not in seen:
                seen.add(operand)
                waiting.append(operand)
    return frozenset(one for one in seen if graph.node(one).op == "parameter")
