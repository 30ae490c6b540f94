"""Replay: the moments of a recorded training, made again bit by bit from the snapshots before them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from guibp.engine.data_split import split_rows
from guibp.engine.evaluation import Evaluation
from guibp.engine.gauge import Gauge
from guibp.engine.kernel import Kernel
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.pacing import PieceSize
from guibp.engine.plan import Ending
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_record import Segment, Stretch, TrainingRecord
from guibp.engine.training_settings import WHOLE, Batching
from guibp.engine.training_steps import (
    TrainingState,
    begin_measuring,
    begin_training,
    count_done,
    read_parameters,
    run_steps,
)
from guibp.model.errors import GuibpError

PIECE_SECONDS = 0.002
"""Aimed at: a replay with a limit of time ends so little after it."""


class ReplayError(GuibpError):
    """Steps that were taken once cannot be taken again."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A training as it was after so many steps."""

    step: int
    loss: float
    """Over the rows that are trained on now."""
    evaluation: Evaluation
    """Of all rows."""
    held_out_loss: float | None = None
    """Over those held out, if there are any."""


class Replay:
    """Goes to any moment of a training, also while the training goes on.

    It takes the same steps again, compiled where they were compiled, with the controls that they had,
    on numbers of its own; pieces of another length change no bit. It never goes beyond what is recorded.
    """

    def __init__(
        self,
        tape: Tape,
        record: TrainingRecord,
        kernel: Callable[[], Kernel | None] = lambda: None,
        batching: Batching = WHOLE,
    ) -> None:
        self._split = split_rows(tape)
        self._gauge = Gauge(self._split, begin_training(self._split.training, OptimizerKind.SGD))
        self._record = record
        self._kernel = kernel
        self._batching = batching
        self._states: list[TrainingState] = []
        self._segment: Segment | None = None
        """Whose tape the state is on."""
        self._stretch = -1
        """The place of the stretch that led to where it stands."""
        self._pieces = PieceSize(PIECE_SECONDS)
        self._room: Floats = np.empty(0)

    @property
    def state(self) -> TrainingState:
        """Where it stands."""
        if not self._states:
            start = self._record.stretch(0)
            if start is None:
                raise ReplayError("nothing of this training is recorded")
            self._stand_in(start.segment)
        return self._states[0]

    def _stand_in(self, segment: Segment) -> None:
        """Stand at the beginning of a segment."""
        if self._segment is not segment:
            self._states = [begin_training(segment.tape, segment.optimizer, self._batching)]
            self._segment = segment
        self._states[0].adopt(segment.numbers, segment.optimizer)

    def approach(self, step: int, seconds: float = math.inf) -> bool:
        """Go to the moment after so many steps, for so long at most: whether it stands there now.

        The nearest snapshot takes no time. Every call gets on; where the limit ends one, another goes on.
        """
        goal = max(0, min(step, self._record.steps))
        end = time.perf_counter() + seconds
        self._jump(goal)
        while self.state.done < goal:
            self._run_piece(goal)
            if time.perf_counter() >= end:
                break
        return self.state.done == goal

    def moment(self) -> Moment:
        """Every number where it stands: of the weights as they were, on the data as they are now."""
        state, gauge = self.state, self._gauge
        if state.tape is not self._split.training:
            state, gauge = self._measure_every(), self._every[1]
        found = gauge.measure(state, self._kernel())
        evaluation = Evaluation(self._split.whole, found.numbers.values, found.numbers.edge_gradients)
        return Moment(self.state.done, found.numbers.loss, evaluation, found.held_out_loss)

    def _measure_every(self) -> TrainingState:
        """Stand on the data as they are now with every parameter as it was, also with one frozen now."""
        state = self._every[0]
        numbers, found = state.numbers.copy(), read_parameters(self.state)
        numbers[0, :-1] = [found[id_] for id_ in state.trained]
        state.adopt(numbers, state.optimizer)
        return state

    @cached_property
    def _every(self) -> tuple[TrainingState, Gauge]:
        state = begin_measuring(self._split.training, OptimizerKind.SGD)
        return state, Gauge(self._split, state, begin_measuring)

    def _jump(self, goal: int) -> None:
        """To the snapshot before the goal, unless it stands between the two already."""
        snapshot = self._record.snapshot_before(goal)
        reached = 0 if snapshot is None else count_done(snapshot)
        place = max(self._record.stretch_behind(reached), 0)
        if reached <= self.state.done <= goal:
            return
        stretch = self._record.stretch(place)
        if stretch is None:
            raise ReplayError("nothing of this training is recorded")
        self._stand_in(stretch.segment)
        self._stretch = place - 1 if snapshot is None else place
        if snapshot is not None:
            self.state.adopt(snapshot, stretch.controls.optimizer)

    def _run_piece(self, goal: int) -> None:
        stretch, end = self._enter_stretch(goal)
        count = min(self._pieces.steps, end - self.state.done)
        self.state.forget_zero(stretch.controls.forgets_zero)
        losses = self._take_room(count)
        rates = stretch.controls.rates(self.state.done, count)
        self.state.use_batching(stretch.controls.batching or self._batching)
        started = time.perf_counter()
        kernel = self._kernel() if stretch.is_compiled else None
        ran = run_steps(self.state, kernel, rates, losses, stretch.controls.penalty)
        if ran != (count, Ending.FINITE):
            raise ReplayError("the steps from {step} on cannot be taken again", step=self.state.done)
        self._pieces.learn(count, time.perf_counter() - started)

    def _enter_stretch(self, goal: int) -> tuple[Stretch, int]:
        """The stretch of the next step, and where it ends or the goal lies."""
        following = self._record.stretch(self._stretch + 1)
        while following is not None and following.first <= self.state.done:
            self._stretch += 1
            if following.segment is not self._segment:
                self._stand_in(following.segment)
            self.state.use_optimizer(following.controls.optimizer)
            following = self._record.stretch(self._stretch + 1)
        stretch = self._record.stretch(self._stretch)
        if stretch is None:
            raise ReplayError("nothing of this training is recorded")
        return stretch, goal if following is None else min(goal, following.first)

    def _take_room(self, count: int) -> Floats:
        if len(self._room) < count:
            self._room = np.empty(count, dtype=np.float64)
        return self._room[:count]
