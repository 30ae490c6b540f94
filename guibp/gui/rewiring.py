"""Rewiring: swapping operands, breaking the wires of what is selected, deleting and reconnecting."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from guibp.gui.selection import EdgeKey
from guibp.gui.session import Session
from guibp.model.edits import Batch, Connect, Disconnect, Edit, RemoveNodes
from guibp.model.graph import Graph

_PAIR = 2


class Rewiring(QObject):
    """Commands on the wires of the selection: one edit each."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def can_swap(self) -> bool:
        """Whether there are two operands to swap."""
        return self._pair() is not None

    def swap(self) -> None:
        """Swap the two selected wires of one node, else the first two operands of the current node."""
        pair = self._pair()
        if pair is None:
            return
        graph, (target, first, second) = self._session.graph, pair
        wired = graph.operands(target)
        off = [Disconnect(target, port) for port in (first, second) if port in wired]
        other = {first: second, second: first}
        on = [Connect(wired[port], target, other[port]) for port in (first, second) if port in wired]
        if self._session.try_do(Batch((*off, *on))) and self._session.selection.edges:
            self._session.selection.select((), [(target, first), (target, second)])

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

    def _pair(self) -> tuple[str, int, int] | None:
        """A node and the two of its ports that would be swapped."""
        session = self._session
        edges = sorted(session.selection.edges)
        if len(edges) == _PAIR and edges[0][0] == edges[1][0]:
            return edges[0][0], edges[0][1], edges[1][1]
        current = session.selection.current
        if current is None or current not in session.graph:
            return None
        places = len(session.graph.node(current).operation.operands)
        return (current, 0, 1) if places >= _PAIR and session.graph.operands(current) else None

    def _wires(self) -> Iterator[EdgeKey]:
        nodes, edges = self._session.selection.nodes, self._session.selection.edges
        if not nodes and not edges:
            return
        for edge in self._session.graph.edges:
            key = edge.target, edge.port
            if key in edges or edge.source in nodes or edge.target in nodes:
                yield key


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
    """Back along first operands to the first node that stays; ``None`` at a leaf or a free operand."""
    current: str | None = start
    while current is not None and current in chosen:
        operands = graph.operands(current)
        current = operands[min(operands)] if operands else None
    return current
