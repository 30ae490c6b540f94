"""Steps that go no further than a goal: as many as are due, and the same again where fewer lead there."""

from __future__ import annotations

from guibp.engine.goals import GoalWatch
from guibp.engine.kernel import Kernel
from guibp.engine.plan import Ending
from guibp.engine.tape import Floats
from guibp.engine.training_settings import Controls
from guibp.engine.training_steps import TrainingState, run_steps


def run_towards(
    state: TrainingState, kernel: Kernel | None, controls: Controls, losses: Floats, watch: GoalWatch | None
) -> tuple[int, Ending]:
    """Up to ``len(losses)`` steps, none of them behind the goal; how many were done."""
    rates, before = controls.rates(state.done, len(losses)), state.numbers
    done, ending = run_steps(state, kernel, rates, losses, controls.penalty)
    needed = None if watch is None or state.batches is not None else watch.find_in(losses[:done])
    if needed is None:
        return done, ending
    # The same steps again, but no more than led to the goal: they make the same numbers.
    state.adopt(before, controls.optimizer)
    again = rates[:needed] if len(rates) > 1 else rates
    run_steps(state, kernel, again, losses[:needed], controls.penalty)
    return needed, Ending.FINITE
