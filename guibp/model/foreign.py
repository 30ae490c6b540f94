"""Graphs of other libraries made into ours: walked from the result back, and built by one edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guibp.model.dataset import Dataset
from guibp.model.edits import AddNodes, Batch, Edit, SetDataset, SetOutput
from guibp.model.errors import GuibpError
from guibp.model.graph import OPERATION_PREFIX, PREFIXES, Graph
from guibp.model.naming import is_name
from guibp.model.records import Edge, Node


class ForeignOperationError(GuibpError):
    """An operation of another library that guibp has none for, or that cannot be told from its traces."""


@dataclass(frozen=True, slots=True)
class Described:
    """What an object of another library is here: an operation on other objects, or a leaf.

    ``numbers`` has a leaf's number, or several: one for each sample. ``name`` is what the user calls it.
    """

    op: str
    operands: tuple[object, ...] = ()
    numbers: float | tuple[float, ...] = 0.0
    name: str = ""


Describe = Callable[[object], Described]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that an operation holds within itself."""

    value: float


def build_graph(result: object, describe: Describe) -> Graph:
    """The graph behind a result, which becomes its output.

    Objects are told apart by identity. Raises what ``describe`` raises, and ``EditError`` for numbers
    that no graph can hold.
    """
    found = _walk(result, describe)
    ids = _name_all([description for _, description in found.values()])
    places = {key: ids[row] for row, key in enumerate(found)}
    columns: dict[str, tuple[float, ...]] = {}
    nodes, edges = [], []
    for (_, one), id_ in zip(found.values(), ids, strict=True):
        nodes.append(_make_node(id_, one, columns))
        edges += [Edge(places[id(source)], id_, port) for port, source in enumerate(one.operands)]
    parts: list[Edit] = [AddNodes(tuple(nodes), tuple(edges))]
    if columns:
        parts.append(SetDataset(Dataset(columns)))
    return Graph.made_by(Batch((*parts, SetOutput(places[id(result)]))))


def _walk(result: object, describe: Describe) -> Mapping[int, tuple[object, Described]]:
    """By identity every object, which is kept alive, with what it is; operands first."""
    described: dict[int, tuple[object, Described]] = {}
    order: dict[int, tuple[object, Described]] = {}
    waiting = [result]
    while waiting:
        one = waiting[-1]
        if id(one) in described:
            waiting.pop()
            order.setdefault(id(one), described[id(one)])
            continue
        description = Described("constant", numbers=one.value) if isinstance(one, Constant) else describe(one)
        described[id(one)] = (one, description)
        waiting += [operand for operand in reversed(description.operands) if id(operand) not in described]
    return order


def _name_all(found: list[Described]) -> list[str]:
    """The users' names, and for what has none, or one that is taken, the ids that a new graph gives."""
    wanted = [one.name if is_name(one.name) else "" for one in found]
    taken = set(wanted)
    ids: list[str] = []
    used: set[str] = set()
    numbers: dict[str, int] = {}
    for one, name in zip(found, wanted, strict=True):
        id_, prefix = name, name or PREFIXES.get(one.op, OPERATION_PREFIX)
        while not id_ or id_ in used or (id_ in taken and id_ != name):
            numbers[prefix] = numbers.get(prefix, 0) + 1
            id_ = prefix if numbers[prefix] == 1 and not name else f"{prefix}{numbers[prefix] + bool(name)}"
        used.add(id_)
        ids.append(id_)
    return ids


def _make_node(id_: str, one: Described, columns: dict[str, tuple[float, ...]]) -> Node:
    if one.operands:
        return Node(id_, one.op)
    if isinstance(one.numbers, tuple):
        columns[id_] = one.numbers
        return Node(id_, "input", column=id_)
    return Node(id_, one.op, one.numbers)
