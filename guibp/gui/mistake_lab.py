"""The mistake lab: one rule is broken on purpose, seen on the canvas, in a check and in a training."""

from __future__ import annotations

import random
from enum import Enum

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from guibp.engine.evaluation import Evaluation
from guibp.engine.gradient_check import NodeCheck
from guibp.engine.mistaken_check import check_mistaken
from guibp.engine.mistaken_evaluation import evaluate_mistaken, unfuse
from guibp.engine.mistaken_training import MistakenTraining
from guibp.engine.mistakes import SEEN_BY_CHECK, Fault, list_faults
from guibp.engine.tape import NONE
from guibp.engine.training_settings import settle_training
from guibp.gui.session import Session

STEPS = 400
"""So long are the two trainings that are compared."""
STEPS_AT_ONCE = 8
TICK_MILLISECONDS = 16
CHECK_MILLISECONDS = 150
"""The check waits until a value that is being dragged rests."""
MOST_SLOTS = 1000
"""A larger graph is not broken: it would take the window's time."""
MOST_TRAINED = 400
"""A larger graph is not trained in the lab."""


class Answer(Enum):
    """How near a guess is to the mistake that was planted."""

    RIGHT = "right"
    SAME_NUMBERS = "same numbers"
    """Another mistake, which nobody can tell from it by its gradients."""
    RIGHT_RULE = "right rule"
    RIGHT_PLACE = "right place"
    WRONG = "wrong"


