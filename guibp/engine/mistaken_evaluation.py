"""Forward and backward pass with one rule broken, interpreted beside the engine, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from guibp.engine.counted_rows import seed_output
from guibp.engine.evaluation import Evaluation, add_to, local_gradients, run_forward, with_gradients
from guibp.engine.mistakes import SYMMETRIC_VALUE, WRONG_LOCALS, Fault, Mistake
from guibp.engine.opcodes import CROSS_ENTROPY, LEAF, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.tape import NONE, Floats, Tape
from guibp.model.formula import compile_formula


def evaluate_mistaken(tape: Tape, fault: Fault | None, start: Floats | None = None) -> Evaluation:
    """What comes out with a rule broken; ``start`` (tape.total,) replaces the leaves' numbers.

    The tape is one of ``unfuse``. Without a computed output there are values alone.
    """
    values = begin_values(tape, fault, tape.start if start is None else start)
    with np.errstate(all="ignore"):
        run_forward(tape, values)
        if tape.output_slot == NONE:
            return Evaluation(tape, values, None)
        edges, gradients = propagate_mistaken(tape, values, fault)
    return with_gradients(Evaluation(tape, values, edges), gradients)


def unfuse(tape: Tape) -> Tape:
    """The same tape, every cross-entropy made from its prediction: no gradient passes by a node."""
    fused = np.flatnonzero(tape.code == SIGMOID_CROSS_ENTROPY_CODE)
    if not len(fused):
        return tape
    code, operands, edges = tape.code.copy(), tape.operands.copy(), tape.operand_edges.copy()
    code[fused] = CROSS_ENTROPY
    operands[fused, 0] = operands[fused, 2]
    operands[fused, 2] = edges[fused, 2] = NONE
    return replace(tape, code=code, operands=operands, operand_edges=edges)


def begin_values(tape: Tape, fault: Fault | None, start: Floats) -> Floats:
    """The leaves' numbers as the mistake leaves them: a bias that is not added is a bias of 0."""
    values = start.copy()
    if fault is None:
        return values
    if fault.mistake is Mistake.FORGOTTEN_BIAS and fault.node is not None:
        values[tape.numbers_of(tape.slot_of(fault.node))] = 0.0
    elif fault.mistake is Mistake.SYMMETRIC_START:
        values[tape.offset[tape.parameter_slots]] = SYMMETRIC_VALUE
    return values


def propagate_mistaken(tape: Tape, values: Floats, fault: Fault | None) -> tuple[Floats, Floats]:
    """Edge gradients, (tape.edge_total,), and slot gradients, (tape.total,); the output is computed."""
    edges = np.zeros(tape.edge_total, dtype=np.float64)
    gradients = np.zeros(tape.total, dtype=np.float64)
    gradients[tape.numbers_of(tape.output_slot)] = seed_output(tape)
    broken = _Broken.of(tape, fault)
    for slot in reversed(np.flatnonzero(tape.needed & (tape.code != LEAF)).tolist()):
        upstream = gradients[tape.numbers_of(slot)]
        for operand, local in enumerate(broken.locals_at(tape, values, slot)):
            source = int(tape.operands[slot, operand])
            if source == broken.forgotten:
                continue
            share = edges[tape.numbers_on(int(tape.operand_edges[slot, operand]))]
            add_to(tape, share, upstream * local)
            into = gradients[tape.numbers_of(source)]
            if source == broken.overwritten:
                into[:] = 0.0
            add_to(tape, into, share)
    return edges, gradients


@dataclass(frozen=True, slots=True)
class _Broken:
    """Where on the tape a rule is broken, each ``NONE`` or empty if it is not that rule."""

    overwritten: int = NONE
    forgotten: int = NONE
    wrong: frozenset[int] = frozenset()
    op: str = ""

    @classmethod
    def of(cls, tape: Tape, fault: Fault | None) -> _Broken:
        if fault is None or fault.node is None:
            return cls()
        slot = tape.slot_of(fault.node)
        if fault.mistake is Mistake.OVERWRITTEN_BRANCH:
            return cls(overwritten=slot)
        if fault.mistake is Mistake.FORGOTTEN_BIAS:
            return cls(forgotten=slot)
        op = tape.nodes[tape.place_of[fault.node]].op
        return cls(wrong=frozenset(_instructions_of(tape, slot)), op=op)

    def locals_at(self, tape: Tape, values: Floats, slot: int) -> tuple[Floats, ...]:
        """The local gradients of a slot, right or wrong."""
        if slot not in self.wrong:
            return local_gradients(tape, values, slot)
        texts = WRONG_LOCALS[self.op]
        sources = tape.operands[slot, : len(texts)].tolist()
        scope = {name: values[tape.numbers_of(source)] for name, source in zip("ab", sources, strict=False)}
        scope["y"] = values[tape.numbers_of(slot)]
        return tuple(compile_formula(text)(scope) for text in texts)


def _instructions_of(tape: Tape, slot: int) -> Iterator[int]:
    """A node's instructions: the last, and those before it that join its first operands."""
    while True:
        yield slot
        if int(tape.operand_edges[slot, 0]) < len(tape.graph_edges):
            return
        slot = int(tape.operands[slot, 0])
