"""Predictions: what the loss operations of a graph compare with their targets."""

from __future__ import annotations

import numpy as np

from guibp.engine.tape import NONE, Floats, Tape

LOSSES = ("binary_cross_entropy", "squared_error")


def find_predictions(tape: Tape, values: Floats) -> dict[str, Floats]:
    """By id, what the loss operations nearest to the output compare with their targets."""
    losses = _nearest_losses(tape)
    if not losses:
        return {}
    incidence = tape.incidence
    first_operands = np.isin(incidence.targets, losses) & (incidence.ports == 0)
    return {
        tape.nodes[place].id: values[tape.numbers_of(int(tape.node_slot[place]))].copy()
        for place in np.unique(incidence.sources[first_operands]).tolist()
        if tape.node_slot[place] != NONE
    }


def _nearest_losses(tape: Tape) -> list[int]:
    """The places of the loss operations that are met first on the ways back from the output."""
    if tape.output is None or not any(node.op in LOSSES for node in tape.nodes):
        return []
    firsts, numbers = tape.incidence.by_target()
    first, sources = firsts.tolist(), tape.incidence.sources[numbers].tolist()
    output = tape.place_of[tape.output]
    waiting, seen, losses = [output], {output}, []
    while waiting:
        place = waiting.pop()
        if tape.nodes[place].op in LOSSES:
            losses.append(place)
            continue
        fresh = set(sources[first[place] : first[place + 1]]) - seen
        seen |= fresh
        waiting.extend(fresh)
    return losses
