"""Forward and backward pass over a tape, interpreted with numpy: every value and every gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from guibp.engine.compilation import compile_tape
from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.counted_rows import seed_output, sum_counted, sum_in_order, take_counted
from guibp.engine.kernel import Kernel, choose_kernel
from guibp.engine.opcodes import INSTRUCTIONS, LEAF, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.tape import NONE, Booleans, Floats, Tape
from guibp.model.errors import NodeError
from guibp.model.formula import Computation, compile_formula
from guibp.model.graph import Graph


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Evaluation:
    """The numbers of a graph at one revision.

    A quantity is a float, an array of shape (samples,) where it is per-sample, or ``None`` where it
    is not computed.
    """

    tape: Tape
    values: Floats
    """(tape.total,)"""
    edge_gradients: Floats | None
    """(tape.edge_total,), or ``None`` if there is no computed output."""
    summed: list[Floats] = field(default_factory=list)
    """The gradients of the slots, once somebody asked for them."""
    """The slot gradients, once they were asked for."""

    def __repr__(self) -> str:
        return f"<Evaluation: {len(self.tape.nodes):,} nodes, samples: {self.tape.samples or 1:,}>"

    def value(self, id_: str) -> float | Floats | None:
        """A node's value."""
        slot = self._slot(id_)
        return None if slot == NONE else self._quantity(self.values[self.tape.numbers_of(slot)], slot)

    def gradient(self, id_: str) -> float | Floats | None:
        """The gradient of the output with respect to a node."""
        slot = self._slot(id_)
        if self.edge_gradients is None:
            return None
        if slot == NONE:
            return 0.0
        return self._quantity(self.slot_gradients()[self.tape.numbers_of(slot)], slot)

    def edge_value(self, source: str, target: str, port: int) -> float | Floats | None:
        """The value on an edge: its source's."""
        self._edge(source, target, port)
        return self.value(source)

    def edge_gradient(self, source: str, target: str, port: int) -> float | Floats | None:
        """What flows back along one edge, summed over the samples if its source is single."""
        edge = self._edge(source, target, port)
        if self.edge_gradients is None:
            return None
        slot = self._slot(source)
        shares = self.edge_gradients[self.tape.numbers_on(edge)]
        if slot != NONE and self.tape.per_sample[slot]:
            return shares.copy()
        return sum_counted(self.tape, shares)

    def first_nonfinite(self) -> str | None:
        """The first node, operands first, whose value is not finite."""
        return find_nonfinite(self.tape, self.values, np.ones(self.tape.slots, dtype=np.bool_))

    def slot_gradients(self) -> Floats:
        """(tape.total,) the gradient of every slot: the sum over the edges that leave it.

        Raises ``ValueError`` if there are no gradients.
        """
        if self.edge_gradients is None:
            raise ValueError("no gradients")
        if not self.summed:
            self.summed.append(_sum_edges(self.tape, self.edge_gradients))
        return self.summed[0]

    def _slot(self, id_: str) -> int:
        try:
            return self.tape.slot_of(id_)
        except KeyError:
            raise NodeError('there is no node "{id}"', id=id_) from None

    def _edge(self, source: str, target: str, port: int) -> int:
        number = self.tape.edge_at.get((target, port))
        if number is not None and self.tape.graph_edges[number].source == source:
            return number
        raise NodeError(
            'there is no edge from "{source}" to port {port} of "{target}"',
            source=source,
            target=target,
            port=port,
        )

    def _quantity(self, numbers: Floats, slot: int) -> float | Floats:
        return numbers.copy() if self.tape.per_sample[slot] else float(numbers[0])


def evaluate(graph: Graph, output: str | None = None) -> Evaluation:
    """Evaluate a graph forwards and backwards; raises ``NodeError`` if ``output`` does not exist."""
    tape = compile_tape(graph, output)
    return evaluate_tape(tape, kernel=choose_kernel(tape, passes=1))


def with_gradients(evaluation: Evaluation, gradients: Floats) -> Evaluation:
    """The evaluation with slot gradients (tape.total,) that need not be the sums over its edges.

    That is what a broken rule makes of them.
    """
    return Evaluation(evaluation.tape, evaluation.values, evaluation.edge_gradients, [gradients])


