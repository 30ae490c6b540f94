"""Units in a tape: sums of products and biases, with an activation or without, run as one loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.opcodes import CODES, INSTRUCTIONS, LEAF
from guibp.engine.tape import NONE, Booleans, Integers, Tape

ADD, MULTIPLY = CODES["add"], CODES["multiply"]
ACTIVATIONS = frozenset(CODES[name] for name in ("sigmoid", "tanh", "relu"))
REDUCTIONS = tuple(one.code for one in INSTRUCTIONS if one.reduces)
LOSSES = tuple(CODES[name] for name in ("squared_error", "binary_cross_entropy", "sigmoid_cross_entropy"))
FEWEST_TERMS = 3
"""A sum of so many per-sample numbers is a unit even if none is a product."""

Pair = tuple[int, int]
Layer = tuple["Unit", ...]


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


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """What a training computes of a tape, slot by slot; as lists where it is walked, which is quicker."""

    order: Integers
    """The slots that the objective depends on, operands first."""
    code: list[int]
    first: list[int]
    """The first operand of each slot; of a fused cross-entropy the logit."""
    second: list[int]
    """The second; of a fused cross-entropy the target."""
    wide: list[bool]
    uses: list[int]
    """How many operands each slot is."""
    reduced: list[bool]
    """Whether a slot depends on a sum or mean over the samples."""
    output: int

    def sources(self, slot: int) -> Pair:
        """Both operands, or ``NONE``."""
        return self.first[slot], self.second[slot]


def trace_flow(tape: Tape) -> Flow:
    """Follow the output back through what it is computed from; the tape has a computed output."""
    first, second = tape.operands[:, 0].tolist(), tape.operands[:, 1].tolist()
    code, wide = tape.code.tolist(), tape.per_sample.tolist()
    # One more place takes what NONE names.
    needed, uses = [False] * (tape.slots + 1), [0] * (tape.slots + 1)
    needed[tape.output_slot] = True
    for slot in range(tape.output_slot, -1, -1):
        if needed[slot] and code[slot] != LEAF:
            one, other = first[slot], second[slot]
            needed[one] = needed[other] = True
            uses[one] += 1
            uses[other] += 1
    order = np.flatnonzero(needed[:-1])
    reduced = _find_reduced(order.tolist(), code, first, second, wide)
    return Flow(order, code, first, second, wide, uses, reduced, tape.output_slot)


def _find_reduced(
    order: Sequence[int], code: list[int], first: list[int], second: list[int], wide: list[bool]
) -> list[bool]:
    reduced = [False] * (len(code) + 1)
    for slot in order:
        if code[slot] != LEAF:
            one = first[slot]
            reduced[slot] = reduced[one] or reduced[second[slot]] or (code[slot] in REDUCTIONS and wide[one])
    return reduced[:-1]


def find_wanting(flow: Flow, trained: Sequence[int]) -> Booleans:
    """Which slots depend on a trained parameter: only their gradients are asked for."""
    wanting = [False] * (len(flow.code) + 1)
    for slot in trained:
        wanting[slot] = True
    first, second, code = flow.first, flow.second, flow.code
    for slot in flow.order.tolist():
        if code[slot] != LEAF:
            wanting[slot] = wanting[first[slot]] or wanting[second[slot]]
    return np.array(wanting[:-1], dtype=np.bool_)


def find_units(flow: Flow) -> list[Unit]:
    """All units, in the order of their sums."""
    roots = _find_roots(flow)
    drafts: dict[int, _Draft] = {}
    for slot, root in roots.items():
        draft = drafts.get(root)
        if draft is None:
            draft = drafts[root] = _Draft()
        draft.covered.append(slot)
        for source in flow.sources(slot):
            if roots.get(source) != root or source == root:
                draft.take_in(flow, source)
    activations = _find_activations(flow, roots)
    # By their sums: a layer stands at its first, and all that reads its units stands behind that.
    return [
        draft.finish(flow, root, activations.get(root))
        for root, draft in sorted(drafts.items())
        if draft.is_worth_it
    ]


class _Draft:
    """A unit while its summands are gathered."""

    __slots__ = ("biases", "covered", "terms", "weights")

    def __init__(self) -> None:
        self.terms: list[Pair] = []
        self.weights = 0
        self.biases: list[int] = []
        self.covered: list[int] = []

    @property
    def is_worth_it(self) -> bool:
        """Whether one loop beats the additions one by one."""
        return self.weights > 0 or len(self.terms) >= FEWEST_TERMS

    def take_in(self, flow: Flow, source: int) -> None:
        """Take in a summand: a product that nothing else uses becomes weight and input."""
        if not flow.wide[source]:
            self.biases.append(source)
            return
        if flow.code[source] == MULTIPLY and flow.uses[source] == 1:
            one, other = flow.sources(source)
            if flow.wide[one] != flow.wide[other]:
                self.weights += 1
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
    for slot in reversed(flow.order.tolist()):
        if flow.code[slot] != ADD or not flow.wide[slot]:
            continue
        is_inner = flow.uses[slot] == 1 and slot in consumer and slot != flow.output
        root = roots[slot] = consumer[slot] if is_inner else slot
        consumer[flow.first[slot]] = consumer[flow.second[slot]] = root
    return dict(reversed(roots.items()))


def _find_activations(flow: Flow, roots: dict[int, int]) -> dict[int, int]:
    """The activation of each sum that goes nowhere else."""
    found: dict[int, int] = {}
    for slot in flow.order.tolist():
        if flow.code[slot] in ACTIVATIONS:
            source = flow.first[slot]
            if roots.get(source) == source and flow.uses[source] == 1 and source != flow.output:
                found[source] = slot
    return found


def group_layers(flow: Flow, units: Sequence[Unit]) -> list[Layer]:
    """Units with the same inputs and activation, whose weights no sample has a part in, side by side."""
    layers: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        singles = (*unit.biases, *(weight for weight, _ in unit.terms if weight != NONE))
        alone = (unit.root,) if any(flow.reduced[slot] for slot in singles) else ()
        layers.setdefault((unit.activation, unit.inputs, *alone), []).append(unit)
    return [tuple(layer) for layer in layers.values()]


def find_reduced_losses(flow: Flow) -> dict[int, int]:
    """Losses of which a sum or mean over the samples is all that is wanted: their slots and its slots."""
    found: dict[int, int] = {}
    for slot in flow.order.tolist():
        if flow.code[slot] in REDUCTIONS:
            source = flow.first[slot]
            if flow.code[source] in LOSSES and flow.wide[source] and flow.uses[source] == 1:
                found[source] = slot
    return found
