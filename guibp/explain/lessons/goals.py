"""Whether a task is done: its goal held against what is on show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from guibp.engine.evaluation import Evaluation
from guibp.engine.judgement import count_right, find_prediction
from guibp.engine.stepper import Walk
from guibp.explain.lessons.likeness import computes_alike
from guibp.explain.lessons.records import (
    AllGoal,
    AnswerGoal,
    AnyGoal,
    ChangedGoal,
    ChoiceGoal,
    CountGoal,
    GradientGoal,
    GraphGoal,
    LossGoal,
    RightGoal,
    SampleGoal,
    SelectedGoal,
    TrainedGoal,
    ValueGoal,
    WalkGoal,
)
from guibp.model.expression import parse
from guibp.model.graph import Graph

Floats = NDArray[np.float64]
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a goal is held against; it is read at once and not kept.

    ``began`` has the numbers of the leaves when the task began. ``sample`` counts from 0. ``answer``
    and ``choice`` are what the learner answered in this task.
    """

    graph: Graph
    evaluation: Evaluation
    walk: Walk | None
    sample: int
    selected: frozenset[str]
    trained_steps: int
    began: Mapping[str, float]
    answer: float | None = None
    choice: int | None = None


def leaf_values(graph: Graph) -> dict[str, float]:
    """The numbers of the leaves that have one of their own."""
    return {node.id: node.value for node in graph.node_records if node.value is not None}


def is_met(goal: AnyGoal, now: Situation) -> bool:
    """Whether the goal is reached."""
    if isinstance(goal, AllGoal):
        return all(is_met(part, now) for part in goal.goals)
    return _CHECKS[type(goal)](goal, now)


def expected_answer(goal: AnswerGoal, now: Situation) -> float | None:
    """The number that is asked for, or ``None`` if it is not computed."""
    if goal.gradient is not None:
        return _gradient(goal.gradient, now)
    return goal.equals if goal.value is None else _value(goal.value, now)


def _meets_value(goal: ValueGoal, now: Situation) -> bool:
    return _is_near(_value(goal.node, now), goal.equals, goal.within)


def _meets_gradient(goal: GradientGoal, now: Situation) -> bool:
    return _is_near(_gradient(goal.node, now), goal.equals, goal.within)


def _meets_changed(goal: ChangedGoal, now: Situation) -> bool:
    if goal.node not in now.graph:
        return False
    value = now.graph.node(goal.node).value
    return value is not None and value != now.began.get(goal.node)


def _meets_graph(goal: GraphGoal, now: Situation) -> bool:
    return computes_alike(now.graph, parse(goal.expression))


def _meets_counts(goal: CountGoal, now: Situation) -> bool:
    counted = Counter(node.op for node in now.graph.node_records)
    return all(counted[operation] == count for operation, count in goal.counts.items())


def _meets_walk(goal: WalkGoal, now: Situation) -> bool:
    if now.walk is None:
        return False
    if goal.phase is None and goal.node is None:
        return now.walk.is_finished
    return any(
        goal.phase in (None, step.phase.value) and goal.node in (None, step.node)
        for step in now.walk.steps[: now.walk.position]
    )


def _meets_answer(goal: AnswerGoal, now: Situation) -> bool:
    return now.answer is not None and _is_near(expected_answer(goal, now), now.answer, goal.within)


def _meets_choice(goal: ChoiceGoal, now: Situation) -> bool:
    return now.choice == goal.right


def _meets_right(goal: RightGoal, now: Situation) -> bool:
    view, dataset = find_prediction(now.graph, now.evaluation), now.graph.dataset
    if view is None or view.target is None or dataset is None:
        return False
    targets = dataset.column(view.target)
    return count_right(view.predictions(now.evaluation), targets) >= goal.at_least


def _meets_loss(goal: LossGoal, now: Situation) -> bool:
    output = now.evaluation.tape.output
    if output is None:
        return False
    value = now.evaluation.value(output)
    return value is not None and float(np.mean(value)) < goal.below


def _meets_trained(goal: TrainedGoal, now: Situation) -> bool:
    return now.trained_steps >= goal.steps


def _meets_selected(goal: SelectedGoal, now: Situation) -> bool:
    return goal.node in now.selected


def _meets_sample(goal: SampleGoal, now: Situation) -> bool:
    return now.sample == goal.number - 1


def _value(id_: str, now: Situation) -> float | None:
    return _at(now.evaluation.value(id_), now.sample) if id_ in now.evaluation.tape.place_of else None


def _gradient(id_: str, now: Situation) -> float | None:
    return _at(now.evaluation.gradient(id_), now.sample) if id_ in now.evaluation.tape.place_of else None


def _at(quantity: float | Floats | None, sample: int) -> float | None:
    if quantity is None:
        return None
    flat = np.ravel(quantity)
    return float(flat[min(sample, len(flat) - 1)])


def _is_near(number: float | None, expected: float, within: float) -> bool:
    return number is not None and abs(number - expected) <= within


def _check_of(kind: type[G], check: Callable[[G, Situation], bool]) -> tuple[type[G], Callable[..., bool]]:
    return kind, check


_CHECKS: Mapping[type, Callable[..., bool]] = dict(
    (
        _check_of(ValueGoal, _meets_value),
        _check_of(GradientGoal, _meets_gradient),
        _check_of(ChangedGoal, _meets_changed),
        _check_of(GraphGoal, _meets_graph),
        _check_of(CountGoal, _meets_counts),
        _check_of(WalkGoal, _meets_walk),
        _check_of(AnswerGoal, _meets_answer),
        _check_of(ChoiceGoal, _meets_choice),
        _check_of(RightGoal, _meets_right),
        _check_of(LossGoal, _meets_loss),
        _check_of(TrainedGoal, _meets_trained),
        _check_of(SelectedGoal, _meets_selected),
        _check_of(SampleGoal, _meets_sample),
    )
)