def find_nonfinite(tape: Tape, values: Floats, among: Booleans) -> str | None:
    """The first node, operands first, with a value that is not finite in one of the slots ``among``."""
    numbers = np.flatnonzero(~np.isfinite(values))
    slots = np.searchsorted(tape.offset, numbers, side="right") - 1
    # What stands in the pads means nothing.
    broken = slots[
        among[slots] & (numbers < tape.offset[slots] + np.where(tape.per_sample[slots], tape.samples, 1))
    ]
    if not len(broken):
        return None
    # The instructions of one node stand together, its value last.
    later = np.where(tape.node_slot >= int(broken[0]), tape.node_slot, tape.slots)
    return tape.nodes[int(np.argmin(later))].id


def evaluate_tape(tape: Tape, start: Floats | None = None, kernel: Kernel | None = None) -> Evaluation:
    """Run a tape, compiled or interpreted; ``start`` (tape.total,) replaces the leaves' numbers."""
    values = (tape.start if start is None else start).copy()
    if kernel is not None:
        found = CompiledPass(tape).run(kernel, values)
        return Evaluation(tape, values, None if found is None else found[0])
    with np.errstate(all="ignore"):
        run_forward(tape, values)
        edge_gradients = None if tape.output_slot == NONE else run_backward(tape, values)
    return Evaluation(tape, values, edge_gradients)


BLOCK = 2**10
"""So many slots become Python's numbers at once."""
NUMBERS = 2**12
"""So many are added up at once."""
_MEAN = next(one.code for one in INSTRUCTIONS if one.name == "mean")
_NAMES = ("a", "b", "c")


@cache
def _value_of(code: int) -> Computation | None:
    """How an instruction's value is computed, or ``None`` for a reduction; read when it is first met."""
    instruction = INSTRUCTIONS[code - 1]
    return None if instruction.reduces else compile_formula(instruction.value)


@cache
def _locals_of(code: int) -> tuple[Computation, ...]:
    """How an instruction's local gradients are computed."""
    return tuple(compile_formula(text) for text in INSTRUCTIONS[code - 1].local)


def run_forward(tape: Tape, values: Floats) -> None:
    """Fill in the values of all instructions, in place."""
    for slot in _list_marked(tape.code != LEAF):
        values[tape.numbers_of(slot)] = compute_value(tape, values, slot)


def compute_value(tape: Tape, values: Floats, slot: int) -> Floats | float:
    """The value of one instruction: a number, or one for each sample."""
    compute = _value_of(tape.code.item(slot))
    operands = _read_operands(tape, values, slot)
    return reduce_samples(tape, slot, operands["a"]) if compute is None else compute(operands)


def run_backward(tape: Tape, values: Floats) -> Floats:
    """The edge gradients, shape (tape.edge_total,), from the values of the forward pass."""
    return propagate_back(tape, values)[0]


def propagate_back(tape: Tape, values: Floats) -> tuple[Floats, Floats]:
    """Edge gradients, shape (tape.edge_total,), and slot gradients, (tape.total,); the output is computed."""
    edge_gradients = np.zeros(tape.edge_total, dtype=np.float64)
    gradients = np.zeros(tape.total, dtype=np.float64)
    gradients[tape.numbers_of(tape.output_slot)] = seed_output(tape)
    for slot in _list_marked_backwards(tape.needed & (tape.code != LEAF)):
        upstream = gradients[tape.numbers_of(slot)]
        locals_ = local_gradients(tape, values, slot)
        for operand, local in enumerate(locals_):
            edge = tape.operand_edges.item(slot, operand)
            add_to(tape, edge_gradients[tape.numbers_on(edge)], upstream * local)
        for operand in list_propagating(tape.code.item(slot)):
            shares = edge_gradients[tape.numbers_on(tape.operand_edges.item(slot, operand))]
            add_to(tape, gradients[tape.numbers_of(tape.operands.item(slot, operand))], shares)
    return edge_gradients, gradients


