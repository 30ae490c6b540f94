"""A sampling: a node of a graph over rows of one's own, again and again for other parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.evaluation import run_forward
from guibp.engine.kernel import Kernel
from guibp.engine.tape import Floats, Integers, Tape
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class Sampling:
    """The tape of a node over some rows, with the room that its numbers need."""

    tape: Tape
    parameter_numbers: Integers
    """Where the parameters' numbers are among the tape's, in the order of the nodes."""
    compiled: CompiledPass
    """The tape's instructions, for the compiled loops."""
    room: Floats
    """(total,) where they work; the leaves' numbers stay in it."""

    def evaluate(self, parameters: Floats, kernel: Kernel | None = None) -> Floats:
        """All numbers of the tape for these parameters, (total,), compiled or interpreted.

        They stand until the next call: fresh memory of that size would take longer than the numbers in it.
        """
        values = self.room
        values[self.parameter_numbers] = parameters
        if kernel is not None:
            self.compiled.run_forward(kernel, values)
        else:
            with np.errstate(all="ignore"):
                run_forward(self.tape, values)
        return values

    def pick(self, values: Floats, node: str) -> Floats:
        """A copy of a node's value for every row, (samples,), out of all numbers."""
        numbers = values[self.tape.numbers_of(self.tape.slot_of(node))]
        return np.broadcast_to(numbers, (self.tape.samples,)).copy()

    def present_parameters(self) -> Floats:
        """The parameters that the graph had when the sampling was made."""
        return self.tape.start[self.parameter_numbers]


def sample_over(graph: Graph, node: str, rows: Dataset) -> Sampling:
    """What computes a node of a graph over rows in place of its data set."""
    tape = compile_tape(graph, node, rows)
    return Sampling(tape, tape.offset[tape.parameter_slots], CompiledPass(tape), tape.start.copy())
