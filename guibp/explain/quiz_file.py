"""A file of answers: a JSON list, one object for each answer, and its grading without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guibp.explain.quiz import Quiz
from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.quiz_record import Entry, Record, Try, place_json
from guibp.model.atomic_file import PathLike, read_file
from guibp.model.document_json import MAXIMUM_BYTES, read_json_value, step_into
from guibp.model.errors import DocumentError, ExpressionError, NumberError

FIELDS = ("value", "gradient", "total")
"""What an answer may give: a node's value, a gradient, or the gradient over all samples."""
_FIELD_OF = {
    QuestionKind.VALUE: "value",
    QuestionKind.EDGE_GRADIENT: "gradient",
    QuestionKind.NODE_GRADIENT: "gradient",
    QuestionKind.TOTAL: "total",
}

Answers = Mapping[Question, str]
"""What was typed for each question."""


def list_open_answers(quiz: Quiz) -> list[dict[str, object]]:
    """The questions as an answers file in which every answer is still ``null``."""
    return [
        {
            "step": question.step,
            **place_json(question),
            _FIELD_OF[question.kind]: None,
            "question": str(quiz.ask(question)),
        }
        for question in quiz.questions
    ]


def load_answers(path: PathLike, quiz: Quiz) -> Answers:
    """The answers in a file; fields that say nothing of an answer are passed over.

    Each is ``{"node": "g", "value": -10}``, ``{"source": "w", "target": "g", "port": 0, "gradient": "1*5"}``,
    ``{"node": "x", "gradient": 2}`` for a sum over edges, or ``{"node": "w", "total": 0.5}`` over the
    samples: a number, a text that is read as one, or ``null`` for none. Raises ``FileError``, and
    ``DocumentError`` with the place of what fits no question.
    """
    try:
        return _read_answers(read_json_value(read_file(path, MAXIMUM_BYTES)), quiz)
    except DocumentError as error:
        error.source = str(path)
        raise


def grade(quiz: Quiz, answers: Answers, document: str) -> Record:
    """The record of a quiz whose answers were written down; what was not answered was skipped."""
    asked = dict.fromkeys((*quiz.questions, *answers))
    ordered = sorted(asked, key=lambda question: question.step)
    return Record(document, quiz.output, tuple(_grade_one(quiz, one, answers.get(one)) for one in ordered))


def try_answer(quiz: Quiz, question: Question, typed: str) -> Try:
    """What an answer was worth; what is no number is wrong, and says why."""
    try:
        verdict = quiz.check(question, typed)
    except (NumberError, ExpressionError) as error:
        return Try(typed, None, is_right=False, feedback=str(error))
    feedback = " ".join(str(sentence) for sentence in verdict.said)
    return Try(typed, verdict.number, verdict.is_right, verdict.slips, feedback)


def _grade_one(quiz: Quiz, question: Question, typed: str | None) -> Entry:
    tries = () if typed is None else (try_answer(quiz, question, typed),)
    return Entry(question, str(quiz.ask(question)), quiz.answer(question), quiz.sample, tries)


def _read_answers(value: object, quiz: Quiz) -> Answers:
    if not isinstance(value, list):
        raise DocumentError("a file of answers is a list")
    answers: dict[Question, str] = {}
    for number, member in enumerate(value):
        place = step_into("", number)
        if not isinstance(member, dict):
            raise DocumentError("an answer is an object", place=place)
        for field in _given_fields(member, place):
            question = _find_question(member, field, quiz, place)
            if question in answers:
                raise DocumentError("this is answered twice", place=place)
            typed = _read_typed(member[field], step_into(place, field))
            if typed is not None:
                answers[question] = typed
    return answers


def _given_fields(member: Mapping[str, object], place: str) -> Iterator[str]:
    given = [field for field in FIELDS if field in member]
    if not given:
        raise DocumentError('an answer has a "value", a "gradient" or a "total"', place=place)
    return iter(given)


def _find_question(member: Mapping[str, object], field: str, quiz: Quiz, place: str) -> Question:
    if "target" in member or "source" in member:
        source, target = _read_id(member, "source", place), _read_id(member, "target", place)
        port = member.get("port", 0)
        if isinstance(port, bool) or not isinstance(port, int) or field != "gradient":
            raise DocumentError("an edge has a source, a target, a port and a gradient", place=place)
        found = quiz.find_edge(source, target, port)
        if found is None:
            raise DocumentError(
                'no gradient flows back from "{target}", port {port}, to "{source_id}"',
                place=place,
                source_id=source,
                target=target,
                port=port,
            )
        return found
    node = _read_id(member, "node", place)
    find = {"value": quiz.find_value, "gradient": quiz.find_gradient, "total": quiz.find_total}
    found = find[field](node)
    if found is None:
        raise DocumentError('no step asks for the {field} of "{node}"', place=place, field=field, node=node)
    return found


def _read_id(member: Mapping[str, object], field: str, place: str) -> str:
    id_ = member.get(field)
    if not isinstance(id_, str):
        raise DocumentError('"{field}" is a text', place=step_into(place, field), field=field)
    return id_


def _read_typed(value: object, place: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DocumentError("an answer is a number, a text or null", place=place)
    return repr(value)
