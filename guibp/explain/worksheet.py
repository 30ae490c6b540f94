"""A worksheet: the derivation of every value and gradient, to be filled in or as answer key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guibp.explain.notation import TEXT, Notation
from guibp.explain.quiz import Quiz
from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.sentences import Said, say


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the derivation: ``symbols`` = ``numbers`` = ``answer``.

    ``given`` are numbers that a learner cannot know from the figure: those of other samples.
    """

    symbols: str
    numbers: str
    answer: str
    given: str = ""

    def filled(self) -> str:
        """The line as the answer key has it; what repeats is told once."""
        parts = [self.symbols, self.given, self.numbers, self.answer]
        return " = ".join(dict.fromkeys(part for part in parts if part))

    def open(self, blank: str) -> str:
        """The line with blanks where numbers stand."""
        parts = [self.symbols, self.given, blank if self.numbers else "", blank]
        return " = ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the derivation, under what is to be done."""

    title: Said
    task: Said
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All that a worksheet says beside its figure."""

    title: str
    sections: tuple[Section, ...]


def make_worksheet(quiz: Quiz, title: str, notation: Notation = TEXT) -> Worksheet:
    """The derivation of a quiz's numbers, in the order of the steps; formulas in a notation."""
    forward = [one for one in quiz.questions if one.kind is QuestionKind.VALUE]
    backward = [one for one in quiz.questions if one.kind is not QuestionKind.VALUE]
    sections = [
        Section(
            say("Forward pass"),
            say("Compute the value of every node, operands first."),
            _write_lines(quiz, forward, notation),
        ),
        Section(
            say("Backward pass"),
            say(
                "From {output} back: upstream gradient × local gradient along each edge.", output=quiz.output
            ),
            _write_lines(quiz, backward, notation),
        ),
    ]
    return Worksheet(title, tuple(section for section in sections if section.lines))


def _write_lines(quiz: Quiz, questions: Iterable[Question], notation: Notation) -> tuple[Line, ...]:
    return tuple(_write_line(quiz, question, notation) for question in questions)


def _write_line(quiz: Quiz, question: Question, notation: Notation) -> Line:
    _, symbols, numbers = (" ".join(map(str, hint)) for hint in quiz.hints(question, notation))
    numbers = numbers.removeprefix(f"{notation.name(question.node)} = ")
    if quiz.is_whole(question):
        symbols = f"{notation.partial(quiz.output, question.source or '')} = {symbols}"
    answer = notation.number(quiz.answer(question))
    return (
        Line(symbols, "", answer, numbers) if quiz.takes_samples(question) else Line(symbols, numbers, answer)
    )
