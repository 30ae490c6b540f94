"""One evaluation of a tape by the compiled loops, which keeps every value and every gradient."""

from __future__ import annotations

import numpy as np

from guibp.engine.kernel import Kernel
from guibp.engine.plan import Plan, Slot
from guibp.engine.tape import NONE, Floats, Tape
from guibp.engine.tape_program import list_instructions


class CompiledPass:
    """A tape's instructions, ready to be run again and again."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._records, self._needed = list_instructions(tape)

    def run(self, kernel: Kernel, values: Floats) -> tuple[Floats, Floats] | None:
        """Fill in the values in place; edge gradients and slot gradients, or ``None`` without an output."""
        tape = self._tape
        if tape.output_slot == NONE:
            self._propagate(kernel, values, np.zeros(1), np.zeros(1), forward=len(self._records), backward=0)
            return None
        edges, gradients = np.zeros(tape.edge_total + 1), np.zeros(tape.total)
        gradients[tape.numbers_of(tape.output_slot)] = 1.0
        self._propagate(kernel, values, edges, gradients, forward=len(self._records), backward=self._needed)
        return edges[:-1], gradients

    def run_forward(self, kernel: Kernel, values: Floats) -> None:
        """Fill in the values that the output depends on, in place."""
        self._propagate(kernel, values, np.zeros(1), np.zeros(1), forward=self._needed, backward=0)

    def _propagate(
        self, kernel: Kernel, values: Floats, edges: Floats, gradients: Floats, *, forward: int, backward: int
    ) -> None:
        plan = Plan()
        plan.set_array(Slot.VALUES, values)
        plan.set_array(Slot.GRADIENTS, gradients)
        plan.set_array(Slot.EDGES, edges)
        plan.set_array(Slot.RECORDS, self._records)
        plan.set_array(Slot.TABLE, self._records)
        plan.set_number(Slot.RECORD_COUNT, forward)
        plan.set_number(Slot.PROLOGUE, backward)
        plan.set_number(Slot.DATA_ROWS, self._tape.samples)
        kernel.propagate(plan.address)
