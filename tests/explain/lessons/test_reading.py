"""Lesson files are read, or refused with the place of what is wrong."""

import json
from pathlib import Path

import pytest

from guibp.explain.lessons.course import COURSE, TOUR, open_lesson
from guibp.explain.lessons.reading import load_lesson, read_lesson
from guibp.explain.lessons.records import in_language
from guibp.model.errors import DocumentError, FileError

LESSON: dict[str, object] = {
    "format": "guibp-lesson",
    "version": 1,
    "title": "One",
    "summary": {"en": "First", "ko": "첫째"},
    "tasks": [
        {
            "start": "expr:x = 1; f = x*x",
            "text": "Make f 4.",
            "goal": {"kind": "value", "node": "f", "equals": 4},
            "solution": [{"kind": "set", "values": {"x": 2}}],
        }
    ],
}


def changed(path: str, value: object) -> bytes:
    """The lesson with something else in one place; ``None`` takes it away."""
    lesson = json.loads(json.dumps(LESSON))
    *parents, last = path.split(".")
    holder = lesson
    for name in parents:
        holder = holder[int(name)] if name.isdigit() else holder[name]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return json.dumps(lesson).encode()


def test_a_lesson_is_read() -> None:
    lesson = read_lesson(json.dumps(LESSON).encode(), "one")
    assert lesson.title == "One"
    assert in_language(lesson.summary, "ko") == "첫째"
    assert in_language(lesson.summary, "fr") == "First"
    assert lesson.tasks[0].hint == ""


@pytest.mark.parametrize(
    "path,value,place",
    [
        ("format", "guibp", "format"),
        ("version", 2, "version"),
        ("title", "", "title"),
        ("title", {"en": ""}, "title"),
        ("tasks", [], "tasks"),
        ("tasks.0.start", "", "tasks[0].start"),
        ("tasks.0.start", "preset:none", "tasks[0].start"),
        ("tasks.0.start", "expr:f = ", "tasks[0].start"),
        ("tasks.0.start", "anything", "tasks[0].start"),
        ("tasks.0.values", {"y": 1.0}, "tasks[0].values"),
        ("tasks.0.text", None, "tasks[0]"),
        ("tasks.0.text", "", "tasks[0].text"),
        ("tasks.0.txt", "Misspelt", "tasks[0]"),
        ("tasks.0.goal.kind", "miracle", "tasks[0].goal"),
        ("tasks.0.goal.equals", "four", "tasks[0].goal.equals"),
        ("tasks.0.goal", {"kind": "graph", "expression": "f = ("}, "tasks[0].goal.expression"),
        ("tasks.0.goal", {"kind": "operations", "counts": {"dot": 1}}, "tasks[0].goal.counts.dot"),
        ("tasks.0.goal", {"kind": "choice", "options": ["a", "b"], "right": 2}, "tasks[0].goal.right"),
        ("tasks.0.goal", {"kind": "choice", "options": ["a"], "right": 0}, "tasks[0].goal.options"),
        ("tasks.0.goal", {"kind": "all", "goals": []}, "tasks[0].goal.goals"),
        ("tasks.0.goal", {"kind": "trained", "steps": 0}, "tasks[0].goal.steps"),
        ("tasks.0.goal", {"kind": "sample", "number": 0}, "tasks[0].goal.number"),
        ("tasks.0.goal", {"kind": "right", "at_least": 0}, "tasks[0].goal.at_least"),
        ("tasks.0.goal", {"kind": "answer", "equals": 1, "within": -1}, "tasks[0].goal.within"),
        ("tasks.0.goal", {"kind": "choice", "options": ["a", ""], "right": 0}, "tasks[0].goal.options[1]"),
        ("tasks.0.goal", {"kind": "answer"}, "tasks[0].goal"),
        ("tasks.0.goal", {"kind": "answer", "equals": 1, "value": "x"}, "tasks[0].goal"),
        (
            "tasks.0.goal",
            {"kind": "all", "goals": [{"kind": "graph", "expression": "f = g"}]},
            "tasks[0].goal.goals[0].expression",
        ),
        ("tasks.0.solution", [{"kind": "build", "expression": "x ="}], "tasks[0].solution[0].expression"),
        ("tasks.0.solution", [{"kind": "action", "name": "a", "times": 0}], "tasks[0].solution[0].times"),
        ("tasks.0.solution", [{"kind": "action", "name": "step_nxt"}], "tasks[0].solution[0].name"),
        ("tasks.0.solution", [{"kind": "select", "node": "y"}], "tasks[0].solution[0].node"),
        ("tasks.0.solution", [{"kind": "set", "values": {"x": 1, "y": 2}}], "tasks[0].solution[0].values.y"),
        ("tasks.0.goal.node", "g", "tasks[0].goal.node"),
        ("tasks.0.goal", {"kind": "walk", "phase": "forward", "node": "g"}, "tasks[0].goal.node"),
        ("tasks.0.goal", {"kind": "answer", "gradient": "y"}, "tasks[0].goal.gradient"),
        ("tasks.0.goal", {"kind": "answer", "value": "y"}, "tasks[0].goal.value"),
        (
            "tasks.0.goal",
            {"kind": "all", "goals": [{"kind": "walk"}, {"kind": "selected", "node": "y"}]},
            "tasks[0].goal.goals[1].node",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(path: str, value: object, place: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_lesson(changed(path, value), "lesson.guibp-lesson")
    assert str(caught.value).startswith("lesson.guibp-lesson: ")
    assert caught.value.place.startswith(place)


def test_nodes_that_the_learner_makes_are_known_later() -> None:
    lesson = json.loads(json.dumps(LESSON))
    lesson["tasks"] += [
        {"text": "Build.", "goal": {"kind": "graph", "expression": "a = 2; q = a*a"}},
        {"text": "Look.", "goal": {"kind": "value", "node": "q", "equals": 4}},
        {"text": "And x.", "goal": {"kind": "selected", "node": "x"}},
        {
            "text": "Apart.",
            "goal": {"kind": "selected", "node": "s_exp"},
            "solution": [{"kind": "action", "name": "graph_expand"}],
        },
    ]
    assert len(read_lesson(json.dumps(lesson).encode(), "one").tasks) == 5
    lesson["tasks"].append({"start": "preset:wx+b", "text": "?", "goal": {"kind": "selected", "node": "q"}})
    with pytest.raises(DocumentError) as caught:
        read_lesson(json.dumps(lesson).encode(), "one")
    assert caught.value.place == "tasks[5].goal.node"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load_lesson(tmp_path / "none.guibp-lesson")


@pytest.mark.parametrize("name", [TOUR, *COURSE])
def test_the_course_is_whole_and_in_both_languages(name: str) -> None:
    lesson = open_lesson(name)
    texts = [lesson.title, lesson.summary]
    for task in lesson.tasks:
        texts += [task.text, task.hint, task.learned]
        texts += getattr(task.goal, "options", [])
    for text in texts:
        assert isinstance(text, dict), text
        assert set(text) == {"en", "ko"}
        assert all(text.values())
