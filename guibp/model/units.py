"""Ready-made units as graphs of their own: a neuron, a dense layer, a loss.

Each is a graph with its groups and without positions; the operands that wait for what comes from
outside are listed, so that they can be wired.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import sqrt

import numpy as np

from guibp.model.edits import AddGroup, AddNodes
from guibp.model.graph import Graph
from guibp.model.records import Edge, Group, Node

ACTIVATIONS = ("sigmoid", "tanh", "relu", "")
"""The operations that may end a neuron; the empty one leaves the sum as it is."""
LOSSES = ("binary_cross_entropy", "squared_error")
LARGEST = 32
"""The most inputs, and the most outputs, of a unit."""
_DIGITS = 3
_LAST_SINGLE = 9


class UnitKind(Enum):
    """Which ready-made units there are."""

    NEURON = "neuron"
    LAYER = "layer"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class UnitSize:
    """What a unit is to be: so many inputs and outputs, and the operation that ends it or measures it.

    A neuron has one output, and a loss as many predictions as it has inputs.
    """

    kind: UnitKind
    inputs: int
    outputs: int = 1
    operation: str = ""


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What the groups are called: the whole, and each neuron of a layer. No node of a unit has a blank."""

    whole: str
    neurons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, and for each of its inputs the operands that take it, by node and port."""

    graph: Graph
    openings: tuple[tuple[tuple[str, int], ...], ...]


def make_unit(size: UnitSize, names: UnitNames, seed: int = 0) -> Unit:
    """The unit of this size, its groups under these names; weights are drawn with the seed."""
    writer = _Writer(size, seed)
    if size.kind is UnitKind.LOSS:
        writer.write_loss(names.whole)
    elif size.kind is UnitKind.NEURON:
        writer.write_neuron(names.whole, "")
    else:
        for place, name in enumerate(names.neurons, start=1):
            writer.write_neuron(name, str(place))
        writer.groups.append(Group(names.whole, names.neurons))
    return writer.unit()


def give_inputs(unit: Unit) -> Unit:
    """The same with an input node for everything that comes from outside, beside the groups."""
    graph = unit.graph
    ids = [f"x{place + 1}" for place in range(len(unit.openings))]
    nodes = tuple(Node(id_, "input", value=1.0) for id_ in ids)
    edges = tuple(
        Edge(id_, target, port)
        for id_, opening in zip(ids, unit.openings, strict=True)
        for target, port in opening
    )
    graph.apply(AddNodes(nodes, edges))
    return Unit(graph, ())


class _Writer:
    """Notes the nodes, edges and groups of one unit."""

    def __init__(self, size: UnitSize, seed: int) -> None:
        self.size = size
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.groups: list[Group] = []
        self.openings: list[list[tuple[str, int]]] = [[] for _ in range(size.inputs)]
        self._spread = max(round(1 / sqrt(size.inputs), _DIGITS), 10.0**-_DIGITS)
        self._random = np.random.default_rng(seed)

    def unit(self) -> Unit:
        graph = Graph()
        graph.apply(AddNodes(tuple(self.nodes), tuple(self.edges)))
        for group in self.groups:
            graph.apply(AddGroup(group.id, group.members))
        return Unit(graph, tuple(tuple(opening) for opening in self.openings))

    def write_neuron(self, name: str, mark: str) -> None:
        """``σ(w1·□ + w2·□ + b)``; the mark tells the neurons of a layer apart."""
        first = len(self.nodes)
        products = [self._weigh(place, self._number(mark, place + 1)) for place in range(self.size.inputs)]
        bias = self._add(Node(f"b{mark}", "parameter", value=0.0))
        total = self._operate(f"z{mark}", "add", [*products, bias])
        if self.size.operation:
            self._operate(f"h{mark}", self.size.operation, [total])
        self.groups.append(Group(name, tuple(node.id for node in self.nodes[first:])))

    def write_loss(self, name: str) -> None:
        """``mean(L(□, t))``, for several predictions the mean of the sum of their losses."""
        several = self.size.inputs > 1
        losses = []
        for place in range(self.size.inputs):
            mark = str(place + 1) if several else ""
            target = self._add(Node(f"t{mark}", "input", value=1.0))
            losses.append(self._operate(f"error{mark}", self.size.operation, ["", target]))
            self.openings[place].append((losses[-1], 0))
        total = self._operate("total", "add", losses) if several else losses[0]
        self._operate("loss", "mean", [total])
        inside = tuple(node.id for node in self.nodes if node.op != "input")
        self.groups.append(Group(name, inside))

    def _weigh(self, place: int, mark: str) -> str:
        """A weight and its product with the input of that place, which is left open."""
        value = round(float(self._random.uniform(-self._spread, self._spread)), _DIGITS)
        weight = self._add(Node(f"w{mark}", "parameter", value=value, random_start=self._spread))
        product = self._operate(f"p{mark}", "multiply", [weight, ""])
        self.openings[place].append((product, 1))
        return product

    def _number(self, mark: str, place: int) -> str:
        """``12`` for the second input of the first neuron; ``1_12`` where one digit does not do."""
        is_long = mark and max(self.size.inputs, self.size.outputs) > _LAST_SINGLE
        return f"{mark}_{place}" if is_long else f"{mark}{place}"

    def _operate(self, id_: str, operation: str, operands: list[str]) -> str:
        """Note an operation with its operands by port; an empty one is left open."""
        self._add(Node(id_, operation))
        self.edges += [Edge(source, id_, port) for port, source in enumerate(operands) if source]
        return id_

    def _add(self, node: Node) -> str:
        self.nodes.append(node)
        return node.id
