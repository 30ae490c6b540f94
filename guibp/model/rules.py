"""What a graph accepts: checks that raise a domain error before anything changes."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import SupportsFloat, SupportsIndex

from guibp.model.errors import CycleError, NodeError, NumberError, PortError, TrainingError
from guibp.model.naming import MAXIMUM_LENGTH, is_name, is_storable
from guibp.model.operations import OPERATIONS, Kind, Operation
from guibp.model.records import OPTIMIZERS, Edge, Group, Node, TrainingSettings
from guibp.model.schedules import read_schedule
from guibp.model.store import Store

MAXIMUM_COORDINATE = 1e6
MAXIMUM_COUNT = 2**63 - 1
NAMED_IN_A_CYCLE = 8


def check_id(id_: object) -> str:
    """An id has 1 to 1,000 characters, no NUL and no lone surrogate."""
    if is_name(id_):
        return id_
    if isinstance(id_, str) and not is_storable(id_):
        raise NodeError("an id has no NUL and no lone surrogate: {id!r}", id=id_[:40])
    raise NodeError("an id has 1 to {limit} characters", limit=MAXIMUM_LENGTH)


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
    if type(value) is float and math.isfinite(value):
        return value  # looking for a protocol takes ten times as long
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
    if check_operation(node.op).is_leaf and node.value is None and node.column is None:
        raise NodeError('"{id}" has neither a value nor a column', id=node.id)
    check_value(node)
    check_column(node)
    check_random_start(node)
    check_frozen(node)
    check_position(node)


def check_operation(op: object) -> Operation:
    """The operation is one of the table."""
    if not isinstance(op, str) or op not in OPERATIONS:
        raise NodeError('unknown operation "{op}"', op=op)
    return OPERATIONS[op]


def check_value(node: Node) -> None:
    """Only a leaf has a value, and that is finite."""
    if node.value is None:
        return
    if not node.operation.is_leaf:
        raise NodeError('"{id}" is an operation and holds no value of its own', id=node.id)
    check_number(node.value)


def check_column(node: Node) -> None:
    """Only an input is bound to a column, and then it has no number."""
    if node.column is None:
        return
    if node.op != "input":
        raise NodeError('"{id}" is no input: only an input is bound to a column', id=node.id)
    if node.value is not None:
        raise NodeError('"{id}" has a value or a column, not both', id=node.id)
    if not is_name(node.column):
        raise NodeError("{column!r} is no name for a column", column=node.column)


def check_position(node: Node) -> None:
    """A node stands on the canvas."""
    if node.position is None:
        return
    for part in node.position:
        if abs(check_number(part)) > MAXIMUM_COORDINATE:
            raise NumberError('the position of "{id}" is out of range', id=node.id)


def check_random_start(node: Node) -> None:
    """Only a parameter has a random start, and that is positive."""
    if node.random_start is None:
        return
    if node.op != "parameter":
        raise NodeError('"{id}" is no parameter: only a parameter has a random start', id=node.id)
    if check_number(node.random_start) <= 0:
        raise NumberError("a random start is larger than 0, not {value}", value=node.random_start)


def check_frozen(node: Node) -> None:
    """Only a parameter can be frozen: nothing else moves in a training."""
    if node.is_frozen and node.op != "parameter":
        raise NodeError('"{id}" is no parameter: only a parameter can be frozen', id=node.id)


def check_training(settings: TrainingSettings) -> TrainingSettings:
    """The same settings as plain numbers; each that is given can be trained with."""
    if settings.optimizer is not None and settings.optimizer not in OPTIMIZERS:
        raise TrainingError('unknown optimiser "{optimizer}"', optimizer=settings.optimizer)
    rate, steps, seed = settings.learning_rate, settings.steps, settings.seed
    if rate is not None:
        rate = check_number(rate)
        if rate <= 0:
            raise TrainingError("a learning rate is larger than 0, not {value}", value=rate)
    return replace(
        settings,
        l1=_check_strength("l1", settings.l1),
        l2=_check_strength("l2", settings.l2),
        learning_rate=rate,
        steps=None if steps is None else check_count(steps),
        seed=None if seed is None else check_count(seed),
        schedule=None if settings.schedule is None else check_schedule(settings.schedule),
        batch=None if settings.batch is None else check_batch(settings.batch),
        forget_zero=None if settings.forget_zero is None else check_truth(settings.forget_zero),
    )


def check_truth(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TrainingError("true or false is expected here, not {value!r}", value=value)
    return value


def _check_strength(name: str, strength: object) -> float | None:
    """A number from 0 up, if it is given."""
    if strength is None:
        return None
    number = check_number(strength)
    if number < 0:
        raise TrainingError("{name} is a number from 0 up, not {value}", name=name, value=number)
    return number


def check_schedule(text: object) -> str:
    """A schedule of the learning rate, by the text that names it."""
    if not isinstance(text, str):
        raise TrainingError("a schedule is a text, not {schedule!r}", schedule=text)
    try:
        return str(read_schedule(text))
    except ValueError as error:
        raise TrainingError(
            'unknown schedule "{schedule}": {reason}', schedule=text, reason=str(error)
        ) from None


def check_batch(value: object) -> int:
    """A whole number of samples from 1 up."""
    count = check_count(value)
    if count < 1:
        raise TrainingError("a batch has at least 1 sample")
    return count


def check_count(value: object) -> int:
    """A whole number from 0 up."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise NumberError("{value!r} is not a whole number", value=value)
    count = operator.index(value)
    if not 0 <= count <= MAXIMUM_COUNT:
        raise NumberError(
            "{value} is out of range: a whole number from 0 to {limit}", value=count, limit=MAXIMUM_COUNT
        )
    return count


