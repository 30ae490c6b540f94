"""Standing: where nodes, ports and edges stand on the canvas, as they are seen now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.labels import OPEN_END_LENGTH
from guibp.drawing.ports import operand_point, spread_outputs
from guibp.drawing.shapes import Shape
from guibp.gui.canvas.bodies import Bodies
from guibp.gui.canvas.cables import Cables, EdgeKey
from guibp.gui.canvas.card_ports import NO_PORT
from guibp.gui.canvas.sockets import OUT
from guibp.gui.canvas.view import Array
from guibp.model import rules
from guibp.model.errors import PortError
from guibp.model.graph import Graph
from guibp.model.records import Position


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """The wire that leaves the output and ends in the open, where the gradient 1 enters."""

    row: int
    start: Position
    end: Position


class Standing:
    """Tells of places; what stands there is read by whoever is one."""

    graph: Graph
    output: str | None
    bodies: Bodies
    cables: Cables

    @property
    def open_end(self) -> OpenEnd | None:
        """Where the output's open end is, if there is an output on show."""
        # In the middle of an edit the graph is ahead of what stands here: its output may be gone already.
        if self.output is None or self.output not in self.graph:
            return None
        start = self.output_point_of(self.output)
        return OpenEnd(self.bodies.rows[self.output], start, (start[0] + OPEN_END_LENGTH, start[1]))

    def center_of(self, id_: str) -> Position:
        """The centre of the body in which a node is seen; ``NodeError`` without such a node."""
        self.graph.node(id_)
        return _pair(self.bodies.centres[self.bodies.body_row(id_)])

    def output_point_of(self, id_: str) -> Position:
        """Where the wires of a node begin."""
        return self.port_point(id_, OUT)

    def port_point(self, id_: str, port: int) -> Position:
        """Where a node's output (``OUT``) or operand is, free ones included.

        Inside a closed group it is the port of the group that stands for it, or else the group's centre.
        Raises ``PortError`` if the node has no such operand.
        """
        node, row = self.graph.node(id_), self.bodies.rows[id_]
        if port != OUT:
            rules.check_port(node, port)
        body = self.bodies.body_row(id_)
        cables, ports = self.cables, self.cables.card_ports
        if body == row:
            count = 1 if port == OUT else int(cables.operand_counts[row])
            return self._rim_point(body, port, max(port, 0), count)
        side = ports.leaving if port == OUT else ports.entering
        if port == OUT:
            place = ports.leaving_port(body, row)
        else:
            edge = cables.rows.get((id_, port))
            place = ports.waiting_port((row, port)) if edge is None else int(ports.heads[edge])
        if place == NO_PORT:
            return _pair(self.bodies.centres[body])
        return self._rim_point(body, port, int(side.places[place]), int(side.counts[place]))

    def _rim_point(self, body: int, port: int, place: int, count: int) -> Position:
        """Where on a body's rim its output or operand is that has this place among so many."""
        if port == OUT:
            return self._output_point(body, place, count)
        shape = Shape.CIRCLE if self.bodies.circles[body] else Shape.CARD
        centre, size = _pair(self.bodies.centres[body]), _pair(self.bodies.sizes[body])
        return operand_point(centre, size, place, count, shape)

    def _output_point(self, body: int, place: int, count: int) -> Position:
        centres, sizes = self.bodies.centres[body : body + 1], self.bodies.sizes[body : body + 1]
        return _pair(spread_outputs(centres, sizes, np.array([place]), np.array([count]))[0])

    def operands_at(self, id_: str, port: int) -> tuple[EdgeKey, ...]:
        """The operands whose wires end where this one's does: on a closed group all that take one value."""
        edge = self.cables.rows.get((id_, port))
        shared = NO_PORT if edge is None else int(self.cables.card_ports.heads[edge])
        if shared == NO_PORT:
            return ((id_, port),)
        return tuple(map(self.cables.key, np.flatnonzero(self.cables.card_ports.heads == shared).tolist()))

    def edge_row(self, source: str, target: str, port: int) -> int:
        """The row of an edge; ``NodeError`` or ``PortError`` if there is none."""
        self.graph.node(source)
        self.graph.node(target)
        row = self.cables.rows.get((target, port))
        if row is None or self.cables.edges[row].source != source:
            raise PortError(
                'there is no edge from "{source}" to port {port} of "{target}"',
                source=source,
                target=target,
                port=port,
            )
        return row


def _pair(point: Array) -> Position:
    return float(point[0]), float(point[1])
