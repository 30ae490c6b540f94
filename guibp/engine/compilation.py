"""From a graph to its tape, array by array: order, slots, widths, and what the output needs."""

from __future__ import annotations

import numpy as np

from guibp.engine.counted_rows import mark_counted
from guibp.engine.instructions import Instructions, write_instructions
from guibp.engine.leaves import Leaves, read_leaves
from guibp.engine.lookups import Lookups
from guibp.engine.opcodes import LEAF
from guibp.engine.slot_marks import mark_needed, mark_per_sample
from guibp.engine.tape import NONE, Booleans, Floats, Indices, Integers, Tape, padded
from guibp.engine.wired import find_wired, read_codes
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph
from guibp.model.incidence import Incidence

MOST_NUMBERS = 2**31 - 1
"""An index of four bytes reaches so far; they would take 16 GiB."""


def compile_tape(graph: Graph, output: str | None = None, dataset: Dataset | None = None) -> Tape:
    """Compile a graph, finished or not, over its own data set or over another.

    Raises ``NodeError`` if the asked output does not exist.
    """
    dataset = graph.dataset if dataset is None else dataset
    settled = graph.resolve_output(output)
    nodes, edges, incidence = graph.node_records, graph.edges, graph.incidence
    codes = read_codes(nodes)
    leaves = read_leaves(nodes, np.flatnonzero(codes == LEAF), dataset)
    computed = _find_computed(codes, incidence, leaves)
    written = write_instructions(codes, computed, incidence)
    samples = 1 if dataset is None else dataset.samples
    per_sample = mark_per_sample(written, written.node_slot[leaves.bound_places])
    total, edge_source = _count_numbers(per_sample, samples), _edge_sources(written, incidence)
    edge_per_sample = _reach_samples(written, edge_source, per_sample)
    edge_total = _count_numbers(edge_per_sample, samples)
    if max(total, edge_total) > MOST_NUMBERS:
        raise MemoryError(f"{total} values and {edge_total} edge gradients")
    offset = _starts(per_sample, samples).astype(np.int64)
    output_slot = NONE if settled is None else int(written.node_slot[graph.place_of(settled)])
    needed = mark_needed(written.operands, output_slot)
    return Tape(
        revision=graph.revision,
        samples=samples,
        nodes=nodes,
        graph_edges=edges,
        incidence=incidence,
        output=settled,
        lookups=Lookups(nodes, edges, written, per_sample, needed, edge_source),
        node_slot=written.node_slot,
        code=written.code,
        operands=written.operands,
        operand_edges=written.operand_edges,
        per_sample=per_sample,
        offset=offset,
        needed=needed,
        edge_source=edge_source,
        edge_per_sample=edge_per_sample,
        edge_offset=_starts(edge_per_sample, samples),
        edge_total=edge_total,
        output_slot=output_slot,
        parameter_slots=written.node_slot[leaves.parameter_places],
        start=_start_numbers(leaves, written.node_slot, offset, total, padded(samples)),
        held_out=() if dataset is None else dataset.held_out,
        counted=None if dataset is None else mark_counted(dataset.held_out, samples),
    )


def _find_computed(codes: Indices, incidence: Incidence, leaves: Leaves) -> Booleans:
    """(nodes,) what has its operands, its number or its column, and so has all that it depends on."""
    finished = find_wired(codes, incidence)
    finished[leaves.unknown_places] = False
    return finished if finished.all() else _spread_unfinished(finished, incidence)


def _spread_unfinished(finished: Booleans, incidence: Incidence) -> Booleans:
    """What waits for an unfinished node cannot be computed either."""
    firsts, numbers = incidence.by_source()
    computed = finished.copy()
    waiting = np.flatnonzero(~finished).tolist()
    while waiting:
        place = waiting.pop()
        for target in incidence.targets[numbers[firsts[place] : firsts[place + 1]]].tolist():
            if computed[target]:
                computed[target] = False
                waiting.append(target)
    return computed


def _edge_sources(written: Instructions, incidence: Incidence) -> Indices:
    """The slots that the edges come from: of the graph's, then of those within operations."""
    inner = np.flatnonzero(written.operand_edges[:, 0] >= len(incidence))
    return np.concatenate(
        (written.node_slot[incidence.sources], inner - 1), dtype=np.int32, casting="same_kind"
    )


def _reach_samples(written: Instructions, edge_source: Indices, per_sample: Booleans) -> Booleans:
    """(edges,) whether either end is per-sample."""
    reaching = np.zeros(len(edge_source), dtype=np.bool_)
    computed = np.flatnonzero(edge_source != NONE)
    reaching[computed] = per_sample[edge_source[computed]]
    # Not the third: the edge into a sigmoid is as wide as the sigmoid, whatever the cross-entropy is.
    for edges in (written.operand_edges[per_sample, 0], written.operand_edges[per_sample, 1]):
        reaching[edges[edges != NONE]] = True
    return reaching


def _count_numbers(per_sample: Booleans, samples: int) -> int:
    """How many numbers quantities take, pads included."""
    return len(per_sample) + int(np.count_nonzero(per_sample)) * (padded(samples) - 1)


def _starts(per_sample: Booleans, samples: int) -> Indices:
    """Where each quantity's numbers begin."""
    sizes = np.where(per_sample, np.int32(padded(samples)), np.int32(1))
    ends: Indices = np.cumsum(sizes, dtype=np.int32)
    ends -= sizes
    return ends


def _start_numbers(leaves: Leaves, node_slot: Indices, offset: Integers, total: int, room: int) -> Floats:
    """All numbers at the start: those of the leaves."""
    start = np.zeros(total, dtype=np.float64)
    start[offset[node_slot[leaves.number_places]]] = leaves.numbers
    for place, column in zip(leaves.bound_places.tolist(), leaves.columns, strict=True):
        first = int(offset[node_slot[place]])
        start[first : first + len(column)] = column
        start[first + len(column) : first + room] = column[-1]
    start.flags.writeable = False
    return start
