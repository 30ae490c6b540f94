"""Random graphs that know their exact gradients: values, gradients and sizes of all paths, in mpmath.

A graph grows node by node. Each node's exact value is computed on the way, and how far off a double may be
from it after all that came before. Where that is a large part of the value itself, or the operation is near a
kink or a pole, the node is not taken: a bound on back-propagation's errors speaks of well-conditioned values.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import mpmath
from mpmath import mpf

from guibp.model.graph import Graph
from tests.engine.exact import DEFINITIONS

BITS = 200
MOST_NODES = 200
SAMPLES = 3
_SMALLEST, _LARGEST = 1e-4, 20
_FAR_FROM_ZERO = 0.2
_OFF_THE_KINK = 1e-3
_NO_CANCELLING = 0.1
_STEEP = 4
"""So far from 0 a slope may change by so many times its operand's relative error."""
_ROUNDING = 4.0
"""How many units in the last place an operation may be off by itself."""
_MOST_ROUNDINGS = 20.0
"""So many units may a value be off in all."""
_UNARY = ("negate", "reciprocal", "square", "exp", "log", "sigmoid", "tanh", "relu", "mean", "sum")
_BINARY = ("subtract", "divide", "power", "squared_error", "binary_cross_entropy")
_MANY = ("add", "multiply")
_REDUCTIONS = ("mean", "sum")

Exact = list[mpf]
"""One number, or one for each sample."""
EdgeKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Gradients:
    """The exact gradient of every node and edge, and beside it the sum of the sizes of all its paths."""

    nodes: Mapping[str, tuple[Exact, Exact]]
    edges: Mapping[EdgeKey, tuple[Exact, Exact]]


class ExactGraph:
    """A graph and the exact numbers that belong to it."""

    def __init__(self, seed: int, most_nodes: int = MOST_NODES) -> None:
        self._chance = random.Random(seed)
        self.graph = Graph()
        self.values: dict[str, Exact] = {}
        self._roundings: dict[str, list[float]] = {}
        """How far off each value may be, in units of 2⁻⁵³."""
        self.operations = 0
        with mpmath.workprec(BITS):
            self._add_leaves()
            wanted = self._chance.randint(10, most_nodes) - 1
            while len(self.values) < wanted:
                self._try_to_add()
            ends = [id_ for id_ in self.values if not self.graph.consumers(id_)]
            self._add("add", [*ends, ends[-1]])
        self.graph.set_output(self.graph.nodes[-1])

    # -- growing ---------------------------------------------------------------------------------

    def _add_leaves(self) -> None:
        if self._chance.random() < 0.3:
            columns = {name: [self._draw() for _ in range(SAMPLES)] for name in "pq"}
            self.graph.set_dataset(columns)
            for name, column in columns.items():
                self._keep(self.graph.add("input", id=name, column=name), column)
        for _ in range(self._chance.randint(2, 6)):
            kind, number = self._chance.choice(("parameter", "parameter", "input", "constant")), self._draw()
            self._keep(self.graph.add(kind, value=number), [number])

    def _keep(self, leaf: str, numbers: Sequence[float]) -> None:
        self.values[leaf], self._roundings[leaf] = list(map(mpf, numbers)), [0.0] * len(numbers)

    def _draw(self) -> float:
        return self._chance.uniform(-2, 2)

    def _try_to_add(self) -> None:
        """An operation on nodes that are there, new and old ones, some of them twice."""
        op = self._chance.choice((*_UNARY, *_BINARY, *_MANY, *_MANY, *_MANY))
        count = 1 if op in _UNARY else 2 if op in _BINARY else self._chance.randint(2, 4)
        ids = list(self.values)
        newest = ids[-5:]
        operands = [self._chance.choice(newest if self._chance.random() < 0.4 else ids) for _ in range(count)]
        if self._is_tame(op, operands):
            self._add(op, operands)

    def _is_tame(self, op: str, operands: list[str]) -> bool:
        numbers = [self.values[id_] for id_ in operands]
        if not all(_is_inside(op, row) for row in _rows(numbers)):
            return False
        found = _compute(op, numbers)
        is_cut_off = op == "relu"
        if not all(_SMALLEST < abs(number) < _LARGEST or is_cut_off for number in found):
            return False
        off = self._add_roundings(op, operands, found)
        return all(one <= _MOST_ROUNDINGS * abs(number) for one, number in zip(off, found, strict=True))

    def _add(self, op: str, operands: list[str]) -> None:
        found = _compute(op, [self.values[id_] for id_ in operands])
        off = self._add_roundings(op, operands, found)
        id_ = self.graph.add(op, operands)
        self.values[id_], self._roundings[id_] = found, off
        self.operations += 1

    def _add_roundings(self, op: str, operands: list[str], found: Exact) -> list[float]:
        """How far off a new value may be: by its operands, times its slopes, and by its own rounding."""
        numbers = [self.values[id_] for id_ in operands]
        off = [_ROUNDING * float(abs(number)) for number in found]
        for port, id_ in enumerate(operands):
            slopes = [abs(number) for number in _local(op, port, numbers)]
            shares = _flow(list(map(mpf, self._roundings[id_])), slopes, len(found))
            off = [one + float(share) for one, share in zip(off, shares, strict=True)]
        return off

    # -- differentiating -------------------------------------------------------------------------

    def differentiate(self) -> Gradients:
        """All gradients of the output, backwards node by node, in exact numbers."""
        with mpmath.workprec(BITS):
            return self._differentiate()

    def _differentiate(self) -> Gradients:
        nodes = {id_: ([mpf(0)] * len(value), [mpf(0)] * len(value)) for id_, value in self.values.items()}
        edges: dict[EdgeKey, tuple[Exact, Exact]] = {}
        output = self.graph.nodes[-1]
        for part in nodes[output]:
            part[:] = [mpf(1)] * len(part)
        for node in reversed(self.graph.node_records):
            operands = [self.graph.operands(node.id)[port] for port in sorted(self.graph.operands(node.id))]
            for port, source in enumerate(operands):
                local = _local(node.op, port, [self.values[id_] for id_ in operands])
                wide = len(self.values[source])
                signed = _flow(nodes[node.id][0], local, wide)
                sized = _flow(nodes[node.id][1], [abs(number) for number in local], wide)
                edges[source, node.id, port] = (signed, sized)
                for total, share in zip(nodes[source], (signed, sized), strict=True):
                    total[:] = [one + other for one, other in zip(total, share, strict=True)]
        return Gradients(nodes, edges)


