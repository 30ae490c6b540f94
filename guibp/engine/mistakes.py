"""Mistakes that can be made on purpose in back-propagation and training, and where in a graph they fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guibp.engine.tape import NONE, Tape


class Mistake(StrEnum):
    """A rule that is broken."""

    WRONG_LOCAL = "wrong local gradient"
    OVERWRITTEN_BRANCH = "branch overwritten"
    """Where edges meet, the last gradient stands alone: = in place of +=."""
    FORGOTTEN_BIAS = "bias forgotten"
    KEPT_GRADIENTS = "gradients not zeroed"
    WRONG_UPDATE = "update with the wrong sign"
    SYMMETRIC_START = "symmetric start"


WRONG_LOCALS: Mapping[str, tuple[str, ...]] = {
    "multiply": ("a", "b"),
    "subtract": ("1", "1"),
    "divide": ("1/b", "a/b**2"),
    "negate": ("1",),
    "reciprocal": ("1/a**2",),
    "power": ("a**(b - 1)", "y"),
    "square": ("a",),
    "exp": ("a",),
    "log": ("a",),
    "sigmoid": ("y",),
    "tanh": ("1 - y",),
    "relu": ("1",),
    "mean": ("1",),
    "squared_error": ("a - b", "b - a"),
    "binary_cross_entropy": ("(b - a)/(a*(1 - a))", "log(a) - log(1 - a)"),
}
"""The local gradients as learners get them wrong, in the words of the operation table."""

SEEN_BY_CHECK = frozenset({Mistake.WRONG_LOCAL, Mistake.OVERWRITTEN_BRANCH})
"""What a gradient check can see; the others break what is not a gradient."""
OF_TRAINING = frozenset({Mistake.KEPT_GRADIENTS, Mistake.WRONG_UPDATE})
"""What breaks the steps of a training, and leaves its first pass as it is."""
SYMMETRIC_VALUE = 0.5
"""Where all parameters begin in a symmetric start."""
ACTIVATIONS = frozenset({"sigmoid", "tanh", "relu"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule, and the node at which it is broken; ``None`` if it is the training's."""

    mistake: Mistake
    node: str | None = None


def list_faults(tape: Tape) -> tuple[Fault, ...]:
    """All that can be broken in a graph, in the order of ``Mistake`` and of the nodes."""
    order = list(Mistake)
    return tuple(sorted(_find_faults(tape), key=lambda fault: order.index(fault.mistake)))


def _find_faults(tape: Tape) -> Iterator[Fault]:
    leaving = Counter(edge.source for edge in tape.graph_edges if _is_needed(tape, edge.target))
    biases = {
        edge.source
        for edge in tape.graph_edges
        if tape.nodes[tape.place_of[edge.target]].op == "add" and _is_needed(tape, edge.target)
    }
    for node in tape.nodes:
        if not _is_needed(tape, node.id):
            continue
        if node.op in WRONG_LOCALS:
            yield Fault(Mistake.WRONG_LOCAL, node.id)
        if leaving[node.id] > 1 and node.op != "constant" and node.column is None:
            yield Fault(Mistake.OVERWRITTEN_BRANCH, node.id)
        if node.op == "parameter" and node.id in biases:
            yield Fault(Mistake.FORGOTTEN_BIAS, node.id)
    parameters = sum(_is_needed(tape, id_) for id_ in tape.parameter_ids)
    if parameters:
        yield Fault(Mistake.KEPT_GRADIENTS)
        yield Fault(Mistake.WRONG_UPDATE)
    units = sum(node.op in ACTIVATIONS and _is_needed(tape, node.id) for node in tape.nodes)
    if parameters and units > 1:
        yield Fault(Mistake.SYMMETRIC_START)


def _is_needed(tape: Tape, node: str) -> bool:
    slot = tape.slot_of(node)
    return slot != NONE and bool(tape.needed[slot])
