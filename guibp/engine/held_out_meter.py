"""A meter of the rows held out: many steps are taken at once, and their loss is measured behind them."""

from __future__ import annotations

import math

import numpy as np

from guibp.engine.gauge import Gauge
from guibp.engine.held_out_history import HeldOutHistory
from guibp.engine.kernel import Kernel
from guibp.engine.tape import Floats
from guibp.engine.training_steps import TrainingState

TRACE_NUMBERS = 2**17
"""So many numbers of a trace at most: they stay in the cache."""
LEAST_PER_TRACE = 4
"""Where fewer steps of a trace would be measured, steps are taken from one that is due to the next."""


class HeldOutMeter:
    """Keeps the history of one training; what it measures does not depend on how steps are grouped.

    Between two steps that are due nothing is measured. Steps that are compiled leave their parameters in
    a trace, and those of them that are due are measured from it: ``settle`` does so, also after a Ctrl-C.
    """

    def __init__(self) -> None:
        self.history = HeldOutHistory()
        self._room: Floats = np.empty((0, 0))
        self._trace: Floats | None = None
        self._first = 0
        """After so many steps the trace began."""

    def begin(self, state: TrainingState, gauge: Gauge, kernel: Kernel | None) -> float:
        """Measure where a state stands, if it is due; so many steps may be taken until ``settle``."""
        if not gauge.has_held_out:
            return math.inf
        history = self.history
        history.skip_to(state.done)
        if history.next_step == state.done:
            loss = gauge.measure_held_out(state, kernel)
            history.append(math.nan if loss is None else loss)
        most = 0 if kernel is None else TRACE_NUMBERS // state.compiled.room
        return most if most >= LEAST_PER_TRACE * history.stride else history.next_step - state.done

    def take_trace(self, state: TrainingState, gauge: Gauge, steps: int) -> Floats | None:
        """Room for the parameters behind each of the next steps, if one of them is to be measured."""
        if not gauge.has_held_out or self.history.next_step >= state.done + steps:
            return None
        room = state.compiled.room
        if self._room.shape[1] != room or len(self._room) < steps:
            self._room = np.empty((steps, room))
        self._trace, self._first = self._room[:steps], state.done
        return self._trace

    def settle(self, state: TrainingState, gauge: Gauge, kernel: Kernel | None) -> None:
        """Measure what is due of the steps that were traced; where a state stands, ``begin`` does."""
        trace, history = self._trace, self.history
        if trace is None or kernel is None:
            return
        while history.next_step < state.done:
            row = trace[history.next_step - self._first - 1]
            history.append(gauge.measure_held_out_at(row[: len(state.trained)], kernel))
        self._trace = None
