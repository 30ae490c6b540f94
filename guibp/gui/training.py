"""Live training: begins, steers, shows and ends trainings of the graph on show."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from guibp.engine.evaluation import Evaluation
from guibp.engine.goals import GoalWatch
from guibp.engine.kernel import Kernel
from guibp.engine.readiness import compile_trainable
from guibp.engine.repeating import Repetition
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Controls, settle_training
from guibp.gui.drawn_rows import Drawn
from guibp.gui.new_start import plan_new_start
from guibp.gui.rewinding import Rewinding
from guibp.gui.run_goals import Aim, RunEnd, RunGoal, find_run_tolerance, tell_end
from guibp.gui.session import Session
from guibp.gui.speedometer import Speedometer
from guibp.gui.training_worker import TrainingWorker, Way
from guibp.gui.translation import translate_error
from guibp.model.changes import VIEW_CHANGES, NodeRenamed, TrainingChanged
from guibp.model.edits import SetValues
from guibp.model.errors import GuibpError
from guibp.model.graph import GraphChanged

DEFAULT_PACE = 300.0
"""Steps a second: XOR falls into place in a few seconds."""
FRAME_MILLISECONDS = 16
Values = tuple[tuple[str, float], ...]


class LiveTraining(QObject):
    """The training of the window: at most one runs at a time, in a thread of its own.

    A training begins with the first ``start`` or ``take_step`` after another document, an edit or a
    new start; its optimiser's memory lasts until the next begins. However a run ends, what was
    learned is written to the graph as one edit.
    """

    changed = Signal()
    """It began or ended to run, or what it shows is of another training."""
    frame_shown = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rewinding = Rewinding(session, self)
        """Its past moments; a run or a step goes on from the one on show."""
        self._trainer: Trainer | None = None
        self._worker: TrainingWorker | None = None
        self._repetition: Repetition | None = None
        self._before: Values = ()
        self._pace = DEFAULT_PACE
        self.goal = RunGoal()
        """What the next run goes towards."""
        self.end: RunEnd | None = None
        """How the last run of this document ended; ``None`` while it runs."""
        self.speedometer = Speedometer()
        self._begun_at = 0
        self.seed: int | None = None
        """With which the last new start was drawn."""
        self._is_writing = False
        self._has_diverged = False
        self._before_step: Evaluation | None = None
        self._single_step = 0
        """The newest step that was taken alone, from 1, and the numbers before it."""
        self.frame: Frame | None = None
        """The newest of this training, or of the last one."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MILLISECONDS)
        self._timer.timeout.connect(self._show_newest)
        session.graph_changed.connect(self._follow_edit)
        session.document_replaced.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether the worker is at work."""
        return self._worker is not None

    @property
    def trainer(self) -> Trainer | None:
        """The present training's; while it runs, it belongs to the worker."""
        return self._trainer

    @property
    def has_diverged(self) -> bool:
        """Whether the last run left the finite numbers."""
        return self._has_diverged

    @property
    def can_reset(self) -> bool:
        """Whether a training began whose start can be put back."""
        return bool(self._before)

    @property
    def pace(self) -> float:
        """Steps a second; infinity is as fast as it goes."""
        return self._pace

    def set_pace(self, pace: float) -> None:
        """Go at so many steps a second, also while it runs."""
        self._pace = pace
        if self._trainer is not None:
            self._trainer.controls = replace(self._trainer.controls, pace=pace)

    def set_goal(self, goal: RunGoal) -> None:
        """What the next run goes towards."""
        self.goal = goal
        self.changed.emit()

    def run_towards(self, aim: Aim) -> None:
        """Run until it is there; a run towards something else ends first."""
        self.stop()
        self.set_goal(self.goal.aimed(aim))
        self.start()

    @property
    def drawn(self) -> Drawn | None:
        """The rows of the newest step, where steps do not take all."""
        trainer = self._trainer
        rows = None if trainer is None else trainer.drawn_rows()
        if trainer is None or rows is None:
            return None
        step = trainer.step
        return Drawn(step, rows, self._before_step if step == self._single_step else None)

    # -- running ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Run until it is stopped; a graph that cannot be trained is told why."""
        if self.is_running or not self._prepare() or self._trainer is None or not self._can_reach():
            self.changed.emit()
            return
        self.rewinding.take_trainer_there()
        self._session.stepping.end()
        self._session.loops.begin()
        self._has_diverged = False
        self.end, self._begun_at = None, self._trainer.step
        self.speedometer.restart()
        self._worker = TrainingWorker(self._trainer, self._way_of(self._trainer))
        self._session.running = self
        self._worker.start()
        self._timer.start()
        self._announce()

    def stop(self) -> None:
        """End the run, wait for the worker, and write what was learned."""
        if self._worker is None:
            return
        worker, self._worker = self._worker, None
        self._timer.stop()
        outcome = worker.stop()
        self._repetition = None
        self._session.running = None
        self.frame = worker.mailbox.take() or self.frame
        past = self.rewinding.step
        self._write()
        if past is not None:
            self.rewinding.show(past)
        if worker.failure is None:
            self._note_end(outcome)
        self._announce()
        self.frame_shown.emit()
        if worker.failure is not None:
            raise worker.failure
        self._tell_news()

    def carry_on(self, change: Callable[[], bool]) -> bool:
        """Pause, have data or frozen parameters changed, and go on: the same training, with what is new."""
        trainer = self._trainer
        self.stop()
        is_changed = change()
        if trainer is not None and self._trainer is None:
            self._take_up(trainer)
        if not self._has_diverged:
            self.start()
        return is_changed

    def _take_up(self, trainer: Trainer) -> None:
        """Go on with a training that an edit would have ended; where it cannot, the next start says why."""
        try:
            trainer.go_on_with(compile_trainable(self._session.graph))
        except GuibpError:
            return
        # Whoever reads the newest frame before the next one comes reads it with the new tape.
        self._trainer, self.frame = trainer, trainer.frame()
        self.rewinding.follow(trainer)

    def toggle(self) -> None:
        """Start or stop."""
        if self.is_running:
            self.stop()
        else:
            self.start()

    def _way_of(self, trainer: Trainer) -> Way:
        """How the next run goes: towards the goal that is set, or as an earlier run went."""
        if self._repetition is not None:
            return partial(self._repetition.run, trainer)
        return partial(trainer.run, limit=self.goal.limit, until=self.goal.until)

    def repeat(self, repetition: Repetition) -> None:
        """Begin anew, and do the steps of an earlier run again; its start and settings are there already."""
        self.stop()
        self._forget_training()
        self._repetition = repetition
        self.start()
        if not self.is_running:
            self._repetition = None

    def take_step(self) -> None:
        """One optimiser step, written as one edit."""
        self.stop()
        if not self._prepare() or self._trainer is None:
            return
        self.rewinding.take_trainer_there()
        self._session.stepping.end()
        self._before_step, self._single_step = self._session.evaluation, self._trainer.step + 1
        frames: list[Frame] = []
        self._begun_at = self._trainer.step
        outcome = self._trainer.run(publish=frames.append, limit=1)
        self.frame = frames[-1]
        self._write()
        self._note_end(outcome)
        self._announce()
        self.frame_shown.emit()
        if outcome.status is Status.DIVERGED:
            self._tell_news()

    def reset(self) -> None:
        """Put the parameters back to what they were before the training."""
        self.stop()
        graph = self._session.graph
        values = tuple(
            (id_, value) for id_, value in self._before if id_ in graph and graph.node(id_).op == "parameter"
        )
        if values and self._session.try_do(SetValues(values)):
            self._forget_training()

    def draw_new_start(self, seed: int | None = None) -> None:
        """Draw the parameters that have a random start.

        By this ``seed``, else by the document's, then by the next one.
        """
        self.stop()
        start = plan_new_start(self._session.graph, seed)
        if start is None:
            self._session.refused.emit(
                self.tr("No parameter has a random start. Give one in the inspector, then draw again.")
            )
        elif self._session.try_do(start.edit):
            self.seed = start.seed
            self._before = self._parameters()
            self._forget_training()
            self._session.message_shown.emit(
                self.tr("A new start, drawn with seed {seed}.").format(seed=start.seed)
            )

    def close(self) -> None:
        """Stop, and wait for every thread."""
        self.rewinding.return_to_now()
        self.stop()
        self._session.loops.stop()

    # -- within ----------------------------------------------------------------------------------

    def _prepare(self) -> bool:
        """See that there is a trainer; a refusal is shown."""
        try:
            controls = self._controls()
            if self._trainer is None:
                self._trainer = self._make_trainer(controls)
                self.rewinding.follow(self._trainer)
                self._before = self._parameters()
                self.frame = None
            self._trainer.controls = controls
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return True

    def _can_reach(self) -> bool:
        """Whether there is what the goal asks for; a refusal is shown."""
        try:
            if self.goal.until is not None and self._trainer is not None:
                GoalWatch(self.goal.until, self._trainer.tape)
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return True

    def _make_trainer(self, controls: Controls) -> Trainer:
        tape = compile_trainable(self._session.graph)
        return Trainer(tape, controls, self._ask_for_kernel, record=TrainingRecord())

    def _ask_for_kernel(self) -> Kernel | None:
        kernel = self._session.loops.kernel
        return kernel if self._repetition is None else self._repetition.choose(kernel)

    def _controls(self) -> Controls:
        plan = settle_training(self._session.graph.training)
        return replace(plan.controls, pace=self._pace, batching=plan.batching)

    def _parameters(self) -> Values:
        nodes = self._session.graph.node_records
        return tuple(
            (node.id, node.value) for node in nodes if node.op == "parameter" and node.value is not None
        )

    def _show_newest(self) -> None:
        """At the frame rate: show what the worker left."""
        worker = self._worker
        if worker is None or self._trainer is None:
            return
        frame = worker.mailbox.take()
        if frame is not None:
            self.frame = frame
            self.speedometer.note(frame.step)
            if not self.rewinding.is_past:
                self._session.show_frame(frame.evaluation(self._trainer.tape))
            self.frame_shown.emit()
        if worker.has_ended:
            self.stop()

    def _write(self) -> None:
        """What was learned becomes one edit, if it is anything new."""
        if self._trainer is None:
            return
        graph = self._session.graph
        # By their text, which tells -0.0 from 0.0.
        learned = tuple(
            pair
            for pair in self._trainer.every_parameter()
            if repr(graph.node(pair[0]).value) != repr(pair[1])
        )
        self._is_writing = True
        try:
            if learned:
                self._session.do(SetValues(learned))
        finally:
            self._is_writing = False
        self._session.show_frame(None)

    def _note_end(self, outcome: Outcome) -> None:
        self._has_diverged = outcome.status is Status.DIVERGED
        frame, trainer = self.frame, self._trainer
        loss = math.nan if frame is None else frame.loss
        is_near = trainer is not None and self.goal.aim is Aim.RIGHT
        tolerance = find_run_tolerance(trainer) if trainer is not None and is_near else None
        self.end = RunEnd(self.goal, outcome, outcome.step - self._begun_at, loss, tolerance)

    def _tell_news(self) -> None:
        """Say why it ended by itself."""
        if self.end is not None and self.end.is_news:
            self._session.message_shown.emit(tell_end(self.end))

    def _announce(self) -> None:
        self.changed.emit()
        self._session.training_changed.emit()

    def _follow_edit(self, event: GraphChanged) -> None:
        if any(isinstance(change, TrainingChanged) for change in event.changes) and self._trainer is not None:
            self._steer()
        renamed = {change.before: change.after for change in event.changes if isinstance(change, NodeRenamed)}
        if renamed:
            self._before = tuple((renamed.get(id_, id_), value) for id_, value in self._before)
        if not self._is_writing and not all(isinstance(change, VIEW_CHANGES) for change in event.changes):
            self._trainer = None
            self.rewinding.follow(None)

    def _steer(self) -> None:
        """The document has another rate or optimiser."""
        try:
            if self._trainer is not None:
                self._trainer.controls = self._controls()
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))

    def _forget_training(self) -> None:
        self._trainer = None
        self.rewinding.follow(None)
        self.frame, self.end = None, None
        self.changed.emit()

    def _forget(self) -> None:
        """Another document: nothing here speaks of it."""
        self._before, self.seed = (), None
        self._forget_training()
