"""Names in a lesson: the nodes and the actions that its goals and deeds speak of must be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guibp.explain.lessons.records import (
    ActionDeed,
    AllGoal,
    AnswerGoal,
    AnyDeed,
    AnyGoal,
    BuildDeed,
    ChangedGoal,
    CountGoal,
    GradientGoal,
    GraphGoal,
    SelectDeed,
    SelectedGoal,
    SetDeed,
    Task,
    ValueGoal,
    WalkGoal,
)
from guibp.explain.lessons.starts import open_start
from guibp.model.document_json import step_into
from guibp.model.errors import DocumentError
from guibp.model.expression import parse
from guibp.model.presets import presets

ACTIONS = frozenset(
    [
        "align_bottom",
        "align_center",
        "align_left",
        "align_middle",
        "align_right",
        "align_top",
        "data_hold_out",
        "data_open",
        "data_paste",
        "data_ready_made",
        "distribute_across",
        "distribute_down",
        "edit_add",
        "edit_break",
        "edit_connect",
        "edit_copy",
        "edit_cut",
        "edit_delete",
        "edit_duplicate",
        "edit_extract",
        "edit_fold",
        "edit_group",
        "edit_note",
        "edit_paste",
        "edit_paste_wired",
        "edit_preferences",
        "edit_redo",
        "edit_regroup",
        "edit_select_all",
        "edit_select_dependencies",
        "edit_select_dependents",
        "edit_select_none",
        "edit_swap",
        "edit_undo",
        "edit_ungroup",
        "example_neuron",
        "example_sigmoid",
        "example_single-unit-xor",
        "example_wx+b",
        "example_xor",
        "example_xor-lecture",
        "explain_derivative",
        "explain_gradient_rows",
        "explain_hidden_space",
        "explain_histories",
        "explain_paths",
        "file_close_window",
        "file_export",
        "file_new",
        "file_new_window",
        "file_open",
        "file_quit",
        "file_save",
        "file_save_as",
        "graph_expand",
        "graph_layout",
        "graph_mistake",
        "graph_output",
        "help_about",
        "help_commands",
        "help_shortcuts",
        "language_english",
        "language_korean",
        "language_system",
        "quiz_record",
        "runs_export",
        "runs_grid",
        "runs_open",
        "step_back",
        "step_next",
        "step_play",
        "step_predict",
        "step_reset",
        "theme_contrast",
        "theme_dark",
        "theme_light",
        "theme_system",
        "tool_cut",
        "tool_hand",
        "tool_select",
        "train_by_hand",
        "train_freeze",
        "train_new_start",
        "train_reset",
        "train_step",
        "train_steps",
        "train_toggle",
        "train_until_diverged",
        "train_until_loss",
        "train_until_right",
        "view_actual_size",
        "view_dependencies",
        "view_fit",
        "view_fit_selection",
        "view_heat",
        "view_minimap",
        "view_next_pane",
        "view_previous_pane",
        "view_snap",
        "view_zoom_in",
        "view_zoom_out",
        "wheel_auto",
        "wheel_mouse",
        "wheel_touchpad",
        "worksheet_save",
    ]
) | {f"example_{name}" for name in presets()}
"""The object names of all actions of the window, whose own table of them is kept equal by a test."""
_NAMING = frozenset(
    {"graph_expand", "edit_paste", "edit_paste_wired", "edit_duplicate", "edit_undo", "edit_redo"}
)
"""Actions after which there are nodes whose ids no lesson can be held to."""


@dataclass(frozen=True, slots=True)
class KnownNodes:
    """The ids that a graph may have at some place of a lesson; if it is open, others as well."""

    ids: frozenset[str] = frozenset()
    is_open: bool = False

    def check(self, id_: str, place: str) -> None:
        """Raise ``DocumentError`` for a node that cannot be there."""
        if not self.is_open and id_ not in self.ids:
            raise DocumentError('there is no node "{id}"', place=place, id=id_)

    def during(self, task: Task) -> KnownNodes:
        """What may be there in a task, after its solution too: what that builds stays known."""
        ids, is_open = self.ids, self.is_open
        if task.start:
            ids, is_open = frozenset(open_start(task.start, {}).nodes), False
        builds = [deed for deed in task.solution if isinstance(deed, BuildDeed)]
        texts = [deed.expression for deed in builds]
        goals = [goal for _, goal in list_goals(task.goal, "")]
        texts += [goal.expression for goal in goals if isinstance(goal, GraphGoal)]
        is_open |= any(isinstance(deed, ActionDeed) and deed.name in _NAMING for deed in task.solution)
        is_open |= any(isinstance(goal, CountGoal) for goal in goals) and not builds
        return KnownNodes(ids.union(*(parse(text).nodes for text in texts)), is_open)


def list_goals(goal: AnyGoal, place: str) -> Iterator[tuple[str, AnyGoal]]:
    """A goal and those within it, each with its place."""
    yield place, goal
    if isinstance(goal, AllGoal):
        for number, part in enumerate(goal.goals):
            yield from list_goals(part, f"{place}.goals[{number}]")


def check_names(tasks: list[Task]) -> None:
    """See that every node and action that is named is there; raises ``DocumentError`` with the place."""
    known = KnownNodes()
    for number, task in enumerate(tasks):
        known = known.during(task)
        for place, goal in list_goals(task.goal, f"tasks[{number}].goal"):
            for field, id_ in _nodes_of(goal):
                known.check(id_, f"{place}.{field}")
        for step, deed in enumerate(task.solution):
            _check_deed(deed, known, f"tasks[{number}].solution[{step}]")


def _nodes_of(goal: AnyGoal) -> Iterator[tuple[str, str]]:
    """The nodes that a goal names, with the fields that name them."""
    if isinstance(goal, (ValueGoal, GradientGoal, ChangedGoal, SelectedGoal, WalkGoal)):
        if goal.node is not None:
            yield "node", goal.node
    elif isinstance(goal, AnswerGoal):
        named = (("gradient", goal.gradient), ("value", goal.value))
        yield from ((field, id_) for field, id_ in named if id_ is not None)


def _check_deed(deed: AnyDeed, known: KnownNodes, place: str) -> None:
    if isinstance(deed, ActionDeed) and deed.name not in ACTIONS:
        raise DocumentError('there is no action "{name}"', place=f"{place}.name", name=deed.name)
    if isinstance(deed, SelectDeed):
        known.check(deed.node, f"{place}.node")
    if isinstance(deed, SetDeed):
        for id_ in deed.values:
            known.check(id_, step_into(f"{place}.values", id_))
