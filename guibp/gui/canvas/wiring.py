"""Wiring: what a drop of a wire would do, and why it would be refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from PySide6.QtCore import QCoreApplication

from guibp.gui.canvas.bodies import Flags
from guibp.gui.canvas.cables import EdgeKey
from guibp.gui.canvas.layers import Layers
from guibp.gui.canvas.sockets import OUT
from guibp.model.edits import Batch, Connect, Disconnect, Edit
from guibp.model.graph import Graph
from guibp.model.records import Edge as EdgeRecord
from guibp.model.records import Node

_LONGEST_ID = 24


@dataclass(frozen=True, slots=True)
class Drop:
    """What would happen if the wire were dropped here: an edit, a refusal, or nothing.

    ``goal`` is where the wire would end, in scene units. ``asks`` stands for a drop on nothing: it asks
    which new node shall be there.
    """

    edit: Edit | None = None
    reason: str = ""
    goal: tuple[float, float] | None = None
    asks: bool = False


NO_DROP = Drop()
IN_THE_OPEN = Drop(asks=True)


def plan_wire(graph: Graph, source: str, target: str, port: int, lifted: EdgeKey | None) -> Edit | None:
    """The one edit that brings a wire from a source to a port; ``None`` if it is there already.

    A wire on that port is replaced, and the lifted wire is taken from where it was.
    """
    return plan_wires(graph, source, ((target, port),), () if lifted is None else (lifted,))


def plan_wires(
    graph: Graph, source: str, operands: Sequence[EdgeKey], lifted: Sequence[EdgeKey] = ()
) -> Edit | None:
    """The same for a wire to a port that stands for several operands, of which each gets an edge."""
    if set(lifted) == set(operands):
        return None
    steps: list[Edit] = [Disconnect(*key) for key in lifted]
    for target, port in operands:
        here = None if (target, port) in lifted else graph.operands(target).get(port)
        if here == source:
            continue
        if here is not None:
            steps.append(Disconnect(target, port))
        steps.append(Connect(source, target, port))
    return _as_one(steps)


def _as_one(steps: Sequence[Edit]) -> Edit | None:
    if len(steps) <= 1:
        return steps[0] if steps else None
    return Batch(tuple(steps))


def plan_breaks(keys: Iterable[EdgeKey]) -> Edit | None:
    """The one edit that takes wires off; ``None`` without any."""
    return _as_one([Disconnect(target, port) for target, port in keys])


def plan_other_source(edges: Iterable[EdgeRecord], source: str) -> Edit:
    """The one edit after which these edges come from another node."""
    ends = [(edge.target, edge.port) for edge in edges]
    off = (Disconnect(target, port) for target, port in ends)
    return Batch((*off, *(Connect(source, target, port) for target, port in ends)))


def first_free_port(graph: Graph, node: Node) -> int | None:
    """The first operand without a wire; ``None`` if all are taken."""
    taken = graph.operands(node.id)
    free = next(port for port in count() if port not in taken)
    return free if node.operation.has_port(free) else None


def refusal(graph: Graph, source: str, target: str) -> str:
    """Why no wire may go from one node to another; empty if one may."""
    if graph.node(target).operation.is_leaf:
        text = QCoreApplication.translate("Canvas", '"{id}" is a leaf: it takes no operand')
        return text.format(id=_short(target))
    if graph.would_cycle(source, target):
        text = QCoreApplication.translate(
            "Canvas", 'a wire from "{source}" to "{target}" would close a cycle'
        )
        return text.format(source=_short(source), target=_short(target))
    return ""


def all_taken(target: str) -> str:
    """Why a wire cannot be dropped onto a node itself."""
    text = QCoreApplication.translate(
        "Canvas", 'every operand of "{id}" is taken: drop onto the one to replace'
    )
    return text.format(id=_short(target))


def no_port(group: str) -> str:
    """Why a wire cannot be dropped onto a closed group."""
    text = QCoreApplication.translate(
        "Canvas", '"{group}" has no free port for this wire: open it by a double click'
    )
    return text.format(group=_short(group))


def legal_targets(graph: Graph, layers: Layers, source: str) -> Flags:
    """Which sockets may take a wire from a node, shape (sockets,): operands of what it does not depend on."""
    barred = {source} | _reachable(source, lambda id_: graph.operands(id_).values())
    sockets = layers.sockets
    legal: Flags = (sockets.ports != OUT) & ~_marks(layers, barred)
    return legal


def legal_sources(graph: Graph, layers: Layers, target: str) -> Flags:
    """Which sockets a wire to a node may come from: outputs of what does not depend on it."""
    return legal_sources_of_all(graph, layers, (target,))


def legal_sources_of_all(graph: Graph, layers: Layers, targets: Iterable[str]) -> Flags:
    """The same for wires to several nodes at once."""
    barred: set[str] = set()
    for target in set(targets) - barred:
        barred |= {target} | _reachable(target, lambda id_: (edge.target for edge in graph.consumers(id_)))
    sockets = layers.sockets
    legal: Flags = (sockets.ports == OUT) & ~_marks(layers, barred)
    return legal


def _marks(layers: Layers, ids: set[str]) -> Flags:
    marked = np.zeros(len(layers.bodies), dtype=np.bool_)
    marked[[layers.bodies.rows[id_] for id_ in ids]] = True
    flags: Flags = marked[layers.sockets.nodes]
    return flags


def _reachable(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for id_ in step(waiting.pop()):
            if id_ not in found:
                found.add(id_)
                waiting.append(id_)
    return found


def _short(id_: str) -> str:
    return id_ if len(id_) <= _LONGEST_ID else id_[: _LONGEST_ID - 1] + "…"
