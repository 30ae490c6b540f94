"""A task is done when its goal is reached, and not before."""

import pytest

from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Walk
from guibp.explain.lessons.goals import Situation, expected_answer, is_met, leaf_values
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
from guibp.model.presets import preset


def situation(graph: Graph, **given: object) -> Situation:
    facts: dict[str, object] = {
        "graph": graph,
        "evaluation": evaluate(graph),
        "walk": None,
        "sample": 0,
        "selected": frozenset(),
        "trained_steps": 0,
        "began": leaf_values(graph),
    }
    return Situation(**(facts | given))  # type: ignore[arg-type]  # facts by name


@pytest.mark.parametrize(
    "goal,met",
    [
        (ValueGoal("f", -7.0), True),
        (ValueGoal("f", -7.1), False),
        (ValueGoal("f", -7.1, within=0.2), True),
        (ValueGoal("nowhere", 1.0), False),
        (GradientGoal("w", 5.0), True),
        (GradientGoal("w", -5.0), False),
        (GraphGoal("w = param(1); x = 0; b = param(0); f = b + x*w"), True),
        (GraphGoal("w = param(1); x = 0; b = param(0); f = b - x*w"), False),
        (CountGoal({"multiply": 1, "add": 1, "sigmoid": 0}), True),
        (CountGoal({"multiply": 2}), False),
        (SelectedGoal("w"), False),
        (SampleGoal(1), True),
        (SampleGoal(2), False),
        (TrainedGoal(1), False),
        (AllGoal([ValueGoal("f", -7.0), GradientGoal("x", -2.0)]), True),
        (AllGoal([ValueGoal("f", -7.0), GradientGoal("x", 2.0)]), False),
        (LossGoal(-6.0), True),
        (LossGoal(-8.0), False),
    ],
)
def test_goals_about_the_graph(goal: AnyGoal, met: bool) -> None:
    assert is_met(goal, situation(preset("wx+b"))) == met


def test_a_walk_is_at_a_step_once_it_was_done() -> None:
    graph = preset("wx+b")
    walk = Walk(evaluate(graph))
    forward, backward, finished = WalkGoal("forward", "f"), WalkGoal("backward"), WalkGoal()
    reached = []
    for _ in range(len(walk.steps) + 1):
        now = situation(graph, walk=walk)
        reached.append([is_met(goal, now) for goal in (forward, backward, finished)])
        walk.advance()
    assert reached == [
        [False, False, False],
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    assert not is_met(finished, situation(graph))


def test_a_leaf_has_changed_when_its_number_is_another() -> None:
    graph = preset("wx+b")
    began = leaf_values(graph)
    assert not is_met(ChangedGoal("w"), situation(graph, began=began))
    graph.set_value("w", 3.0)
    assert is_met(ChangedGoal("w"), situation(graph, began=began))
    assert not is_met(ChangedGoal("b"), situation(graph, began=began))
    graph.remove("w")
    assert not is_met(ChangedGoal("w"), situation(graph, began=began))


def test_answers_are_held_against_the_numbers_on_show() -> None:
    graph = preset("xor-lecture")
    goal = AnswerGoal(value="x2")
    assert expected_answer(goal, situation(graph, sample=0)) == 0.0
    assert expected_answer(goal, situation(graph, sample=1)) == 1.0
    assert is_met(goal, situation(graph, sample=1, answer=1.001))
    assert not is_met(goal, situation(graph, sample=1, answer=0.9))
    assert not is_met(goal, situation(graph, sample=1))
    assert is_met(AnswerGoal(equals=0.5, within=0.1), situation(graph, answer=0.45))
    slope = AnswerGoal(gradient="w")
    assert is_met(slope, situation(preset("wx+b"), answer=5.0))


def test_the_right_choice_is_the_one_that_counts() -> None:
    goal = ChoiceGoal(["a", "b"], 1)
    graph = preset("wx+b")
    assert [is_met(goal, situation(graph, choice=choice)) for choice in (None, 0, 1)] == [False, False, True]


def test_predictions_are_counted_on_their_side_of_one_half() -> None:
    assert is_met(RightGoal(4), situation(preset("xor-lecture")))
    assert not is_met(RightGoal(4), situation(preset("xor")))
    assert not is_met(RightGoal(1), situation(preset("wx+b")))


def test_steps_selection_and_an_empty_graph() -> None:
    empty = Graph()
    assert not is_met(ValueGoal("f", 0.0), situation(empty))
    assert not is_met(LossGoal(1.0), situation(empty))
    assert not is_met(GraphGoal("x = 1; y = x + x"), situation(empty))
    assert is_met(TrainedGoal(10), situation(empty, trained_steps=10))
    assert is_met(SelectedGoal("a"), situation(empty, selected=frozenset({"a"})))


@pytest.mark.parametrize(
    "first,second,alike",
    [
        ("a = 1; b = 2; f = a + b", "a = 5; b = 6; g = b + a", True),
        ("a = 1; b = 2; f = a - b", "a = 5; b = 6; g = b - a", False),
        ("a = 1; f = a * a", "a = 1; f = a ** 2", False),
        ("a = 1; b = 2; c = 3; f = a + b + c", "a = 1; b = 2; c = 3; s = b + c; f = s + a", True),
        ("a = 1; f = 2 * a", "a = 1; f = 3 * a", False),
        ("a = 1; f = sigmoid(a)", "a = 1; f = tanh(a)", False),
        ("a = 1; f = a + a", "a = 1; b = 1; f = a + b", False),
        ("a = 1; f = a + a + a", "a = 1; f = a + a", False),
    ],
)
def test_graphs_are_alike_whatever_their_nodes_are_called(first: str, second: str, alike: bool) -> None:
    goal = GraphGoal(second)
    assert is_met(goal, situation(parse(first))) == alike
