"""Units in a tape: sums of products and biases, with an activation or without, found to be run as one loop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.opcodes import CODES, INSTRUCTIONS, LEAF
from guibp.engine.tape import NONE, Tape

ADD, MULTIPLY = CODES["add"], CODES["multiply"]
ACTIVATIONS = frozenset(CODES[name] for name in ("sigmoid", "tanh", "relu"))
REDUCTIONS = frozenset(one.code for one in INSTRUCTIONS if one.reduces)
FEWEST_TERMS = 3
"""A sum of so many per-sample numbers is a unit even if none is a product."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; everything is named by its slot.

    ``terms`` are pairs of a single weight, or ``NONE`` for 1, and a per-sample input.
    """

    root: int
    """The sum."""
    result: int
    """The activation, or the sum if there is none."""
    activation: int
    """The activation's code, or 0."""
    terms: tuple[Pair, ...]
    biases: tuple[int, ...]
    covered: tuple[int, ...]
    """The slots that need not be computed any more: the sums and products within, and the activation."""

    @property
    def inputs(self) -> tuple[int, ...]:
        """The slots of its inputs."""
        return tuple(source for _, source in self.terms)


@dataclass(frozen=True, slots=True)
class Flow:
    """What a training computes of a tape: as lists, which Python walks faster than arrays."""

    order: tuple[int, ...]
    """The slots that the objective depends on, operands first."""
    code: list[int]
    operands: list[Pair]
    """Of a fused cross-entropy the logit and the target; ``NONE`` where there is none."""
    wide: list[bool]
    uses: list[int]
    """How many operands each slot is."""
    reduced: list[bool]
    """Whether a slot depends on a sum or mean over the samples."""
    output: int


def trace_flow(tape: Tape) -> Flow:
    """Follow the output back through what it is computed from; the tape has a computed output."""
    operands = [(first, second) for first, second in tape.operands[:, :2].tolist()]
    code, wide = tape.code.tolist(), tape.per_sample.tolist()
    needed, uses = bytearray(tape.slots), [0] * tape.slots
    needed[tape.output_slot] = 1
    for slot in range(tape.output_slot, -1, -1):
        if needed[slot]:
            for source in operands[slot]:
                if source != NONE:
                    needed[source] = 1
                    uses[source] += 1
    order = tuple(np.flatnonzero(np.frombuffer(needed, dtype=np.uint8)).tolist())
    return Flow(order, code, operands, wide, uses, _find_reduced(order, code, operands, wide), tape.output_slot)


def _find_reduced(
    order: Iterable[int], code: Sequence[int], operands: Sequence[Pair], wide: Sequence[bool]
) -> list[bool]:
    reduced = [False] * len(code)
    for slot in order:
        if code[slot] != LEAF:
            first, second = operands[slot]
            reduced[slot] = (
                reduced[first] or (second != NONE and reduced[second]) or (code[slot] in REDUCTIONS and wide[first])
            )
    return reduced


def find_units(flow: Flow) -> list[Unit]:
    """All units, in the order of their sums."""
    roots = _find_roots(flow)
    drafts: dict[int, _Draft] = {}
    for slot, root in roots.items():
        draft = drafts.get(root)
        if draft is None:
            draft = drafts[root] = _Draft()
        draft.covered.append(slot)
        for source in flow.operands[slot]:
            if roots.get(source) != root or source == root:
                draft.take_in(flow, source)
    activations = _find_activations(flow, roots)
    units = [draft.finish(flow, root, activations.get(root)) for root, draft in drafts.items()]
    return [unit for unit in units if _is_worth_it(unit)]


class _Draft:
    """A unit while its summands are gathered."""

    __slots__ = ("biases", "covered", "terms")

    def __init__(self) -> None:
        self.terms: list[Pair] = []
        self.biases: list[int] = []
        self.covered: list[int] = []

    def take_in(self, flow: Flow, source: int) -> None:
        """Take in a summand: a product that nothing else uses becomes weight and input."""
        if not flow.wide[source]:
            self.biases.append(source)
            return
        if flow.code[source] == MULTIPLY and flow.uses[source] == 1:
            one, other = flow.operands[source]
            if flow.wide[one] != flow.wide[other]:
                self.covered.append(source)
                self.terms.append((other, one) if flow.wide[one] else (one, other))
                return
        self.terms.append((NONE, source))

    def finish(self, flow: Flow, root: int, activation: int | None) -> Unit:
        """The unit, its terms in the order of their inputs."""
        terms = tuple(sorted(self.terms, key=_input_of))
        if activation is None:
            return Unit(root, root, LEAF, terms, tuple(self.biases), tuple(self.covered))
        covered = (*self.covered, activation)
        return Unit(root, activation, flow.code[activation], terms, tuple(self.biases), covered)


def _input_of(term: Pair) -> int:
    return term[1]


def _find_roots(flow: Flow) -> dict[int, int]:
    """Each per-sample addition and the addition in which its sum ends, operands first."""
    consumer: dict[int, int] = {}
    roots: dict[int, int] = {}
    for slot in reversed(flow.order):
        if flow.code[slot] != ADD or not flow.wide[slot]:
            continue
        is_inner = flow.uses[slot] == 1 and slot in consumer and slot != flow.output
        roots[slot] = consumer[slot] if is_inner else slot
        for source in flow.operands[slot]:
            consumer[source] = roots[slot]
    return dict(reversed(roots.items()))


def _find_activations(flow: Flow, roots: dict[int, int]) -> dict[int, int]:
    """The activation of each sum that goes nowhere else."""
    return {
        flow.operands[slot][0]: slot
        for slot in flow.order
        if flow.code[slot] in ACTIVATIONS
        and roots.get(flow.operands[slot][0]) == flow.operands[slot][0]
        and flow.uses[flow.operands[slot][0]] == 1
        and flow.operands[slot][0] != flow.output
    }


def _is_worth_it(unit: Unit) -> bool:
    return len(unit.terms) >= FEWEST_TERMS or any(weight != NONE for weight, _ in unit.terms)


def group_layers(flow: Flow, units: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Units with the same inputs and activation, whose weights no sample has a part in, side by side."""
    layers: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        singles = (*unit.biases, *(weight for weight, _ in unit.terms if weight != NONE))
        alone = (unit.root,) if any(flow.reduced[slot] for slot in singles) else ()
        layers.setdefault((unit.activation, unit.inputs, *alone), []).append(unit)
    return [tuple(layer) for layer in layers.values()]
