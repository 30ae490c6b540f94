"""Steps that go no further than a goal: as many as are due, and the same again where fewer lead there."""

from __future__ import annotations

import numpy as np

from guibp.engine.goal_sweep import GoalSweep
from guibp.engine.goals import GoalWatch
from guibp.engine.kernel import Kernel
from guibp.engine.plan import Ending
from guibp.engine.tape import Floats, Tape
from guibp.engine.training_settings import Controls
from guibp.engine.training_steps import TrainingState, run_steps


class GoalSteps:
    """Takes steps, and looks out for what a watch waits for: in their losses, or behind each of them."""

    def __init__(self, watch: GoalWatch | None) -> None:
        self._watch = watch
        self._sweep: tuple[Tape, GoalSweep] | None = None

    def most_steps(self, state: TrainingState, kernel: Kernel | None) -> float:
        """So many may be taken at once."""
        if self._watch is None or not self._watch.looks_at_every_step:
            return np.inf
        sweep = self._find_sweep(state) if kernel is not None else None
        return sweep.most_steps if sweep is not None and sweep.is_worthwhile else 1

    def run(
        self,
        state: TrainingState,
        kernel: Kernel | None,
        controls: Controls,
        losses: Floats,
        room: Floats | None = None,
    ) -> tuple[int, Ending]:
        """Up to ``len(losses)`` steps, none of them behind the goal; how many were done.

        Compiled steps leave the parameters behind each of them in ``room``, as in ``run_steps``.
        """
        rates, before = controls.rates(state.done, len(losses)), state.numbers
        trace = self._make_trace(state, kernel, len(losses), room)
        filled = room if trace is None else trace
        done, ending = run_steps(state, kernel, rates, losses, controls.penalty, filled)
        needed = self._find(state, losses[:done], None if trace is None else trace[:done])
        if needed is None:
            return done, ending
        if trace is not None and needed == done:
            return done, Ending.FINITE
        # The same steps again, but no more than led to the goal: they make the same numbers.
        state.adopt(before, controls.optimizer)
        again = rates[:needed] if len(rates) > 1 else rates
        run_steps(state, kernel, again, losses[:needed], controls.penalty)
        return needed, Ending.FINITE

    def _find(self, state: TrainingState, losses: Floats, trace: Floats | None) -> int | None:
        """How many of the steps lead to the goal; ``None`` if they do not."""
        if self._watch is None:
            return None
        if trace is not None:
            first = self._find_sweep(state).find_first(trace[:, : len(state.trained)])
            return None if first is None else first + 1
        return None if state.batches is not None else self._watch.find_in(losses)

    def _make_trace(
        self, state: TrainingState, kernel: Kernel | None, steps: int, room: Floats | None
    ) -> Floats | None:
        """Room for the parameters behind each step, where they are looked at together."""
        # One step is looked at by itself.
        if kernel is None or steps <= 1 or self._watch is None or not self._watch.looks_at_every_step:
            return None
        return np.empty((steps, state.compiled.room), dtype=np.float64) if room is None else room

    def _find_sweep(self, state: TrainingState) -> GoalSweep:
        if self._watch is None:
            raise ValueError("nothing is looked out for")
        if self._sweep is None or self._sweep[0] is not state.tape:
            self._sweep = state.tape, GoalSweep(self._watch, state.tape, state.slots)
        return self._sweep[1]
