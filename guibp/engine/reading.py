"""Readings: the one number for every node and edge that is shown, of one sample or of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.evaluation import Evaluation, local_gradients, sum_in_order
from guibp.engine.opcodes import INSTRUCTIONS, LEAF, SIGMOID, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.tape import NONE, Booleans, Floats, Indices, Integers, Tape


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The numbers on show, in the order of the graph's nodes and edges at ``revision``.

    Where ``…_known`` is false, the number is not computed and nothing is shown.
    """

    revision: int
    node_values: Floats
    node_values_known: Booleans
    node_gradients: Floats
    node_gradients_known: Booleans
    edge_values: Floats
    edge_values_known: Booleans
    edge_gradients: Floats
    edge_gradients_known: Booleans


def read_sample(evaluation: Evaluation, sample: int) -> Reading:
    """The numbers of one sample.

    On an edge from a single to a per-sample node, and on those behind it, the gradient is that
    sample's share: the shares of all samples sum to the gradient. A reduction over the samples
    receives its whole gradient.
    """
    tape = evaluation.tape
    values = _pick(evaluation.values, tape.offset, tape.width, sample)
    if evaluation.edge_gradients is None:
        return _lay_out(tape, values, None, None)
    edges = _pick(evaluation.edge_gradients, tape.edge_offset, tape.edge_width, sample)
    nodes = _pick(evaluation.slot_gradients(), tape.offset, tape.width, sample)
    _spread_shares(evaluation, edges, nodes, sample)
    return _lay_out(tape, values, edges, nodes)


def read_all_samples(evaluation: Evaluation) -> Reading:
    """The mean of the values over the samples, and the sum of the gradients."""
    tape = evaluation.tape
    values = _mean(evaluation.values, tape.offset, tape.width)
    if evaluation.edge_gradients is None:
        return _lay_out(tape, values, None, None)
    edges = _total(evaluation.edge_gradients, tape.edge_offset, tape.edge_width)
    nodes = _total(evaluation.slot_gradients(), tape.offset, tape.width)
    return _lay_out(tape, values, edges, nodes)


def _pick(numbers: Floats, offset: Integers | Indices, width: Indices, sample: int) -> Floats:
    return numbers[offset + np.minimum(sample, width - 1)] if len(offset) else np.zeros(0)


def _total(numbers: Floats, offset: Integers | Indices, width: Indices) -> Floats:
    """The sum of each quantity's numbers, without those in its pads."""
    if len(offset) == 0:
        return np.zeros(0)
    bounds = np.stack((offset, offset + width), axis=1).ravel()
    with np.errstate(all="ignore"):
        # Every other sum is that of the pads; the last has none before the end of all numbers.
        return np.add.reduceat(numbers, bounds if bounds[-1] < len(numbers) else bounds[:-1])[::2]


def _mean(numbers: Floats, offset: Integers | Indices, width: Indices) -> Floats:
    with np.errstate(all="ignore"):
        return _total(numbers, offset, width) / width


def _lay_out(tape: Tape, values: Floats, edges: Floats | None, nodes: Floats | None) -> Reading:
    """From slots and edges of the tape to nodes and edges of the graph."""
    known = tape.node_slot != NONE
    node_values = np.zeros(len(tape.nodes))
    node_values[known] = values[tape.node_slot[known]]
    node_gradients = np.zeros(len(tape.nodes))
    count = len(tape.graph_edges)
    sources = tape.incidence.sources
    if nodes is not None:
        node_gradients[known] = nodes[tape.node_slot[known]]
    return Reading(
        revision=tape.revision,
        node_values=node_values,
        node_values_known=known,
        node_gradients=node_gradients,
        node_gradients_known=np.full(len(tape.nodes), nodes is not None),
        edge_values=node_values[sources],
        edge_values_known=known[sources],
        edge_gradients=edges[:count] if edges is not None else np.zeros(count),
        edge_gradients_known=np.full(count, edges is not None),
    )


