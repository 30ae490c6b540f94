"""What a script is made of: a graph's leaves and operations with their variables' names, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import heapify, heappop, heappush

import numpy as np

from guibp.engine.compilation import compile_tape
from guibp.engine.penalties import find_weights
from guibp.engine.readiness import require_differentiable
from guibp.engine.training_settings import TrainingPlan
from guibp.export.code.names import give_names
from guibp.model.graph import Graph
from guibp.model.operations import Kind
from guibp.model.records import Node


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf: a number, or one for each sample."""

    id: str
    name: str
    numbers: float | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parameters of a layer side by side, a row for each unit; biases are one column, or a vector."""

    id: str
    name: str
    units: tuple[str, ...]
    ids: tuple[tuple[str, ...], ...]
    """The parameters of each row."""
    numbers: tuple[tuple[float, ...], ...]
    is_vector: bool = False


class ArrayOp(StrEnum):
    """What statements about whole layers do, beside the operations of the table."""

    STACK = "array: stack"
    """Several nodes as the rows of one array."""
    WEIGHTED_SUM = "array: weighted sum"
    """weights @ inputs + biases: the operands in this order, the last may be missing."""
    ROW = "array: row"
    """One unit's row."""
    LOGIT_CROSS_ENTROPY = "array: logit cross-entropy"
    """The cross-entropy of a sigmoid in a layer, from its logit and the target."""


@dataclass(frozen=True, slots=True)
class Use:
    """An edge that leaves a node: the place of the statement that it enters, and which operand it is."""

    target: str
    port: int


@dataclass(frozen=True, slots=True)
class Statement:
    """An operation: the node's variable, and its operands' ids in the order of their ports."""

    id: str
    name: str
    op: str
    operands: tuple[str, ...]
    rows: tuple[str, ...] = ()
    """Of an array with a row for each unit: the ids of these nodes."""
    row: int = 0
    """Which row of its operand a ``ROW`` is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the output depends on."""

    output: str
    names: Mapping[str, str]
    parameters: tuple[Leaf | Matrix, ...]
    inputs: tuple[Leaf, ...]
    """Inputs with a number of their own."""
    columns: tuple[Leaf, ...]
    """Inputs bound to the data set."""
    constants: tuple[Leaf, ...]
    statements: tuple[Statement, ...]
    """Operands first."""
    uses: Mapping[str, tuple[Use, ...]]
    wanting: frozenset[str]
    """What depends on a parameter or an input with a number: gradients are asked for there."""
    wide: frozenset[str]
    """The per-sample nodes."""
    logits: Mapping[str, str]
    """Cross-entropies of a sigmoid, with the sigmoid's own operand, from which they are exact."""
    training: TrainingPlan
    frozen: frozenset[str]
    """Parameters that no step moves."""
    weights: frozenset[str]
    """Parameters that the penalties are on, if there are any."""
    held_out: tuple[int, ...]
    """Rows of the data set that no step learns from."""
    partial: frozenset[str] = frozenset()
    """What is used in several forms, as a row and within its array: the gradient of one form tells a part."""

    @property
    def has_layers(self) -> bool:
        """Whether there are matrices."""
        return any(isinstance(leaf, Matrix) for leaf in self.parameters)

    @property
    def told_of_parameters(self) -> str:
        """What a script says above its parameters."""
        told = "The parameters as they are now"
        return f"{told}; matrices have a row for each unit." if self.has_layers else f"{told}."

    @property
    def shown(self) -> tuple[Leaf | Matrix | Statement, ...]:
        """What a script prints: all but the data and the constants."""
        computed = (one for one in self.statements if one.op is not ArrayOp.STACK)
        return (*self.parameters, *self.inputs, *computed)

    @property
    def trained(self) -> tuple[Leaf | Matrix, ...]:
        """The parameters that steps move."""
        return tuple(leaf for leaf in self.parameters if leaf.id not in self.frozen)

    @property
    def splits_rows(self) -> bool:
        """Whether some rows of the data are held out."""
        return bool(self.held_out and self.columns)

    @property
    def passed_by(self) -> frozenset[str]:
        """Sigmoids whose cross-entropy reads the logit: an automatic gradient goes past them."""
        return frozenset(one.operands[0] for one in self.statements if one.id in self.logits)


