"""Units in a tape: sums of products and biases, with an activation or without, run as one loop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from guibp.engine.opcodes import CODES, INSTRUCTIONS, LEAF
from guibp.engine.program import ACTIVATIONS
from guibp.engine.tape import NONE, Booleans, Indices, Tape

ADD, MULTIPLY = CODES["add"], CODES["multiply"]
LOSSES = frozenset(CODES[name] for name in ("squared_error", "binary_cross_entropy", "sigmoid_cross_entropy"))
_CODES = range(len(INSTRUCTIONS) + 1)
REDUCES = np.array([code != LEAF and INSTRUCTIONS[code - 1].reduces for code in _CODES])
"""Whether an instruction reduces the samples, by its code."""
_ACTIVATES = np.array([code in {one.code for one in ACTIVATIONS} for code in _CODES])
_IS_LOSS = np.array([code in LOSSES for code in _CODES])
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
    """What a training computes of a tape, slot by slot; each array is (slots,)."""

    order: Indices
    """The slots that the objective depends on, operands first."""
    code: Indices
    first: Indices
    """The first operand of each slot; of a fused cross-entropy the logit."""
    second: Indices
    """The second; of a fused cross-entropy the target."""
    wide: Booleans
    """Which are computed for each sample."""
    uses: Indices
    """How many operands each slot is."""
    reduced: Booleans
    """Whether a slot depends on a sum or mean over the samples."""
    output: int

    @property
    def leaves(self) -> Indices:
        """The inputs, parameters and constants among the slots."""
        leaves: Indices = self.order[self.code[self.order] == LEAF]
        return leaves

    def mark(self, slots: Iterable[int]) -> Booleans:
        """(slots,) which are among some slots."""
        marks = np.zeros(len(self.code), dtype=np.bool_)
        marks[list(slots)] = True
        return marks


def find_wide(tape: Tape) -> Booleans:
    """(slots,) which are computed in lanes: the numbers of one sample alone are single ones."""
    return tape.per_sample if tape.samples > 1 else np.zeros(tape.slots, dtype=np.bool_)


def trace_flow(tape: Tape) -> Flow:
    """Follow the output back through what it is computed from; the tape has a computed output."""
    first, second = (np.ascontiguousarray(tape.operands[:, operand]) for operand in (0, 1))
    # One more place takes what NONE names.
    needed, uses = bytearray(tape.slots + 1), np.zeros(tape.slots + 1, dtype=np.int32)
    needed[tape.output_slot] = 1
    codes, firsts, seconds, counts = tape.code.data, first.data, second.data, uses.data
    for slot in range(tape.output_slot, -1, -1):
        if needed[slot] and codes[slot] != LEAF:
            one, other = firsts[slot], seconds[slot]
            needed[one] = needed[other] = 1
            counts[one] += 1
            counts[other] += 1
    order = np.flatnonzero(np.frombuffer(needed, dtype=np.bool_)[:-1]).astype(np.int32)
    wide = find_wide(tape)
    reduces = REDUCES[tape.code] & wide[first]
    reduced = _spread(order, tape.code, first, second, np.flatnonzero(reduces).tolist())
    return Flow(order, tape.code, first, second, wide, uses[:-1], reduced, tape.output_slot)


def _spread(order: Indices, code: Indices, first: Indices, second: Indices, begun: Sequence[int]) -> Booleans:
    """Which slots are among those begun with, or depend on one of them."""
    found = bytearray(len(code) + 1)
    for slot in begun:
        found[slot] = 1
    codes, firsts, seconds = code.data, first.data, second.data
    for slot in order.data:
        if codes[slot] != LEAF:
            found[slot] |= found[firsts[slot]] | found[seconds[slot]]
    return np.frombuffer(found, dtype=np.bool_)[:-1]


def find_wanting(flow: Flow, trained: Sequence[int]) -> Booleans:
    """Which slots depend on a trained parameter: only their gradients are asked for."""
    return _spread(flow.order, flow.code, flow.first, flow.second, trained)


def find_units(flow: Flow) -> list[Unit]:
    """All units, in the order of their sums."""
    roots = _find_roots(flow)
    drafts: dict[int, _Draft] = {}
    for slot, root in roots.items():
        draft = drafts.get(root)
        if draft is None:
            draft = drafts[root] = _Draft()
        draft.covered.append(slot)
        for source in (int(flow.first[slot]), int(flow.second[slot])):
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
            one, other = int(flow.first[source]), int(flow.second[source])
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
    sums = flow.order[(flow.code[flow.order] == ADD) & flow.wide[flow.order]]
    first, second, used_once = flow.first[sums], flow.second[sums], flow.uses[sums] == 1
    for place in range(len(sums) - 1, -1, -1):
        slot = int(sums[place])
        is_inner = used_once[place] and slot in consumer and slot != flow.output
        root = roots[slot] = consumer[slot] if is_inner else slot
        consumer[int(first[place])] = consumer[int(second[place])] = root
    return dict(reversed(roots.items()))


def _find_activations(flow: Flow, roots: dict[int, int]) -> dict[int, int]:
    """The activation of each sum that goes nowhere else."""
    activations = flow.order[_ACTIVATES[flow.code[flow.order]]]
    return {
        source: slot
        for slot, source in zip(activations.tolist(), flow.first[activations].tolist(), strict=True)
        if roots.get(source) == source and flow.uses[source] == 1 and source != flow.output
    }


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
    reductions = flow.order[REDUCES[flow.code[flow.order]]]
    source = flow.first[reductions]
    chosen = _IS_LOSS[flow.code[source]] & flow.wide[source] & (flow.uses[source] == 1)
    return dict(zip(source[chosen].tolist(), reductions[chosen].tolist(), strict=True))
