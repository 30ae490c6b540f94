"""What gradients cost in multiplications: forward mode, reverse mode, and path by path."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.engine.tape import NONE, Tape
from guibp.model.records import Edge


@dataclass(frozen=True, slots=True)
class ModeCosts:
    """Multiplications by local gradients for the gradients of all inputs and parameters, in one sample."""

    leaves: int
    """How many inputs and parameters the output depends on."""
    forward: int
    """Forward mode: a pass for every leaf, with one multiplication for every edge that depends on it."""
    reverse: int
    """Reverse mode, which is back-propagation: one pass, with one multiplication for every edge."""


def count_multiplications(tape: Tape) -> ModeCosts:
    """Count those of both modes; edges that only constants feed count in neither.

    For the modes see Griewank and Walther, Evaluating Derivatives (2008), chapter 3.
    """
    leaves = [
        node.id
        for node in tape.nodes
        if node.op in {"input", "parameter"} and (slot := tape.slot_of(node.id)) != NONE and tape.needed[slot]
    ]
    # A set of leaves is the bits of one number: its union is one operation.
    behind = {id_: 1 << place for place, id_ in enumerate(leaves)}
    forward = reverse = 0
    for edge in _list_needed(tape):
        sources = behind.get(edge.source, 0)
        behind[edge.target] = behind.get(edge.target, 0) | sources
        forward += sources.bit_count()
        reverse += sources != 0
    return ModeCosts(len(leaves), forward, reverse)


def _list_needed(tape: Tape) -> list[Edge]:
    """The edges that the output depends on; those into a node come before those out of it."""
    slots = tape.node_slot
    places = tape.place_of
    ranked = [(int(slots[places[edge.target]]), number) for number, edge in enumerate(tape.graph_edges)]
    return [tape.graph_edges[number] for slot, number in sorted(ranked) if slot != NONE and tape.needed[slot]]
