"""A lesson file made into a lesson, or refused with the place of what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from guibp.explain.lessons.names import check_names, list_goals
from guibp.explain.lessons.records import (
    ActionDeed,
    AllGoal,
    AnswerGoal,
    AnyGoal,
    BuildDeed,
    ChoiceGoal,
    CountGoal,
    GraphGoal,
    Lesson,
    Task,
    Text,
)
from guibp.explain.lessons.starts import open_start
from guibp.model.atomic_file import read_file
from guibp.model.document_json import read_json, step_into
from guibp.model.document_shapes import fit
from guibp.model.errors import DocumentError, GuibpError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS

FORMAT, VERSION = "guibp-lesson", 1
SUFFIX = ".guibp-lesson"
MAXIMUM_BYTES = 2**20
_ABOVE_ZERO = ("within", "steps", "at_least", "number")
"""Fields of goals that would be reached at once, or never, with anything less."""
_FEWEST_OPTIONS = 2


def load_lesson(path: Path) -> Lesson:
    """The lesson in a file; raises a ``GuibpError`` that names the file and the place."""
    return read_lesson(read_file(path, MAXIMUM_BYTES), str(path))


def read_lesson(data: bytes, source: str) -> Lesson:
    """The lesson that the bytes hold; ``source`` names it in errors.

    Raises ``DocumentError`` with the place of the first fault.
    """
    try:
        raw = read_json(data)
        _check_version(raw)
        lesson = fit(raw, Lesson)
        _check(lesson)
    except DocumentError as error:
        error.source = source
        raise
    return lesson


def _check_version(raw: Mapping[str, object]) -> None:
    if raw.get("format") != FORMAT:
        raise DocumentError("this is no guibp lesson", place="format")
    if raw.get("version") != VERSION:
        template = "this program reads version {known} of lessons"
        raise DocumentError(template, place="version", known=VERSION)


def _check(lesson: Lesson) -> None:
    _check_text(lesson.title, "title")
    _check_text(lesson.summary, "summary")
    if not lesson.tasks:
        raise DocumentError("a lesson has one task at least", place="tasks")
    if not lesson.tasks[0].start:
        raise DocumentError("the first task needs a start", place="tasks[0].start")
    for number, task in enumerate(lesson.tasks):
        _check_task(task, f"tasks[{number}]")
    check_names(lesson.tasks)


def _check_task(task: Task, place: str) -> None:
    _check_text(task.text, f"{place}.text")
    if task.start:
        _try(partial(open_start, values={}), task.start, f"{place}.start")
        _try(partial(open_start, values=task.values), task.start, f"{place}.values")
    elif task.values:
        raise DocumentError("values need a start", place=f"{place}.values")
    for inner, goal in list_goals(task.goal, f"{place}.goal"):
        _check_goal(goal, inner)
    for number, deed in enumerate(task.solution):
        inner = f"{place}.solution[{number}]"
        if isinstance(deed, BuildDeed):
            _try(parse, deed.expression, f"{inner}.expression")
        if isinstance(deed, ActionDeed) and deed.times < 1:
            raise DocumentError("a number above 0 is expected here", place=f"{inner}.times")


def _check_goal(goal: AnyGoal, place: str) -> None:
    _check_amounts(goal, place)
    if isinstance(goal, GraphGoal):
        _try(parse, goal.expression, f"{place}.expression")
    if isinstance(goal, CountGoal):
        for name in goal.counts:
            if name not in OPERATIONS:
                raise DocumentError(
                    'there is no operation "{name}"', place=step_into(f"{place}.counts", name), name=name
                )
    if isinstance(goal, ChoiceGoal):
        if not 0 <= goal.right < len(goal.options):
            raise DocumentError("none of the options has this number", place=f"{place}.right")
        for number, option in enumerate(goal.options):
            _check_text(option, f"{place}.options[{number}]")
    if isinstance(goal, AnswerGoal):
        given = [one for one in (goal.equals, goal.gradient, goal.value) if one is not None]
        if len(given) != 1:
            raise DocumentError('exactly one of "equals", "gradient" and "value" is expected', place=place)


def _check_amounts(goal: AnyGoal, place: str) -> None:
    for field in _ABOVE_ZERO:
        if getattr(goal, field, 1) <= 0:
            raise DocumentError("a number above 0 is expected here", place=f"{place}.{field}")
    if isinstance(goal, AllGoal) and not goal.goals:
        raise DocumentError("one goal at least is expected here", place=f"{place}.goals")
    if isinstance(goal, ChoiceGoal) and len(goal.options) < _FEWEST_OPTIONS:
        raise DocumentError("two options at least are expected here", place=f"{place}.options")


def _check_text(text: Text, place: str) -> None:
    if not text or (isinstance(text, dict) and not all(text.values())):
        raise DocumentError("a text is expected here", place=place)


def _try(read: Callable[[str], Graph], text: str, place: str) -> None:
    """See whether a graph can be made of a text; whatever refuses it is told with the place."""
    try:
        read(text)
    except GuibpError as error:
        raise DocumentError("{problem}", place=place, problem=str(error)) from None
