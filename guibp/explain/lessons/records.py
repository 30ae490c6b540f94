"""What a lesson file holds: tasks, each with a goal to reach and the deeds that reach it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Text = str | dict[str, str]
"""A text for people: in one language, or by the codes of several, as in ``{"en": "…", "ko": "…"}``."""
ENGLISH, KOREAN = "en", "ko"


class Goal(Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """What has to be so for a task to be done."""


class ValueGoal(Goal, frozen=True, tag="value"):
    """A node has this value, for the sample on show; ``within`` is how far it may be off."""

    node: str
    equals: float
    within: float = 5e-3


class GradientGoal(Goal, frozen=True, tag="gradient"):
    """The output's gradient with respect to a node is this, summed over the samples if it is single."""

    node: str
    equals: float
    within: float = 5e-3


class ChangedGoal(Goal, frozen=True, tag="changed"):
    """A leaf has another number than when the task began."""

    node: str


class GraphGoal(Goal, frozen=True, tag="graph"):
    """The output is computed as this expression computes its last name.

    Leaves are told apart by their ids; other nodes may be called anything. Operands of sums and
    products may stand in any order.
    """

    expression: str


class CountGoal(Goal, frozen=True, tag="operations"):
    """There are so many nodes of each of these operations."""

    counts: dict[str, int]


class WalkGoal(Goal, frozen=True, tag="walk"):
    """The walk has done a step: of this phase and node, as far as they are given; else all steps."""

    phase: Literal["forward", "backward"] | None = None
    node: str | None = None


class AnswerGoal(Goal, frozen=True, tag="answer"):
    """The learner typed this number; without ``equals`` what is asked for is the gradient or value named.

    ``gradient`` and ``value`` name a node whose number, for the sample on show, is the answer.
    """

    equals: float | None = None
    gradient: str | None = None
    value: str | None = None
    within: float = 5e-3


class ChoiceGoal(Goal, frozen=True, tag="choice"):
    """The learner chose the right one of these texts; ``right`` counts from 0."""

    options: list[Text]
    right: int


class RightGoal(Goal, frozen=True, tag="right"):
    """So many predictions lie on their target's side of one half."""

    at_least: int


class LossGoal(Goal, frozen=True, tag="loss"):
    """The output, over all samples, is below this."""

    below: float


class TrainedGoal(Goal, frozen=True, tag="trained"):
    """The optimiser has taken so many steps since the task began."""

    steps: int


class SelectedGoal(Goal, frozen=True, tag="selected"):
    """This node is selected."""

    node: str


class SampleGoal(Goal, frozen=True, tag="sample"):
    """The numbers on show are those of this sample, counted from 1 as in the table."""

    number: int


class AllGoal(Goal, frozen=True, tag="all"):
    """All of these are reached at the same time."""

    goals: list[AnyGoal]


AnyGoal = (
    ValueGoal
    | GradientGoal
    | ChangedGoal
    | GraphGoal
    | CountGoal
    | WalkGoal
    | AnswerGoal
    | ChoiceGoal
    | RightGoal
    | LossGoal
    | TrainedGoal
    | SelectedGoal
    | SampleGoal
    | AllGoal
)


class Deed(Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """Something that a learner would do; "Show me" does it."""


class ActionDeed(Deed, frozen=True, tag="action"):
    """Trigger an action of the menus, by its object name, so many times."""

    name: str
    times: int = 1


class SetDeed(Deed, frozen=True, tag="set"):
    """Give leaves these numbers."""

    values: dict[str, float]


class BuildDeed(Deed, frozen=True, tag="build"):
    """Put the nodes and edges of an expression on the canvas, in the place of what is there."""

    expression: str


class SelectDeed(Deed, frozen=True, tag="select"):
    """Select a node."""

    node: str


class SampleDeed(Deed, frozen=True, tag="sample"):
    """Show a sample, counted from 1."""

    number: int


class TrainDeed(Deed, frozen=True, tag="train"):
    """Train until the task is done."""


AnyDeed = ActionDeed | SetDeed | BuildDeed | SelectDeed | SampleDeed | TrainDeed


class Task(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do.

    ``start`` is the source that is opened when it begins (``preset:NAME``, ``expr:TEXT``, or
    ``empty``), if the graph on show is not to be kept. ``learned`` is said when it is done.
    """

    text: Text
    goal: AnyGoal
    hint: Text = ""
    learned: Text = ""
    start: str = ""
    values: dict[str, float] = {}
    """Numbers that leaves of the start are given."""
    solution: list[AnyDeed] = []
    """The answers to questions need no deed: they are in the goal."""


class Lesson(Struct, frozen=True, forbid_unknown_fields=True):
    """A short sequence of tasks; the first has a ``start``."""

    format: str
    version: int
    title: Text
    summary: Text
    tasks: list[Task]


def in_language(text: Text, language: str) -> str:
    """The text in a language; else in English, else in the first that it is written in."""
    if isinstance(text, str):
        return text
    return text.get(language) or text.get(ENGLISH) or next(iter(text.values()), "")
