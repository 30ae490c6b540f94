"""The tutor: which lesson and task the learner is at, and whether it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from guibp.explain.lessons.goals import Situation, is_met, leaf_values
from guibp.explain.lessons.reading import SUFFIX
from guibp.explain.lessons.records import AnswerGoal, ChoiceGoal, Lesson, Task
from guibp.explain.lessons.starts import open_start
from guibp.gui.lesson_progress import LessonProgress
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far the learner is with the task on show. ``slip`` is set by a wrong answer, until the next."""

    is_done: bool = False
    shows_hint: bool = False
    answer: float | None = None
    choice: int | None = None
    slip: bool = False


class Tutor(QObject):
    """Leads through one lesson at a time: looks at what is on show, and opens what a task starts with."""

    changed = Signal()
    """Another lesson, task or attempt is on show."""
    begun = Signal()
    """A lesson was opened."""

    def __init__(
        self,
        session: Session,
        training: LiveTraining,
        may_replace: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._training, self._may_replace = session, training, may_replace
        self.progress = LessonProgress()
        self.lesson: Lesson | None = None
        self.key = ""
        self.place = 0
        """Which task, from 0."""
        self.attempt = Attempt()
        self._began: dict[str, float] = {}
        self._steps, self._last_step = 0, 0
        self._is_opening = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)
        for signal in (
            session.reading_changed,
            session.walk_changed,
            session.sample_changed,
            session.selection.changed,
        ):
            signal.connect(self._look_soon)
        training.frame_shown.connect(self._count_steps)
        session.document_replaced.connect(self._follow_document)

    @property
    def task(self) -> Task | None:
        """The task on show."""
        return None if self.lesson is None else self.lesson.tasks[self.place]

    @property
    def is_last(self) -> bool:
        """Whether no task follows."""
        return self.lesson is None or self.place == len(self.lesson.tasks) - 1

    # -- the way through -------------------------------------------------------------------------

    def begin(self, lesson: Lesson, key: str) -> None:
        """Open a lesson at its first task; ``key`` names it in the record of progress.

        The document on show is replaced, if the learner agrees.
        """
        if not self._may_replace():
            return
        self.lesson, self.key = lesson, key
        self._open_task(0)
        self.begun.emit()

    def leave(self) -> None:
        """End the lesson; the graph stays."""
        if self.lesson is not None:
            self.lesson = None
            self.changed.emit()

    def advance(self) -> None:
        """Go to the next task."""
        if not self.is_last:
            self._open_task(self.place + 1)

    def retreat(self) -> None:
        """Go to the task before."""
        if self.place > 0:
            self._open_task(self.place - 1)

    def _open_task(self, place: int) -> None:
        if self.lesson is None:
            return
        self.place, self.attempt = place, Attempt()
        self._session.stop_training()
        self._start_graph(self.lesson)
        self._began = leaf_values(self._session.graph)
        self._steps, self._last_step = 0, self._frame_step()
        self.changed.emit()
        self._look_soon()

    def _start_graph(self, lesson: Lesson) -> None:
        """Put on the canvas what the task starts with; a task without a start goes on with what is there."""
        task = lesson.tasks[self.place]
        if not task.start or (self._session.path is not None and not self._may_replace()):
            return
        self._is_opening = True
        try:
            self._session.replace_graph(
                open_start(task.start, task.values), name=self.key.removesuffix(SUFFIX)
            )
        finally:
            self._is_opening = False

    def _follow_document(self) -> None:
        """The learner opened something else: the lesson is over."""
        if not self._is_opening:
            self.leave()

    # -- looking ---------------------------------------------------------------------------------

    def answer(self, number: float) -> None:
        """Take what the learner typed."""
        self._take(replace(self.attempt, answer=number))

    def choose(self, option: int) -> None:
        """Take what the learner chose."""
        self._take(replace(self.attempt, choice=option))

    def show_hint(self) -> None:
        """Help a little."""
        self.attempt = replace(self.attempt, shows_hint=True)
        self.changed.emit()

    def situation(self) -> Situation:
        """What the goal is held against."""
        session = self._session
        return Situation(
            graph=session.graph,
            evaluation=session.evaluation,
            walk=session.walk,
            sample=session.row,
            selected=session.selection.nodes,
            trained_steps=self._steps,
            began=self._began,
            answer=self.attempt.answer,
            choice=self.attempt.choice,
        )

    def _take(self, attempt: Attempt) -> None:
        if self.attempt.is_done:
            return
        self.attempt = attempt
        self._look()
        self.attempt = replace(self.attempt, slip=not self.attempt.is_done)
        self.changed.emit()

    def _look_soon(self) -> None:
        """Once for all that is changing now."""
        if self.lesson is not None and not self.attempt.is_done:
            self._timer.start()

    def _look(self) -> None:
        task = self.task
        if self.lesson is None or task is None or self.attempt.is_done:
            return
        if is_met(task.goal, self.situation()):
            self.attempt = replace(self.attempt, is_done=True, slip=False)
            self.progress.note_done(self.key, self.place + 1, len(self.lesson.tasks))
            self.changed.emit()

    def _count_steps(self) -> None:
        step = self._frame_step()
        self._steps += step - self._last_step if step >= self._last_step else step
        self._last_step = step
        self._look_soon()

    def _frame_step(self) -> int:
        return 0 if self._training.frame is None else self._training.frame.step


def asks(task: Task) -> bool:
    """Whether the task is a question, to be answered in words or numbers."""
    return isinstance(task.goal, AnswerGoal | ChoiceGoal)
