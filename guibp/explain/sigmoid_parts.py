"""The sigmoid taken apart into negate, exp, add 1 and reciprocal, and put together again."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.model.edits import (
    AddNodes,
    Batch,
    ChangeOperation,
    Connect,
    Disconnect,
    Edit,
    JoinGroup,
    Purpose,
    RemoveNodes,
)
from guibp.model.errors import NodeError
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node


@dataclass(frozen=True, slots=True)
class SigmoidParts:
    """The nodes that compute 1/(1 + exp(-z)), from its operand's side; ``whole`` is the reciprocal."""

    negate: str
    exp: str
    one: str
    add: str
    whole: str

    @property
    def inner(self) -> tuple[str, ...]:
        """All but the last, which keeps the sigmoid's id."""
        return (self.negate, self.exp, self.one, self.add)


def take_apart(graph: Graph, id_: str) -> Edit:
    """The edit that puts four operations in a sigmoid's place; the last keeps its id.

    Raises ``NodeError`` if the node is no sigmoid.
    """
    if graph.node(id_).op != "sigmoid":
        raise NodeError('"{id}" is no sigmoid', id=id_)
    parts = SigmoidParts(
        graph.free_id(f"{id_}_negate"),
        graph.free_id(f"{id_}_exp"),
        graph.free_id(f"{id_}_one"),
        graph.free_id(f"{id_}_add"),
        id_,
    )
    nodes = (
        Node(parts.negate, "negate"),
        Node(parts.exp, "exp"),
        Node(parts.one, "constant", value=1.0),
        Node(parts.add, "add"),
    )
    wires = (
        Edge(parts.negate, parts.exp, 0),
        Edge(parts.exp, parts.add, 0),
        Edge(parts.one, parts.add, 1),
        Edge(parts.add, parts.whole, 0),
    )
    operand = graph.operands(id_).get(0)
    before: tuple[Edit, ...] = (Disconnect(id_, 0),) if operand is not None else ()
    after: tuple[Edit, ...] = (Connect(operand, parts.negate, 0),) if operand is not None else ()
    group = graph.group_of(id_)
    joined: tuple[Edit, ...] = (JoinGroup(group, parts.inner),) if group is not None else ()
    adding = AddNodes(nodes, wires)
    steps = (*before, ChangeOperation(id_, "reciprocal"), adding, *after, *joined)
    return Batch(steps, Purpose.TAKE_APART)


def find_parts(graph: Graph, id_: str) -> SigmoidParts | None:
    """The chain that ends in this reciprocal, if it is a sigmoid that nothing else looks into."""
    add = _only_operand(graph, id_, "reciprocal")
    if add is None or graph.node(add).op != "add":
        return None
    operands = graph.operands(add)
    if tuple(operands) != (0, 1):
        return None
    for exp, one in ((operands[0], operands[1]), (operands[1], operands[0])):
        negate = _only_operand(graph, exp, "exp")
        if negate is None or graph.node(negate).op != "negate" or not _is_one(graph, one):
            continue
        parts = SigmoidParts(negate, exp, one, add, id_)
        if all(_is_private(graph, inner) for inner in parts.inner):
            return parts
    return None


def put_together(graph: Graph, parts: SigmoidParts) -> Edit:
    """The edit that makes a sigmoid of its parts again."""
    operand = graph.operands(parts.negate).get(0)
    after: tuple[Edit, ...] = (Connect(operand, parts.whole, 0),) if operand is not None else ()
    steps = (RemoveNodes(parts.inner), ChangeOperation(parts.whole, "sigmoid"), *after)
    return Batch(steps, Purpose.PUT_TOGETHER)


def _only_operand(graph: Graph, id_: str, op: str) -> str | None:
    return graph.operands(id_).get(0) if graph.node(id_).op == op else None


def _is_one(graph: Graph, id_: str) -> bool:
    node = graph.node(id_)
    return node.op == "constant" and node.value == 1.0


def _is_private(graph: Graph, id_: str) -> bool:
    """Whether one edge leaves the node and the document does not name it as output."""
    return len(graph.consumers(id_)) == 1 and graph.output != id_
