"""What ``quiz`` answers, as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterable

from guibp.cli.answers import shown, table
from guibp.explain.quiz import Quiz
from guibp.explain.quiz_record import Entry, Record
from guibp.model.numbers_text import show_number


def question_lines(quiz: Quiz) -> Iterable[str]:
    """A line for each question, with the number of its step."""
    for question in quiz.questions:
        yield f"{question.step + 1:4d}  {quiz.ask(question)}"


def record_lines(record: Record) -> Iterable[str]:
    """The score, the slips, and a row for each question with what was said about it."""
    score = record.score
    points = show_number(score.points)
    yield f"{score.right} of {score.questions} right, {points} points"
    yield ""
    yield from table([("step", "question", "answer", "expected", "outcome"), *map(_row, record.entries)])
    told = [line for entry in record.entries for line in _feedback(entry)]
    if told:
        yield ""
        yield from told


def _row(entry: Entry) -> tuple[str, ...]:
    typed = entry.tries[-1].typed if entry.tries else shown(None)
    return str(entry.question.step + 1), entry.asked, typed, shown(entry.expected), str(entry.outcome)


def _feedback(entry: Entry) -> Iterable[str]:
    for one in entry.tries:
        if not one.is_right:
            yield f"{entry.question.step + 1:4d}  {one.typed}: {one.feedback}"
