"""The grid of runs: begun, followed and cancelled; its runs are kept like all others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from guibp.engine.comparing import Comparison
from guibp.engine.training_run import RunSettings, TrainingRun
from guibp.gui.graph_form import GraphForm
from guibp.gui.grid_worker import GridWorker
from guibp.gui.kept_runs import Floats, KeptRun, KeptRuns
from guibp.gui.run_texts import usual_name
from guibp.gui.session import Session

POLL_MILLISECONDS, ENDING_MILLISECONDS = 50, 5
"""How often the worker is looked at: while it computes, and while it is to end."""


@dataclass(frozen=True, slots=True, eq=False)
class GridPlan:
    """What is to be computed, and the graph that it began from."""

    comparison: Comparison
    form: GraphForm
    leaves: Floats


class RunGrid(QObject):
    """One grid at a time, computed beside the window: the document and its training know nothing of it."""

    changed = Signal()
    """It began or ended, or runs came."""
    progressed = Signal()
    ended = Signal(bool)
    """Whether all its runs are done."""

    def __init__(self, session: Session, runs: KeptRuns) -> None:
        super().__init__(runs)
        self._session, self._runs = session, runs
        self._plan: GridPlan | None = None
        self._worker: GridWorker | None = None
        self._numbers: list[int] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fetch)
        session.document_replaced.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether the worker is at work."""
        return self._worker is not None

    @property
    def settings(self) -> tuple[RunSettings, ...]:
        """Those of all runs of the newest grid, whether they are done or not."""
        return () if self._plan is None else self._plan.comparison.runs

    def run_at(self, place: int) -> KeptRun | None:
        """The run of a place among the settings, if it is done and still kept."""
        return self._runs.find(self._numbers[place]) if place < len(self._numbers) else None

    @property
    def done(self) -> int:
        """How many runs are done."""
        return len(self._numbers)

    @property
    def share(self) -> float:
        """How much of all steps is done, 0 to 1."""
        if self._plan is None:
            return 0.0
        place, step = (self.done, 0) if self._worker is None else self._worker.progress
        runs = self._plan.comparison.runs
        total = sum(run.steps for run in runs) or 1
        return (sum(run.steps for run in runs[:place]) + step) / total

    def start(self, plan: GridPlan) -> None:
        """Begin a grid in place of the one before."""
        self.cancel()
        self._session.loops.begin()
        self._plan, self._numbers = plan, []
        self._worker = GridWorker(plan.comparison, self._session.loops)
        self._worker.start()
        self._timer.start(POLL_MILLISECONDS)
        self.changed.emit()

    @property
    def is_ending(self) -> bool:
        """Whether it was cancelled, and its thread is still at work."""
        return self._worker is not None and self._worker.is_asked_to_stop

    def cancel_soon(self) -> None:
        """End it without waiting for the thread, however busy the machine is; what is done stays."""
        if self._worker is not None:
            self._worker.ask_to_stop()
            self._timer.start(ENDING_MILLISECONDS)
            self.changed.emit()

    def cancel(self) -> None:
        """End it, and wait for the thread; what is done stays."""
        if self._worker is not None:
            self._worker.stop()
            self._end()

    def _fetch(self) -> None:
        worker = self._worker
        if worker is None:
            return
        has_ended = worker.has_ended
        self._keep(worker.take())
        self.progressed.emit()
        if has_ended:
            self._end()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        self._timer.stop()
        if worker is None:
            return
        self._keep(worker.take())
        self.changed.emit()
        self.ended.emit(self.done == len(self.settings))
        if worker.failure is not None:
            raise worker.failure

    def _keep(self, runs: list[TrainingRun]) -> None:
        plan, first = self._plan, self._runs.next_number()
        if plan is None or not runs:
            return
        kept = [
            KeptRun(number, usual_name(number), run, plan.form, _start_of(plan, run))
            for number, run in enumerate(runs, start=first)
        ]
        self._numbers += [run.number for run in kept]
        self._runs.add(kept)
        self.changed.emit()

    def _forget(self) -> None:
        worker, self._worker = self._worker, None
        self._timer.stop()
        if worker is not None:
            worker.stop()
        self._plan, self._numbers = None, []
        self.changed.emit()


def _start_of(plan: GridPlan, run: TrainingRun) -> Floats:
    """The leaves of the graph with the run's own start."""
    start = run.start
    values = [start.get(id_, value) for id_, value in plan.form.name_leaves(plan.leaves)]
    leaves = np.array(values, dtype=np.float64)
    leaves.flags.writeable = False
    return leaves
