"""Repeating: the steps of an earlier run done again, stretch by stretch as they were, to the last bit."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from guibp.engine.kernel import Kernel
from guibp.engine.trainer import Frame, Outcome, Status, Trainer
from guibp.engine.training_record import Stretch
from guibp.engine.training_run import TrainingRun, Verdict

WAIT_SECONDS = 0.01
"""So often it looks whether the compiled loops are there, and whether it is to stop."""


class Repetition:
    """What a trainer that stands at a run's start needs to go the run's way again.

    ``are_loops_settled`` tells whether the compiled loops are there or will not come: what was compiled
    has to be compiled again, for interpreted steps differ in the last bits.
    """

    def __init__(self, run: TrainingRun, are_loops_settled: Callable[[], bool]) -> None:
        self._stretches = run.stretches
        # The step that diverged is taken again, and diverges again.
        self._steps = run.steps + (run.verdict is Verdict.DIVERGED)
        self._are_loops_settled = are_loops_settled
        self._is_compiled = False

    def choose(self, kernel: Kernel | None) -> Kernel | None:
        """The compiled loops, where they were at work."""
        return kernel if self._is_compiled else None

    def run(
        self, trainer: Trainer, should_stop: Callable[[], bool], publish: Callable[[Frame], None]
    ) -> Outcome:
        """Take all steps of the run, unless told to stop."""
        outcome = Outcome(Status.FINISHED, trainer.step)
        for stretch, goal in self._pieces():
            if stretch.is_compiled:
                self._wait(should_stop)
            self._is_compiled = stretch.is_compiled
            trainer.controls = replace(stretch.controls, pace=math.inf)
            outcome = trainer.run(should_stop, publish, limit=goal - trainer.step)
            if outcome.status is not Status.FINISHED:
                break
        return outcome

    def _pieces(self) -> Iterator[tuple[Stretch, int]]:
        """Each stretch, and the step with which it ends."""
        ends = [*(stretch.first for stretch in self._stretches[1:]), self._steps]
        return zip(self._stretches, ends, strict=False)

    def _wait(self, should_stop: Callable[[], bool]) -> None:
        while not self._are_loops_settled() and not should_stop():
            time.sleep(WAIT_SECONDS)
