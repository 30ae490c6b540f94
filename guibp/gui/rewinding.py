"""Rewinding: past moments of the present training, on show while the document stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from guibp.engine.replay import Moment, Replay
from guibp.engine.trainer import Trainer
from guibp.gui.session import Session

REPLAY_SECONDS = 0.006
"""A replay that takes longer goes on after the window has painted how far it came."""


class Rewinding(QObject):
    """Which moment of a training is on show: a past one, or now.

    A running training goes on meanwhile. Whatever else comes on show, an edit, a walk, a new start, is
    of now again.
    """

    changed = Signal()
    """Another moment is on show, or another training can be rewound."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trainer: Trainer | None = None
        self._replay: Replay | None = None
        self._goal: int | None = None
        self.moment: Moment | None = None
        """What is on show of the past; on a long way to where it is wanted, how far that came."""
        self._next_piece = QTimer(self)
        self._next_piece.setSingleShot(True)
        self._next_piece.timeout.connect(self._go_on)
        session.reading_changed.connect(self._follow_numbers)
        session.walk_changed.connect(self._follow_walk)

    @property
    def trainer(self) -> Trainer | None:
        """Whose moments they are."""
        return self._trainer

    @property
    def steps(self) -> int:
        """How many steps the training has by now; 0 without one."""
        return 0 if self._trainer is None else self._trainer.step

    @property
    def step(self) -> int | None:
        """The step that is wanted on show, or ``None`` for now."""
        return self._goal

    @property
    def is_past(self) -> bool:
        """Whether a past moment is wanted on show."""
        return self._goal is not None

    def follow(self, trainer: Trainer | None) -> None:
        """Another training can be rewound, or none."""
        if trainer is not self._trainer:
            self._trainer = trainer
            self._replay = None if trainer is None else trainer.replay()
            self._forget()

    def show(self, step: int) -> None:
        """Show the training as it was after so many steps."""
        if self._replay is None or self.steps == 0:
            return
        if not self.is_past:
            self._session.stepping.end()
        self._goal = max(0, min(step, self.steps))
        self._go_on()

    def return_to_now(self) -> None:
        """Show the newest again."""
        if self.is_past:
            self._forget()
            self._session.show_frame(None)

    def take_trainer_there(self) -> None:
        """Have the training, which does not run, go on from the moment on show; what came after is gone."""
        if self._trainer is None or self._replay is None or self._goal is None:
            return
        self._replay.approach(self._goal)
        tape = self._trainer.tape
        self._trainer.rewind(self._replay.state)
        if self._trainer.tape is not tape:
            self._replay = self._trainer.replay()
        self._forget()

    def _go_on(self) -> None:
        if self._replay is None or self._goal is None:
            return
        if not self._replay.approach(self._goal, REPLAY_SECONDS):
            self._next_piece.start(0)
        self.moment = self._replay.moment()
        self._session.show_frame(self.moment.evaluation)
        self.changed.emit()

    def _forget(self) -> None:
        self._next_piece.stop()
        self._goal, self.moment = None, None
        self.changed.emit()

    def _follow_numbers(self) -> None:
        """Numbers of the graph itself came on show: after an edit, or because somebody put them there."""
        if self.moment is not None and not self._session.numbers_move:
            self._forget()

    def _follow_walk(self) -> None:
        if self._session.walk is not None:
            self.return_to_now()