def make_plan(graph: Graph, training: TrainingPlan, reserved: Iterable[str]) -> Plan:
    """The plan of a graph; raises ``UnfinishedGraphError`` with the node and port if it lacks something."""
    output = require_differentiable(graph)
    needed = frozenset(graph.walk_back(output))
    order = [graph.node(id_) for id_ in _operands_first(graph, needed)]
    leaves = [node for node in graph.node_records if node.id in needed and node.operation.is_leaf]
    names = give_names((node.id for node in graph.node_records if node.id in needed), reserved)
    statements = tuple(
        Statement(node.id, names[node.id], node.op, _operands(graph, node.id))
        for node in order
        if not node.operation.is_leaf
    )
    roots = {node.id for node in leaves if node.op == "parameter" or _is_free(node)}
    return Plan(
        output=output,
        names=names,
        parameters=_leaves(graph, names, (node for node in leaves if node.op == "parameter")),
        inputs=_leaves(graph, names, (node for node in leaves if _is_free(node))),
        columns=_leaves(graph, names, (node for node in leaves if node.column is not None)),
        constants=_leaves(graph, names, (node for node in leaves if node.op == "constant")),
        statements=statements,
        uses=find_uses(statements),
        wanting=spread_wanting(roots, statements),
        wide=_widen({node.id for node in leaves if node.column is not None}, order, statements),
        logits=_logits(graph, statements),
        training=training,
        frozen=frozenset(node.id for node in leaves if node.is_frozen),
        weights=frozenset() if training.controls.penalty.is_nothing else _weights(graph),
        held_out=() if graph.dataset is None else graph.dataset.held_out,
    )


def _weights(graph: Graph) -> frozenset[str]:
    """The parameters that a training's penalties are on, as the engine finds them."""
    tape = compile_tape(graph)
    are_weights = find_weights(tape, tape.parameter_slots.astype(np.int64))
    return frozenset(id_ for id_, is_weight in zip(tape.parameter_ids, are_weights, strict=True) if is_weight)


def _is_free(node: Node) -> bool:
    return node.op == "input" and node.column is None


def _operands(graph: Graph, id_: str) -> tuple[str, ...]:
    wired = graph.operands(id_)
    return tuple(wired[port] for port in sorted(wired))


def _operands_first(graph: Graph, needed: frozenset[str]) -> list[str]:
    """What the output depends on, operands before what they feed, else in the order of the document."""
    waiting = {id_: len(set(_operands(graph, id_))) for id_ in needed}
    places = {id_: graph.place_of(id_) for id_ in needed}
    ready = [(places[id_], id_) for id_, count in waiting.items() if count == 0]
    heapify(ready)
    order: list[str] = []
    while ready:
        _, id_ = heappop(ready)
        order.append(id_)
        for target in {edge.target for edge in graph.consumers(id_)} & needed:
            waiting[target] -= 1
            if waiting[target] == 0:
                heappush(ready, (places[target], target))
    return order


def _leaves(graph: Graph, names: Mapping[str, str], nodes: Iterable[Node]) -> tuple[Leaf, ...]:
    return tuple(Leaf(node.id, names[node.id], _numbers(graph, node)) for node in nodes)


def _numbers(graph: Graph, node: Node) -> float | tuple[float, ...]:
    if node.column is not None and graph.dataset is not None:
        return tuple(graph.dataset.column(node.column).tolist())
    return 0.0 if node.value is None else node.value


def find_uses(statements: tuple[Statement, ...]) -> dict[str, tuple[Use, ...]]:
    """The edges that leave each node."""
    uses: dict[str, list[Use]] = {}
    for statement in statements:
        for port, source in enumerate(statement.operands):
            uses.setdefault(source, []).append(Use(statement.id, port))
    return {id_: tuple(found) for id_, found in uses.items()}


def spread_wanting(roots: set[str], statements: tuple[Statement, ...]) -> frozenset[str]:
    """What depends on any of some leaves, and they."""
    reached = set(roots)
    for one in statements:
        if not reached.isdisjoint(one.operands):
            reached.add(one.id)
    return frozenset(reached)


def _widen(roots: set[str], order: list[Node], statements: tuple[Statement, ...]) -> frozenset[str]:
    kinds = {node.id: node.operation.kind for node in order}
    wide = set(roots)
    for one in statements:
        if kinds[one.id] is not Kind.REDUCTION and not wide.isdisjoint(one.operands):
            wide.add(one.id)
    return frozenset(wide)


def _logits(graph: Graph, statements: tuple[Statement, ...]) -> dict[str, str]:
    return {
        one.id: graph.operands(one.operands[0])[0]
        for one in statements
        if one.op == "binary_cross_entropy" and graph.node(one.operands[0]).op == "sigmoid"
    }
