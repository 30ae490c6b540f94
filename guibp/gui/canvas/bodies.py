"""Bodies: every node and every closed group as a row in arrays of places, sizes and looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from guibp.drawing.placement import Placement
from guibp.drawing.shapes import NAME_DROP, NAME_HEIGHT, Shape, Size
from guibp.gui.canvas.measures import Look, LookKey, Measure, measure_card, measure_node
from guibp.gui.canvas.view import Array, Bounds
from guibp.model.graph import Graph
from guibp.model.records import Node

Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]

NOT_ZOOMED: Mapping[str, Bounds] = MappingProxyType({})
NAME_ROOM_BELOW = NAME_DROP + NAME_HEIGHT / 2
"""How far the id below a circle reaches down from its centre."""


class Bodies:
    """All bodies of a graph: first a row for each node, then one for each closed group on show.

    ``shown`` is false for nodes inside a closed group; ``body_of`` gives the row of the body in which
    a node is seen, its own or that of the closed group.
    """

    def __init__(
        self,
        graph: Graph,
        placement: Placement,
        former: Bodies | None = None,
        outlines: Mapping[str, Bounds] = NOT_ZOOMED,
    ) -> None:
        """Read a graph; ``former`` bodies spare the measuring of nodes that they had already.

        ``outlines`` are the frames of open groups that the view shows closed, each in the room it has.
        """
        self._graph, self.outlines = graph, outlines
        self.nodes: tuple[Node, ...] = graph.node_records
        same = former if former is not None and former.nodes is self.nodes else None
        self.rows: dict[str, int] = (
            {node.id: row for row, node in enumerate(self.nodes)} if same is None else same.rows
        )
        holders = _outermost_closed(graph, outlines)
        outermost = frozenset(holders.values())
        self.cards: tuple[str, ...] = tuple(group.id for group in graph.groups if group.id in outermost)
        self.card_rows: dict[str, int] = {id_: len(self.nodes) + k for k, id_ in enumerate(self.cards)}
        self.body_of = self._find_bodies(graph, holders)
        self.members: dict[int, Rows] = self._find_members()
        known = {} if former is None else former.measured
        self.looks: dict[LookKey, Look] = {} if former is None else former.looks
        self.measured: dict[tuple[str, str], Measure] = (
            self._measure_nodes(known) if same is None else same.measured
        )
        self.measured_outlines: dict[tuple[str, Size], Measure] = (
            {} if same is None else same.measured_outlines
        )
        self._take_measures(same)
        self.shown: Flags = np.ones(len(self.measures), dtype=np.bool_)
        self.shown[: len(self.nodes)] = self.body_of == np.arange(len(self.nodes))
        self.centres: Array = np.zeros((len(self.measures), 2))
        self.place(placement.positions())

    def __len__(self) -> int:
        return len(self.measures)

    def _measure_card(self, id_: str, ports: int) -> Measure:
        outline = self.outlines.get(id_)
        return measure_card(id_, ports) if outline is None else self._measure_outline(id_, outline)

    def measure_outlines(self, outlines: Iterable[tuple[str, Bounds]]) -> None:
        """Measure groups that will be shown closed in the room of their frames, so that it is known then."""
        for id_, outline in outlines:
            self._measure_outline(id_, outline)

    def _measure_outline(self, id_: str, outline: Bounds) -> Measure:
        room = outline.width, outline.height
        found = self.measured_outlines.get((id_, room))
        if found is None:
            found = self.measured_outlines[id_, room] = measure_card(id_, 0, room)
        return found

    def _measure_nodes(self, known: Mapping[tuple[str, str], Measure]) -> dict[tuple[str, str], Measure]:
        found, looks = {}, self.looks
        for node in self.nodes:
            key = node.id, node.op
            measure = known.get(key)
            found[key] = measure_node(node, looks) if measure is None else measure
        return found

    def _take_measures(self, former: Bodies | None) -> None:
        """Measure all bodies; of ``former`` bodies with the same nodes only the groups are others."""
        count, cards = len(self.nodes), [self._measure_card(id_, 0) for id_ in self.cards]
        if former is None:
            nodes = [self.measured[node.id, node.op] for node in self.nodes]
            rows = MeasureTable.of(nodes)
            variadic = (node.operation.is_variadic for node in self.nodes)
            self.variadic: Flags = np.fromiter(variadic, np.bool_, count)
        else:
            nodes, self.variadic = former.measures[:count], former.variadic
            rows = former.table_of(count)
        added = MeasureTable.of(cards)
        self.measures: list[Measure] = nodes + cards
        self.names: list[str] = rows.names + added.names
        self.name_widths: Array = np.concatenate((rows.name_widths, added.name_widths))
        self.sizes: Array = np.vstack((rows.sizes, added.sizes))
        self.extents: Array = np.vstack((rows.extents, added.extents))
        self.circles: Flags = np.concatenate((rows.circles, added.circles))
        self.leaves: Flags = np.concatenate((rows.leaves, added.leaves))

    def table_of(self, count: int) -> MeasureTable:
        """The measures of so many bodies, from the first on."""
        return MeasureTable(
            self.names[:count],
            self.name_widths[:count],
            self.sizes[:count],
            self.extents[:count],
            self.circles[:count],
            self.leaves[:count],
        )

    @cached_property
    def kinds(self) -> tuple[Look, ...]:
        """The looks that there are, each once (nodes that look alike have the same one)."""
        return tuple({id(measure.look): measure.look for measure in self.measures}.values())

    @cached_property
    def kind_of(self) -> Rows:
        """Which of the kinds each body is."""
        places = {id(look): place for place, look in enumerate(self.kinds)}
        return np.fromiter((places[id(m.look)] for m in self.measures), np.intp, len(self.measures))

    def place(self, positions: Mapping[str, tuple[float, float]]) -> None:
        """Put nodes at positions; closed groups follow their members."""
        rows = np.fromiter((self.rows[id_] for id_ in positions), np.intp, len(positions))
        self.centres[rows] = np.array(list(positions.values()), dtype=np.float64).reshape(-1, 2)
        self._offsets = self._find_offsets()
        self.center_cards()

    def center_cards(self) -> None:
        """Put every closed group in the middle of its members, or of the frame that it has when open."""
        self.centres[len(self.nodes) :] = self._middles() + self._offsets

    def _middles(self) -> Array:
        """The middle of the members of each closed group, (groups, 2)."""
        if not self.members:
            return np.empty((0, 2))
        inside = self.centres[self._hidden]
        least, most = (extreme.reduceat(inside, self._firsts) for extreme in (np.minimum, np.maximum))
        return np.asarray((least + most) / 2)

    def _find_offsets(self) -> Array:
        """How far from the middle of its members each closed group stands, (groups, 2)."""
        middles = self._middles()
        goals = middles.copy()
        for place, id_ in enumerate(self.cards):
            if id_ in self.outlines:
                goals[place] = self.outlines[id_].center
        return np.asarray(goals - middles)

    def shows_closed(self, group: str) -> bool:
        """Whether a group itself is closed, by hand or by the view."""
        return group in self.outlines or self._graph.group_record(group).collapsed

    def grown_cards(self) -> list[int]:
        """The closed groups that are as tall as their ports need; the rest have the room of their frames."""
        return [row for id_, row in self.card_rows.items() if id_ not in self.outlines]

    def make_room_for_ports(self, row: int, ports: int) -> None:
        """Make a closed group tall enough for so many wires that enter it."""
        measure = self._measure_card(self.cards[row - len(self.nodes)], ports)
        self.measures[row] = measure
        self.sizes[row], self.extents[row] = measure.look.size, measure.extent

    def body_row(self, id_: str) -> int:
        """The row of the body in which a node is seen."""
        return int(self.body_of[self.rows[id_]])

    def ids_in(self, row: int) -> tuple[str, ...]:
        """The nodes that a body stands for: one, or all members of a closed group."""
        if row < len(self.nodes):
            return (self.nodes[row].id,)
        return tuple(self.nodes[member].id for member in self.members[row])

    def card_id(self, row: int) -> str | None:
        """The closed group at a row, or ``None`` for a node."""
        return self.cards[row - len(self.nodes)] if row >= len(self.nodes) else None

    def boxes(self, rows: Rows | slice = slice(None)) -> Array:
        """Left, top, right, bottom of bodies, shape (n, 4), without the id below."""
        centres, halves = self.centres[rows], self.sizes[rows] / 2
        return np.hstack((centres - halves, centres + halves))

    def boxes_with_names(self, rows: Rows) -> Array:
        """Left, top, right, bottom of bodies, shape (n, 4), with the ids below."""
        centres, extents = self.centres[rows], self.extents[rows]
        return np.hstack((centres - extents[:, :2], centres + extents[:, 2:]))

    def bounds(self, ids: Iterable[str] | None = None) -> Bounds | None:
        """What the given nodes, or all, take up, ids below included; ``None`` without any."""
        if ids is None:
            return self.bounds_of(np.flatnonzero(self.shown))
        rows = sorted({self.body_row(id_) for id_ in ids if id_ in self.rows})
        return self.bounds_of(np.array(rows, dtype=np.intp))

    def bounds_of(self, rows: Rows) -> Bounds | None:
        """What some bodies take up, ids below included; ``None`` without any."""
        if not len(rows):
            return None
        boxes = self.boxes_with_names(rows)
        return Bounds(*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist())

    def visible(self, area: Bounds) -> Rows:
        """The rows of the shown bodies that reach into an area, ids below included."""
        least, most = self.centres - self.extents[:, :2], self.centres + self.extents[:, 2:]
        inside = (most[:, 0] >= area.left) & (least[:, 0] <= area.right)
        inside &= (most[:, 1] >= area.top) & (least[:, 1] <= area.bottom)
        return np.flatnonzero(inside & self.shown)

    def _find_bodies(self, graph: Graph, holders: Mapping[str, str]) -> Rows:
        found = np.arange(len(self.nodes), dtype=np.intp)
        for group in graph.groups:
            if group.id in holders:
                card = self.card_rows[holders[group.id]]
                found[[self.rows[member] for member in group.members if member in self.rows]] = card
        return found

    def _find_members(self) -> dict[int, Rows]:
        """The rows of the nodes in each closed group, in order; every one has some."""
        hidden = np.flatnonzero(self.body_of >= len(self.nodes))
        self._hidden = hidden[np.argsort(self.body_of[hidden], kind="stable")]
        cards = np.array(list(self.card_rows.values()), dtype=np.intp)
        self._firsts = np.searchsorted(self.body_of[self._hidden], cards)
        parts = np.split(self._hidden, self._firsts[1:]) if len(cards) else []
        return dict(zip(cards.tolist(), parts, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class MeasureTable:
    """Measures of bodies as arrays."""

    names: list[str]
    name_widths: Array
    sizes: Array
    extents: Array
    circles: Flags
    leaves: Flags

    @classmethod
    def of(cls, measures: list[Measure]) -> MeasureTable:
        count, looks = len(measures), [measure.look for measure in measures]
        shapes = [look.shape for look in looks]
        circles = np.fromiter((shape is Shape.CIRCLE for shape in shapes), np.bool_, count)
        cards = np.fromiter((shape is Shape.CARD for shape in shapes), np.bool_, count)
        return cls(
            [measure.name for measure in measures],
            np.fromiter((m.name_width for m in measures), np.float64, count),
            np.array([look.size for look in looks], dtype=np.float64).reshape(-1, 2),
            np.array([m.extent for m in measures], dtype=np.float64).reshape(-1, 4),
            circles,
            ~circles & ~cards,
        )


def _outermost_closed(graph: Graph, outlines: Collection[str]) -> dict[str, str]:
    """Group -> the outermost closed group that holds it or is it; open ones are left out."""
    found: dict[str, str] = {}
    for group in graph.groups:
        current: str | None = group.id
        outermost = None
        while current is not None:
            if current in outlines or graph.group_record(current).collapsed:
                outermost = current
            current = graph.group_of(current)
        if outermost is not None:
            found[group.id] = outermost
    return found