def local_gradients(tape: Tape, values: Floats, slot: int) -> tuple[Floats, ...]:
    """The local gradients of a slot's operands, each a number or one for each sample.

    The third of a fused cross-entropy is that of the sigmoid's own operand. Of a mean or a sum over
    samples that are not all counted there is one for each sample.
    """
    environment = _read_operands(tape, values, slot)
    environment["y"] = values[tape.numbers_of(slot)]
    operand = tape.operands.item(slot, 0)
    is_wide = tape.per_sample.item(operand)
    environment["n"] = np.full(1, tape.counted_samples if is_wide else 1, dtype=np.float64)
    locals_ = tuple(compute(environment) for compute in _locals_of(tape.code.item(slot)))
    if is_wide and tape.counted is not None and INSTRUCTIONS[tape.code.item(slot) - 1].reduces:
        return tuple(np.where(tape.counted, local, 0.0) for local in locals_)
    return locals_


def reduce_samples(tape: Tape, slot: int, numbers: Floats) -> float:
    """Mean or sum over the counted samples, added in their order."""
    counted = take_counted(tape, numbers)
    total = sum_in_order(counted)
    return total / len(counted) if tape.code[slot] == _MEAN else total


@cache
def list_propagating(code: int) -> range:
    """The operands whose slot receives the gradient from here.

    Not the prediction of a fused cross-entropy: its sigmoid is passed by.
    """
    return range(1, 2) if code == SIGMOID_CROSS_ENTROPY_CODE else range(len(INSTRUCTIONS[code - 1].local))


def _list_marked(marks: Booleans) -> Iterator[int]:
    """The slots that are marked; a few at once become Python's numbers, which take much room."""
    for start in range(0, len(marks), BLOCK):
        yield from (start + np.flatnonzero(marks[start : start + BLOCK])).tolist()


def _list_marked_backwards(marks: Booleans) -> Iterator[int]:
    last = len(marks) - 1
    return (last - slot for slot in _list_marked(marks[::-1]))


def _read_operands(tape: Tape, values: Floats, slot: int) -> dict[str, Floats]:
    operands = tape.operands[slot].tolist()
    return {
        name: values[tape.numbers_of(source)]
        for name, source in zip(_NAMES, operands, strict=True)
        if source != NONE
    }


def add_to(tape: Tape, place: Floats, numbers: Floats) -> None:
    """Add in place; on a single place the numbers of the counted samples are summed."""
    if len(place) == 1 and np.size(numbers) > 1:
        place += sum_counted(tape, numbers)
    else:
        place += numbers


def _sum_edges(tape: Tape, edge_gradients: Floats) -> Floats:
    """Every slot's gradient: its edges' numbers added in the order of the edges."""
    gradients = np.zeros(tape.total, dtype=np.float64)
    gradients[tape.numbers_of(tape.output_slot)] = seed_output(tape)
    # A block at a time: the places of all numbers at once would take several times their own room.
    step = max(1, NUMBERS // tape.samples)
    with np.errstate(all="ignore"):
        for start in range(0, len(tape.edge_source), step):
            sources = tape.edge_source[start : start + step]
            _add_edges(tape, edge_gradients, gradients, start + np.flatnonzero(sources != NONE))
    gradients.flags.writeable = False
    return gradients


def _add_edges(tape: Tape, edge_gradients: Floats, gradients: Floats, edges: NDArray[np.intp]) -> None:
    widths = np.where(tape.edge_per_sample[edges], tape.samples, 1)
    edge = np.repeat(edges, widths)
    number = np.arange(len(edge)) - np.repeat(np.cumsum(widths) - widths, widths)
    source = tape.edge_source[edge]
    is_wide = tape.per_sample[source]
    places, numbers = tape.offset[source] + np.where(is_wide, number, 0), tape.edge_offset[edge] + number
    if tape.counted is not None:
        # What is held out has its own gradient, and no part in that of a single node.
        kept = is_wide | ~tape.edge_per_sample[edge] | tape.counted[number]
        places, numbers = places[kept], numbers[kept]
    np.add.at(gradients, places, edge_gradients[numbers])
