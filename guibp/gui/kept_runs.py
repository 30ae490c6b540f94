"""Kept runs: the trainings of the document on show, in bounded memory, until another document comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from guibp.engine.training_run import TrainingRun
from guibp.gui.graph_form import GraphForm, read_form
from guibp.gui.session import Session
from guibp.model.changes import VIEW_CHANGES, Change, NodeReplaced
from guibp.model.graph import GraphChanged
from guibp.model.records import Node

Floats = NDArray[np.float64]

MOST_RUNS = 500
MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, eq=False)
class KeptRun:
    """A run with its name, and what it takes to do it again."""

    number: int
    """Counted from 1 in the order of coming; no other run of the document ever has it."""
    name: str
    run: TrainingRun
    form: GraphForm
    leaves: Floats
    """The numbers that the leaves of ``form`` had at its start."""
    is_chosen: bool = False
    """Whether its curve is shown beside others."""
    is_pinned: bool = False
    """Whether it stays when old runs have to go."""

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return self.run.nbytes + self.leaves.nbytes


class KeptRuns(QObject):
    """All runs, the oldest first; beyond the bounds the oldest go that are not pinned."""

    changed = Signal()
    """Runs came or went, or one of them says something else."""
    let_go = Signal(int)
    """So many old runs had to go."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runs: dict[int, KeptRun] = {}
        self._newest = 0
        self._form: GraphForm | None = None
        session.document_replaced.connect(self._forget)
        session.graph_changed.connect(self._follow_edit)

    def all(self) -> tuple[KeptRun, ...]:
        """Every run, the oldest first."""
        return tuple(self._runs.values())

    def find(self, number: int | None) -> KeptRun | None:
        """The run of that number, if it is there."""
        return None if number is None else self._runs.get(number)

    @property
    def form(self) -> GraphForm:
        """The form of the graph on show."""
        if self._form is None:
            self._form = read_form(self._session.graph)
        return self._form

    def next_number(self) -> int:
        """The number of the run that comes next."""
        return self._newest + 1

    def add(self, runs: Iterable[KeptRun]) -> None:
        """Keep runs, whose numbers go on from the newest."""
        for run in runs:
            self._runs[run.number] = run
            self._newest = run.number
        gone = self._keep_bounds()
        self.changed.emit()
        if gone:
            self.let_go.emit(gone)

    def put(self, run: KeptRun) -> None:
        """Have a run say something else: its name, its marks, or how it went on."""
        if run.number in self._runs:
            self._runs[run.number] = run
            self.changed.emit()

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget runs."""
        for number in numbers:
            self._runs.pop(number, None)
        self.changed.emit()

    def _keep_bounds(self) -> int:
        total, gone = sum(run.nbytes for run in self._runs.values()), 0
        while len(self._runs) > 1 and (len(self._runs) > MOST_RUNS or total > MOST_BYTES):
            total -= self._runs.pop(_oldest(self._runs)).nbytes
            gone += 1
        return gone

    def _forget(self) -> None:
        self._runs.clear()
        self._newest, self._form = 0, None
        self.changed.emit()

    def _follow_edit(self, event: GraphChanged) -> None:
        if not all(_keeps_form(change) for change in event.changes):
            self._form = None
            self.changed.emit()


def _oldest(runs: Mapping[int, KeptRun]) -> int:
    """The oldest that is not pinned; if all are, the oldest: the bound holds."""
    newest = list(runs)[-1]
    loose = (number for number, run in runs.items() if not run.is_pinned and number != newest)
    return next(loose, next(iter(runs)))


def _keeps_form(change: Change) -> bool:
    """Whether a change is of view, or of a leaf's number alone."""
    if isinstance(change, NodeReplaced):
        before, after = change.before, change.after
        return _form_of(before) == _form_of(after)
    return isinstance(change, VIEW_CHANGES)


def _form_of(node: Node) -> tuple[object, ...]:
    """What a graph's form has of a node."""
    return node.op, node.column, node.value is None, node.is_frozen
