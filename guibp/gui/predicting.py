"""Predict first: before each step of the walk the learner is asked for the numbers that it will show."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from guibp.engine.stepper import Walk
from guibp.explain.quiz import Quiz
from guibp.explain.quiz_hints import STAGES
from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.quiz_record import Entry, Record, Try
from guibp.explain.sentences import Said, say
from guibp.gui.quiz_texts import say_error, show_answer, translate_all
from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.model.errors import ExpressionError, NumberError


class Stage(Enum):
    """What the quiz is waiting for."""

    OFF = "off"
    READY = "ready"
    """For the learner to step."""
    ASKING = "asking"
    ANSWERED = "answered"
    """The answer is there; for the learner to go on."""


class Mood(Enum):
    """What kind of feedback is on show."""

    NONE = "none"
    RIGHT = "right"
    WRONG = "wrong"
    HINT = "hint"
    SHOWN = "shown"


class Predicting(QObject):
    """The quiz beside the session's walk. Off, it touches nothing.

    A step is done when all its questions are answered or skipped; until then its numbers are hidden.
    Whatever else moves the walk (play, back, reset, an edit) drops the question.
    """

    changed = Signal()
    answer_wanted = Signal()
    """Step was pressed while a question is open."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._quiz: Quiz | None = None
        self._waiting: tuple[Question, ...] = ()
        self._position = 0
        self._is_stepping = False
        self._entries: list[Entry] = []
        self.stage = Stage.OFF
        self.mood = Mood.NONE
        self.feedback: tuple[Said, ...] = ()
        self.entry: Entry | None = None
        """The question that is open or was answered last."""
        session.walk_changed.connect(self._follow_walk)
        session.document_replaced.connect(self._forget)

    @property
    def is_on(self) -> bool:
        """Whether steps ask first."""
        return self.stage is not Stage.OFF

    @property
    def is_asking(self) -> bool:
        """Whether an answer is wanted now."""
        return self.stage is Stage.ASKING

    @property
    def asked(self) -> Said | None:
        """The question on show."""
        if self._quiz is None or self.entry is None or self.stage is Stage.READY:
            return None
        return self._quiz.ask(self.entry.question)

    @property
    def has_hint(self) -> bool:
        """Whether there is another hint at the open question."""
        return self.is_asking and self.entry is not None and self.entry.hints < STAGES

    @property
    def has_record(self) -> bool:
        """Whether anything was asked."""
        return bool(self._entries)

    def record(self, document: str) -> Record:
        """What was asked so far, of the graph of this name."""
        output = self._session.graph.resolve_output() or ""
        return Record(document, output, tuple(self._entries))

    # -- what the learner does -------------------------------------------------------------------

    def toggle(self) -> None:
        """Ask before each step, beginning with the next one; or let steps show their numbers again."""
        if self.is_on:
            self._drop()
            self._become(Stage.OFF)
        else:
            self._ask_next()

    def begin_again(self) -> None:
        """Go back to the start and ask for the first step."""
        self._begin()
        self._ask_next()

    def step(self) -> None:
        """Ask for what the next step shows; while a question is open, say that it waits."""
        if self.is_asking:
            self.answer_wanted.emit()
        elif self._waiting:
            self._ask(self._waiting[0])
        else:
            self._ask_next()

    def answer(self, typed: str) -> None:
        """Hold an answer against the truth; what is no number is said to be none, and counts for nothing."""
        if not self.is_asking or self._quiz is None or self.entry is None:
            return
        if self.entry.tries and self.entry.tries[-1].typed == typed.strip():
            return
        try:
            verdict = self._quiz.check(self.entry.question, typed)
        except (NumberError, ExpressionError) as error:
            self._tell(Mood.WRONG, (say_error(error),))
            return
        told = translate_all(verdict.said)
        tried = Try(typed.strip(), verdict.number, verdict.is_right, verdict.slips, told)
        self.entry = replace(self.entry, tries=(*self.entry.tries, tried))
        if verdict.is_right:
            self._close_question(Mood.RIGHT, verdict.said)
        else:
            self._tell(Mood.WRONG, verdict.said)

    def show_hint(self) -> None:
        """Give the next of the three hints."""
        if self._quiz is None or self.entry is None or not self.has_hint:
            return
        hint = self._quiz.hints(self.entry.question)[self.entry.hints]
        self.entry = replace(self.entry, hints=self.entry.hints + 1)
        self._tell(Mood.HINT, hint)

    def skip(self) -> None:
        """Show the answer and count the question as not answered."""
        if self.is_asking and self.entry is not None:
            self._close_question(
                Mood.SHOWN, (say("It is {answer}.", answer=show_answer(self.entry.expected)),)
            )

    # -- within ----------------------------------------------------------------------------------

    def _ask_next(self) -> None:
        """Ask for the next step of the walk, which begins if need be; a step without questions is done."""
        walk = self._session.walk or self._begin()
        if walk.is_finished:
            self._become(Stage.READY)
            return
        self._quiz = self._quiz_of(walk)
        self._position = walk.position
        self._waiting = self._quiz.questions_of(walk.steps[walk.position].index)
        if self._waiting:
            self._ask(self._waiting[0])
        else:
            self._advance()
            self._become(Stage.READY)

    def _begin(self) -> Walk:
        self._is_stepping = True
        try:
            self._session.stepping.reset()
        finally:
            self._is_stepping = False
        walk = self._session.walk
        if walk is None:
            raise RuntimeError("a reset begins a walk")
        return walk

    def _quiz_of(self, walk: Walk) -> Quiz:
        quiz = self._quiz
        if quiz is None or quiz.evaluation is not walk.evaluation or quiz.sample != walk.sample:
            quiz = Quiz(walk.evaluation, walk.sample)
        return quiz

    def _ask(self, question: Question) -> None:
        quiz = self._quiz
        if quiz is None:
            return
        asked = translate_all((quiz.ask(question),))
        self.entry = Entry(question, asked, quiz.answer(question), quiz.sample)
        self._mark(question)
        self.mood, self.feedback = Mood.NONE, ()
        self._become(Stage.ASKING)

    def _mark(self, question: Question) -> None:
        """Select what is asked about, so that it is seen on the canvas."""
        nodes, edges = _marks(question)
        self._session.selection.select(nodes, edges)

    def _unmark(self) -> None:
        """Let go of what was asked about, unless the learner chose something else."""
        selection = self._session.selection
        if self.entry is None:
            return
        nodes, edges = _marks(self.entry.question)
        if (selection.nodes, selection.edges) == (frozenset(nodes), frozenset(edges)):
            selection.clear()

    def _close_question(self, mood: Mood, said: tuple[Said, ...]) -> None:
        self._keep()
        self._waiting = self._waiting[1:]
        self.mood, self.feedback = mood, said
        if not self._waiting:
            self._advance()
        self._become(Stage.ANSWERED)

    def _advance(self) -> None:
        self._is_stepping = True
        try:
            self._session.stepping.advance()
        finally:
            self._is_stepping = False

    def _keep(self) -> None:
        if self.entry is not None:
            self._entries.append(self.entry)

    def _drop(self) -> None:
        """Give up the open question; what was tried of it stays in the record."""
        if self.is_asking and self.entry is not None and (self.entry.tries or self.entry.hints):
            self._keep()
        self._unmark()
        self.entry, self._waiting = None, ()
        self.mood, self.feedback = Mood.NONE, ()

    def _follow_walk(self) -> None:
        """Something else moved the walk: at the same place, with another sample, ask anew; else wait."""
        if not self.is_on or self._is_stepping:
            return
        is_open = self.is_asking or bool(self._waiting)
        walk, playing = self._session.walk, self._session.stepping.is_playing
        self._drop()
        self.stage = Stage.READY
        if is_open and walk is not None and walk.position == self._position and not playing:
            self._ask_next()
        else:
            self._become(Stage.READY)

    def _forget(self) -> None:
        self.entry, self._waiting, self._quiz = None, (), None
        self._entries.clear()
        self.mood, self.feedback = Mood.NONE, ()
        self._become(Stage.READY if self.is_on else Stage.OFF)

    def _tell(self, mood: Mood, said: tuple[Said, ...]) -> None:
        self.mood, self.feedback = mood, said
        self.changed.emit()

    def _become(self, stage: Stage) -> None:
        was_on, self.stage = self.is_on, stage
        if self.is_on and not was_on:
            self._session.ask_first()
        elif was_on and not self.is_on:
            self._session.show_freely()
        self.changed.emit()


def _marks(question: Question) -> tuple[tuple[str, ...], tuple[EdgeKey, ...]]:
    """The nodes and edges that a question is about."""
    if question.kind is QuestionKind.EDGE_GRADIENT and question.port is not None:
        return (), ((question.node, question.port),)
    return (question.node,), ()
