"""Announcing: what happens without the focus moving is said, to screen readers and in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from guibp.engine.stepper import Phase
from guibp.explain.narration import narrate_text
from guibp.gui.operation_texts import typeset
from guibp.gui.session import Session

_SLOW = 2.0
"""Steps a second up to which a playing walk is read out: faster, each sentence would cut off the last."""


class Announcing(QObject):
    """Says each step of the walk, and every refusal and message."""

    announced = Signal(str)
    """What was said to screen readers."""
    step_told = Signal(str)
    """The sentence of the step that was done last, for the status bar."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._was_training = False
        session.walk_changed.connect(self._tell_step)
        session.training_changed.connect(self._tell_training)
        for signal in (session.refused, session.noticed, session.message_shown):
            signal.connect(self.announce)

    def announce(self, text: str) -> None:
        """Have a screen reader say something when it has said what it is at."""
        if not text:
            return
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
        self.announced.emit(text)

    def _tell_training(self) -> None:
        is_training = self._session.running is not None
        if is_training != self._was_training:
            self._was_training = is_training
            self.announce(_tr("Training.") if is_training else _tr("Training stopped."))

    def _tell_step(self) -> None:
        text = tell_walk(self._session)
        if not text:
            return
        self.step_told.emit(text)
        stepping = self._session.stepping
        if not stepping.is_playing or stepping.speed <= _SLOW:
            self.announce(text)


def tell_walk(session: Session) -> str:
    """Where the walk is, in a sentence with the step's numbers; empty while there is none."""
    walk, step = session.walk, session.current_step
    if walk is None:
        return ""
    if step is None:
        return _tr("The start: only the leaves have values.")
    line = typeset(narrate_text(walk.evaluation, walk.sample, step).line)
    text = _tr("Forward, {node}: {line}") if step.phase is Phase.FORWARD else _tr("Backward, {node}: {line}")
    return text.format(node=step.node, line=line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Announcing", text)
