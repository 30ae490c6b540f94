"""Likeness of graphs: whether two outputs are computed in the same way, whatever the nodes are called."""

from __future__ import annotations

from collections.abc import Iterator

from guibp.model.graph import Graph

ANY_ORDER = frozenset({"add", "multiply"})

_Shape = tuple[object, ...]


def computes_alike(graph: Graph, other: Graph) -> bool:
    """Whether both have an output, and these are the same operations of the same leaves.

    Leaves are the same if their ids and operations are; constants, if their numbers are. Operands of
    sums and products may stand in any order, and a sum of sums is one sum.
    """
    numbers: dict[_Shape, int] = {}
    first, second = _number_output(graph, numbers), _number_output(other, numbers)
    return first is not None and first == second


def _number_output(graph: Graph, numbers: dict[_Shape, int]) -> int | None:
    """The number of the output's shape: nodes that compute alike, in whatever graph, have the same."""
    output = graph.resolve_output()
    if output is None:
        return None
    number_of: dict[str, int] = {}
    parts_of: dict[str, tuple[int, ...]] = {}
    for id_ in _operands_first(graph, output):
        op, operands = graph.node(id_).op, graph.operands(id_)
        ordered = [operands[port] for port in sorted(operands)]
        if op in ANY_ORDER:
            parts = (parts_of[one] if graph.node(one).op == op else (number_of[one],) for one in ordered)
            parts_of[id_] = tuple(sorted(number for part in parts for number in part))
        else:
            parts_of[id_] = tuple(number_of[one] for one in ordered)
        shape: _Shape = (op, _leaf_key(graph, id_), tuple(sorted(operands)), parts_of[id_])
        if op in ANY_ORDER:
            shape = (op, None, parts_of[id_])
        number_of[id_] = numbers.setdefault(shape, len(numbers))
    return number_of[output]


def _leaf_key(graph: Graph, id_: str) -> object:
    node = graph.node(id_)
    if not node.operation.is_leaf:
        return None
    return node.value if node.op == "constant" else id_


def _operands_first(graph: Graph, output: str) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [(output, False)]
    while waiting:
        id_, is_ready = waiting.pop()
        if is_ready:
            yield id_
        elif id_ not in seen:
            seen.add(id_)
            waiting.append((id_, True))
            waiting.extend((operand, False) for operand in graph.operands(id_).values())