class MistakeLab(QObject):
    """Shows the graph's numbers as they come out with a rule broken; the document keeps its own.

    Steps and training follow the right rules: when either begins, the mistake is taken out.
    """

    changed = Signal()
    """Another mistake, or another check of it."""
    losses_changed = Signal()
    opened = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: Evaluation | None = None
        self._trainings: tuple[MistakenTraining, MistakenTraining] | None = None
        self._generator = random.Random()
        self.fault: Fault | None = None
        self.is_exercise = False
        """Whether it is to be found, and so must not be told."""
        self.checks: tuple[NodeCheck, ...] = ()
        self._trainer, self._checker = QTimer(self), QTimer(self)
        self._trainer.setInterval(TICK_MILLISECONDS)
        self._trainer.timeout.connect(self._train_on)
        self._checker.setSingleShot(True)
        self._checker.timeout.connect(self._check)
        session.graph_changed.connect(self._follow_edit)
        session.reading_changed.connect(self._follow_numbers)
        session.walk_changed.connect(self._follow_walk)
        session.training_changed.connect(self._follow_training)
        session.document_replaced.connect(self._forget)

    @property
    def is_broken(self) -> bool:
        """Whether a rule is broken now."""
        return self.fault is not None

    @property
    def losses(self) -> tuple[list[float], list[float]]:
        """The losses of a training with the mistake, and without."""
        if self._trainings is None:
            return [], []
        return self._trainings[0].losses, self._trainings[1].losses

    def open(self) -> None:
        """Have the window show the lab."""
        self.opened.emit()

    def faults(self) -> tuple[Fault, ...]:
        """What can be broken in the graph; nothing in one that is too large to be computed so slowly."""
        tape = self._session.evaluation.tape
        return list_faults(tape) if tape.slots <= MOST_SLOTS else ()

    def seed(self, seed: int) -> None:
        """Draw the next exercises from this seed."""
        self._generator.seed(seed)

    # -- breaking and mending --------------------------------------------------------------------

    def plant(self, fault: Fault) -> None:
        """Break a rule; its numbers are on show until it is mended."""
        self._begin(fault)
        self.is_exercise = False
        self.changed.emit()

    def plant_random(self) -> bool:
        """Break a rule that shows, and keep silent which; returns whether there was one."""
        faults = list(self.faults())
        self._generator.shuffle(faults)
        found = next((fault for fault in faults if self._shows(fault)), None)
        if found is None:
            return False
        self._begin(found)
        self.is_exercise = True
        self.changed.emit()
        return True

    def guess(self, fault: Fault) -> Answer:
        """How near a guess is; a right one ends the exercise, and the mistake stays on show."""
        planted = self.fault
        if planted is None:
            return Answer.WRONG
        answer = self._compare(fault, planted)
        if answer in {Answer.RIGHT, Answer.SAME_NUMBERS}:
            self.reveal()
        return answer

    def reveal(self) -> None:
        """Tell which rule is broken."""
        self.is_exercise = False
        self.changed.emit()

    def mend(self) -> None:
        """Go back to the right rules."""
        if self.fault is None:
            return
        self._drop()
        if self._session.running is None:
            self._session.show_frame(None)
        self.changed.emit()
        self.losses_changed.emit()

    # -- within ----------------------------------------------------------------------------------

    def _begin(self, fault: Fault) -> None:
        self._session.stop_training()
        self._session.stepping.end()
        self.fault = fault
        self._frame = None
        self._follow_numbers()

    def _drop(self) -> None:
        self._trainer.stop()
        self._checker.stop()
        self.fault, self._frame, self._trainings, self.checks = None, None, None, ()
        self.is_exercise = False

    def _forget(self) -> None:
        if self.fault is not None:
            self._drop()
        self.changed.emit()
        self.losses_changed.emit()

    def _follow_edit(self) -> None:
        """A node that went takes its mistake along; the numbers come when all have followed the edit."""
        if self.fault is not None and self.fault not in self.faults():
            self._forget()

    def _follow_numbers(self) -> None:
        """Whatever comes on show, while a rule is broken show what the broken rule makes of it."""
        if self.fault is None:
            return
        shown = self._session.evaluation
        if shown is self._frame:
            return
        if self._session.running is not None or self._session.walk is not None:
            return
        if self.fault not in self.faults():
            self.mend()
            return
        tape = unfuse(shown.tape)
        self._frame = evaluate_mistaken(tape, self.fault, shown.values)
        self._session.show_frame(self._frame)
        self._checker.start(CHECK_MILLISECONDS if self.checks else 0)

    def _follow_walk(self) -> None:
        if self._session.walk is not None and self.fault is not None:
            self.mend()
            self._session.message_shown.emit(
                self.tr("Steps follow the right rules: the mistake is taken out.")
            )

    def _follow_training(self) -> None:
        if self._session.running is not None:
            self.mend()

    def _check(self) -> None:
        if self._frame is not None:
            self.checks = check_mistaken(self._frame, self.fault)
            self._begin_trainings(self._frame)
            self.changed.emit()

    def _begin_trainings(self, frame: Evaluation) -> None:
        tape, self._trainings = frame.tape, None
        if tape.output_slot != NONE and len(tape.parameter_slots) and tape.slots <= MOST_TRAINED:
            controls = settle_training(self._session.graph.training).controls
            self._trainings = (
                MistakenTraining(tape, self.fault, controls),
                MistakenTraining(tape, None, controls),
            )
            self._trainer.start()
        self.losses_changed.emit()

    def _train_on(self) -> None:
        if self._trainings is None:
            self._trainer.stop()
            return
        for training in self._trainings:
            training.advance(min(STEPS_AT_ONCE, STEPS - len(training.losses)))
        if all(one.is_broken_off or len(one.losses) >= STEPS for one in self._trainings):
            self._trainer.stop()
        self.losses_changed.emit()

    def _shows(self, fault: Fault) -> bool:
        """Whether a learner could find it: a gradient or a value differs, or the training is another."""
        if fault.mistake not in SEEN_BY_CHECK:
            return True
        tape = unfuse(self._session.evaluation.tape)
        return not _are_alike(evaluate_mistaken(tape, fault), evaluate_mistaken(tape, None))

    def _compare(self, fault: Fault, planted: Fault) -> Answer:
        if fault == planted:
            return Answer.RIGHT
        if fault.mistake in SEEN_BY_CHECK and planted.mistake in SEEN_BY_CHECK and self._frame is not None:
            other = evaluate_mistaken(self._frame.tape, fault, self._frame.values)
            if _are_alike(other, self._frame):
                return Answer.SAME_NUMBERS
        if fault.mistake is planted.mistake:
            return Answer.RIGHT_RULE
        return Answer.RIGHT_PLACE if fault.node == planted.node and fault.node else Answer.WRONG


def _are_alike(first: Evaluation, second: Evaluation) -> bool:
    """Whether nobody could tell two passes from each other."""
    if first.edge_gradients is None or second.edge_gradients is None:
        return True
    same = np.allclose(first.edge_gradients, second.edge_gradients, rtol=1e-6, equal_nan=True)
    return same and np.allclose(first.slot_gradients(), second.slot_gradients(), rtol=1e-6, equal_nan=True)
