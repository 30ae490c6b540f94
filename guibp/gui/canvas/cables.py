"""Cables: every edge as a row in arrays, with its curve and the places of its two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from guibp.drawing.ports import operand_points, spread_outputs
from guibp.drawing.wires import Wires, bounding_boxes, points_at, route_wires
from guibp.gui.canvas.bodies import Bodies, Flags, Rows
from guibp.gui.canvas.card_ports import NO_PORT, CardPorts, Wired, find_card_ports
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.graph import Graph
from guibp.model.records import Edge

EdgeKey = tuple[str, int]
LABEL_ROOM = 40.0
"""How far a number may reach beyond the box of its wire."""


class Cables:
    """All edges of a graph in the graph's order; those inside one closed group are not shown.

    ``counts`` is the number of operands that have a place at the target (at a closed group: of its
    ports on the left), ``slots`` the place that the edge takes among them; ``out_counts`` and
    ``out_slots`` the same for outputs at the source.
    """

    def __init__(
        self, graph: Graph, bodies: Bodies, output: str | None = None, former: Cables | None = None
    ) -> None:
        """Read a graph; ``former`` cables of the same graph spare the reading of the edges."""
        self.bodies = bodies
        self.edges: tuple[Edge, ...] = graph.edges
        self.rows: dict[EdgeKey, int]
        self.wired: Wired
        if former is not None and former.edges is self.edges and former.bodies.nodes is bodies.nodes:
            self.rows, self.wired = former.rows, former.wired
        else:
            self.rows = {(edge.target, edge.port): row for row, edge in enumerate(self.edges)}
            self.wired = _wire(self.edges, bodies)
        self.sources, self.targets, self.ports = self.wired.sources, self.wired.targets, self.wired.ports
        self.operand_counts = self.wired.operand_counts
        count, rows = len(self.edges), bodies.rows
        self.tails: Rows = bodies.body_of[self.sources]
        self.heads: Rows = bodies.body_of[self.targets]
        self.shown: Flags = self.tails != self.heads
        self.slots, self.counts = self.ports.copy(), self.operand_counts[self.targets]
        self.out_slots, self.out_counts = np.zeros(count, dtype=np.intp), np.ones(count, dtype=np.intp)
        self.card_ports = find_card_ports(bodies, self.wired, None if output is None else rows[output])
        self._take_slots(self.card_ports)
        self.wire_of: Rows = self._find_wires()
        """The first of the edges that are drawn as one wire, (m,): they end at one port of a closed group."""
        self._ports = self._find_ports()
        self.wires = self._route(np.arange(count))
        self.boxes: Array = bounding_boxes(self.wires)
        self.in_hand: Rows = np.empty(0, dtype=np.intp)
        """The edges that move now; the rest stay where they are meanwhile."""
        self.rest = object()
        """Another one whenever an edge moved that is not in hand: what is drawn of these can be kept."""

    def __len__(self) -> int:
        return len(self.edges)

    def key(self, row: int) -> EdgeKey:
        """How an edge is named: its target and port."""
        edge = self.edges[row]
        return edge.target, edge.port

    def touching(self, rows: Rows) -> Rows:
        """The edges that begin or end at these bodies."""
        marked = np.zeros(len(self.bodies), dtype=np.bool_)
        marked[rows] = True
        return np.flatnonzero(marked[self.tails] | marked[self.heads])

    def reroute(self, rows: Rows) -> None:
        """Draw some edges anew, after their ends moved."""
        if rows is not self.in_hand:
            self.rest = object()
        fresh = self._route(rows)
        for name in ("starts", "firsts", "seconds", "bends", "ends"):
            getattr(self.wires, name)[rows] = getattr(fresh, name)
        self.boxes[rows] = bounding_boxes(fresh)

    def take_in_hand(self, rows: Rows) -> None:
        """From now on these edges move."""
        self.in_hand, self.rest = rows, object()

    def let_go(self) -> None:
        """No edge is in hand any more."""
        self.take_in_hand(np.empty(0, dtype=np.intp))

    def shown_from(self, id_: str) -> tuple[Edge, ...]:
        """The edges on show that begin at a node; those within a closed group are left out."""
        rows = np.flatnonzero((self.sources == self.bodies.rows[id_]) & self.shown)
        return tuple(self.edges[row] for row in rows.tolist())

    def visible(self, area: Bounds) -> Rows:
        """The rows of the shown edges that, or whose numbers, may reach into an area."""
        area = area.grown(LABEL_ROOM)
        left, top, right, bottom = self.boxes.T
        inside = (right >= area.left) & (left <= area.right) & (bottom >= area.top) & (top <= area.bottom)
        return np.flatnonzero(inside & self.shown)

    def point_on(self, row: int, share: float) -> tuple[float, float]:
        """A point on the drawn wire, by the share of the way from its source, 0 to 1."""
        point = points_at(self.wires.part(np.array([row])), share)[0]
        return float(point[0]), float(point[1])

    def _take_slots(self, ports: CardPorts) -> None:
        """Have the edges of closed groups end and begin at the ports of these, which get room for them."""
        for taken, side, slots, counts in (
            (ports.heads, ports.entering, self.slots, self.counts),
            (ports.tails, ports.leaving, self.out_slots, self.out_counts),
        ):
            edges = np.flatnonzero(taken != NO_PORT)
            slots[edges], counts[edges] = side.places[taken[edges]], side.counts[taken[edges]]
        for card in self.bodies.grown_cards():
            self.bodies.make_room_for_ports(card, ports.most(card))

    def _find_wires(self) -> Rows:
        first = np.arange(len(self.edges))
        shared = np.flatnonzero(self.card_ports.heads != NO_PORT)
        _, firsts, wires = np.unique(self.card_ports.heads[shared], return_index=True, return_inverse=True)
        first[shared] = shared[firsts][wires]
        return first

    @cached_property
    def drawn(self) -> Flags:
        """Which edges are shown and drawn themselves: of those on one wire the first."""
        return np.asarray(self.shown & (self.wire_of == np.arange(len(self))))

    @cached_property
    def bundles(self) -> Mapping[int, Rows]:
        """The edges on each wire that stands for several, by the first."""
        firsts = np.unique(self.wire_of[self.shown & ~self.drawn])
        edges = np.flatnonzero(np.isin(self.wire_of, firsts))
        edges = edges[np.argsort(self.wire_of[edges], kind="stable")]
        ends = np.searchsorted(self.wire_of[edges], firsts)
        parts = np.split(edges, ends[1:]) if len(firsts) else []
        return dict(zip(firsts.tolist(), parts, strict=True))

    def one_of_each(self, rows: Rows) -> Rows:
        """The first edges of the wires on which some edges are, each once and in their order."""
        if not self.bundles:
            return rows
        firsts = self.wire_of[rows]
        return firsts[np.sort(np.unique(firsts, return_index=True)[1])]

    def _find_ports(self) -> tuple[Array, Array]:
        """How far from the centres of their bodies edges begin and end, both (n, 2): that never changes."""
        sizes, nowhere = self.bodies.sizes, np.zeros((len(self), 2))
        circles = self.bodies.circles[self.heads]
        return (
            spread_outputs(nowhere, sizes[self.tails], self.out_slots, self.out_counts),
            operand_points(nowhere, sizes[self.heads], self.slots, self.counts, circles),
        )

    def _route(self, rows: Rows) -> Wires:
        centres, (outputs, operands) = self.bodies.centres, self._ports
        starts = centres[self.tails[rows]] + outputs[rows]
        return route_wires(starts, centres[self.heads[rows]] + operands[rows])


def _wire(edges: tuple[Edge, ...], bodies: Bodies) -> Wired:
    """The edges as arrays; for each node, the number of operands that have a place: required and wired."""
    count, rows = len(edges), bodies.rows
    sources: Rows = np.fromiter((rows[edge.source] for edge in edges), np.intp, count)
    targets: Rows = np.fromiter((rows[edge.target] for edge in edges), np.intp, count)
    ports: Rows = np.fromiter((edge.port for edge in edges), np.intp, count)
    required = (len(node.operation.operands) for node in bodies.nodes)
    counts = np.fromiter(required, np.intp, len(bodies.nodes))
    np.maximum.at(counts, targets, ports + 1)
    return Wired(sources, targets, ports, counts)
