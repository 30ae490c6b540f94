"""The training's worker: a thread that runs a trainer, and a mailbox that holds its newest frame."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from guibp.engine.trainer import Frame, Outcome, Status, Trainer

THREAD_NAME = "guibp training"
Way = Callable[[Callable[[], bool], Callable[[Frame], None]], Outcome]
"""Takes steps until told to stop, and publishes frames."""


class Mailbox:
    """One slot: a new frame takes the place of one that nobody fetched."""

    def __init__(self) -> None:
        self._slot: deque[Frame] = deque(maxlen=1)

    def put(self, frame: Frame) -> None:
        """Leave a frame; any thread may."""
        self._slot.append(frame)

    def take(self) -> Frame | None:
        """Fetch the frame that nobody fetched yet."""
        try:
            return self._slot.pop()
        except IndexError:
            return None


class TrainingWorker:
    """One run of a trainer in a thread of its own, which touches nothing of Qt.

    What ends the run unforeseen is kept in ``failure`` and raised by nobody.
    """

    def __init__(self, trainer: Trainer, way: Way | None = None) -> None:
        """``way`` is how the trainer runs, if not on and on."""
        self._run_trainer = way or trainer.run
        self.mailbox = Mailbox()
        self.failure: Exception | None = None
        self._trainer = trainer
        self._outcome: Outcome | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME)

    def start(self) -> None:
        """Begin the run; call it once."""
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether the run ended by itself: at its goal, behind what it repeats, or because it diverged."""
        return not self._thread.is_alive()

    def stop(self) -> Outcome:
        """End the run, wait for the thread, and say what became of it."""
        self._stopping.set()
        self._thread.join()
        return self._outcome or Outcome(Status.STOPPED, self._trainer.step)

    def _run(self) -> None:
        try:
            self._outcome = self._run_trainer(self._stopping.is_set, self.mailbox.put)
        except Exception as error:  # noqa: BLE001 - the window tells of it; a thread cannot
            self.failure = error