def _is_inside(op: str, row: Sequence[mpf]) -> bool:
    """Whether an operation is smooth and moderate at one sample's operands."""
    first, last = row[0], row[-1]
    inside = _DOMAINS.get(op)
    return inside is None or bool(inside(first, last))


_DOMAINS: Mapping[str, Callable[[mpf, mpf], bool]] = {
    "log": lambda a, _: a > _FAR_FROM_ZERO,
    "power": lambda a, b: a > _FAR_FROM_ZERO and abs(a - 1) > _NO_CANCELLING and abs(b) < _STEEP,
    "exp": lambda a, _: abs(a) < _STEEP,
    "sigmoid": lambda a, _: abs(a) < _STEEP,
    "tanh": lambda a, _: abs(a) < _STEEP,
    "reciprocal": lambda a, _: abs(a) > _FAR_FROM_ZERO,
    "divide": lambda _, b: abs(b) > _FAR_FROM_ZERO,
    "relu": lambda a, _: abs(a) > _OFF_THE_KINK,
    "squared_error": lambda a, b: abs(a - b) > _NO_CANCELLING * max(abs(a), abs(b)),
    "binary_cross_entropy": lambda a, b: (
        0.05 < a < 0.95 and 0 <= b <= 1 and min(abs(a - b), abs(a - 0.5)) > _NO_CANCELLING
    ),
}
"""Where an operation's slopes are well conditioned too, by its first and its last operand."""


def _rows(operands: Sequence[Exact]) -> list[list[mpf]]:
    """The operands sample by sample; a single number is every sample's."""
    width = max(map(len, operands))
    return [[one[row if len(one) > 1 else 0] for one in operands] for row in range(width)]


def _compute(op: str, operands: Sequence[Exact]) -> Exact:
    if op in _REDUCTIONS:
        total = mpmath.fsum(operands[0])
        return [total / len(operands[0]) if op == "mean" else total]
    return [_apply(op, row) for row in _rows(operands)]


def _apply(op: str, row: Sequence[mpf]) -> mpf:
    if op == "add":
        return mpmath.fsum(row)
    if op == "multiply":
        return _product(row)
    return DEFINITIONS[op].value(*row)


def _product(row: Sequence[mpf]) -> mpf:
    result = mpf(1)
    for number in row:
        result *= number
    return result


def _local(op: str, port: int, operands: Sequence[Exact]) -> Exact:
    """The local gradient by one operand, for each sample that is wider."""
    if op in _REDUCTIONS:
        count = len(operands[0])
        return [mpf(1) / count if op == "mean" else mpf(1)] * count
    if op == "add":
        return [mpf(1)] * len(_rows(operands))
    if op == "multiply":
        return [_product([*row[:port], *row[port + 1 :]]) for row in _rows(operands)]
    return [DEFINITIONS[op].local[port](*row) for row in _rows(operands)]


def _flow(upstream: Exact, local: Exact, width: int) -> Exact:
    """Upstream times local along one edge; what reaches a single number is summed over the samples."""
    shares = [
        upstream[row if len(upstream) > 1 else 0] * local[row if len(local) > 1 else 0]
        for row in range(max(len(upstream), len(local)))
    ]
    return [mpmath.fsum(shares)] if width == 1 else shares
