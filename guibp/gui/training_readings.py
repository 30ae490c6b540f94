"""What can be read off a live training: the marks along it, and how it looks to advice."""

from __future__ import annotations

from guibp.explain.training_situation import Situation
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.training_marks import Mark, list_marks


def marks_of(training: LiveTraining) -> tuple[Mark, ...]:
    """What was changed in the course of a training, and at which steps."""
    record = None if training.trainer is None else training.trainer.record
    return () if record is None else list_marks(record.stretches)


def situation_of(session: Session, training: LiveTraining) -> Situation | None:
    """The present training as advice looks at it; ``None`` before its first frame."""
    frame, trainer = training.frame, training.trainer
    if frame is None or trainer is None:
        return None
    return Situation(
        session.graph,
        frame.evaluation(trainer.tape),
        frame.loss_steps,
        frame.losses,
        frame.newest_losses,
        trainer.controls.learning_rate,
        has_diverged=training.has_diverged,
        takes_batches=trainer.batch is not None,
    )
