"""Rewiring: swapping operands, breaking the wires of what is selected, deleting and reconnecting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.model.edits import Batch, Connect, Disconnect, Edit, RemoveNodes
from guibp.model.graph import Graph

_PAIR = 2

Ports = tuple[tuple[EdgeKey, ...], ...]
SeePair = Callable[[], Ports | None]
"""Two ports of the closed group that is selected, each as its operands; ``None`` if none is."""


class Rewiring(QObject):
    """Commands on the wires of the selection: one edit each."""

    def __init__(self, session: Session, see_pair: SeePair, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._see_pair = session, see_pair

    def can_swap(self) -> bool:
        """Whether there are two operands to swap."""
        return self._pair() is not None

    def swap(self) -> None:
        """Swap the two selected wires of one node, else the first two operands of the current node.

        A closed group is one node: its ports are swapped.
        """
        pair, session = self._pair(), self._session
        if pair is None:
            return
        ways = [(pair[0], pair[1]), (pair[1], pair[0])]
        sources = {port: _source_of(session.graph, port) for port in pair}
        off = [Disconnect(*key) for port, source in sources.items() if source is not None for key in port]
        on = [
            Connect(source, *key)
            for port, other in ways
            if (source := sources[port]) is not None
            for key in other
        ]
        has_wires = bool(session.selection.edges)
        if session.try_do(Batch((*off, *on))) and has_wires:
            # Where a port was free, the other one is now.
            session.selection.select((), [(edge.target, edge.port) for edge in on])

    def can_break(self) -> bool:
        """Whether the selection has wires."""
        return any(True for _ in self._wires())

    def break_wires(self) -> None:
        """Take off the selected wires, and all that begin or end at selected nodes."""
        steps = tuple(Disconnect(target, port) for target, port in self._wires())
        if steps:
            self._session.try_do(Batch(steps))

    def can_extract(self) -> bool:
        """Whether nodes are selected."""
        return bool(self._session.selection.nodes)

    def extract(self) -> None:
        """Delete the selected nodes; what they fed is fed by their first operands."""
        session = self._session
        chosen = session.selection.nodes
        ids = tuple(id_ for id_ in session.graph.nodes if id_ in chosen)
        if not ids:
            return
        bridges = _bridges(session.graph, chosen)
        steps: tuple[Edit, ...] = (RemoveNodes(ids), *bridges)
        session.try_do(Batch(steps) if bridges else steps[0])

    def _pair(self) -> Ports | None:
        """The two ports that would be swapped, each as its operands: of a node it is one."""
        session = self._session
        seen = self._see_pair()
        if seen is not None:
            wired = any(_source_of(session.graph, port) is not None for port in seen)
            return seen if len(seen) == _PAIR and wired else None
        edges = sorted(session.selection.edges)
        if len(edges) == _PAIR and edges[0][0] == edges[1][0]:
            return (edges[0],), (edges[1],)
        current = session.selection.current
        if current is None or current not in session.graph:
            return None
        places = len(session.graph.node(current).operation.operands)
        has_pair = places >= _PAIR and session.graph.operands(current)
        return (((current, 0),), ((current, 1),)) if has_pair else None

    def _wires(self) -> Iterator[EdgeKey]:
        nodes, edges = self._session.selection.nodes, self._session.selection.edges
        if not nodes and not edges:
            return
        for edge in self._session.graph.edges:
            key = edge.target, edge.port
            if key in edges or edge.source in nodes or edge.target in nodes:
                yield key


def _source_of(graph: Graph, port: tuple[EdgeKey, ...]) -> str | None:
    """What a port takes; ``None`` if it is free, or was seen on a node that has just gone."""
    target, operand = port[0]
    return graph.operands(target).get(operand) if target in graph else None


def _bridges(graph: Graph, chosen: frozenset[str]) -> list[Connect]:
    """The wires from what fed the chosen nodes to what they fed."""
    bridges = []
    for edge in graph.edges:
        if edge.source in chosen and edge.target not in chosen:
            source = _first_outside(graph, chosen, edge.source)
            if source is not None:
                bridges.append(Connect(source, edge.target, edge.port))
    return bridges


def _first_outside(graph: Graph, chosen: frozenset[str], start: str) -> str | None:
    """Back along operands, the first ones first, to a node that stays; ``None`` if all ways end before."""
    waiting, seen = [start], {start}
    while waiting:
        current = waiting.pop()
        if current not in chosen:
            return current
        operands = graph.operands(current)
        further = [operands[port] for port in sorted(operands, reverse=True)]
        waiting += [id_ for id_ in further if id_ not in seen]
        seen.update(further)
    return None
