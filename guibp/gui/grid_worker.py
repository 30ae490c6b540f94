"""The worker of a grid of runs: a thread that computes one after the other and leaves them to be fetched."""

from __future__ import annotations

import threading
import time
from collections import deque

from guibp.engine.comparing import Comparison, run_comparison
from guibp.engine.kernel import Kernel, is_little_work
from guibp.engine.tape import Tape
from guibp.engine.trainer import Frame
from guibp.engine.training_run import TrainingRun
from guibp.gui.compiled_loops import CompiledLoops

THREAD_NAME = "guibp runs"
WAIT_SECONDS = 0.01


class GridWorker:
    """Carries out a comparison in a thread of its own, which touches nothing of Qt.

    What ends it unforeseen is kept in ``failure`` and raised by nobody.
    """

    def __init__(self, comparison: Comparison, loops: CompiledLoops) -> None:
        self.failure: Exception | None = None
        self.progress = (0, 0)
        """Which run is at work, from 0, and how many steps it has done."""
        self._comparison, self._loops = comparison, loops
        self._done: deque[TrainingRun] = deque()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME)

    def start(self) -> None:
        """Begin; call it once."""
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether all runs are done, or it was cancelled."""
        return not self._thread.is_alive()

    def take(self) -> list[TrainingRun]:
        """The runs that were done since the last time, in their order."""
        return [self._done.popleft() for _ in range(len(self._done))]

    def ask_to_stop(self) -> None:
        """Cancel it, and wait for nobody: the run at work is given up within its next milliseconds."""
        self._stopping.set()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether it was cancelled."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Cancel it, and wait for the thread; the run at work is given up."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            runs = run_comparison(self._comparison, self._stopping.is_set, self._note, self._choose)
            self._done.extend(runs)
        except Exception as error:  # noqa: BLE001 - the window tells of it; a thread cannot
            self.failure = error

    def _note(self, place: int, frame: Frame) -> None:
        self.progress = place, frame.step

    def _choose(self, tape: Tape, passes: int) -> Kernel | None:
        """The compiled loops where a training without a window has them, so that the bits are the same."""
        if is_little_work(tape, passes):
            return None
        while not self._loops.are_settled and not self._stopping.is_set():
            time.sleep(WAIT_SECONDS)
        return self._loops.kernel
