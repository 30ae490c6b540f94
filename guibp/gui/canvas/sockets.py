"""Sockets: every place where a wire can begin or end, as arrays for hit testing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.ports import operand_points, spread_outputs
from guibp.gui.canvas.bodies import Bodies, Flags, Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.card_ports import missing_operands
from guibp.gui.canvas.view import Array

OUT = -1
"""The port number that stands for a node's output."""


@dataclass(frozen=True, slots=True)
class Socket:
    """One socket: its node, the operand number or ``OUT``, and where it is in the scene."""

    node: str
    port: int
    point: tuple[float, float]

    @property
    def is_output(self) -> bool:
        """Whether wires begin here."""
        return self.port == OUT


class Sockets:
    """The sockets of all nodes that are shown themselves, and the ports of closed groups.

    ``nodes`` and ``ports`` say what a socket stands for, ``hosts`` the body on whose rim it is, and
    ``slots`` and ``counts`` which place it has there among how many.
    """

    def __init__(self, bodies: Bodies, cables: Cables) -> None:
        self._bodies, self._cables = bodies, cables
        own = np.flatnonzero(bodies.shown[: len(bodies.nodes)])
        taken, free = np.flatnonzero(cables.shown), self._find_free(own)
        inside, leaving = cables.card_ports.waiting, cables.card_ports.leaving
        outs = np.concatenate((own, leaving.nodes))
        self.nodes: Rows = np.concatenate((cables.targets[taken], free[:, 0], inside[:, 0], outs))
        self.ports: Rows = np.concatenate(
            (cables.ports[taken], free[:, 1], inside[:, 1], np.full(len(outs), OUT))
        )
        self.hosts: Rows = bodies.body_of[self.nodes]
        self.taken: Flags = np.zeros(len(self.nodes), dtype=np.bool_)
        self.taken[: len(taken)] = True
        required = cables.operand_counts[self.nodes] > self.ports
        self.waiting: Rows = np.flatnonzero(~self.taken & (self.ports != OUT) & required)
        """The rows of required operands that have no wire."""
        self.slots, self.counts = self._find_slots(taken, len(free))

    def points(self, rows: Rows | slice = slice(None)) -> Array:
        """Where sockets are now, shape (n, 2), in scene units: all, or those in some rows."""
        bodies, hosts, slots, counts = self._bodies, self.hosts[rows], self.slots[rows], self.counts[rows]
        outs = self.ports[rows] == OUT
        centres, sizes = bodies.centres[hosts], bodies.sizes[hosts]
        points: Array = operand_points(centres, sizes, slots, counts, bodies.circles[hosts])
        points[outs] = spread_outputs(centres[outs], sizes[outs], slots[outs], counts[outs])
        return points

    def socket(self, row: int, point: Array) -> Socket:
        """The socket in a row of ``points()``."""
        node = self._bodies.nodes[self.nodes[row]].id
        return Socket(node, int(self.ports[row]), (float(point[0]), float(point[1])))

    def _find_slots(self, taken: Rows, free: int) -> tuple[Rows, Rows]:
        """The places of the sockets, in their order: of wires, of free operands, and within closed groups."""
        outs, cables, ports = self.ports == OUT, self._cables, self._cables.card_ports
        slots = np.where(outs, 0, self.ports)
        counts = np.where(outs, 1, cables.operand_counts[self.nodes])
        slots[: len(taken)], counts[: len(taken)] = cables.slots[taken], cables.counts[taken]
        inside = slice(len(taken) + free, len(taken) + free + len(ports.waiting))
        slots[inside] = ports.entering.places[ports.waiting_ports]
        counts[inside] = ports.entering.counts[ports.waiting_ports]
        out = slice(len(slots) - len(ports.leaving), len(slots))
        slots[out], counts[out] = ports.leaving.places, ports.leaving.counts
        return slots, counts

    def _find_free(self, own: Rows) -> Rows:
        """Node rows and ports without an edge, shape (n, 2); of add and multiply one after the last."""
        missing = missing_operands(self._cables.wired, own)
        more = own[self._bodies.variadic[own]]
        offered = np.column_stack((more, self._cables.operand_counts[more]))
        free = np.vstack((missing, offered))
        return free[np.lexsort((free[:, 1], free[:, 0]))]
