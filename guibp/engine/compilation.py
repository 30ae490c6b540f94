"""From a graph to its tape: order, slots, widths, and what the output needs."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np

from guibp.engine.opcodes import CODES, CROSS_ENTROPY, LEAF, SIGMOID, SIGMOID_CROSS_ENTROPY_CODE
from guibp.engine.tape import NONE, Booleans, Floats, Integers, Tape, column_of
from guibp.model.dataset import Dataset
from guibp.model.graph import Graph
from guibp.model.operations import Kind
from guibp.model.records import Node


def compile_tape(graph: Graph, output: str | None = None, dataset: Dataset | None = None) -> Tape:
    """Compile a graph, finished or not, over its own data set or over another.

    Raises ``NodeError`` if the asked output does not exist.
    """
    return _Compilation(graph, output, graph.dataset if dataset is None else dataset).tape()


def sort_topologically(nodes: Sequence[Node], edges: Sequence[tuple[int, int]]) -> list[int]:
    """Places of the nodes so that operands come first; among the ready, the first in the document.

    Kahn's algorithm with a heap, O((n + m) log n).
    """
    waiting = [0] * len(nodes)
    consumers: list[list[int]] = [[] for _ in nodes]
    for source, target in edges:
        waiting[target] += 1
        consumers[source].append(target)
    ready = [place for place, count in enumerate(waiting) if count == 0]
    order: list[int] = []
    while ready:
        place = heapq.heappop(ready)
        order.append(place)
        for target in consumers[place]:
            waiting[target] -= 1
            if waiting[target] == 0:
                heapq.heappush(ready, target)
    return order


class _Compilation:
    """The lists that grow while a graph is walked once in topological order."""

    def __init__(self, graph: Graph, output: str | None, dataset: Dataset | None) -> None:
        self.graph = graph
        self.dataset = dataset
        self.output = graph.resolve_output(output)
        self.nodes = graph.node_records
        self.edges = graph.edges
        self.place_of = {node.id: place for place, node in enumerate(self.nodes)}
        self.samples = dataset.samples if dataset is not None else 1
        self.node_slot = [NONE] * len(self.nodes)
        self.code: list[int] = []
        self.operands: list[tuple[int, int, int]] = []
        self.operand_edges: list[tuple[int, int, int]] = []
        self.per_sample: list[bool] = []
        self.inner_edges: list[int] = []
        self.leaves: list[tuple[int, Floats | float]] = []
        self.wires: list[dict[int, tuple[int, int]]] = [{} for _ in self.nodes]
        pairs: list[tuple[int, int]] = []
        for number, edge in enumerate(self.edges):
            source, target = self.place_of[edge.source], self.place_of[edge.target]
            self.wires[target][edge.port] = (source, number)
            pairs.append((source, target))
        for place in sort_topologically(self.nodes, pairs):
            self.add_node(place)

    def add_node(self, place: int) -> None:
        """Give a node its slots, if it can be computed."""
        node = self.nodes[place]
        if node.operation.kind is Kind.LEAF:
            self.add_leaf(place, node)
            return
        wires = self.wires[place]
        required = max(len(node.operation.operands), 1 + max(wires, default=NONE))
        if len(wires) < required:
            return  # a gap, which may be wide
        sources = [self.node_slot[wires[port][0]] for port in range(required)]
        if NONE not in sources:
            edges = [wires[port][1] for port in range(required)]
            self.node_slot[place] = self.add_operation(node, sources, edges)

    def add_leaf(self, place: int, node: Node) -> None:
        """Give a leaf its slot; a column that is not there leaves it without."""
        column = column_of(node, self.dataset)
        number = column if column is not None else node.value
        if number is None or (node.column is not None and column is None):
            return
        nowhere = (NONE, NONE, NONE)
        self.node_slot[place] = self.add_slot(LEAF, nowhere, nowhere, column is not None)
        self.leaves.append((self.node_slot[place], number))

    def add_operation(self, node: Node, sources: list[int], edges: list[int]) -> int:
        """The slots of an operation; returns that of its value."""
        code = CODES[node.op]
        if node.operation.kind is Kind.REDUCTION:
            return self.add_slot(code, (sources[0], NONE, NONE), (edges[0], NONE, NONE), False)
        if code == CROSS_ENTROPY and self.code[sources[0]] == SIGMOID:
            return self.add_fused(sources, edges)
        if len(sources) == 1:
            return self.add_slot(
                code, (sources[0], NONE, NONE), (edges[0], NONE, NONE), self.per_sample[sources[0]]
            )
        return self.add_chain(code, sources, edges)

    def add_fused(self, sources: list[int], edges: list[int]) -> int:
        """Cross-entropy of a sigmoid, computed from the sigmoid's operand."""
        prediction, target = sources
        logit, entering = self.operands[prediction][0], self.operand_edges[prediction][0]
        wide = self.per_sample[prediction] or self.per_sample[target]
        return self.add_slot(
            SIGMOID_CROSS_ENTROPY_CODE, (logit, target, prediction), (edges[0], edges[1], entering), wide
        )

    def add_chain(self, code: int, sources: list[int], edges: list[int]) -> int:
        """Operands joined two by two from the left."""
        slot, edge = sources[0], edges[0]
        for next_source, next_edge in zip(sources[1:], edges[1:], strict=True):
            if edge == NONE:
                edge = self.add_inner_edge(slot)
            wide = self.per_sample[slot] or self.per_sample[next_source]
            slot = self.add_slot(code, (slot, next_source, NONE), (edge, next_edge, NONE), wide)
            edge = NONE
        return slot

    def add_inner_edge(self, source: int) -> int:
        """An edge between two instructions of one operation."""
        self.inner_edges.append(source)
        return len(self.edges) + len(self.inner_edges) - 1

    def add_slot(
        self, code: int, operands: tuple[int, int, int], edges: tuple[int, int, int], wide: bool
    ) -> int:
        """One more slot; returns its number."""
        self.code.append(code)
        self.operands.append(operands)
        self.operand_edges.append(edges)
        self.per_sample.append(wide)
        return len(self.code) - 1

    def tape(self) -> Tape:
        """The finished tape."""
        per_sample = np.array(self.per_sample, dtype=np.bool_)
        width = np.where(per_sample, self.samples, 1).astype(np.int64)
        offset = _starts(width)
        operands = np.array(self.operands, dtype=np.int64).reshape(-1, 3)
        operand_edges = np.array(self.operand_edges, dtype=np.int64).reshape(-1, 3)
        edge_source, edge_width = self.edge_ends(per_sample, operand_edges)
        node_slot = np.array(self.node_slot, dtype=np.int64)
        output_slot = self.node_slot[self.place_of[self.output]] if self.output is not None else NONE
        parameters = [place for place, node in enumerate(self.nodes) if node.op == "parameter"]
        return Tape(
            revision=self.graph.revision,
            samples=self.samples,
            nodes=self.nodes,
            graph_edges=self.edges,
            output=self.output,
            place_of=self.place_of,
            edge_at={(edge.target, edge.port): number for number, edge in enumerate(self.edges)},
            node_slot=node_slot,
            code=np.array(self.code, dtype=np.int64),
            operands=operands,
            operand_edges=operand_edges,
            per_sample=per_sample,
            width=width,
            offset=offset,
            needed=_find_needed(operands, output_slot),
            edge_source=edge_source,
            edge_width=edge_width,
            edge_offset=_starts(edge_width),
            output_slot=output_slot,
            parameter_slots=node_slot[parameters],
            start=self.start_values(width, offset),
        )

    def edge_ends(self, per_sample: Booleans, operand_edges: Integers) -> tuple[Integers, Integers]:
        """Source slot and width of every edge."""
        sources = [self.node_slot[self.place_of[edge.source]] for edge in self.edges] + self.inner_edges
        wide = np.array([slot != NONE and per_sample[slot] for slot in sources], dtype=np.bool_)
        for column in range(2):
            edges = operand_edges[:, column]
            there = edges != NONE
            wide[edges[there]] |= per_sample[there]
        width = np.where(wide, self.samples, 1).astype(np.int64)
        return np.array(sources, dtype=np.int64), width

    def start_values(self, width: Integers, offset: Integers) -> Floats:
        """All numbers at the start: those of the leaves."""
        start = np.zeros(int(width.sum()), dtype=np.float64)
        for slot, number in self.leaves:
            start[offset[slot] : offset[slot] + width[slot]] = number
        start.flags.writeable = False
        return start


def _starts(width: Integers) -> Integers:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(width)[:-1]]) if len(width) else width


def _find_needed(operands: Integers, output_slot: int) -> Booleans:
    needed = np.zeros(len(operands), dtype=np.bool_)
    if output_slot == NONE:
        return needed
    needed[output_slot] = True
    rows = operands.tolist()
    for slot in range(output_slot, -1, -1):
        if needed[slot]:
            for source in rows[slot]:
                if source != NONE:
                    needed[source] = True
    return needed
