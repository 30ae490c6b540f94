"""Readings: the one number for every node and edge that is shown, of one sample or of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.engine.counted_rows import is_counted, sum_in_order
from guibp.engine.evaluation import Evaluation, local_gradients
from guibp.engine.opcodes import SIGMOID, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.sharing import Leaving
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
    receives its whole gradient. Where a sample is held out, its shares are 0.
    """
    tape = evaluation.tape
    values = _pick(evaluation.values, tape.offset, tape.width, sample)
    if evaluation.edge_gradients is None:
        return _lay_out(tape, values, None, None)
    edges = _pick(evaluation.edge_gradients, tape.edge_offset, tape.edge_width, sample)
    nodes = _pick(evaluation.slot_gradients(), tape.offset, tape.width, sample)
    if tape.samples > 1:  # one sample's share is the whole
        _spread_shares(evaluation, edges, nodes, sample)
    return _lay_out(tape, values, edges, nodes)


def read_all_samples(evaluation: Evaluation) -> Reading:
    """The mean of the values over the samples, and the sum of the gradients; none of those held out."""
    tape = evaluation.tape
    slots = _Layout.of(tape, tape.per_sample, tape.offset, tape.width)
    with np.errstate(all="ignore"):
        values = slots.total(evaluation.values) / np.where(tape.per_sample, tape.counted_samples, 1)
    if evaluation.edge_gradients is None:
        return _lay_out(tape, values, None, None)
    ways = _Layout.of(tape, tape.edge_per_sample, tape.edge_offset, tape.edge_width)
    edges, nodes = ways.total(evaluation.edge_gradients), slots.total(evaluation.slot_gradients())
    return _lay_out(tape, values, edges, nodes)


def _pick(numbers: Floats, offset: Integers | Indices, width: Indices, sample: int) -> Floats:
    return numbers[offset + np.minimum(sample, width - 1)] if len(offset) else np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Where some quantities have their numbers."""

    bounds: Integers | Indices
    """(quantities, 2) where they begin and end, without pads."""
    left_out: Integers | Indices
    """Those of the samples that are held out."""

    @classmethod
    def of(cls, tape: Tape, per_sample: Booleans, offset: Integers | Indices, width: Indices) -> _Layout:
        held_out = np.array(tape.held_out, dtype=np.int64)
        left_out = (offset[per_sample][:, None] + held_out).ravel()
        return cls(np.stack((offset, offset + width), axis=1), left_out)

    def total(self, numbers: Floats) -> Floats:
        """(quantities,) the sum of each one's numbers."""
        bounds = self.bounds.ravel()
        if len(bounds) == 0:
            return np.zeros(0)
        if len(self.left_out):
            numbers = numbers.copy()
            numbers[self.left_out] = 0.0
        with np.errstate(all="ignore"):
            # Every other sum is that of the pads; the last has none before the end of all numbers.
            return np.add.reduceat(numbers, bounds if bounds[-1] < len(numbers) else bounds[:-1])[::2]


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
    sharing = tape.lookups.sharing
    for slot, leaving in sharing.operations:
        nodes[slot] = _add_shares(tape, edges, leaving, sample)
        _share_downstream(evaluation, edges, nodes, slot)
        if tape.code[slot] == SIGMOID:
            _share_past_sigmoid(evaluation, edges, nodes, leaving, sample)
    nodes[sharing.leaves] = 0.0
    with np.errstate(all="ignore"):
        shares = edges[sharing.leaf_edges]
        loose = ~sharing.leaf_owned
        shares[loose] = shares[loose] / tape.counted_samples if is_counted(tape, sample) else 0.0
        np.add.at(nodes, sharing.leaf_sources, shares)


def _add_shares(tape: Tape, edges: Floats, leaving: Leaving, sample: int) -> float:
    """What one sample adds on these edges; an edge that no sample owns is divided among all."""
    with np.errstate(all="ignore"):
        shares = [_part_of(tape, edges[edge], sample, is_owned=is_owned) for edge, _, is_owned in leaving]
        return sum_in_order(np.array([0.0, *shares]))


def _share_downstream(evaluation: Evaluation, edges: Floats, nodes: Floats, slot: int) -> None:
    tape = evaluation.tape
    with np.errstate(all="ignore"):
        for operand, local in enumerate(local_gradients(tape, evaluation.values, slot)[:2]):
            edge = int(tape.operand_edges[slot, operand])
            edges[edge] = nodes[slot] * np.ravel(local)[0]


def _share_past_sigmoid(
    evaluation: Evaluation, edges: Floats, nodes: Floats, leaving: Leaving, sample: int
) -> None:
    """What a cross-entropy sends straight to the operand of a sigmoid: through it, it may be ∞ × 0."""
    tape = evaluation.tape
    direct = [row for row in leaving if row[0] == _direct_edge(tape, row[1])]
    if not direct:
        return
    slot = int(tape.operands[direct[0][1], 2])
    rest = tuple(row for row in leaving if row not in direct)
    with np.errstate(all="ignore"):
        (local,) = local_gradients(tape, evaluation.values, slot)
        total = _add_shares(tape, edges, rest, sample) * np.ravel(local)[0]
        for _, target, is_owned in direct:
            logit = np.ravel(local_gradients(tape, evaluation.values, target)[2])
            upstream = _part_of(tape, nodes[target], sample, is_owned=is_owned)
            total += upstream * logit[min(sample, len(logit) - 1)]
    edges[int(tape.operand_edges[slot, 0])] = total


def _part_of(tape: Tape, whole: float, sample: int, *, is_owned: bool) -> float:
    """A sample's part of what flows back: all of it, or as much as every other counted sample's."""
    if is_owned:
        return float(whole)
    return float(whole) / tape.counted_samples if is_counted(tape, sample) else 0.0


def _direct_edge(tape: Tape, slot: int) -> int:
    """The edge of a fused cross-entropy's prediction; none of another operation."""
    return int(tape.operand_edges[slot, 0]) if tape.code[slot] == SIGMOID_CROSS_ENTROPY_CODE else NONE
