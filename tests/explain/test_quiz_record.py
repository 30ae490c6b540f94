"""The record of a quiz: what a teacher reads of it, and answers that come in a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from guibp.explain.quiz import Quiz, begin_quiz
from guibp.explain.quiz_file import grade, list_open_answers, load_answers
from guibp.explain.quiz_record import Entry, Outcome, Record, Try, write_record_csv, write_record_json
from guibp.explain.quiz_slips import Slip
from guibp.model.errors import DocumentError, FileError
from guibp.model.expression import parse
from guibp.model.presets import preset

LINEAR = "w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


@pytest.fixture
def quiz() -> Quiz:
    return begin_quiz(parse(LINEAR))


def entry(quiz: Quiz, *tries: Try, hints: int = 0) -> Entry:
    question = quiz.questions[0]
    return Entry(question, str(quiz.ask(question)), quiz.answer(question), 0, tries, hints)


RIGHT = Try("-10", -10.0, is_right=True)
WRONG = Try("10", 10.0, is_right=False, slips=(Slip.WRONG_SIGN,), feedback="The sign is wrong.")


@pytest.mark.parametrize(
    "tries,hints,outcome,points",
    [
        ((RIGHT,), 0, Outcome.RIGHT, 1.0),
        ((RIGHT,), 1, Outcome.HELPED, 0.5),
        ((WRONG, RIGHT), 0, Outcome.HELPED, 0.5),
        ((WRONG,), 0, Outcome.WRONG, 0.0),
        ((), 3, Outcome.SKIPPED, 0.0),
    ],
)
def test_an_outcome_is_worth_its_points(
    quiz: Quiz, tries: tuple[Try, ...], hints: int, outcome: Outcome, points: float
) -> None:
    told = entry(quiz, *tries, hints=hints)
    assert (told.outcome, told.points) == (outcome, points)


def test_asked_again_the_first_time_counts(quiz: Quiz) -> None:
    record = Record("a", "f", (entry(quiz, WRONG), entry(quiz, RIGHT)))
    assert (record.score.questions, record.score.right, record.score.points) == (1, 0, 0.0)
    assert record.slips == {Slip.WRONG_SIGN: 1}


def test_the_table_has_a_row_for_each_question_and_no_formulas(quiz: Quiz) -> None:
    nasty = Try("=1+1", None, is_right=False, feedback="no number")
    record = Record("a", "f", (entry(quiz, WRONG, RIGHT), entry(quiz, nasty)))
    rows = list(csv.DictReader(io.StringIO(write_record_csv(record))))
    assert [row["tries"] for row in rows] == ["10 | -10", "'=1+1"]
    assert rows[0]["slips"] == "wrong sign"
    assert rows[0]["outcome"] == "right with help"


def test_the_record_is_json_without_nan(quiz: Quiz) -> None:
    record = Record("a", "f", (Entry(quiz.questions[0], "?", float("nan"), 0, (WRONG,)),))
    read = json.loads(write_record_json(record))
    assert read["answers"][0]["expected"] == "NaN"
    assert read["answers"][0]["tries"][0]["slips"] == ["wrong sign"]


def write(tmp_path: Path, answers: object) -> Path:
    path = tmp_path / "answers.json"
    path.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["wx+b", "xor", "sigmoid"])
def test_the_printed_questions_are_an_answers_file(name: str, tmp_path: Path) -> None:
    quiz = begin_quiz(preset(name))
    asked = list_open_answers(quiz)
    path = write(tmp_path, asked)
    assert grade(quiz, load_answers(path, quiz), name).score.points == 0
    for question, answer in zip(quiz.questions, asked, strict=True):
        (field,) = (field for field in ("value", "gradient", "total") if field in answer)
        answer[field] = quiz.answer(question)
    record = grade(quiz, load_answers(write(tmp_path, asked), quiz), name)
    assert record.score.right == record.score.questions == len(quiz.questions)


def test_a_file_is_graded_with_texts_numbers_and_gaps(quiz: Quiz, tmp_path: Path) -> None:
    answers = [
        {"node": "g", "value": "-2*5", "comment": "mine"},
        {"node": "f", "value": None},
        {"source": "w", "target": "g", "port": 0, "gradient": -5},
        {"node": "b", "gradient": 1},
        {"node": "x", "gradient": "two"},
    ]
    record = grade(quiz, load_answers(write(tmp_path, answers), quiz), "linear")
    outcomes = {(one.question.node, one.question.source): one.outcome for one in record.entries}
    assert outcomes == {
        ("g", None): Outcome.RIGHT,
        ("f", None): Outcome.SKIPPED,
        ("f", "g"): Outcome.SKIPPED,
        ("f", "b"): Outcome.RIGHT,
        ("g", "w"): Outcome.WRONG,
        ("g", "x"): Outcome.WRONG,
    }
    assert record.slips == {Slip.WRONG_SIGN: 1}


@pytest.mark.parametrize(
    "answers,place,said",
    [
        ("{", "line 1", "no JSON"),
        ({"node": "g"}, "", "a list"),
        ([3], "[0]", "an object"),
        ([{"node": "g"}], "[0]", '"value"'),
        ([{"node": "q", "value": 1}], "[0]", '"q"'),
        ([{"node": 7, "value": 1}], "[0].node", "a text"),
        ([{"node": "g", "value": True}], "[0].value", "a number"),
        ([{"node": "g", "value": [1]}], "[0].value", "a number"),
        ([{"node": "g", "value": 1}, {"node": "g", "value": 1}], "[1]", "twice"),
        ([{"source": "w", "target": "f", "port": 0, "gradient": 1}], "[0]", '"f", port 0'),
        ([{"source": "w", "target": "g", "port": "0", "gradient": 1}], "[0]", "a port"),
        ([{"source": "w", "target": "g", "value": 1}], "[0]", "a gradient"),
        ([{"node": "f", "gradient": 1}], "[0]", '"f"'),
        ('[{"node": "g", "value": 1, "value": 2}]', "[0]", "twice"),
    ],
)
def test_what_fits_no_question_is_refused_with_its_place(
    quiz: Quiz, tmp_path: Path, answers: object, place: str, said: str
) -> None:
    path = write(tmp_path, answers)
    with pytest.raises(DocumentError) as caught:
        load_answers(path, quiz)
    assert caught.value.source == str(path)
    assert place in caught.value.place
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_refused(quiz: Quiz, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load_answers(tmp_path / "none.json", quiz)
