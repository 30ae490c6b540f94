"""Live training: begins, steers, shows and ends trainings of the graph on show."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation
from guibp.engine.kernel import Kernel
from guibp.engine.random_start import draw_start
from guibp.engine.readiness import require_trainable
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.engine.training_record import TrainingRecord
from guibp.engine.training_settings import Controls, settle_training
from guibp.explain.training_situation import Situation
from guibp.gui.drawn_rows import Drawn
from guibp.gui.rewinding import Rewinding
from guibp.gui.session import Session
from guibp.gui.training_worker import TrainingWorker
from guibp.gui.translation import translate_error
from guibp.model.changes import VIEW_CHANGES, NodeRenamed, TrainingChanged
from guibp.model.edits import Batch, Edit, SetTraining, SetValues
from guibp.model.errors import GuibpError
from guibp.model.graph import GraphChanged

DEFAULT_PACE = 300.0
"""Steps a second: XOR falls into place in a few seconds."""
FRAME_MILLISECONDS = 16
_SEEDS = 2**31

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
    diverged = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rewinding = Rewinding(session, self)
        """Its past moments; a run or a step goes on from the one on show."""
        self._trainer: Trainer | None = None
        self._worker: TrainingWorker | None = None
        self._before: Values = ()
        self._pace = DEFAULT_PACE
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
        if self.is_running or not self._prepare() or self._trainer is None:
            self.changed.emit()
            return
        self.rewinding.take_trainer_there()
        self._session.stepping.end()
        self._session.loops.begin()
        self._has_diverged = False
        self._worker = TrainingWorker(self._trainer)
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
        self._session.running = None
        self.frame = worker.mailbox.take() or self.frame
        past = self.rewinding.step
        self._write()
        if past is not None:
            self.rewinding.show(past)
        self._announce()
        self.frame_shown.emit()
        if worker.failure is not None:
            raise worker.failure
        self._tell(outcome)

    def toggle(self) -> None:
        """Start or stop."""
        if self.is_running:
            self.stop()
        else:
            self.start()

    def take_step(self) -> None:
        """One optimiser step, written as one edit."""
        self.stop()
        if not self._prepare() or self._trainer is None:
            return
        self.rewinding.take_trainer_there()
        self._session.stepping.end()
        self._before_step, self._single_step = self._session.evaluation, self._trainer.step + 1
        frames: list[Frame] = []
        outcome = self._trainer.run(publish=frames.append, limit=1)
        self.frame = frames[-1]
        self._write()
        self._announce()
        self.frame_shown.emit()
        self._tell(outcome)

    def reset(self) -> None:
        """Put the parameters back to what they were before the training."""
        self.stop()
        graph = self._session.graph
        values = tuple(
            (id_, value) for id_, value in self._before if id_ in graph and graph.node(id_).op == "parameter"
        )
        if values and self._session.try_do(SetValues(values)):
            self._forget_training()

    def draw_new_start(self) -> None:
        """Draw the parameters that have a random start: by the document's seed, then by the next one."""
        self.stop()
        graph = self._session.graph
        settings = graph.training
        stored = None if settings is None else settings.seed
        seed = random.randrange(_SEEDS) if stored is None else stored
        values = draw_start(graph, seed)
        if not values:
            self._session.refused.emit(
                self.tr("No parameter has a random start. Give one in the inspector, then draw again.")
            )
            return
        if all(graph.node(id_).value == value for id_, value in values):
            # It stands at this very start already.
            seed += 1
            values = draw_start(graph, seed)
        edits: tuple[Edit, ...] = (SetValues(values),)
        if settings is not None and stored is not None:
            edits = (*edits, SetTraining(replace(settings, seed=seed + 1)))
        if self._session.try_do(Batch(edits)):
            self._forget_training()
            self._before = self._parameters()

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
                require_trainable(self._session.graph)
                self._trainer = self._make_trainer(controls)
                self.rewinding.follow(self._trainer)
                self._before = self._parameters()
                self.frame = None
            self._trainer.controls = controls
        except GuibpError as error:
            self._session.refused.emit(translate_error(error))
            return False
        return True

    def _make_trainer(self, controls: Controls) -> Trainer:
        tape = compile_tape(self._session.graph)
        return Trainer(tape, controls, self._ask_for_kernel, record=TrainingRecord())

    def situation(self) -> Situation | None:
        """The present training as advice looks at it; ``None`` before its first frame."""
        frame, trainer = self.frame, self._trainer
        if frame is None or trainer is None:
            return None
        return Situation(
            self._session.graph,
            frame.evaluation(trainer.tape),
            frame.loss_steps,
            frame.losses,
            trainer.controls.learning_rate,
            has_diverged=self._has_diverged,
        )

    def _ask_for_kernel(self) -> Kernel | None:
        return self._session.loops.kernel

    def _controls(self) -> Controls:
        return replace(settle_training(self._session.graph.training).controls, pace=self._pace)

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
            pair for pair in self._trainer.parameters() if repr(graph.node(pair[0]).value) != repr(pair[1])
        )
        self._is_writing = True
        try:
            if learned:
                self._session.do(SetValues(learned))
        finally:
            self._is_writing = False
        self._session.show_frame(None)

    def _tell(self, outcome: Outcome) -> None:
        self._has_diverged = outcome.status is Status.DIVERGED
        if outcome.status is not Status.DIVERGED:
            return
        text = self.tr(
            'Training diverged at step {step}: "{node}" left the finite numbers. Try a smaller learning rate.'
        )
        self.diverged.emit(text.format(step=outcome.step + 1, node=outcome.node))

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
        self.frame = None
        self.changed.emit()

    def _forget(self) -> None:
        """Another document: nothing here speaks of it."""
        self._before = ()
        self._forget_training()
