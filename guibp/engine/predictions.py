"""Predictions: what the loss compares with its target, of all samples, block by block where they are many."""

from __future__ import annotations

import numpy as np

from guibp.engine.compiled_evaluation import CompiledPass
from guibp.engine.fusion import REDUCES
from guibp.engine.kernel import Kernel
from guibp.engine.opcodes import LEAF
from guibp.engine.tape import NONE, Floats, Integers, Tape
from guibp.engine.tape_rows import take_rows

LOSSES = ("binary_cross_entropy", "squared_error")
BLOCK_NUMBERS = 2**20
"""So many numbers are computed at a time."""


def find_predictions(tape: Tape, values: Floats) -> dict[str, Floats]:
    """By id, what the loss operations nearest to the output compare with their targets."""
    return {
        tape.nodes[place].id: np.array(values[tape.numbers_of(int(tape.node_slot[place]))])
        for place in find_predicting(tape)
    }


def predict_by_blocks(tape: Tape, kernel: Kernel, trained: Integers, parameters: Floats) -> dict[str, Floats]:
    """The same from a tape whose numbers of all samples would take too much room at once.

    The slots ``trained`` have the values ``parameters``.
    """
    pieces: dict[str, list[Floats]] = {}
    rows = max(1, BLOCK_NUMBERS // max(tape.slots, 1))
    for first in range(0, tape.samples, rows):
        block = take_rows(tape, np.arange(first, min(first + rows, tape.samples), dtype=np.int32))
        values = block.start
        values[block.offset[trained]] = parameters
        CompiledPass(block).run_forward(kernel, values)
        for id_, numbers in find_predictions(block, values).items():
            pieces.setdefault(id_, []).append(numbers)
    single = {tape.nodes[place].id for place in find_predicting(tape) if not _is_wide(tape, place)}
    return {id_: found[0] if id_ in single else np.concatenate(found) for id_, found in pieces.items()}


def mixes_samples(tape: Tape) -> bool:
    """Whether a prediction depends on a sum or mean over the samples: then no block is enough for it."""
    # One more place takes what NONE names.
    mixed, wide = [False] * (tape.slots + 1), tape.per_sample.tolist()
    operands = tape.operands[:, :2].tolist()
    for slot, code in enumerate(tape.code.tolist()):
        if code != LEAF:
            first, second = operands[slot]
            mixed[slot] = mixed[first] or mixed[second] or (bool(REDUCES[code]) and wide[first])
    return any(mixed[tape.node_slot[place]] for place in find_predicting(tape))


def _is_wide(tape: Tape, place: int) -> bool:
    return bool(tape.per_sample[tape.node_slot[place]])


def find_predicting(tape: Tape) -> list[int]:
    """The places of the nodes that the nearest losses compare with their targets."""
    is_loss = np.fromiter((node.op in LOSSES for node in tape.nodes), np.bool_, len(tape.nodes))
    if tape.output is None or not is_loss.any():
        return []
    firsts, edges = tape.incidence.by_target()
    # Views that Python walks quickly, and that take no room for each number.
    first, losses = firsts.data, is_loss.data
    source, port = (
        np.ascontiguousarray(column[edges]).data for column in (tape.incidence.sources, tape.incidence.ports)
    )
    waiting = [next(place for place, node in enumerate(tape.nodes) if node.id == tape.output)]
    seen, found = bytearray(len(tape.nodes)), set[int]()
    while waiting:
        place = waiting.pop()
        for edge in range(first[place], first[place + 1]):
            # Ways end at the losses that are met first; one may still wait for its prediction.
            if losses[place]:
                found.update((source[edge],) if port[edge] == 0 else ())
            elif not seen[source[edge]]:
                seen[source[edge]] = 1
                waiting.append(source[edge])
    return sorted(place for place in found if tape.node_slot[place] != NONE)


def find_compared(tape: Tape) -> tuple[tuple[int, int], ...]:
    """The slots of what the nearest losses compare: each prediction with its target."""
    predicting = {tape.nodes[place].id for place in find_predicting(tape)}
    losses = {edge.target for edge in tape.graph_edges if edge.port == 0 and edge.source in predicting}
    return tuple(
        (tape.slot_of(_source_of(tape, loss, 0)), tape.slot_of(_source_of(tape, loss, 1)))
        for loss in sorted(losses)
        if tape.nodes[tape.place_of[loss]].op in LOSSES and (loss, 1) in tape.edge_at
    )


def _source_of(tape: Tape, target: str, port: int) -> str:
    return tape.graph_edges[tape.edge_at[target, port]].source
