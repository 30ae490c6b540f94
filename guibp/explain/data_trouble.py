"""Data from which a training can learn nothing, or only slowly: out of reach, inseparable, not normalised."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from guibp.engine.judgement import EDGE
from guibp.engine.separating_line import find_line_unit
from guibp.engine.tape import Floats
from guibp.explain.sentences import say
from guibp.explain.training_situation import ENOUGH_STEPS, Advice, Cause, Situation, show
from guibp.model.graph import Graph

REACH: Mapping[str, tuple[float, float]] = {
    "sigmoid": (0.0, 1.0),
    "tanh": (-1.0, 1.0),
    "relu": (0.0, np.inf),
}
"""Between which numbers an activation stays."""
LARGE = 10.0
"""Larger inputs make gradients of their weights larger than those of the biases by as much."""
UNEVEN = 30.0
"""One rate cannot suit two columns whose spreads differ by more than so many times."""
MOST_POINTS = 30
"""Of each class so many are looked at."""


def find_out_of_reach(situation: Situation) -> Advice | None:
    """A target that the predicting activation can never have."""
    view, targets = situation.view(), situation.targets()
    if view is None or targets is None:
        return None
    op = situation.graph.node(view.node).op
    least, most = REACH.get(op, (-np.inf, np.inf))
    outside = np.flatnonzero((targets < least) | (targets > most))
    if not len(outside):
        return None
    row = int(outside[0])
    return Advice(
        Cause.OUT_OF_REACH,
        say("Some targets are out of reach for {node}.", node=view.node),
        (
            say(
                "{node} is a {operation}: it stays from {least} to {most}.",
                node=view.node,
                operation=op,
                least=show(least),
                most=show(most),
            ),
            say(
                "In {count} of {rows} rows {target} lies outside: row {row} has {value}.",
                count=len(outside),
                rows=len(targets),
                target=view.target,
                row=row + 1,
                value=show(targets[row]),
            ),
        ),
        say(
            "Scale the targets into that range, or predict with a sum in place of the {operation}.",
            operation=op,
        ),
    )


def find_single_unit(situation: Situation) -> Advice | None:
    """One unit draws one straight line; two rows of each class show that no line can do."""
    view, targets, dataset = situation.view(), situation.targets(), situation.graph.dataset
    wrong = situation.count_wrong()
    if view is None or targets is None or dataset is None or not wrong or situation.steps < ENOUGH_STEPS:
        return None
    names = _input_columns(situation.graph, view.target)
    if (
        not situation.is_still
        or len(names) != len("xy")
        or not find_line_unit(situation.graph, view.node, *names)
    ):
        return None
    points = np.column_stack([dataset.column(name) for name in names])
    crossing = find_crossing(points[targets <= EDGE], points[targets > EDGE])
    if crossing is None:
        return None
    zero, one = ([f"({show(x)}, {show(y)})" for x, y in pair.tolist()] for pair in crossing)
    return Advice(
        Cause.SINGLE_UNIT,
        say("A single unit cannot: no straight line parts these classes."),
        (
            say(
                "After {steps} steps {wrong} of {rows} rows are wrong, and the loss stands still.",
                steps=situation.steps,
                wrong=wrong,
                rows=len(targets),
            ),
            say(
                "{first} and {second} have target 0, {third} and {fourth} have target 1. The lines between "
                "the two pairs cross, so no straight line has the pairs on its two sides.",
                first=zero[0],
                second=zero[1],
                third=one[0],
                fourth=one[1],
            ),
        ),
        say("Add hidden units between the inputs and {node}.", node=view.node),
    )


def find_crossing(zeros: Floats, ones: Floats) -> tuple[Floats, Floats] | None:
    """Two points of each class, (2, 2) each, whose connecting lines cross; ``None`` if none were found."""
    firsts, seconds = (np.array(list(combinations(points[:MOST_POINTS], 2))) for points in (zeros, ones))
    if not len(firsts) or not len(seconds):
        return None
    a, b = firsts[:, None, 0], firsts[:, None, 1]
    c, d = seconds[None, :, 0], seconds[None, :, 1]
    crosses = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    found = np.argwhere(crosses)
    return None if not len(found) else (firsts[found[0, 0]], seconds[found[0, 1]])


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    """On which side of the line through two points a third one lies: the sign."""
    along, towards = end - start, point - start
    side: Floats = along[..., 0] * towards[..., 1] - along[..., 1] * towards[..., 0]
    return side


def find_uneven_data(situation: Situation, *, is_in_trouble: bool) -> Advice | None:
    """Inputs that are large, or of very different spreads, where the training is in trouble."""
    dataset, view = situation.graph.dataset, situation.view()
    if dataset is None or not is_in_trouble or situation.is_solved:
        return None
    names = _input_columns(situation.graph, None if view is None else view.target)
    columns = [dataset.column(name) for name in names]
    spreads = [float(np.std(column)) for column in columns]
    largest = max((float(np.max(np.abs(column))) for column in columns), default=0.0)
    varied = [spread for spread in spreads if spread > 0]
    if largest <= LARGE and (not varied or max(varied) <= UNEVEN * min(varied)):
        return None
    ranges = tuple(
        say(
            "{column} runs from {least} to {most}.",
            column=name,
            least=show(column.min()),
            most=show(column.max()),
        )
        for name, column in zip(names, columns, strict=True)
    )
    reason = say(
        "A weight's gradient is multiplied by its input: no one learning rate suits weights and biases."
    )
    return Advice(
        Cause.NOT_NORMALISED,
        say("The data is not normalised."),
        (*ranges, reason),
        say("Scale each input column to mean 0 and spread 1, and train again."),
    )


def _input_columns(graph: Graph, target: str | None) -> list[str]:
    """The columns that inputs are bound to, each once, without the target's."""
    names = graph.dataset.names if graph.dataset is not None else ()
    bound = dict.fromkeys(node.column for node in graph.node_records if node.op == "input")
    return [name for name in bound if name is not None and name in names and name != target]
