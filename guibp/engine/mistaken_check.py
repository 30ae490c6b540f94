"""The gradient check of a broken program: its gradients beside differences of its own forward pass."""

from __future__ import annotations

import numpy as np

from guibp.engine.counted_rows import read_objective, sum_in_order
from guibp.engine.difference_quotients import estimate_slope
from guibp.engine.evaluation import Evaluation, compute_value
from guibp.engine.gradient_check import NodeCheck, relative_error
from guibp.engine.mistaken_evaluation import begin_values
from guibp.engine.mistakes import Fault, Mistake
from guibp.engine.opcodes import LEAF
from guibp.engine.tape import NONE, Floats, Tape

MOST_WORK = 60_000
"""So many instructions are computed for one check, which takes about half a second; then it ends."""


def check_mistaken(evaluation: Evaluation, fault: Fault | None) -> tuple[NodeCheck, ...]:
    """Every node that the output depends on, from the output backwards.

    ``evaluation`` is of ``evaluate_mistaken`` with this fault. A node is moved by the same amount in
    all samples, so its gradient counts as their sum. Inner nodes are checked too: the first that
    differs is where a right gradient became a wrong one. Of a large graph the nodes near the output are
    checked, the others not.
    """
    tape = evaluation.tape
    if tape.output_slot == NONE:
        return ()
    slots = [(int(tape.node_slot[place]), node.id) for place, node in enumerate(tape.nodes)]
    needed = sorted(((slot, id_) for slot, id_ in slots if slot != NONE and tape.needed[slot]), reverse=True)
    moving = _Moving(tape, begin_values(tape, fault, evaluation.values), fault)
    gradients = evaluation.slot_gradients()
    checks = []
    for slot, id_ in needed:
        if moving.work > MOST_WORK:
            break
        checks.append(moving.check(slot, id_, gradients))
    return tuple(checks)


class _Moving:
    """The output, summed over its samples, as a function of one slot."""

    def __init__(self, tape: Tape, values: Floats, fault: Fault | None) -> None:
        self.tape = tape
        self.values = values
        self.forgotten = NONE
        self.work = 0
        """How many instructions were computed so far."""
        if fault is not None and fault.mistake is Mistake.FORGOTTEN_BIAS and fault.node is not None:
            self.forgotten = tape.slot_of(fault.node)

    def check(self, slot: int, id_: str, gradients: Floats) -> NodeCheck:
        numbers = self.tape.numbers_of(slot)
        backprop = sum_in_order(gradients[numbers])
        numeric = 0.0
        if slot != self.forgotten:
            # Moved from where it is: the step is as wide as the number itself asks for.
            place = float(self.values[numbers][0])
            later = self._list_later(slot)
            numeric = estimate_slope(lambda number: self._at(slot, number - place, later), place, backprop)
        return NodeCheck(id_, backprop, numeric, relative_error(backprop, numeric))

    def _at(self, slot: int, way: float, later: list[int]) -> float:
        values = self.values.copy()
        values[self.tape.numbers_of(slot)] += way
        with np.errstate(all="ignore"):
            self.work += len(later)
            for each in later:
                values[self.tape.numbers_of(each)] = compute_value(self.tape, values, each)
            return read_objective(self.tape, values)

    def _list_later(self, slot: int) -> list[int]:
        """The instructions that depend on a slot and on which the output depends."""
        tape, reached = self.tape, np.zeros(self.tape.slots, dtype=np.bool_)
        reached[slot] = True
        later: list[int] = []
        for each in range(slot + 1, tape.slots):
            sources = tape.operands[each]
            if tape.code[each] != LEAF and tape.needed[each] and reached[sources[sources != NONE]].any():
                reached[each] = True
                later.append(each)
        return later
