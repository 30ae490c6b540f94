"""One evaluation of a tape by the compiled loops, which keeps every value and every gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from guibp.engine.data_split import split_rows
from guibp.engine.kernel import Kernel
from guibp.engine.opcodes import LEAF
from guibp.engine.plan import Plan, Slot
from guibp.engine.program import Shorts
from guibp.engine.split_evaluation import SplitEvaluation
from guibp.engine.tape import NONE, Booleans, Floats, Tape
from guibp.engine.tape_program import find_passed_by, list_instructions

BLOCK = 2**11
"""Instructions are listed so many at a time: those of all at once take more room than the numbers."""


class CompiledPass:
    """A tape's instructions, ready to be run again and again; kept if they are ``most_kept`` or fewer."""

    def __init__(self, tape: Tape, most_kept: int = BLOCK) -> None:
        self._tape = tape
        self._most_kept = most_kept
        self._passed_by = find_passed_by(tape)
        self._parts: _Parts | None = None
        if tape.counted is not None:
            split = split_rows(tape)
            both = (split.training, split.held_out or split.training)
            self._parts = _Parts(SplitEvaluation(split), *(CompiledPass(part, most_kept) for part in both))

    def run(self, kernel: Kernel, values: Floats) -> tuple[Floats, Floats] | None:
        """Fill in the values in place; edge gradients and slot gradients, or ``None`` without an output."""
        if self._parts is not None:
            return self._parts.run(kernel, values)
        tape = self._tape
        for records in self._list_all():
            self._propagate(kernel, records, values, forward=len(records))
        if tape.output_slot == NONE:
            return None
        edges, gradients = np.zeros(tape.edge_total + 1), np.zeros(tape.total)
        gradients[tape.numbers_of(tape.output_slot)] = 1.0
        for records in self._list_needed_backwards():
            self._propagate(kernel, records, values, edges, gradients, backward=len(records))
        return edges[:-1], gradients

    def run_forward(self, kernel: Kernel, values: Floats) -> None:
        """Fill in the values that the output depends on, in place."""
        if self._parts is not None:
            self._parts.run(kernel, values)
            return
        for records in reversed([*self._list_needed_backwards()]):
            self._propagate(kernel, records, values, forward=len(records))

    def fill_in(self, kernel: Kernel, values: Floats) -> None:
        """Fill in the per-sample values in place, from the single ones that are there."""
        marks = (self._tape.code != LEAF) & self._tape.per_sample
        for first in range(0, len(marks), BLOCK):
            records = self._list(marks, first, first + BLOCK)
            self._propagate(kernel, records, values, forward=len(records))

    @cached_property
    def _are_few(self) -> bool:
        """Whether the listed instructions are kept."""
        return int(np.count_nonzero(self._tape.code != LEAF)) <= self._most_kept

    @cached_property
    def _all(self) -> Shorts:
        return self._list(self._tape.code != LEAF)

    @cached_property
    def _needed(self) -> Shorts:
        return self._list((self._tape.code != LEAF) & self._tape.needed)

    def _list(self, marks: Booleans, first: int = 0, last: int | None = None) -> Shorts:
        slots = first + np.flatnonzero(marks[first:last])
        return list_instructions(self._tape, slots.astype(np.int32), self._passed_by)

    def _list_all(self) -> Iterator[Shorts]:
        if self._are_few:
            yield self._all
            return
        computed = self._tape.code != LEAF
        for first in range(0, len(computed), BLOCK):
            yield self._list(computed, first, first + BLOCK)

    def _list_needed_backwards(self) -> Iterator[Shorts]:
        if self._are_few:
            yield self._needed
            return
        needed = (self._tape.code != LEAF) & self._tape.needed
        for first in reversed(range(0, len(needed), BLOCK)):
            yield self._list(needed, first, first + BLOCK)

    def _propagate(
        self,
        kernel: Kernel,
        records: Shorts,
        values: Floats,
        edges: Floats | None = None,
        gradients: Floats | None = None,
        *,
        forward: int = 0,
        backward: int = 0,
    ) -> None:
        plan = Plan()
        nothing = np.zeros(1)
        plan.set_array(Slot.VALUES, values)
        plan.set_array(Slot.GRADIENTS, nothing if gradients is None else gradients)
        plan.set_array(Slot.EDGES, nothing if edges is None else edges)
        plan.set_array(Slot.RECORDS, records)
        plan.set_array(Slot.TABLE, records)
        plan.set_number(Slot.RECORD_COUNT, forward)
        plan.set_number(Slot.PROLOGUE, backward)
        plan.set_number(Slot.DATA_ROWS, self._tape.samples)
        kernel.propagate(plan.address)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The passes over the counted rows and over those held out, and how they are put together."""

    split: SplitEvaluation
    training: CompiledPass
    held_out: CompiledPass

    def run(self, kernel: Kernel, values: Floats) -> tuple[Floats, Floats] | None:
        return self.split.run(
            values, partial(self.training.run, kernel), partial(self.held_out.fill_in, kernel)
        )
