"""A goal looked for behind many steps at once: from the parameters that each of them left."""

from __future__ import annotations

import numpy as np

from guibp.engine.evaluation import run_forward
from guibp.engine.goals import GoalWatch
from guibp.engine.many_values import compute_many, list_between
from guibp.engine.tape import Floats, Integers, Tape

ROOM = 2**18
"""So many numbers are computed at once."""
LEAST_STEPS = 16
"""Where there is not room for so many steps, each is looked at by itself in less time."""


class GoalSweep:
    """Looks at the goal of a watch at many parameters; made for one tape and those that are trained."""

    def __init__(self, watch: GoalWatch, tape: Tape, slots: Integers) -> None:
        self._watch, self._tape, self._slots = watch, tape, slots.tolist()
        self._chain = list_between(tape, self._slots, watch.slots_to_see)
        self._values = tape.start.copy()
        with np.errstate(all="ignore"):
            run_forward(tape, self._values)
        numbers = sum(tape.width_of(slot) for slot in self._chain)
        self.most_steps = ROOM // max(numbers, 1)
        """So many steps are looked at at once."""

    @property
    def is_worthwhile(self) -> bool:
        """Whether many steps can be looked at at once."""
        return self.most_steps >= LEAST_STEPS

    def find_first(self, parameters: Floats) -> int | None:
        """The first of some parameters, (cases, trained), at which the goal is reached."""
        found = {slot: parameters[:, [place]] for place, slot in enumerate(self._slots)}
        compute_many(self._tape, self._values, self._chain, found)
        wanted = tuple(
            found.get(slot, self._values[self._tape.numbers_of(slot)][None])
            for slot in self._watch.slots_to_see
        )
        reached = np.flatnonzero(self._watch.are_reached(wanted, len(parameters)))
        return int(reached[0]) if len(reached) else None