def _spread_shares(evaluation: Evaluation, edges: Floats, nodes: Floats, sample: int) -> None:
    """Put the sample's share on single nodes whose gradient comes from per-sample ones, in place."""
    tape = evaluation.tape
    crossing = _crossing_edges(tape)
    starts = np.unique(tape.edge_source[crossing])
    shared = set(starts.tolist())
    nodes[starts] = 0.0
    leaving = _leaving_edges(tape)
    for slot in range(int(starts.max(initial=NONE)), NONE, -1):
        into_shared = any(target in shared for _, target in leaving.get(slot, ()))
        if slot not in shared and not into_shared:
            continue
        if tape.per_sample[slot] or _gathers(tape, slot):
            shared.discard(slot)
            nodes[slot] = _whole_gradient(evaluation, slot, sample)
            continue
        shared.add(slot)
        nodes[slot] = sum_in_order(np.array([0.0, *_shares(tape, edges, leaving[slot], shared)]))
        if tape.code[slot] != LEAF:
            _share_downstream(evaluation, edges, nodes, slot)
        if tape.code[slot] == SIGMOID:
            _share_past_sigmoid(evaluation, edges, nodes, leaving[slot], shared, sample)


def _crossing_edges(tape: Tape) -> Booleans:
    """Needed edges from a single slot to a per-sample one."""
    crossing: Booleans = np.zeros(len(tape.edge_source), dtype=np.bool_)
    wide = np.flatnonzero(tape.per_sample & tape.needed & (tape.code != LEAF))
    for column in range(2):
        arriving = tape.operand_edges[wide, column]
        crossing[arriving[arriving != NONE]] = True
    source = tape.edge_source
    single: Booleans = (source != NONE) & ~tape.per_sample[source]
    return crossing & single


def _leaving_edges(tape: Tape) -> dict[int, list[tuple[int, int]]]:
    """Slot -> the needed edges that leave it, with the slots that they enter."""
    leaving: dict[int, list[tuple[int, int]]] = {}
    for target in np.flatnonzero(tape.needed & (tape.code != LEAF)).tolist():
        for edge in tape.operand_edges[target, :2].tolist():
            if edge != NONE:
                leaving.setdefault(int(tape.edge_source[edge]), []).append((edge, target))
    return leaving


def _gathers(tape: Tape, slot: int) -> bool:
    """Whether the slot reduces per-sample numbers."""
    code = int(tape.code[slot])
    return code != LEAF and INSTRUCTIONS[code - 1].reduces and bool(tape.per_sample[tape.operands[slot, 0]])


def _whole_gradient(evaluation: Evaluation, slot: int, sample: int) -> float:
    gradients = evaluation.slot_gradients()[evaluation.tape.numbers_of(slot)]
    return float(gradients[min(sample, len(gradients) - 1)])


def _shares(tape: Tape, edges: Floats, leaving: list[tuple[int, int]], shared: set[int]) -> list[float]:
    """What one sample adds on each edge; an edge that no sample owns is divided among all."""
    return [
        float(edges[edge])
        if tape.per_sample[target] or target in shared
        else float(edges[edge]) / tape.samples
        for edge, target in leaving
    ]


def _share_downstream(evaluation: Evaluation, edges: Floats, nodes: Floats, slot: int) -> None:
    tape = evaluation.tape
    with np.errstate(all="ignore"):
        for operand, local in enumerate(local_gradients(tape, evaluation.values, slot)[:2]):
            edge = int(tape.operand_edges[slot, operand])
            edges[edge] = nodes[slot] * np.ravel(local)[0]


def _share_past_sigmoid(
    evaluation: Evaluation,
    edges: Floats,
    nodes: Floats,
    leaving: list[tuple[int, int]],
    shared: set[int],
    sample: int,
) -> None:
    """What a cross-entropy sends straight to the operand of a sigmoid: through it, it may be ∞ × 0."""
    tape = evaluation.tape
    direct = {edge: target for edge, target in leaving if edge == _direct_edge(tape, target)}
    if not direct:
        return
    slot = int(tape.operands[next(iter(direct.values())), 2])
    rest = [pair for pair in leaving if pair[0] not in direct]
    with np.errstate(all="ignore"):
        (local,) = local_gradients(tape, evaluation.values, slot)
        total = sum_in_order(np.array([0.0, *_shares(tape, edges, rest, shared)])) * np.ravel(local)[0]
        for target in direct.values():
            logit = np.ravel(local_gradients(tape, evaluation.values, target)[2])
            owned = tape.per_sample[target] or target in shared
            upstream = nodes[target] if owned else nodes[target] / tape.samples
            total += upstream * logit[min(sample, len(logit) - 1)]
    edges[int(tape.operand_edges[slot, 0])] = total


def _direct_edge(tape: Tape, slot: int) -> int:
    """The edge of a fused cross-entropy's prediction; none of another operation."""
    return int(tape.operand_edges[slot, 0]) if tape.code[slot] == SIGMOID_CROSS_ENTROPY_CODE else NONE