def check_port(node: Node, port: object) -> int:
    """The port is one of the operation's operands."""
    if isinstance(port, bool) or not isinstance(port, int):
        raise PortError("a port is a whole number, not {port!r}", port=port)
    operation = OPERATIONS[node.op]
    if operation.kind is Kind.LEAF:
        raise PortError('"{id}" is a leaf: it takes no operand', id=node.id)
    if not 0 <= port < len(operation.operands) and not operation.has_port(port):
        raise PortError('"{id}" ({op}) has no port {port}', id=node.id, op=node.op, port=port)
    return port


def check_edge(store: Store, edge: Edge) -> None:
    """Both ends are there and the port is free. Cycles are looked for apart."""
    check_exists(store, edge.source)
    check_port(check_exists(store, edge.target), edge.port)
    if edge.port in store.operands[edge.target]:
        raise PortError('port {port} of "{id}" is taken', port=edge.port, id=edge.target)


def check_no_cycle(store: Store, source: str, target: str) -> None:
    """An edge from source to target would close no cycle."""
    if store.reaches(target, source):
        raise CycleError(
            'an edge from "{source}" to "{target}" would close a cycle',
            ids=store.path(target, source),
            source=source,
            target=target,
        )


def name_cycle(ids: Sequence[str]) -> str:
    """The nodes around a cycle, the first again at its end; of a long one only the first few."""
    named = (*ids[:NAMED_IN_A_CYCLE], "…") if len(ids) > NAMED_IN_A_CYCLE else ids
    return " → ".join([*named, ids[0]])


def check_members(store: Store, group: Group) -> None:
    """The members are there, each once."""
    if not group.members:
        raise NodeError('group "{id}" would be empty', id=group.id)
    if len(set(group.members)) != len(group.members):
        raise NodeError('group "{id}" names a member twice', id=group.id)
    for member in group.members:
        if member not in store.nodes and member not in store.groups:
            raise NodeError('group "{id}": there is no node or group "{member}"', id=group.id, member=member)


def check_apart(group: Group, around: Sequence[Mapping[str, None]]) -> None:
    """No member of a new group lies inside another; ``around`` has the groups around each member."""
    members = frozenset(group.members)
    for member, holders in zip(group.members, around, strict=True):
        for holder in holders:
            if holder in members:
                raise NodeError('"{member}" is inside "{holder}" already', member=member, holder=holder)


def check_nesting(group_of: Mapping[str, str], ids: Iterable[str]) -> None:
    """No group holds itself, by who is in which group; linear in the number of groups."""
    known: set[str] = set()
    for id_ in ids:
        path: dict[str, None] = {}
        current: str | None = id_
        while current is not None and current not in known:
            if current in path:
                raise NodeError('group "{id}" would hold itself', id=current)
            path[current] = None
            current = group_of.get(current)
        known.update(path)


def groups_around(store: Store, id_: str) -> Mapping[str, None]:
    """The groups that a node or group is in, innermost first."""
    found: dict[str, None] = {}
    holder = store.group_of.get(id_)
    while holder is not None:
        found[holder] = None
        holder = store.group_of.get(holder)
    return found
