"""Moves by hand: the learner as the optimiser, step by step beside what the optimiser would do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from guibp.engine.evaluation import Evaluation
from guibp.engine.hand_updates import (
    HandUpdate,
    foretell_change,
    list_updates,
    measure_objective,
)
from guibp.engine.readiness import compile_trainable
from guibp.engine.trainer import Trainer
from guibp.engine.training_settings import Controls, settle_training
from guibp.gui.session import Session
from guibp.model.edits import SetValues
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph, GraphChanged

Values = tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an update by hand did: the loss before and after it, and what was foretold."""

    updates: tuple[HandUpdate, ...]
    before: float
    after: float

    @property
    def foretold(self) -> float:
        """To first order."""
        return foretell_change(self.updates)

    @property
    def change(self) -> float:
        """In truth."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class _Point:
    values: Values
    loss: float


class HandMoves(QObject):
    """The points on the learner's way, from a start on; undo and redo go along it.

    What changes the parameters otherwise, a training or an edit elsewhere, begins another way.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._points: list[_Point] = []
        self._ground: tuple[object, ...] = ()
        """All but the parameters' values that the losses of the points depend on."""
        self._place = 0
        self._is_moving = False
        self._rival: Trainer | None = None
        self._rival_losses: tuple[float, ...] = ()
        self.applied: Applied | None = None
        """The update that was applied last, while its numbers are the graph's."""

    # -- the way ---------------------------------------------------------------------------------

    @property
    def losses(self) -> tuple[float, ...]:
        """The loss at the start and after each move up to now."""
        return tuple(point.loss for point in self._points[: self._place + 1])

    @property
    def optimizer_losses(self) -> tuple[float, ...]:
        """The loss at the same start, and after each of as many steps of the optimiser."""
        return self._rival_losses[: self._place + 1]

    @property
    def optimizer(self) -> str:
        """What it is called."""
        return str(self._controls().optimizer)

    @property
    def rate(self) -> float:
        """The document's learning rate."""
        return self._controls().learning_rate

    def restart(self) -> None:
        """The graph as it is now is the start."""
        self._ground = read_ground(self._session.graph)
        loss = measure_objective(self.numbers())
        self._points = [] if loss is None else [_Point(self._values(), loss)]
        self._place, self.applied, self._rival = 0, None, None
        self._race()
        self.changed.emit()

    def follow(self, event: GraphChanged | None = None) -> None:
        """After an edit: a place on the way, or another start."""
        del event
        if self._is_moving:
            return
        values = self._values()
        known = [point.values for point in self._points]
        if not known or values not in known or read_ground(self._session.graph) != self._ground:
            self.restart()
        elif values != known[self._place]:
            self._place = known.index(values)
            self.applied = None
            self.changed.emit()

    def settings_changed(self) -> None:
        """Another rate or optimiser: its way is another one."""
        self._rival = None
        self._race()
        self.changed.emit()

    def numbers(self) -> Evaluation:
        """The numbers on show: losses and gradients are those of the rows that the optimiser learns from."""
        return self._session.evaluation

    # -- moves -----------------------------------------------------------------------------------

    def move(self, id_: str, value: float) -> bool:
        """Give a parameter another value, as one undo step."""
        if self._session.graph.node(id_).value == value:
            return False
        self.applied = None
        return self._do(((id_, value),))

    def updates(self, ids: Sequence[str]) -> tuple[HandUpdate, ...]:
        """The updates that gradient descent would make of some parameters."""
        controls = self._controls()
        return list_updates(self.numbers(), ids, controls.learning_rate, controls.penalty)

    def apply(self, updates: tuple[HandUpdate, ...]) -> bool:
        """Make updates, all at once and as one undo step."""
        before = self.losses[-1] if self._points else math.nan
        self.applied = None
        if not updates or not self._do(tuple((update.id, update.moved) for update in updates)):
            return False
        self.applied = Applied(updates, before, self.losses[-1])
        self.changed.emit()
        return True

    def _do(self, values: tuple[tuple[str, float], ...]) -> bool:
        self._is_moving = True
        try:
            is_done = self._session.try_do(SetValues(values))
        finally:
            self._is_moving = False
        loss = measure_objective(self.numbers())
        if is_done and loss is not None:
            self._points[self._place + 1 :] = [_Point(self._values(), loss)]
            self._place = len(self._points) - 1
            self._race()
            self.changed.emit()
        return is_done

    # -- the optimiser ---------------------------------------------------------------------------

    def _race(self) -> None:
        """Have the optimiser take as many steps as there are moves."""
        if not self._points:
            self._rival_losses = ()
            return
        try:
            rival = self._rival or self._begin_rival()
        except GuibpError:
            self._rival_losses = ()
            return
        self._rival = rival
        missing = len(self._points) - 1 - rival.step
        if missing > 0:
            rival.run(limit=missing)
        final = rival.frame().loss
        self._rival_losses = (*rival.history.losses.tolist(), final)

    def _begin_rival(self) -> Trainer:
        graph = self._session.graph
        tape = compile_trainable(graph)
        start = tape.start.copy()
        for id_, value in self._points[0].values:
            slot = tape.slot_of(id_)
            if value is not None and slot >= 0:
                start[tape.numbers_of(slot)] = value
        return Trainer(replace(tape, start=start), self._controls())

    def _controls(self) -> Controls:
        try:
            plan = settle_training(self._session.graph.training)
        except GuibpError:
            return Controls()
        return replace(plan.controls, batching=plan.batching)

    def _values(self) -> Values:
        nodes = self._session.graph.node_records
        return tuple((node.id, node.value) for node in nodes if node.op == "parameter")


def read_ground(graph: Graph) -> tuple[object, ...]:
    """All of a graph but its parameters' values that its numbers depend on: equal where they are the same."""
    nodes = tuple(
        (node.id, node.op, node.column, node.is_frozen, None if node.op == "parameter" else node.value)
        for node in graph.node_records
    )
    return nodes, graph.edges, graph.output, graph.dataset


MOST_SLIDERS = 12


def choose_parameters(session: Session) -> tuple[str, ...]:
    """All parameters if they are few; else those of the unit that is selected, or the first."""
    graph = session.graph
    all_ids = tuple(node.id for node in graph.node_records if node.op == "parameter" and not node.is_frozen)
    current = session.selection.current
    if len(all_ids) <= MOST_SLIDERS or current is None or current not in graph:
        return all_ids[:MOST_SLIDERS]
    group = graph.group_of(current)
    unit = tuple(id_ for id_ in all_ids if id_ == current or (group and graph.group_of(id_) == group))
    return (unit or all_ids)[:MOST_SLIDERS]
