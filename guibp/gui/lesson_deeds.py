"""Deeds: what "Show me" does of a task's solution, through the same doors as the learner."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from guibp.explain.lessons.goals import expected_answer
from guibp.explain.lessons.records import (
    ActionDeed,
    AnswerGoal,
    AnyDeed,
    BuildDeed,
    ChoiceGoal,
    SampleDeed,
    SelectDeed,
    SetDeed,
)
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.tutor import Tutor
from guibp.model.edits import AddNodes, Batch, RemoveNodes, SetOutput, SetValues
from guibp.model.expression import parse
from guibp.model.graph import Graph


class Deeds:
    """Does what a lesson says that a learner would do."""

    def __init__(
        self, session: Session, training: LiveTraining, tutor: Tutor, actions: Mapping[str, QAction]
    ) -> None:
        self._session, self._training, self._tutor = session, training, tutor
        self._actions = actions

    def do_solution(self) -> None:
        """Do the whole solution of the task on show; a training goes on until the learner stops it."""
        task = self._tutor.task
        if task is None:
            return
        for deed in task.solution:
            self._do(deed)
        if isinstance(task.goal, ChoiceGoal):
            self._tutor.choose(task.goal.right)
        elif isinstance(task.goal, AnswerGoal):
            number = expected_answer(task.goal, self._tutor.situation())
            if number is not None:
                self._tutor.answer(number)

    def _do(self, deed: AnyDeed) -> None:
        session = self._session
        if isinstance(deed, ActionDeed):
            self._trigger(deed)
        elif isinstance(deed, SetDeed):
            session.try_do(SetValues(tuple(deed.values.items())))
        elif isinstance(deed, BuildDeed):
            session.try_do(build_instead(session.graph, parse(deed.expression)))
        elif isinstance(deed, SelectDeed):
            session.selection.select([deed.node])
        elif isinstance(deed, SampleDeed):
            session.show_sample(deed.number - 1)
        else:
            self._training.start()

    def _trigger(self, deed: ActionDeed) -> None:
        action = self._actions.get(deed.name)
        if action is None:
            text = QCoreApplication.translate("Lessons", 'There is no action "{name}".')
            self._session.refused.emit(text.format(name=deed.name))
            return
        for _ in range(deed.times):
            action.trigger()


def build_instead(graph: Graph, wanted: Graph) -> Batch:
    """The edit that puts another graph's nodes and edges in the place of all that is there."""
    output = wanted.resolve_output()
    return Batch(
        (
            *((RemoveNodes(graph.nodes),) if len(graph) else ()),
            AddNodes(wanted.node_records, wanted.edges, wanted.groups),
            *((SetOutput(output),) if output is not None else ()),
        )
    )
