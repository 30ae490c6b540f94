"""An evaluation brought up to date: after other numbers of some leaves, only what they change is computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from guibp.engine.evaluation import (
    add_to,
    compute_value,
    list_propagating,
    local_gradients,
    propagate_back,
    run_forward,
)
from guibp.engine.lookups import Readers
from guibp.engine.opcodes import LEAF, SIGMOID, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.tape import NONE, Floats, Tape

WORTHWHILE = 4
"""Where more than one in so many slots has to be looked at, a whole backward pass takes less time."""
_THIRD = 2
"""The operand of a fused cross-entropy that is the sigmoid, whose own edge receives from it."""


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """The numbers of both passes over a tape, interpreted; none of the arrays ever changes."""

    values: Floats
    edge_gradients: Floats | None
    """``None``, like ``gradients``, if there is no computed output."""
    gradients: Floats | None
    """(tape.total,) the slots' gradients, added up as the backward pass goes."""

    def __post_init__(self) -> None:
        for numbers in (self.values, self.edge_gradients, self.gradients):
            if numbers is not None:
                numbers.flags.writeable = False


def run_passes(tape: Tape) -> Passes:
    """Both passes from the start."""
    values = tape.start.copy()
    with np.errstate(all="ignore"):
        run_forward(tape, values)
        if tape.output_slot == NONE:
            return Passes(values, None, None)
        return Passes(values, *propagate_back(tape, values))


def rerun_passes(tape: Tape, before: Passes, leaves: Iterable[int]) -> Passes:
    """The passes over a tape that differs in the numbers of these single leaves, by their slots.

    Bit for bit what ``run_passes`` gives: each number that may differ is computed anew from all that
    it is made of, in the same order, and where it comes out as it was, nothing behind it is.
    """
    values = before.values.copy()
    with np.errstate(all="ignore"):
        changed = _rerun_forward(tape, values, leaves)
        if before.edge_gradients is None or before.gradients is None:
            return Passes(values, None, None)
        rerun = _BackwardRerun(tape, values, before.edge_gradients.copy(), before.gradients.copy())
        most = tape.slots // WORTHWHILE
        if len(changed) > most or not rerun.run(changed, most):
            return Passes(values, *propagate_back(tape, values))
    return Passes(values, rerun.edge_gradients, rerun.gradients)


def _rerun_forward(tape: Tape, values: Floats, leaves: Iterable[int]) -> list[int]:
    """Compute what depends on the leaves, in place; returns the slots whose values changed."""
    readers, changed, waiting = tape.lookups.readers, list[int](), _Agenda()
    for slot in leaves:
        place = int(tape.offset[slot])
        values[place] = tape.start[place]
        changed.append(slot)
        waiting.add_all(readers.slots[readers.of(slot)].tolist())
    while waiting:
        slot = waiting.take()
        here = values[tape.numbers_of(slot)]
        before = here.tobytes()
        here[:] = compute_value(tape, values, slot)
        if here.tobytes() != before:
            changed.append(slot)
            waiting.add_all(readers.slots[readers.of(slot)].tolist())
    return changed


class _Agenda:
    """Numbers that wait, each once; the smallest is taken first."""

    def __init__(self) -> None:
        self._heap: list[int] = []
        self._waiting: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._heap)

    def add_all(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number not in self._waiting:
                self._waiting.add(number)
                heappush(self._heap, number)

    def take(self) -> int:
        number = heappop(self._heap)
        self._waiting.remove(number)
        return number


class _BackwardRerun:
    """The backward pass over those slots whose gradients or local gradients may differ."""

    def __init__(self, tape: Tape, values: Floats, edge_gradients: Floats, gradients: Floats) -> None:
        self.tape = tape
        self.values = values
        self.edge_gradients = edge_gradients
        self.gradients = gradients
        self.readers: Readers = tape.lookups.readers
        self._waiting = _Agenda()
        """Slots from the last on, so with their signs turned."""
        self._received: set[int] = set()
        """Slots to which something else flows back."""
        self._local: set[int] = set()
        """Slots whose local gradients may differ."""

    def run(self, changed: Iterable[int], most: int) -> bool:
        """Compute in place what other values of these slots change.

        Gives up at more than so many slots, and returns whether it came through.
        """
        for slot in changed:
            self._expect([slot, *self.readers.slots[self.readers.of(slot)].tolist()], self._local)
        done = 0
        while self._waiting and done <= most:
            done += 1
            slot = -self._waiting.take()
            differs = slot in self._local
            if slot in self._received:
                differs |= self._receive(slot)
            if differs and self.tape.code[slot] != LEAF:
                self._send(slot)
        return not self._waiting

    def _expect(self, slots: Iterable[int], among: set[int]) -> None:
        needed = [slot for slot in slots if self.tape.needed[slot]]
        among.update(needed)
        self._waiting.add_all(-slot for slot in needed)

    def _receive(self, slot: int) -> bool:
        """Add up a slot's gradient; returns whether it is another one."""
        gradient = self.gradients[self.tape.numbers_of(slot)]
        before = gradient.tobytes()
        gradient[:] = 0.0
        for reader, operand, edge in self._list_readings(slot):
            if operand in list_propagating(int(self.tape.code[reader])):
                add_to(self.tape, gradient, self.edge_gradients[self.tape.numbers_on(edge)])
        return gradient.tobytes() != before

    def _list_readings(self, slot: int) -> list[tuple[int, int, int]]:
        """Who reads a slot, as which operand and on which edge, in the order of the backward pass."""
        here = self.readers.of(slot)
        rows = zip(
            self.readers.slots[here].tolist(),
            (self.readers.places[here] % self.tape.operands.shape[1]).tolist(),
            self.readers.edges[here].tolist(),
            strict=True,
        )
        return sorted((row for row in rows if self.tape.needed[row[0]]), key=lambda row: (-row[0], row[1]))

    def _send(self, slot: int) -> None:
        """Compute the gradients on the edges that enter a slot."""
        tape = self.tape
        code = int(tape.code[slot])
        upstream = self.gradients[tape.numbers_of(slot)]
        locals_ = local_gradients(tape, self.values, slot)
        for operand, local in enumerate(locals_[:_THIRD]):
            edge = int(tape.operand_edges[slot, operand])
            share = self.edge_gradients[tape.numbers_on(edge)]
            before = share.tobytes()
            share[:] = 0.0
            if code == SIGMOID:
                self._add_past(slot, share)
            add_to(self.tape, share, upstream * local)
            if share.tobytes() != before and operand in list_propagating(code):
                self._expect([int(tape.operands[slot, operand])], self._received)
        if code == SIGMOID_CROSS_ENTROPY_CODE:
            self._expect([int(tape.operands[slot, _THIRD])], self._local)

    def _add_past(self, sigmoid: int, share: Floats) -> None:
        """What cross-entropies send past a sigmoid, straight to its operand."""
        for reader, operand, _ in self._list_readings(sigmoid):
            if operand == _THIRD:
                upstream = self.gradients[self.tape.numbers_of(reader)]
                add_to(self.tape, share, upstream * local_gradients(self.tape, self.values, reader)[_THIRD])
