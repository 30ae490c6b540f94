"""Which single slots show one sample's share of their gradient, and from which edges it is added up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guibp.engine.arrays import NONE, Booleans, Indices
from guibp.engine.instructions import Instructions
from guibp.engine.opcodes import LEAF, REDUCTIONS

Leaving = tuple[tuple[int, int, bool], ...]
"""Needed edges that leave a slot, in the order of the tape: the edge, the slot that it enters, and
whether the sample owns what flows back on it; else that is divided among all samples."""


@dataclass(frozen=True, slots=True, eq=False)
class Sharing:
    """The single slots that feed per-sample ones, and those behind them up to a reduction."""

    operations: tuple[tuple[int, Leaving], ...]
    """Each after all that it feeds."""
    leaves: Indices
    leaf_edges: Indices
    """Edges that leave those leaves, in the order of the tape for each."""
    leaf_sources: Indices
    """Of each of ``leaf_edges`` its leaf."""
    leaf_owned: Booleans
    """Of each of ``leaf_edges`` whether the sample owns what flows back on it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Flow:
    """The needed edges, (edges,) each array, sorted by their sources."""

    sources: Indices
    edges: Indices
    targets: NDArray[np.intp]

    def among(self, slots: Indices) -> NDArray[np.intp]:
        """Where the edges are that leave these slots."""
        return np.flatnonzero(np.isin(self.sources, slots))


def plan_sharing(
    written: Instructions, per_sample: Booleans, needed: Booleans, edge_source: Indices
) -> Sharing:
    """Find them; the arrays are those of a tape."""
    flow = _list_flow(written, needed, edge_source)
    crossing = per_sample[flow.targets] & ~per_sample[flow.sources]
    shares = _spread(written, per_sample, edge_source, np.unique(flow.sources[crossing]).tolist())
    owned = per_sample | shares
    slots = np.flatnonzero(shares).astype(np.int32)
    leaves = slots[written.code[slots] == LEAF]
    here = flow.among(leaves)
    return Sharing(
        operations=_list_operations(flow, slots[written.code[slots] != LEAF], owned),
        leaves=leaves,
        leaf_edges=flow.edges[here],
        leaf_sources=flow.sources[here],
        leaf_owned=owned[flow.targets[here]],
    )


def _list_flow(written: Instructions, needed: Booleans, edge_source: Indices) -> _Flow:
    rows = np.flatnonzero(needed & (written.code != LEAF))
    edges = written.operand_edges[rows, :2].ravel()
    targets = np.repeat(rows, 2)[edges != NONE]
    edges = edges[edges != NONE]
    order = np.argsort(edge_source[edges], kind="stable")
    return _Flow(edge_source[edges[order]], edges[order], targets[order])


def _spread(written: Instructions, per_sample: Booleans, edge_source: Indices, starts: list[int]) -> Booleans:
    """(slots,) the starts, and what single slots they are made of; a reduction's gradient is whole."""
    ends = per_sample | (np.isin(written.code, REDUCTIONS) & per_sample[written.operands[:, 0]])
    shares = np.zeros(len(written.code), dtype=np.bool_)
    waiting = starts
    while waiting:
        slot = waiting.pop()
        if not ends[slot] and not shares[slot]:
            shares[slot] = True
            waiting += [
                int(edge_source[edge]) for edge in written.operand_edges[slot, :2].tolist() if edge != NONE
            ]
    return shares


def _list_operations(flow: _Flow, slots: Indices, owned: Booleans) -> tuple[tuple[int, Leaving], ...]:
    here = flow.among(slots)
    rows = zip(
        flow.sources[here].tolist(),
        flow.edges[here].tolist(),
        flow.targets[here].tolist(),
        owned[flow.targets[here]].tolist(),
        strict=True,
    )
    leaving: dict[int, list[tuple[int, int, bool]]] = {slot: [] for slot in reversed(slots.tolist())}
    for source, edge, target, is_owned in rows:
        leaving[source].append((edge, target, is_owned))
    return tuple((slot, tuple(edges)) for slot, edges in leaving.items())
