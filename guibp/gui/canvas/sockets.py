"""Sockets: every place where a wire can begin or end, as arrays for hit testing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guibp.drawing.ports import operand_points, output_points
from guibp.gui.canvas.bodies import Bodies, Flags, Rows
from guibp.gui.canvas.cables import Cables
from guibp.gui.canvas.view import Array

OUT = -1
"""The port number that stands for a node's output."""
_MOST_GAPS = 16
"""So many missing operands of one node are offered; the format allows a million."""


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
    """The sockets of all nodes that are shown themselves; closed groups offer none."""

    def __init__(self, bodies: Bodies, cables: Cables) -> None:
        self._bodies, self._cables = bodies, cables
        own = np.flatnonzero(bodies.shown[: len(bodies.nodes)])
        taken = np.flatnonzero(bodies.shown[cables.targets]) if len(cables) else np.empty(0, np.intp)
        free = self._find_free(own)
        self.nodes: Rows = np.concatenate((cables.targets[taken], free[:, 0], own))
        self.ports: Rows = np.concatenate((cables.ports[taken], free[:, 1], np.full(len(own), OUT)))
        self.taken: Flags = np.zeros(len(self.nodes), dtype=np.bool_)
        self.taken[: len(taken)] = True
        required = cables.operand_counts[self.nodes] > self.ports
        self.waiting: Rows = np.flatnonzero(~self.taken & (self.ports != OUT) & required)
        """The rows of required operands that have no wire."""

    def points(self, rows: Rows | slice = slice(None)) -> Array:
        """Where sockets are now, shape (n, 2), in scene units: all, or those in some rows."""
        bodies, nodes, ports = self._bodies, self.nodes[rows], self.ports[rows]
        outs = ports == OUT
        centres, sizes = bodies.centres[nodes], bodies.sizes[nodes]
        counts = self._cables.operand_counts[nodes]
        points: Array = operand_points(centres, sizes, ports, counts, bodies.circles[nodes])
        points[outs] = output_points(centres[outs], sizes[outs])
        return points

    def socket(self, row: int, point: Array) -> Socket:
        """The socket in a row of ``points()``."""
        node = self._bodies.nodes[self.nodes[row]].id
        return Socket(node, int(self.ports[row]), (float(point[0]), float(point[1])))

    def _find_free(self, own: Rows) -> Rows:
        """Node rows and ports without an edge, shape (n, 2); of add and multiply one after the last."""
        counts = self._cables.operand_counts
        wired: dict[int, set[int]] = {}
        for target, port in zip(self._cables.targets.tolist(), self._cables.ports.tolist(), strict=True):
            wired.setdefault(target, set()).add(port)
        free: list[tuple[int, int]] = []
        for row in own.tolist():
            count, taken = int(counts[row]), wired.get(row, set())
            if len(taken) < count:
                gaps = (port for port in range(count) if port not in taken)
                free.extend((row, port) for port, _ in zip(gaps, range(_MOST_GAPS), strict=False))
            if self._bodies.nodes[row].operation.is_variadic:
                free.append((row, count))
        return np.array(free, dtype=np.intp).reshape(-1, 2)
