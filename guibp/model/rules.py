"""What a graph accepts: checks that raise a domain error before anything changes."""

from __future__ import annotations

import math
from typing import SupportsFloat

from guibp.model.errors import CycleError, NodeError, NumberError, PortError
from guibp.model.operations import OPERATIONS, Kind
from guibp.model.records import Edge, Group, Node
from guibp.model.store import Store

MAXIMUM_ID_LENGTH = 1000
MAXIMUM_COORDINATE = 1e6


def check_id(id_: object) -> str:
    """An id has 1 to 1,000 characters, no NUL and no lone surrogate."""
    if not isinstance(id_, str) or not 1 <= len(id_) <= MAXIMUM_ID_LENGTH:
        raise NodeError("an id has 1 to 1000 characters")
    if "\0" in id_ or any("\ud800" <= character <= "\udfff" for character in id_):
        raise NodeError("an id has no NUL and no lone surrogate: {id!r}", id=id_)
    return id_


def check_new_id(store: Store, id_: str) -> None:
    """A new id is unique among nodes and groups."""
    check_id(id_)
    if id_ in store.nodes or id_ in store.groups:
        raise NodeError('"{id}" is taken', id=id_)


def check_exists(store: Store, id_: str) -> Node:
    """The node of that id."""
    try:
        return store.nodes[id_]
    except (KeyError, TypeError):
        raise NodeError('there is no node "{id}"', id=id_) from None


def check_group_exists(store: Store, id_: str) -> Group:
    """The group of that id."""
    try:
        return store.groups[id_]
    except KeyError:
        raise NodeError('there is no group "{id}"', id=id_) from None


def check_number(value: object) -> float:
    """A finite number as a float; no bool and no text."""
    if isinstance(value, (bool, str, bytes, complex)) or not isinstance(value, SupportsFloat):
        raise NumberError("{value!r} is not a number", value=value)
    try:
        number = float(value)
    except (OverflowError, ValueError, TypeError):
        raise NumberError("{value!r} is not a number", value=str(value)[:40]) from None
    if not math.isfinite(number):
        raise NumberError("{value} is not a finite number", value=number)
    return number


def check_node(node: Node) -> None:
    """The fields of a node fit its operation."""
    if node.op not in OPERATIONS:
        raise NodeError('unknown operation "{op}"', op=node.op)
    if node.value is not None:
        check_number(node.value)
    if node.value is not None and not node.operation.is_leaf:
        raise NodeError('"{id}" is an operation and holds no value of its own', id=node.id)
    if node.column is not None and node.op != "input":
        raise NodeError('"{id}" is no input: only an input is bound to a column', id=node.id)
    check_random_start(node)
    if node.position is not None and not all(
        math.isfinite(part) and abs(part) <= MAXIMUM_COORDINATE for part in node.position
    ):
        raise NumberError('the position of "{id}" is out of range', id=node.id)


def check_random_start(node: Node) -> None:
    """Only a parameter has a random start, and that is positive."""
    if node.random_start is None:
        return
    if node.op != "parameter":
        raise NodeError('"{id}" is no parameter: only a parameter has a random start', id=node.id)
    if check_number(node.random_start) <= 0:
        raise NumberError("a random start is larger than 0, not {value}", value=node.random_start)


def check_port(node: Node, port: object) -> int:
    """The port is one of the operation's operands."""
    if isinstance(port, bool) or not isinstance(port, int):
        raise PortError("a port is a whole number, not {port!r}", port=port)
    if node.operation.kind is Kind.LEAF:
        raise PortError('"{id}" is a leaf: it takes no operand', id=node.id)
    if not node.operation.has_port(port):
        raise PortError('"{id}" ({op}) has no port {port}', id=node.id, op=node.op, port=port)
    return port


def check_edge(store: Store, edge: Edge) -> None:
    """Both ends are there and the port is free. Cycles are looked for apart."""
    check_exists(store, edge.source)
    target = check_exists(store, edge.target)
    check_port(target, edge.port)
    if edge.port in store.operands[edge.target]:
        raise PortError('port {port} of "{id}" is taken', port=edge.port, id=edge.target)


def check_no_cycle(store: Store, source: str, target: str) -> None:
    """An edge from source to target would close no cycle."""
    if store.reaches(target, source):
        raise CycleError(
            'an edge from "{source}" to "{target}" would close a cycle', source=source, target=target
        )


def check_members(store: Store, group: Group) -> None:
    """The members are there, each once, and no group holds itself."""
    if not group.members:
        raise NodeError('group "{id}" would be empty', id=group.id)
    if len(set(group.members)) != len(group.members):
        raise NodeError('group "{id}" names a member twice', id=group.id)
    for member in group.members:
        if member not in store.nodes and member not in store.groups:
            raise NodeError('group "{id}": there is no node or group "{member}"', id=group.id, member=member)
        if group.id in nested_groups(store, member):
            raise NodeError('group "{id}" would hold itself', id=group.id)


def nested_groups(store: Store, id_: str) -> frozenset[str]:
    """The id, if it is a group's, and those of all groups inside."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        current = waiting.pop()
        if current in store.groups and current not in found:
            found.add(current)
            waiting.extend(store.groups[current].members)
    return frozenset(found)
